Feature: How retrieving a derived modality is refused
  The three pages list the same five errors as that of the derived conversation. A refusal names
  its code; a subcode of None means that there is none.

  @DD-ERROR-EXISTS
  Rule: A resource that exists already is a conflict

    @dd-refusals-1 @refuses
    Scenario Outline: <modality> refused as <format> because the conversation already exists
      Given a derived conversation with <modality>
      And it is refused because the conversation already exists
      When the caller retrieves the derived modality as <format>
      Then the request is refused as <format> with 409 "Conflict"
      And its subcode is "AlreadyExists"

      Examples:
        | example           | modality    | format |
        | messaging, JSON   | messaging   | JSON   |
        | messaging, XML    | messaging   | XML    |
        | phone audio, JSON | phone audio | JSON   |
        | phone audio, XML  | phone audio | XML    |
        | audio, JSON       | audio       | JSON   |
        | audio, XML        | audio       | XML    |

  @DD-ERROR-GROUPS
  Rule: Too many groups are a conflict

    @dd-refusals-2 @refuses
    Scenario Outline: <modality> refused as <format> because there are too many groups
      Given a derived conversation with <modality>
      And it is refused because there are too many groups
      When the caller retrieves the derived modality as <format>
      Then the request is refused as <format> with 409 "Conflict"
      And its subcode is "TooManyGroups"

      Examples:
        | example           | modality    | format |
        | messaging, JSON   | messaging   | JSON   |
        | messaging, XML    | messaging   | XML    |
        | phone audio, JSON | phone audio | JSON   |
        | phone audio, XML  | phone audio | XML    |
        | audio, JSON       | audio       | JSON   |
        | audio, XML        | audio       | XML    |

  @DD-ERROR-UNSUPPORTED
  Rule: An unsupported resource is a conflict without a subcode

    @dd-refusals-3 @refuses
    Scenario Outline: <modality> refused as <format> because the resource is not supported
      Given a derived conversation with <modality>
      And it is refused because the resource is not supported
      When the caller retrieves the derived modality as <format>
      Then the request is refused as <format> with 409 "Conflict"
      And its subcode is "None"

      Examples:
        | example           | modality    | format |
        | messaging, JSON   | messaging   | JSON   |
        | messaging, XML    | messaging   | XML    |
        | phone audio, JSON | phone audio | JSON   |
        | phone audio, XML  | phone audio | XML    |
        | audio, JSON       | audio       | JSON   |
        | audio, XML        | audio       | XML    |

  @DD-ERROR-REDIRECT
  Rule: Without a backup pool the resource is gone

    @dd-refusals-4 @refuses
    Scenario Outline: <modality> refused as <format> because no backup pool is configured
      Given a derived conversation with <modality>
      And it is refused because no backup pool is configured
      When the caller retrieves the derived modality as <format>
      Then the request is refused as <format> with 410 "Gone"
      And its subcode is "CannotRedirect"

      Examples:
        | example           | modality    | format |
        | messaging, JSON   | messaging   | JSON   |
        | messaging, XML    | messaging   | XML    |
        | phone audio, JSON | phone audio | JSON   |
        | phone audio, XML  | phone audio | XML    |
        | audio, JSON       | audio       | JSON   |
        | audio, XML        | audio       | XML    |

  @DD-ERROR-EXCHANGE
  Rule: An invalid version of the Exchange server is a failure of the service

    @dd-refusals-5 @refuses
    Scenario Outline: <modality> refused as <format> because the Exchange version is invalid
      Given a derived conversation with <modality>
      And it is refused because the Exchange version is invalid
      When the caller retrieves the derived modality as <format>
      Then the request is refused as <format> with 500 "ServiceFailure"
      And its subcode is "InvalidExchangeServerVersion"

      Examples:
        | example           | modality    | format |
        | messaging, JSON   | messaging   | JSON   |
        | messaging, XML    | messaging   | XML    |
        | phone audio, JSON | phone audio | JSON   |
        | phone audio, XML  | phone audio | XML    |
        | audio, JSON       | audio       | JSON   |
        | audio, XML        | audio       | XML    |

  @DD-ERROR-GENERIC
  Rule: Generic errors apply to these resources too

    @dd-refusals-6 @refuses
    Scenario Outline: <modality> refused because <cause>
      Given a derived conversation with <modality>
      And it is refused because <cause>
      When the caller retrieves the derived modality as <format>
      Then the request is refused as <format> with <status> "<code>"
      And its subcode is "None"

      Examples:
        | example                | modality    | cause                       | format | status | code               |
        | service failure, JSON  | messaging   | the service fails           | JSON   |    500 | ServiceFailure     |
        | unavailable, XML       | phone audio | the service is unavailable  | XML    |    503 | ServiceUnavailable |
        | time-out, JSON         | audio       | the service times out       | JSON   |    504 | Timeout            |
        | too many requests, XML | messaging   | there are too many requests | XML    |    429 | TooManyRequests    |

  @DD-ERROR-NOTFOUND
  Rule: What does not exist is not found

    @dd-refusals-7 @reads
    Scenario Outline: An unknown invitation has no derived <modality>, <format>
      Given a derived conversation with <modality>
      When the caller retrieves the derived modality of an unknown invitation as <format>
      Then the request is refused as <format> with 404 "NotFound"

      Examples:
        | example           | modality    | format |
        | messaging, JSON   | messaging   | JSON   |
        | messaging, XML    | messaging   | XML    |
        | phone audio, JSON | phone audio | JSON   |
        | phone audio, XML  | phone audio | XML    |
        | audio, JSON       | audio       | JSON   |
        | audio, XML        | audio       | XML    |

  @DD-ERROR-APPLICATION
  Rule: An unknown application is named as the cause

    @dd-refusals-8 @reads
    Scenario Outline: The derived <modality> of an unknown application, <format>
      Given a derived conversation with <modality>
      When the caller retrieves the derived modality of an unknown application as <format>
      Then the request is refused as <format> with 404 "NotFound"
      And its subcode is "ApplicationNotFound"

      Examples:
        | example           | modality    | format |
        | messaging, JSON   | messaging   | JSON   |
        | messaging, XML    | messaging   | XML    |
        | phone audio, JSON | phone audio | JSON   |
        | phone audio, XML  | phone audio | XML    |
        | audio, JSON       | audio       | JSON   |
        | audio, XML        | audio       | XML    |
