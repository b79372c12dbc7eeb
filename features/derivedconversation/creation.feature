Feature: How a derived conversation comes about
  Two people converse, the caller adds a modality, and not the callee but the answerer answers
  the invitation. The modality is then served by a conversation of its own: the derived one.

  @DC-CREATED-OTHER
  Rule: An answer that is not the callee's creates a derived conversation

    @dc-creation-1 @stages
    Scenario Outline: <modality> added and answered by the answerer, read as <format>
      Given an invitation to add <modality>
      And the answerer answered it through <route>
      When the caller retrieves the invitation as <format>
      Then it leads to a derived conversation

      Examples:
        | example                         | modality    | route           | format |
        | audio by forwarding, JSON       | audio       | call forwarding | JSON   |
        | audio by forwarding, XML        | audio       | call forwarding | XML    |
        | phone audio by forwarding, JSON | phone audio | call forwarding | JSON   |
        | phone audio by forwarding, XML  | phone audio | call forwarding | XML    |

    @dc-creation-2 @stages
    Scenario Outline: No derived conversation when the callee answers <modality>, <format>
      Given an invitation to add <modality>
      And it was answered by the callee
      When the caller retrieves the invitation as <format>
      Then it leads to no derived conversation
      And its "conversation" link leads to the original conversation

      Examples:
        | example           | modality    | format |
        | audio, JSON       | audio       | JSON   |
        | audio, XML        | audio       | XML    |
        | phone audio, JSON | phone audio | JSON   |
        | phone audio, XML  | phone audio | XML    |

  @DC-CREATED-RINGING
  Rule: Simultaneous ringing may be what lets the answerer answer

    @dc-creation-3 @stages
    Scenario Outline: <modality> answered where it rang as well, <format>
      Given an invitation to add <modality>
      And the answerer answered it through simultaneous ring
      When the caller retrieves the invitation as <format>
      Then it leads to a derived conversation

      Examples:
        | example           | modality    | format |
        | audio, JSON       | audio       | JSON   |
        | audio, XML        | audio       | XML    |
        | phone audio, JSON | phone audio | JSON   |
        | phone audio, XML  | phone audio | XML    |

  @DC-CREATED-ADDED
  Rule: The modality is added to a conversation that exists already

    @dc-creation-4 @stages
    Scenario Outline: The invitation still belongs to the original conversation, <format>
      Given a derived conversation
      When the caller retrieves the invitation as <format>
      Then its "conversation" link leads to the original conversation
      And its "derivedConversation" link leads to its derived conversation

      Examples:
        | format |
        | JSON   |
        | XML    |

    @dc-creation-5 @stages
    Scenario Outline: No derived conversation when <modality> starts a conversation, <format>
      Given an invitation to start <modality>
      And the answerer answered it through call forwarding
      When the caller retrieves the invitation as <format>
      Then it leads to no derived conversation

      Examples:
        | example           | modality    | format |
        | audio, JSON       | audio       | JSON   |
        | audio, XML        | audio       | XML    |
        | phone audio, JSON | phone audio | JSON   |
        | phone audio, XML  | phone audio | XML    |

  @DC-CREATED-FAILED
  Rule: An invitation that failed leads to no derived conversation

    @dc-creation-6 @stages
    Scenario Outline: An invitation to add <modality> that <fate>, <format>
      Given an invitation to add <modality>
      And it <fate>
      When the caller retrieves the invitation as <format>
      Then it leads to no derived conversation

      Examples:
        | example                      | modality    | fate                | format |
        | audio declined, JSON         | audio       | was declined        | JSON   |
        | audio declined, XML          | audio       | was declined        | XML    |
        | audio cancelled, JSON        | audio       | was cancelled       | JSON   |
        | audio cancelled, XML         | audio       | was cancelled       | XML    |
        | audio unanswered, JSON       | audio       | was left unanswered | JSON   |
        | audio unanswered, XML        | audio       | was left unanswered | XML    |
        | phone audio declined, JSON   | phone audio | was declined        | JSON   |
        | phone audio declined, XML    | phone audio | was declined        | XML    |
        | phone audio cancelled, JSON  | phone audio | was cancelled       | JSON   |
        | phone audio cancelled, XML   | phone audio | was cancelled       | XML    |
        | phone audio unanswered, JSON | phone audio | was left unanswered | JSON   |
        | phone audio unanswered, XML  | phone audio | was left unanswered | XML    |

  @DC-CREATED-PENDING
  Rule: An invitation nobody has answered yet leads to no derived conversation

    @dc-creation-7 @stages
    Scenario Outline: A pending invitation to add <modality>, <format>
      Given an invitation to add <modality>
      And it is still pending
      When the caller retrieves the invitation as <format>
      Then it leads to no derived conversation

      Examples:
        | example           | modality    | format |
        | audio, JSON       | audio       | JSON   |
        | audio, XML        | audio       | XML    |
        | phone audio, JSON | phone audio | JSON   |
        | phone audio, XML  | phone audio | XML    |

    @dc-creation-8 @refuses
    Scenario Outline: A derived conversation is not found while the invitation is pending, <format>
      Given an invitation to add audio
      And it is still pending
      When the caller retrieves the derived conversation below the invitation as <format>
      Then the request is refused as <format> with 404 "NotFound"

      Examples:
        | format |
        | JSON   |
        | XML    |
