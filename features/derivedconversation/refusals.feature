Feature: How retrieving a derived conversation is refused
  The reference lists five errors for this resource and adds the generic ones of all
  resources. A refusal names its code; a subcode of None means that there is none.

  @DC-ERROR-EXISTS
  Rule: A conversation that exists already is a conflict

    @dc-refusals-1 @refuses
    Scenario Outline: Refused as <format> because the conversation already exists
      Given a derived conversation
      And it is refused because the conversation already exists
      When the caller retrieves its derived conversation as <format>
      Then the request is refused as <format> with 409 "Conflict"
      And its subcode is "AlreadyExists"

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DC-ERROR-GROUPS
  Rule: Too many groups are a conflict

    @dc-refusals-2 @refuses
    Scenario Outline: Refused as <format> because there are too many groups
      Given a derived conversation
      And it is refused because there are too many groups
      When the caller retrieves its derived conversation as <format>
      Then the request is refused as <format> with 409 "Conflict"
      And its subcode is "TooManyGroups"

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DC-ERROR-UNSUPPORTED
  Rule: An unsupported resource is a conflict without a subcode

    @dc-refusals-3 @refuses
    Scenario Outline: Refused as <format> because the resource is not supported
      Given a derived conversation
      And it is refused because the resource is not supported
      When the caller retrieves its derived conversation as <format>
      Then the request is refused as <format> with 409 "Conflict"
      And its subcode is "None"

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DC-ERROR-REDIRECT
  Rule: Without a backup pool the resource is gone

    @dc-refusals-4 @refuses
    Scenario Outline: Refused as <format> because no backup pool is configured
      Given a derived conversation
      And it is refused because no backup pool is configured
      When the caller retrieves its derived conversation as <format>
      Then the request is refused as <format> with 410 "Gone"
      And its subcode is "CannotRedirect"

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DC-ERROR-EXCHANGE
  Rule: An invalid version of the Exchange server is a failure of the service

    @dc-refusals-5 @refuses
    Scenario Outline: Refused as <format> because the Exchange version is invalid
      Given a derived conversation
      And it is refused because the Exchange version is invalid
      When the caller retrieves its derived conversation as <format>
      Then the request is refused as <format> with 500 "ServiceFailure"
      And its subcode is "InvalidExchangeServerVersion"

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DC-ERROR-GENERIC
  Rule: Generic errors apply to this resource too

    @dc-refusals-6 @refuses
    Scenario Outline: Refused as <format> because <cause>
      Given a derived conversation
      And it is refused because <cause>
      When the caller retrieves its derived conversation as <format>
      Then the request is refused as <format> with <status> "<code>"
      And its subcode is "None"

      Examples:
        | example                 | cause                       | format | status | code               |
        | service failure, JSON   | the service fails           | JSON   |    500 | ServiceFailure     |
        | service failure, XML    | the service fails           | XML    |    500 | ServiceFailure     |
        | unavailable, JSON       | the service is unavailable  | JSON   |    503 | ServiceUnavailable |
        | unavailable, XML        | the service is unavailable  | XML    |    503 | ServiceUnavailable |
        | time-out, JSON          | the service times out       | JSON   |    504 | Timeout            |
        | time-out, XML           | the service times out       | XML    |    504 | Timeout            |
        | too many requests, JSON | there are too many requests | JSON   |    429 | TooManyRequests    |
        | too many requests, XML  | there are too many requests | XML    |    429 | TooManyRequests    |

  @DC-ERROR-NOTFOUND
  Rule: What does not exist is not found

    @dc-refusals-7 @reads
    Scenario Outline: An unknown invitation has no derived conversation, <format>
      Given a derived conversation
      When the caller retrieves the derived conversation of an unknown invitation as <format>
      Then the request is refused as <format> with 404 "NotFound"

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DC-ERROR-APPLICATION
  Rule: An unknown application is named as the cause

    @dc-refusals-8 @reads
    Scenario Outline: The derived conversation of an unknown application, <format>
      Given a derived conversation
      When the caller retrieves the derived conversation of an unknown application as <format>
      Then the request is refused as <format> with 404 "NotFound"
      And its subcode is "ApplicationNotFound"

      Examples:
        | format |
        | JSON   |
        | XML    |
