Feature: The events around a derived conversation
  While the modality is added, rings and is answered, each participant's event channel tells
  what happens. What the caller learns from its channel leads to the derived conversation.

  @DC-EVENT-STARTED
  Rule: The invitation's start is announced under the address its creation returned

    @dc-events-1 @stages
    Scenario Outline: The caller learns that its invitation to add <modality> started
      Given an invitation to add <modality>
      And the answerer answered it through call forwarding
      When the caller reads the event channel
      Then these events arrived:
        | sender        | event          | type    | of             | status | times |
        | communication | the invitation | started | the invitation |        |     1 |

      Examples:
        | modality    |
        | audio       |
        | phone audio |

  @DC-EVENT-COMPLETED
  Rule: The invitation completes once, with success, under the operation the caller chose

    @dc-events-2 @stages
    Scenario Outline: The caller learns that its invitation was answered: <example>
      Given an invitation to add <modality>
      And the answerer answered it through <route>
      When the caller reads the event channel
      Then these events arrived:
        | sender        | event          | type      | of             | status  | times |
        | communication | the invitation | completed | the invitation | Success |     1 |
      And the invitation it shows carries the caller's operation

      Examples:
        | example          | modality    | route             |
        | audio, forwarded | audio       | call forwarding   |
        | audio, ringing   | audio       | simultaneous ring |
        | phone audio      | phone audio | call forwarding   |

  @DC-EVENT-FAILED
  Rule: An invitation that failed says so when it completes

    @dc-events-3 @stages
    Scenario Outline: The caller learns that its invitation <fate>
      Given an invitation to add audio
      And it <fate>
      When the caller reads the event channel
      Then these events arrived:
        | sender        | event          | type      | of             | status  | times |
        | communication | the invitation | completed | the invitation | Failure |     1 |

      Examples:
        | fate                |
        | was declined        |
        | was cancelled       |
        | was left unanswered |

  @DC-EVENT-ADDED
  Rule: The derived conversation is announced as a new conversation

    @dc-events-4 @stages
    Scenario Outline: The caller learns of the derived conversation, <modality> through <route>
      Given an invitation to add <modality>
      And the answerer answered it through <route>
      When the caller reads the event channel
      Then these events arrived:
        | sender        | event        | type  | of                       | status | times |
        | communication | conversation | added | its derived conversation |        |     1 |

      Examples:
        | example          | modality    | route             |
        | audio, forwarded | audio       | call forwarding   |
        | audio, ringing   | audio       | simultaneous ring |
        | phone audio      | phone audio | call forwarding   |

    @dc-events-5 @stages
    Scenario: When the callee answers, only the original conversation is announced
      Given an invitation to add audio
      And it was answered by the callee
      When the caller reads the event channel
      Then these events arrived:
        | sender        | event        | type  | of                        | status | times |
        | communication | conversation | added | the original conversation |        |     1 |
        | communication | conversation | added | any                       |        |     1 |

  @DC-EVENT-MODALITY
  Rule: The derived conversation announces its participants and its modality

    @dc-events-6 @stages
    Scenario: The caller learns who and what is in the derived conversation
      Given a derived conversation
      When the caller reads the event channel
      Then these events arrived:
        | sender                   | event            | type    | of                   | status | times |
        | its derived conversation | localParticipant | added   | any                  |        |     1 |
        | its derived conversation | participant      | added   | any                  |        |     1 |
        | its derived conversation | audioVideo       | updated | the derived modality |        |     1 |

  @DC-EVENT-ACCEPTED
  Rule: The completed invitation names the one participant who accepted it

    @dc-events-7 @stages
    Scenario Outline: The answerer accepted <modality>, <format>
      Given an invitation to add <modality>
      And the answerer answered it through call forwarding
      When the caller retrieves the invitation as <format>
      Then it was accepted by the answerer

      Examples:
        | example           | modality    | format |
        | audio, JSON       | audio       | JSON   |
        | audio, XML        | audio       | XML    |
        | phone audio, JSON | phone audio | JSON   |
        | phone audio, XML  | phone audio | XML    |

    @dc-events-8 @stages
    Scenario Outline: The callee accepted, <format>
      Given an invitation to add audio
      And it was answered by the callee
      When the caller retrieves the invitation as <format>
      Then it was accepted by the callee

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DC-EVENT-CALLEE
  Rule: The callee's invitation ends because the answerer answered

    @dc-events-9 @stages
    Scenario: The callee learns that its invitation was answered elsewhere
      Given an invitation to add audio
      And the answerer answered it through simultaneous ring
      When the callee reads the event channel
      Then these events arrived:
        | sender        | event                | type      | of  | status  | times |
        | communication | audioVideoInvitation | completed | any | Failure |     1 |

  @DC-EVENT-FORWARDED
  Rule: The answerer's invitation says who forwarded it

    @dc-events-10 @stages
    Scenario: The answerer learns that the callee forwarded the invitation
      Given an invitation to add audio
      And the answerer answered it through call forwarding
      When the answerer reads the event channel
      Then these events arrived:
        | sender        | event                | type    | of  | status | times |
        | communication | audioVideoInvitation | started | any |        |     1 |
      And the invitation it shows was forwarded by the callee

  @DC-EVENT-DELETED
  Rule: The end of the derived conversation is announced

    @dc-events-11 @stages
    Scenario: The caller learns that its derived conversation is gone
      Given a derived conversation
      And the caller has deleted its derived conversation
      When the caller reads the event channel
      Then these events arrived:
        | sender        | event        | type    | of                       | status | times |
        | communication | conversation | deleted | its derived conversation |        |     1 |
        | communication | conversation | deleted | any                      |        |     1 |
