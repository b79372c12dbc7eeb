Feature: A derived modality stands on its own
  It lives in the derived conversation. What becomes of it is nothing to the original conversation, and
  what becomes of that one is nothing to it.

  @DD-ORIGINAL-KEPT
  Rule: Stopping it leaves the original conversation as it was

    @dd-independence-1 @stages
    Scenario Outline: The original conversation outlives the derived <modality>, <format>
      Given a derived conversation with <modality>
      And the caller has stopped the derived modality
      When the caller retrieves the original conversation as <format>
      Then a conversation resource is returned as <format>
      And it still holds the modality "<other>"
      And it has not changed

      Examples:
        | example           | modality    | other     | format |
        | messaging, JSON   | messaging   | Audio     | JSON   |
        | messaging, XML    | messaging   | Audio     | XML    |
        | phone audio, JSON | phone audio | Messaging | JSON   |
        | phone audio, XML  | phone audio | Messaging | XML    |
        | audio, JSON       | audio       | Messaging | JSON   |
        | audio, XML        | audio       | Messaging | XML    |

  @DD-STOPPED-KEPT
  Rule: Beside another modality it can be stopped and stays

    @dd-independence-2 @stages
    Scenario Outline: The derived <modality> is still there when it was stopped, <format>
      Given a derived conversation with <modality>
      And it holds another modality as well
      And the caller has stopped the derived modality
      When the caller retrieves the derived modality as <format>
      Then <resource> resource is returned as <format>
      And its "state" is "Disconnected"
      And its "conversation" link leads to its derived conversation
      And its derived conversation no longer holds the modality "<medium>"
      And the original conversation has not changed

      Examples:
        | example           | modality    | resource      | medium    | format |
        | messaging, JSON   | messaging   | a messaging   | Messaging | JSON   |
        | messaging, XML    | messaging   | a messaging   | Messaging | XML    |
        | phone audio, JSON | phone audio | a phoneAudio  | Audio     | JSON   |
        | phone audio, XML  | phone audio | a phoneAudio  | Audio     | XML    |
        | audio, JSON       | audio       | an audioVideo | Audio     | JSON   |
        | audio, XML        | audio       | an audioVideo | Audio     | XML    |

  @DD-STOPPED-GONE
  Rule: With its last modality the derived conversation ends, and the modality with it

    @dd-independence-3 @stages
    Scenario Outline: <place> of <modality> is not found after it was stopped
      Given a derived conversation with <modality>
      And the caller has stopped the derived modality
      When the caller retrieves <place> twice as <format>
      Then both requests are refused as <format> with 404 "NotFound"

      Examples:
        | example                | modality    | place                    | format |
        | messaging, relation    | messaging   | the derived modality     | JSON   |
        | messaging, self link   | messaging   | the modality's self link | XML    |
        | phone audio, relation  | phone audio | the derived modality     | XML    |
        | phone audio, self link | phone audio | the modality's self link | JSON   |
        | audio, relation        | audio       | the derived modality     | JSON   |
        | audio, self link       | audio       | the modality's self link | XML    |

  @DD-DELETED-GONE
  Rule: It goes with the derived conversation

    @dd-independence-4 @stages
    Scenario Outline: The derived modality of <example> is not found when its conversation was deleted
      Given a derived conversation with <modality>
      And the caller has deleted its derived conversation
      When the caller retrieves the derived modality twice as <format>
      Then both requests are refused as <format> with 404 "NotFound"

      Examples:
        | example           | modality    | format |
        | messaging, JSON   | messaging   | JSON   |
        | messaging, XML    | messaging   | XML    |
        | phone audio, JSON | phone audio | JSON   |
        | phone audio, XML  | phone audio | XML    |
        | audio, JSON       | audio       | JSON   |
        | audio, XML        | audio       | XML    |

  @DD-ORIGINAL-DELETED
  Rule: It does not go with the original conversation

    @dd-independence-5 @stages
    Scenario Outline: The derived modality of <example> outlives the original conversation
      Given a derived conversation with <modality>
      And the caller has deleted the original conversation
      When the caller retrieves the derived modality as <format>
      Then <resource> resource is returned as <format>
      And it has not changed

      Examples:
        | example           | modality    | resource      | format |
        | messaging, JSON   | messaging   | a messaging   | JSON   |
        | messaging, XML    | messaging   | a messaging   | XML    |
        | phone audio, JSON | phone audio | a phoneAudio  | JSON   |
        | phone audio, XML  | phone audio | a phoneAudio  | XML    |
        | audio, JSON       | audio       | an audioVideo | JSON   |
        | audio, XML        | audio       | an audioVideo | XML    |

  @DP-HELD
  Rule: On hold it stays, and so does the original conversation

    @dp-independence-1 @stages
    Scenario Outline: Phone audio on hold, and both conversations, as <format>
      Given a derived conversation with phone audio
      And the caller has held the derived modality
      When the caller retrieves the derived modality as <format>
      Then its "state" is "Connected"
      And the original conversation has not changed

      Examples:
        | format |
        | JSON   |
        | XML    |
