Feature: Who may retrieve a derived conversation
  A derived conversation belongs to its caller. Whoever asks needs a token, and in the cloud
  a token with one of two scopes.

  @DC-ACCESS-TOKEN
  Rule: A request without a valid token is asked to sign in

    @dc-access-1 @reads
    Scenario Outline: <someone> asks for the derived conversation, <format>
      Given a derived conversation
      When <someone> retrieves the caller's derived conversation as <format>
      Then a sign-in is asked for
      And the pool that was asked grants the tokens

      Examples:
        | example             | someone                        | format |
        | no token, JSON      | somebody without a token       | JSON   |
        | no token, XML       | somebody without a token       | XML    |
        | unknown token, JSON | somebody with an unknown token | JSON   |
        | unknown token, XML  | somebody with an unknown token | XML    |

  @DC-ACCESS-EXPIRED
  Rule: An expired token is as good as none

    @dc-access-2 @refuses
    Scenario Outline: The token expired since, <format>
      Given a derived conversation
      And every token has expired
      When the caller retrieves its derived conversation as <format>
      Then a sign-in is asked for

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DC-ACCESS-OWNER
  Rule: Nobody but its caller may retrieve it

    @dc-access-3 @stages
    Scenario Outline: <someone> is refused the caller's derived conversation, <format>
      Given a derived conversation
      When <someone> retrieves the caller's derived conversation as <format>
      Then the request is refused as <format> with 403 "Forbidden"

      Examples:
        | example        | someone      | format |
        | callee, JSON   | the callee   | JSON   |
        | callee, XML    | the callee   | XML    |
        | answerer, JSON | the answerer | JSON   |
        | answerer, XML  | the answerer | XML    |

  @DC-SCOPE-INITIATE
  Rule: The scope to initiate conversations is enough

    @dc-access-4 @refuses
    Scenario Outline: With Conversations.Initiate alone, <format>
      Given a derived conversation
      And the caller's token grants "Conversations.Initiate"
      When the caller retrieves its derived conversation as <format>
      Then a conversation resource is returned as <format>

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DC-SCOPE-RECEIVE
  Rule: The scope to receive conversations is enough

    @dc-access-5 @refuses
    Scenario Outline: With Conversations.Receive alone, <format>
      Given a derived conversation
      And the caller's token grants "Conversations.Receive"
      When the caller retrieves its derived conversation as <format>
      Then a conversation resource is returned as <format>

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DC-SCOPE-NEEDED
  Rule: One of the two scopes is needed

    @dc-access-6 @refuses
    Scenario Outline: With neither scope, <format>
      Given a derived conversation
      And the caller's token grants "Contacts.ReadWrite"
      When the caller retrieves its derived conversation as <format>
      Then the request is refused as <format> with 403 "Forbidden"

      Examples:
        | format |
        | JSON   |
        | XML    |
