Feature: The properties of the derived modalities
  The tables of the three pages say that there are none; their samples show some. The samples
  hold: a derived modality has the properties of the modality.

  @DM-GET-CONTENT
  Rule: The answer contains the properties of messaging

    @dm-properties-1 @reads
    Scenario Outline: The properties of messaging in use, <format>
      Given a derived conversation with messaging
      When the caller retrieves the derived modality as <format>
      Then it has these properties:
        | property                 | type          | values                                                           | present       |
        | rel                      | enum          | messaging                                                        | always        |
        | negotiatedMessageFormats | list of enums | Html, Plain                                                      | in the sample |
        | state                    | enum          | Connected, Connecting, Disconnected, Disconnecting, Transferring | always        |

      Examples:
        | format |
        | JSON   |
        | XML    |

    @dm-properties-2 @stages
    Scenario Outline: The properties of messaging that was stopped, <format>
      Given a derived conversation with messaging
      And it holds another modality as well
      And the caller has stopped the derived modality
      When the caller retrieves the derived modality as <format>
      Then it has these properties:
        | property                 | type          | values                                                           | present     |
        | rel                      | enum          | messaging                                                        | always      |
        | negotiatedMessageFormats | list of enums | Html, Plain                                                      | where given |
        | state                    | enum          | Connected, Connecting, Disconnected, Disconnecting, Transferring | always      |

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DP-GET-CONTENT
  Rule: The answer contains the properties of phone audio

    @dp-properties-1 @reads
    Scenario Outline: The properties of phone audio in use, <format>
      Given a derived conversation with phone audio
      When the caller retrieves the derived modality as <format>
      Then it has these properties:
        | property | type | values                                                           | present |
        | rel      | enum | phoneAudio                                                       | always  |
        | state    | enum | Connected, Connecting, Disconnected, Disconnecting, Transferring | always  |

      Examples:
        | format |
        | JSON   |
        | XML    |

    @dp-properties-2 @stages
    Scenario Outline: The properties of phone audio that was stopped, <format>
      Given a derived conversation with phone audio
      And it holds another modality as well
      And the caller has stopped the derived modality
      When the caller retrieves the derived modality as <format>
      Then it has these properties:
        | property | type | values                                                           | present |
        | rel      | enum | phoneAudio                                                       | always  |
        | state    | enum | Connected, Connecting, Disconnected, Disconnecting, Transferring | always  |

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DA-GET-CONTENT
  Rule: The answer contains the properties of audio and video

    @da-properties-1 @reads
    Scenario Outline: The properties of audio in use, <format>
      Given a derived conversation with audio
      When the caller retrieves the derived modality as <format>
      Then it has these properties:
        | property            | type | values                                                           | present       |
        | rel                 | enum | audioVideo                                                       | always        |
        | state               | enum | Connected, Connecting, Disconnected, Disconnecting, Transferring | always        |
        | supportsReplaces    | text |                                                                  | in the sample |
        | videoSourcesAllowed | enum | Everyone, OneParticipant, PresentersOnly, Unknown                | in the sample |

      Examples:
        | format |
        | JSON   |
        | XML    |

    @da-properties-2 @stages
    Scenario Outline: The properties of audio that was stopped, <format>
      Given a derived conversation with audio
      And it holds another modality as well
      And the caller has stopped the derived modality
      When the caller retrieves the derived modality as <format>
      Then it has these properties:
        | property            | type | values                                                           | present     |
        | rel                 | enum | audioVideo                                                       | always      |
        | state               | enum | Connected, Connecting, Disconnected, Disconnecting, Transferring | always      |
        | supportsReplaces    | text |                                                                  | where given |
        | videoSourcesAllowed | enum | Everyone, OneParticipant, PresentersOnly, Unknown                | where given |

      Examples:
        | format |
        | JSON   |
        | XML    |
