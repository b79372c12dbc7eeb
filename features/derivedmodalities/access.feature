Feature: Who may retrieve a derived modality
  A derived modality belongs to its caller, as the conversation does. Whoever asks needs a token, and
  in the cloud a token with one of two scopes.

  @DD-ACCESS-TOKEN
  Rule: A request without a valid token is asked to sign in

    @dd-access-1 @reads
    Scenario Outline: <someone> asks for the derived <modality>
      Given a derived conversation with <modality>
      When <someone> retrieves the caller's derived modality as <format>
      Then a sign-in is asked for
      And the pool that was asked grants the tokens

      Examples:
        | example                    | modality    | someone                        | format |
        | messaging, no token        | messaging   | somebody without a token       | JSON   |
        | messaging, unknown token   | messaging   | somebody with an unknown token | XML    |
        | phone audio, no token      | phone audio | somebody without a token       | XML    |
        | phone audio, unknown token | phone audio | somebody with an unknown token | JSON   |
        | audio, no token            | audio       | somebody without a token       | JSON   |
        | audio, unknown token       | audio       | somebody with an unknown token | XML    |

  @DD-ACCESS-OWNER
  Rule: Nobody but its caller may retrieve it

    @dd-access-2 @stages
    Scenario Outline: <someone> is refused the caller's derived <modality>
      Given a derived conversation with <modality>
      When <someone> retrieves the caller's derived modality as <format>
      Then the request is refused as <format> with 403 "Forbidden"

      Examples:
        | example               | modality    | someone      | format |
        | messaging, callee     | messaging   | the callee   | XML    |
        | messaging, answerer   | messaging   | the answerer | JSON   |
        | phone audio, callee   | phone audio | the callee   | JSON   |
        | phone audio, answerer | phone audio | the answerer | XML    |
        | audio, callee         | audio       | the callee   | XML    |
        | audio, answerer       | audio       | the answerer | JSON   |

  @DD-SCOPE-INITIATE
  Rule: The scope to initiate conversations is enough

    @dd-access-3 @refuses
    Scenario Outline: With Conversations.Initiate alone, <example>
      Given a derived conversation with <modality>
      And the caller's token grants "Conversations.Initiate"
      When the caller retrieves the derived modality as <format>
      Then <resource> resource is returned as <format>

      Examples:
        | example           | modality    | resource      | format |
        | messaging, JSON   | messaging   | a messaging   | JSON   |
        | messaging, XML    | messaging   | a messaging   | XML    |
        | phone audio, JSON | phone audio | a phoneAudio  | JSON   |
        | phone audio, XML  | phone audio | a phoneAudio  | XML    |
        | audio, JSON       | audio       | an audioVideo | JSON   |
        | audio, XML        | audio       | an audioVideo | XML    |

  @DD-SCOPE-RECEIVE
  Rule: The scope to receive conversations is enough

    @dd-access-4 @refuses
    Scenario Outline: With Conversations.Receive alone, <example>
      Given a derived conversation with <modality>
      And the caller's token grants "Conversations.Receive"
      When the caller retrieves the derived modality as <format>
      Then <resource> resource is returned as <format>

      Examples:
        | example           | modality    | resource      | format |
        | messaging, JSON   | messaging   | a messaging   | JSON   |
        | messaging, XML    | messaging   | a messaging   | XML    |
        | phone audio, JSON | phone audio | a phoneAudio  | JSON   |
        | phone audio, XML  | phone audio | a phoneAudio  | XML    |
        | audio, JSON       | audio       | an audioVideo | JSON   |
        | audio, XML        | audio       | an audioVideo | XML    |

  @DD-SCOPE-NEEDED
  Rule: One of the two scopes is needed

    @dd-access-5 @refuses
    Scenario Outline: With neither scope, <example>
      Given a derived conversation with <modality>
      And the caller's token grants "Contacts.ReadWrite"
      When the caller retrieves the derived modality as <format>
      Then the request is refused as <format> with 403 "Forbidden"

      Examples:
        | example           | modality    | format |
        | messaging, JSON   | messaging   | JSON   |
        | messaging, XML    | messaging   | XML    |
        | phone audio, JSON | phone audio | JSON   |
        | phone audio, XML  | phone audio | XML    |
        | audio, JSON       | audio       | JSON   |
        | audio, XML        | audio       | XML    |
