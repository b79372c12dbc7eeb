Feature: Retrieving a derived modality
  The invitation links to the derived modality. The link is followed as it stands, and what it
  leads to is read like any modality of a conversation.

  @DM-GET
  Rule: A GET of derivedMessaging returns messaging

    @dm-retrieval-1 @reads
    Scenario Outline: Reading the derived messaging as <format>
      Given a derived conversation with messaging
      When the caller retrieves the derived modality as <format>
      Then a messaging resource is returned as <format>

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DP-GET
  Rule: A GET of derivedPhoneAudio returns phone audio

    @dp-retrieval-1 @reads
    Scenario Outline: Reading the derived phone audio as <format>
      Given a derived conversation with phone audio
      When the caller retrieves the derived modality as <format>
      Then a phoneAudio resource is returned as <format>

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DA-GET
  Rule: A GET of derivedAudioVideo returns audio and video

    @da-retrieval-1 @reads
    Scenario Outline: Reading the derived <modality> as <format>
      Given a derived conversation with <modality>
      When the caller retrieves the derived modality as <format>
      Then an audioVideo resource is returned as <format>

      Examples:
        | example               | modality        | format |
        | audio, JSON           | audio           | JSON   |
        | audio, XML            | audio           | XML    |
        | audio and video, JSON | audio and video | JSON   |
        | audio and video, XML  | audio and video | XML    |

  @DD-WEBLINK-REL
  Rule: The rel of the link names the modality that was derived

    @dd-retrieval-1 @reads
    Scenario Outline: The invitation names the relation "<relation>", <format>
      Given a derived conversation with <modality>
      When the caller retrieves the invitation as <format>
      Then its "<relation>" link leads to the derived modality

      Examples:
        | example           | modality    | relation          | format |
        | messaging, JSON   | messaging   | derivedMessaging  | JSON   |
        | messaging, XML    | messaging   | derivedMessaging  | XML    |
        | phone audio, JSON | phone audio | derivedPhoneAudio | JSON   |
        | phone audio, XML  | phone audio | derivedPhoneAudio | XML    |
        | audio, JSON       | audio       | derivedAudioVideo | JSON   |
        | audio, XML        | audio       | derivedAudioVideo | XML    |

  @DD-RELATED
  Rule: It is another modality than that of the original conversation

    @dd-retrieval-2 @reads
    Scenario Outline: The derived and the original <modality> are two, <format>
      Given a derived conversation with <modality>
      When the caller retrieves the derived modality and the original modality as <format>
      Then they are different modalities

      Examples:
        | example           | modality    | format |
        | messaging, JSON   | messaging   | JSON   |
        | messaging, XML    | messaging   | XML    |
        | phone audio, JSON | phone audio | JSON   |
        | phone audio, XML  | phone audio | XML    |
        | audio, JSON       | audio       | JSON   |
        | audio, XML        | audio       | XML    |

  @DD-SELF-SAME
  Rule: The relation and the link to itself show the same modality

    @dd-retrieval-3 @reads
    Scenario Outline: Following the relation of <modality> and then its self link, <format>
      Given a derived conversation with <modality>
      When the caller retrieves the derived modality and the modality's self link as <format>
      Then they are the same modality

      Examples:
        | example           | modality    | format |
        | messaging, JSON   | messaging   | JSON   |
        | messaging, XML    | messaging   | XML    |
        | phone audio, JSON | phone audio | JSON   |
        | phone audio, XML  | phone audio | XML    |
        | audio, JSON       | audio       | JSON   |
        | audio, XML        | audio       | XML    |

  @DD-CLOSURE
  Rule: The derived modality and the derived conversation lead to each other

    @dd-retrieval-4 @reads
    Scenario Outline: From the derived <modality> to the derived conversation, <format>
      Given a derived conversation with <modality>
      When the caller retrieves the derived modality as <format>
      Then its "conversation" link leads to its derived conversation

      Examples:
        | example           | modality    | format |
        | messaging, JSON   | messaging   | JSON   |
        | messaging, XML    | messaging   | XML    |
        | phone audio, JSON | phone audio | JSON   |
        | phone audio, XML  | phone audio | XML    |
        | audio, JSON       | audio       | JSON   |
        | audio, XML        | audio       | XML    |

    @dd-retrieval-5 @reads
    Scenario Outline: From the derived conversation to the derived <modality>, <format>
      Given a derived conversation with <modality>
      When the caller retrieves its derived conversation as <format>
      Then its "<link>" link leads to the derived modality

      Examples:
        | example           | modality    | link       | format |
        | messaging, JSON   | messaging   | messaging  | JSON   |
        | messaging, XML    | messaging   | messaging  | XML    |
        | phone audio, JSON | phone audio | phoneAudio | JSON   |
        | phone audio, XML  | phone audio | phoneAudio | XML    |
        | audio, JSON       | audio       | audioVideo | JSON   |
        | audio, XML        | audio       | audioVideo | XML    |

    @dd-retrieval-6 @reads
    Scenario Outline: The derived <modality> belongs to another conversation, <format>
      Given a derived conversation with <modality>
      When the caller retrieves its derived conversation and the original conversation as <format>
      Then they are different conversations

      Examples:
        | example           | modality    | format |
        | messaging, JSON   | messaging   | JSON   |
        | messaging, XML    | messaging   | XML    |
        | phone audio, JSON | phone audio | JSON   |
        | phone audio, XML  | phone audio | XML    |
        | audio, JSON       | audio       | JSON   |
        | audio, XML        | audio       | XML    |
