Feature: The properties of a derived conversation
  The reference's table says there are none; its samples show thirteen. The samples hold:
  a derived conversation has the properties of a conversation.

  @DC-GET-CONTENT
  Rule: The answer contains the properties of a conversation

    @dc-properties-1 @reads
    Scenario Outline: Properties between two people, as <format>
      Given a derived conversation
      When the caller retrieves its derived conversation as <format>
      Then it has these properties:
        | property          | type          | values                                                                                           | present       |
        | rel               | enum          | conversation                                                                                     | always        |
        | activeModalities  | list of enums | ApplicationSharing, Audio, DataCollaboration, Messaging, PanoramicVideo, Video                   | always        |
        | audienceMessaging | enum          | Disabled, Enabled, Unknown                                                                       | in the sample |
        | audienceMute      | enum          | Disabled, Enabled, Unknown                                                                       | in the sample |
        | created           | date          |                                                                                                  | in the sample |
        | expirationTime    | date          |                                                                                                  | in the sample |
        | importance        | enum          | Emergency, Normal, Urgent                                                                        | always        |
        | participantCount  | count         |                                                                                                  | in the sample |
        | readLocally       | boolean       |                                                                                                  | in the sample |
        | recording         | boolean       |                                                                                                  | always        |
        | state             | enum          | Conferenced, Conferencing, Connected, Connecting, Disconnected, Disconnecting, Incoming, InLobby | always        |
        | subject           | text          |                                                                                                  | where given   |
        | threadId          | text          |                                                                                                  | always        |

      Examples:
        | format |
        | JSON   |
        | XML    |

    @dc-properties-2 @stages
    Scenario Outline: Properties once grown into a conference, as <format>
      Given a derived conversation
      And it has become a conference
      When the caller retrieves its derived conversation as <format>
      Then it has these properties:
        | property          | type          | values                                                                                           | present     |
        | rel               | enum          | conversation                                                                                     | always      |
        | activeModalities  | list of enums | ApplicationSharing, Audio, DataCollaboration, Messaging, PanoramicVideo, Video                   | always      |
        | audienceMessaging | enum          | Disabled, Enabled, Unknown                                                                       | where given |
        | audienceMute      | enum          | Disabled, Enabled, Unknown                                                                       | where given |
        | created           | date          |                                                                                                  | where given |
        | expirationTime    | date          |                                                                                                  | where given |
        | importance        | enum          | Emergency, Normal, Urgent                                                                        | always      |
        | participantCount  | count         |                                                                                                  | where given |
        | readLocally       | boolean       |                                                                                                  | where given |
        | recording         | boolean       |                                                                                                  | always      |
        | state             | enum          | Conferenced, Conferencing, Connected, Connecting, Disconnected, Disconnecting, Incoming, InLobby | always      |
        | subject           | text          |                                                                                                  | where given |
        | threadId          | text          |                                                                                                  | always      |

      Examples:
        | format |
        | JSON   |
        | XML    |
