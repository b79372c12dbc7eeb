Feature: A derived conversation stands on its own
  It is related to the original conversation, and yet each of the two lives and ends without
  the other.

  @DC-ORIGINAL-KEPT
  Rule: The original conversation stays as it was

    @dc-independence-1 @stages
    Scenario Outline: The original conversation still holds its modality, <format>
      Given a derived conversation
      When the caller retrieves the original conversation as <format>
      Then a conversation resource is returned as <format>
      And it still holds the modality "Messaging"
      And its "state" is "Connected"
      And it has not changed

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DC-BOTH-LISTED
  Rule: Both conversations are among the caller's conversations

    @dc-independence-2 @stages
    Scenario Outline: Listed side by side, <format>
      Given a derived conversation
      When the caller retrieves its conversations as <format>
      Then its "conversation" link leads to its derived conversation
      And its "conversation" link leads to the original conversation

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DC-DELETION-CONFIRMED
  Rule: Deleting the derived conversation is confirmed without a body

    @dc-independence-3 @stages
    Scenario: The caller deletes the conversation that the derived link led to
      Given a derived conversation
      When the caller deletes its derived conversation
      Then it is answered with 204 and no body

  @DC-DERIVED-DELETED
  Rule: Deleting the derived conversation leaves the original one

    @dc-independence-4 @stages
    Scenario Outline: The original conversation outlives the derived one, <format>
      Given a derived conversation
      And the caller has deleted its derived conversation
      When the caller retrieves the original conversation as <format>
      Then a conversation resource is returned as <format>
      And it has not changed

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DC-ORIGINAL-DELETED
  Rule: Deleting the original conversation leaves the derived one

    @dc-independence-5 @stages
    Scenario Outline: The derived conversation outlives the original one, <format>
      Given a derived conversation
      And the caller has deleted the original conversation
      When the caller retrieves its derived conversation as <format>
      Then a conversation resource is returned as <format>
      And it has not changed

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DC-DELETED-GONE
  Rule: A deleted derived conversation is not found any more

    @dc-independence-6 @stages
    Scenario Outline: <resource> is not found after its deletion, <format>
      Given a derived conversation
      And the caller has deleted its derived conversation
      When the caller retrieves <resource> twice as <format>
      Then both requests are refused as <format> with 404 "NotFound"

      Examples:
        | example         | resource                 | format |
        | relation, JSON  | its derived conversation | JSON   |
        | relation, XML   | its derived conversation | XML    |
        | self link, JSON | its self link            | JSON   |
        | self link, XML  | its self link            | XML    |

  @DC-APPLICATION-GONE
  Rule: The derived conversation goes with its application

    @dc-independence-7 @stages
    Scenario Outline: <resource> is not found without its application, <format>
      Given a derived conversation
      And the caller has deleted its application
      When the caller retrieves <resource> as <format>
      Then the request is refused as <format> with 404 "NotFound"

      Examples:
        | example         | resource                 | format |
        | relation, JSON  | its derived conversation | JSON   |
        | relation, XML   | its derived conversation | XML    |
        | self link, JSON | its self link            | JSON   |
        | self link, XML  | its self link            | XML    |

  @DC-DERIVED-TWICE
  Rule: Each answer by the answerer creates a derived conversation of its own

    @dc-independence-8 @stages
    Scenario Outline: Two derived conversations of one original conversation, <format>
      Given a derived conversation
      And another derived conversation of the same original conversation
      When the caller retrieves its derived conversation and the other derived conversation as <format>
      Then they are different conversations

      Examples:
        | format |
        | JSON   |
        | XML    |
