Feature: How a derived modality comes about
  What was added to a conversation is served by another one, when not the callee but the
  answerer answered. The invitation names the modality that was derived.

  @DM-CREATED-OTHER
  Rule: Messaging that the answerer accepts is derived

    @dm-creation-1 @stages
    Scenario Outline: Messaging added and accepted by the answerer, read as <format>
      Given an invitation to add messaging
      And the answerer answered it through an administrator's rule
      When the caller retrieves the invitation as <format>
      Then it leads to a derived modality

      Examples:
        | format |
        | JSON   |
        | XML    |

    @dm-creation-2 @stages
    Scenario Outline: No derived modality when the callee accepts messaging, <format>
      Given an invitation to add messaging
      And it was answered by the callee
      When the caller retrieves the invitation as <format>
      Then it leads to no derived modality
      And its "conversation" link leads to the original conversation

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DM-CREATED-ALONE
  Rule: An invitation to messaging names the derived modality and not the conversation

    @dm-creation-3 @reads
    Scenario Outline: The derived messaging without its conversation, <format>
      Given a derived conversation with messaging
      When the caller retrieves the invitation as <format>
      Then its "derivedMessaging" link leads to the derived modality
      And it has no "derivedConversation" link

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DM-CREATED-ADDED
  Rule: Messaging is added to a conversation that exists already

    @dm-creation-4 @stages
    Scenario Outline: No derived modality when messaging starts a conversation, <format>
      Given an invitation to start messaging
      And the answerer answered it through an administrator's rule
      When the caller retrieves the invitation as <format>
      Then it leads to no derived modality

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DM-CREATED-FAILED
  Rule: An invitation to messaging that failed leads to no derived modality

    @dm-creation-5 @stages
    Scenario Outline: An invitation to add messaging that <fate>, <format>
      Given an invitation to add messaging
      And it <fate>
      When the caller retrieves the invitation as <format>
      Then it leads to no derived modality

      Examples:
        | example          | fate                | format |
        | declined, JSON   | was declined        | JSON   |
        | declined, XML    | was declined        | XML    |
        | cancelled, JSON  | was cancelled       | JSON   |
        | cancelled, XML   | was cancelled       | XML    |
        | unanswered, JSON | was left unanswered | JSON   |
        | unanswered, XML  | was left unanswered | XML    |

  @DM-CREATED-PENDING
  Rule: An invitation to messaging that nobody accepted yet leads to no derived modality

    @dm-creation-6 @stages
    Scenario Outline: A pending invitation to add messaging, <format>
      Given an invitation to add messaging
      And it is still pending
      When the caller retrieves the invitation as <format>
      Then it leads to no derived modality

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DP-CREATED-OTHER
  Rule: Phone audio that the answerer answers is derived

    @dp-creation-1 @stages
    Scenario Outline: <modality> added and answered by the answerer through <route>, <format>
      Given an invitation to add <modality>
      And the answerer answered it through <route>
      When the caller retrieves the invitation as <format>
      Then it leads to a derived modality

      Examples:
        | example                         | modality    | route             | format |
        | phone audio by forwarding, JSON | phone audio | call forwarding   | JSON   |
        | phone audio by forwarding, XML  | phone audio | call forwarding   | XML    |
        | phone audio by ringing, JSON    | phone audio | simultaneous ring | JSON   |
        | phone audio by ringing, XML     | phone audio | simultaneous ring | XML    |

  @DA-CREATED-OTHER
  Rule: Audio and video that the answerer answers are derived

    @da-creation-1 @stages
    Scenario Outline: <modality> added and answered by the answerer through <route>, <format>
      Given an invitation to add <modality>
      And the answerer answered it through <route>
      When the caller retrieves the invitation as <format>
      Then it leads to a derived modality

      Examples:
        | example                             | modality        | route             | format |
        | audio by forwarding, JSON           | audio           | call forwarding   | JSON   |
        | audio by forwarding, XML            | audio           | call forwarding   | XML    |
        | audio by ringing, JSON              | audio           | simultaneous ring | JSON   |
        | audio by ringing, XML               | audio           | simultaneous ring | XML    |
        | audio and video by forwarding, JSON | audio and video | call forwarding   | JSON   |
        | audio and video by forwarding, XML  | audio and video | call forwarding   | XML    |
        | audio and video by ringing, JSON    | audio and video | simultaneous ring | JSON   |
        | audio and video by ringing, XML     | audio and video | simultaneous ring | XML    |
