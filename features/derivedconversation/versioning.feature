Feature: Versions of the derived conversation
  A caller may say which version of a resource it needs at least. Which version the service
  speaks is a form of its answers, where it says so.

  @DC-VERSION-MET
  Rule: A version the service offers is served

    @dc-versioning-1 @reads
    Scenario Outline: Requiring version <example>
      Given a derived conversation
      When the caller retrieves its derived conversation requiring version "<version>" as <format>
      Then a conversation resource is returned as <format>

      Examples:
        | example   | version | format |
        | 1, JSON   | 1       | JSON   |
        | 1, XML    | 1       | XML    |
        | 1.0, JSON | 1.0     | JSON   |
        | 2, JSON   | 2       | JSON   |
        | 2, XML    | 2       | XML    |

  @DC-VERSION-UNMET
  Rule: A version the service does not offer is not found

    @dc-versioning-2 @reads
    Scenario Outline: Requiring version 99 as <format>
      Given a derived conversation
      When the caller retrieves its derived conversation requiring version "99" as <format>
      Then the request is refused as <format> with 404 "NotFound"
      And its subcode is "APIVersionNotSupported"

      Examples:
        | format |
        | JSON   |
        | XML    |
