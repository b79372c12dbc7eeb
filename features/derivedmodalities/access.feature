Feature: Who may retrieve a derived modality
  A derived modality belongs to its caller, as the conversation does. Whoever asks needs a token, and
  in the cloud a token with one of two scopes.

  @DD-ACCESS-TOKEN
  Rule: A request without a valid token is asked to sign in

    @dd-access-1 @reads
    Scenario Outline: <someone> asks for the derived <modality>
      Given a derived conversation with <modality>
      When <someone> retrieves the caller's derived modality as JSON
      Then a sign-in is asked for

      Examples:
        | example                    | modality    | someone                        |
        | messaging, no token        | messaging   | somebody without a token       |
        | messaging, unknown token   | messaging   | somebody with an unknown token |
        | phone audio, no token      | phone audio | somebody without a token       |
        | phone audio, unknown token | phone audio | somebody with an unknown token |
        | audio, no token            | audio       | somebody without a token       |
        | audio, unknown token       | audio       | somebody with an unknown token |

  @DD-ACCESS-OWNER
  Rule: Nobody but its caller may retrieve it

    @dd-access-2 @stages
    Scenario Outline: <someone> is refused the caller's derived <modality>
      Given a derived conversation with <modality>
      When <someone> retrieves the caller's derived modality as JSON
      Then the request is refused as JSON with 403 "Forbidden"

      Examples:
        | example               | modality    | someone      |
        | messaging, callee     | messaging   | the callee   |
        | messaging, answerer   | messaging   | the answerer |
        | phone audio, callee   | phone audio | the callee   |
        | phone audio, answerer | phone audio | the answerer |
        | audio, callee         | audio       | the callee   |
        | audio, answerer       | audio       | the answerer |

  @DD-SCOPE-INITIATE
  Rule: The scope to initiate conversations is enough

    @dd-access-3 @refuses
    Scenario Outline: With Conversations.Initiate alone, <modality>
      Given a derived conversation with <modality>
      And the caller's token grants "Conversations.Initiate"
      When the caller retrieves the derived modality as JSON
      Then <resource> resource is returned as JSON

      Examples:
        | modality    | resource      |
        | messaging   | a messaging   |
        | phone audio | a phoneAudio  |
        | audio       | an audioVideo |

  @DD-SCOPE-RECEIVE
  Rule: The scope to receive conversations is enough

    @dd-access-4 @refuses
    Scenario Outline: With Conversations.Receive alone, <modality>
      Given a derived conversation with <modality>
      And the caller's token grants "Conversations.Receive"
      When the caller retrieves the derived modality as JSON
      Then <resource> resource is returned as JSON

      Examples:
        | modality    | resource      |
        | messaging   | a messaging   |
        | phone audio | a phoneAudio  |
        | audio       | an audioVideo |

  @DD-SCOPE-NEEDED
  Rule: One of the two scopes is needed

    @dd-access-5 @refuses
    Scenario Outline: With neither scope, <modality>
      Given a derived conversation with <modality>
      And the caller's token grants "Contacts.ReadWrite"
      When the caller retrieves the derived modality as JSON
      Then the request is refused as JSON with 403 "Forbidden"

      Examples:
        | modality    |
        | messaging   |
        | phone audio |
        | audio       |
