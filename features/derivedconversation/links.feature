Feature: The links of a derived conversation
  The reference's table lists one link, its samples show eighteen. Only the link to itself is
  always required; a link that is missing is one the caller may not use now.

  @DC-GET-CONTENT
  Rule: The answer contains the links of a conversation

    @dc-links-1 @reads
    Scenario Outline: Links between two people, as <format>
      Given a derived conversation
      When the caller retrieves its derived conversation as <format>
      Then it offers these links:
        | link                     | present       |
        | self                     | always        |
        | addParticipant           | in the sample |
        | applicationSharing       | in the sample |
        | attendees                | in the sample |
        | audioVideo               | in the sample |
        | dataCollaboration        | in the sample |
        | disableAudienceMessaging | in the sample |
        | disableAudienceMuteLock  | in the sample |
        | enableAudienceMessaging  | in the sample |
        | enableAudienceMuteLock   | in the sample |
        | leaders                  | in the sample |
        | lobby                    | in the sample |
        | localParticipant         | in the sample |
        | messaging                | in the sample |
        | onlineMeeting            | in the sample |
        | participants             | in the sample |
        | phoneAudio               | in the sample |
        | userAcknowledged         | in the sample |
      And its links lead to:
        | relation           | leads to                      |
        | applicationSharing | applicationSharing            |
        | attendees          | attendees                     |
        | audioVideo         | audioVideo                    |
        | dataCollaboration  | dataCollaboration             |
        | leaders            | leaders                       |
        | lobby              | lobby                         |
        | localParticipant   | localParticipant, participant |
        | messaging          | messaging                     |
        | onlineMeeting      | onlineMeeting                 |
        | participants       | participants                  |
        | phoneAudio         | phoneAudio                    |

      Examples:
        | format |
        | JSON   |
        | XML    |

    @dc-links-2 @stages
    Scenario Outline: Links once grown into <conference>, as <format>
      Given a derived conversation
      And it has become <conference>
      When the caller retrieves its derived conversation as <format>
      Then it offers these links:
        | link                     | present     |
        | self                     | always      |
        | addParticipant           | where given |
        | applicationSharing       | where given |
        | attendees                | where given |
        | audioVideo               | where given |
        | dataCollaboration        | where given |
        | disableAudienceMessaging | where given |
        | disableAudienceMuteLock  | where given |
        | enableAudienceMessaging  | where given |
        | enableAudienceMuteLock   | where given |
        | leaders                  | where given |
        | lobby                    | where given |
        | localParticipant         | where given |
        | messaging                | where given |
        | onlineMeeting            | where given |
        | participants             | where given |
        | phoneAudio               | where given |
      And it is a conference of the caller, the answerer and the callee
      And its links lead to:
        | relation           | leads to                      |
        | applicationSharing | applicationSharing            |
        | attendees          | attendees                     |
        | audioVideo         | audioVideo                    |
        | dataCollaboration  | dataCollaboration             |
        | leaders            | leaders                       |
        | lobby              | lobby                         |
        | localParticipant   | localParticipant, participant |
        | messaging          | messaging                     |
        | onlineMeeting      | onlineMeeting                 |
        | participants       | participants                  |
        | phoneAudio         | phoneAudio                    |

      Examples:
        | example              | conference                         | format |
        | open audience, JSON  | a conference                       | JSON   |
        | open audience, XML   | a conference                       | XML    |
        | muted audience, JSON | a conference with a muted audience | JSON   |
        | muted audience, XML  | a conference with a muted audience | XML    |
