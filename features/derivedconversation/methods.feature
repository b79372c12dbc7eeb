Feature: What can be done with a derived conversation
  GET is the only operation the reference lists. Ending the conversation is an operation of
  the conversation the link leads to, not of the link.

  @DC-GET-ONLY
  Rule: GET is the only operation

    @dc-methods-1 @stages
    Scenario Outline: <method> is refused as <format>
      Given a derived conversation
      When the caller sends <method> to its derived conversation as <format>
      Then the request is refused as <format> with 405 "MethodNotAllowed"
      And its derived conversation has not changed
      And the original conversation has not changed

      Examples:
        | example      | method | format |
        | POST, JSON   | POST   | JSON   |
        | POST, XML    | POST   | XML    |
        | PUT, JSON    | PUT    | JSON   |
        | PUT, XML     | PUT    | XML    |
        | DELETE, JSON | DELETE | JSON   |
        | DELETE, XML  | DELETE | XML    |
        | PATCH, JSON  | PATCH  | JSON   |
        | PATCH, XML   | PATCH  | XML    |

  @DC-GET-SPELLING
  Rule: The operation is spelled GET

    @dc-methods-2 @stages
    Scenario Outline: Get, as the sample prints it, is another method, <format>
      Given a derived conversation
      When the caller sends Get to its derived conversation as <format>
      Then the request is refused as <format> with 405 "MethodNotAllowed"
      And its derived conversation has not changed
      And the original conversation has not changed

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DC-GET-HEAD
  Rule: HEAD is not supported

    @dc-methods-3 @stages
    Scenario Outline: HEAD is refused without a body, <format>
      Given a derived conversation
      When the caller sends HEAD to its derived conversation as <format>
      Then it is answered with 405 and no body
      And its derived conversation has not changed
      And the original conversation has not changed

      Examples:
        | format |
        | JSON   |
        | XML    |
