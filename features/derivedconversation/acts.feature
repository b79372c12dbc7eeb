Feature: What an act changes, and what it does not
  Whatever is done with one of the two conversations shows where it was done. The other one stays
  as it was.

  @DC-GET-SAFE
  Rule: Retrieving a conversation changes neither of the two

    @dc-acts-1 @reads
    Scenario Outline: Both conversations when they have been read, <format>
      Given a derived conversation
      When the caller retrieves its derived conversation and the original conversation as <format>
      Then its derived conversation has not changed
      And the original conversation has not changed

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DC-ORIGINAL-GONE
  Rule: A deleted original conversation is not found any more

    @dc-acts-2 @stages
    Scenario Outline: The original conversation is not found after its deletion, <format>
      Given a derived conversation
      And the caller has deleted the original conversation
      When the caller retrieves the original conversation twice as <format>
      Then both requests are refused as <format> with 404 "NotFound"

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DC-DELETED-UNLISTED
  Rule: The caller's conversations no longer list a deleted one

    @dc-acts-3 @stages
    Scenario Outline: The list without <deleted>, <format>
      Given a derived conversation
      And the caller has deleted <deleted>
      When the caller retrieves its conversations as <format>
      Then none of its "conversation" links leads to <deleted>
      And its "conversation" link leads to <kept>

      Examples:
        | example        | deleted                   | kept                      | format |
        | derived, JSON  | its derived conversation  | the original conversation | JSON   |
        | derived, XML   | its derived conversation  | the original conversation | XML    |
        | original, JSON | the original conversation | its derived conversation  | JSON   |
        | original, XML  | the original conversation | its derived conversation  | XML    |

  @DC-EVENT-ORIGINAL
  Rule: The end of the original conversation is announced, and of no other

    @dc-acts-4 @stages
    Scenario: The caller learns that the original conversation is gone
      Given a derived conversation
      And the caller has deleted the original conversation
      When the caller reads the event channel
      Then these events arrived:
        | sender        | event        | type    | of                        | status | times |
        | communication | conversation | deleted | the original conversation |        |     1 |
        | communication | conversation | deleted | any                       |        |     1 |
