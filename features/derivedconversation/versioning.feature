Feature: Versions of the derived conversation
  A caller may say which version of a resource it needs at least, and the service says
  which version it speaks.

  @DC-VERSION-MET
  Rule: A version the service offers is served

    @dc-versioning-1 @reads
    Scenario Outline: Requiring version <version>
      Given a derived conversation
      When the caller retrieves its derived conversation requiring version "<version>"
      Then a conversation resource is returned as JSON

      Examples:
        | version |
        | 1       |
        | 1.0     |
        | 2       |

  @DC-VERSION-UNMET
  Rule: A version the service does not offer is not found

    @dc-versioning-2 @reads
    Scenario: Requiring version 99
      Given a derived conversation
      When the caller retrieves its derived conversation requiring version "99"
      Then the request is refused as JSON with 404 "NotFound"
      And its subcode is "APIVersionNotSupported"

  @DC-VERSION-NAMED
  Rule: The service names the version it speaks

    @dc-versioning-3 @reads
    Scenario Outline: The version of the service on the <format> answer
      Given a derived conversation
      When the caller retrieves its derived conversation as <format>
      Then it has these forms:
        | form                       |
        | the version of the service |

      Examples:
        | format |
        | JSON   |
        | XML    |
