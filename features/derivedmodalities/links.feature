Feature: The links of the derived modalities
  The tables of the three pages list one link, their samples list them all. The link to itself and
  the one to the conversation are always required; what cannot be done now has no link.

  @DM-GET-CONTENT
  Rule: The answer contains the links of messaging

    @dm-links-1 @reads
    Scenario Outline: Messaging in use, as <format>
      Given a derived conversation with messaging
      When the caller retrieves the derived modality as <format>
      Then it offers these links:
        | link               | present       |
        | self               | always        |
        | addMessaging       | in the sample |
        | conversation       | always        |
        | sendMessage        | in the sample |
        | setIsTyping        | in the sample |
        | stopMessaging      | in the sample |
        | typingParticipants | in the sample |

      Examples:
        | format |
        | JSON   |
        | XML    |

    @dm-links-2 @stages
    Scenario Outline: Messaging that was stopped, as <format>
      Given a derived conversation with messaging
      And it holds another modality as well
      And the caller has stopped the derived modality
      When the caller retrieves the derived modality as <format>
      Then it offers these links:
        | link         | present     |
        | self         | always      |
        | addMessaging | where given |
        | conversation | always      |

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DP-GET-CONTENT
  Rule: The answer contains the links of phone audio

    @dp-links-1 @reads
    Scenario Outline: Phone audio in use, as <format>
      Given a derived conversation with phone audio
      When the caller retrieves the derived modality as <format>
      Then it offers these links:
        | link             | present       |
        | self             | always        |
        | addPhoneAudio    | in the sample |
        | conversation     | always        |
        | holdPhoneAudio   | in the sample |
        | resumePhoneAudio | in the sample |
        | stopPhoneAudio   | in the sample |

      Examples:
        | format |
        | JSON   |
        | XML    |

    @dp-links-2 @stages
    Scenario Outline: Phone audio on hold, as <format>
      Given a derived conversation with phone audio
      And the caller has held the derived modality
      When the caller retrieves the derived modality as <format>
      Then it offers these links:
        | link             | present     |
        | self             | always      |
        | conversation     | always      |
        | resumePhoneAudio | where given |
        | stopPhoneAudio   | where given |

      Examples:
        | format |
        | JSON   |
        | XML    |

    @dp-links-3 @stages
    Scenario Outline: Phone audio that was stopped, as <format>
      Given a derived conversation with phone audio
      And it holds another modality as well
      And the caller has stopped the derived modality
      When the caller retrieves the derived modality as <format>
      Then it offers these links:
        | link          | present     |
        | self          | always      |
        | addPhoneAudio | where given |
        | conversation  | always      |

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DA-GET-CONTENT
  Rule: The answer contains the links of audio and video

    @da-links-1 @reads
    Scenario Outline: <modality> in use, as <format>
      Given a derived conversation with <modality>
      When the caller retrieves the derived modality as <format>
      Then it offers these links:
        | link                     | present       |
        | self                     | always        |
        | addAudio                 | in the sample |
        | addAudioVideo            | in the sample |
        | addVideo                 | in the sample |
        | audioVideoPolicies       | in the sample |
        | audioVideoSession        | in the sample |
        | conversation             | always        |
        | escalateAudio            | in the sample |
        | escalateAudioVideo       | in the sample |
        | replaceWithPhoneAudio    | in the sample |
        | reportMediaDiagnostics   | in the sample |
        | stopAudio                | in the sample |
        | stopAudioVideo           | in the sample |
        | stopVideo                | in the sample |
        | videoFreeze              | in the sample |
        | videoLockedOnParticipant | in the sample |

      Examples:
        | example               | modality        | format |
        | audio, JSON           | audio           | JSON   |
        | audio, XML            | audio           | XML    |
        | audio and video, JSON | audio and video | JSON   |
        | audio and video, XML  | audio and video | XML    |

    @da-links-2 @stages
    Scenario Outline: Audio that was stopped, as <format>
      Given a derived conversation with audio
      And it holds another modality as well
      And the caller has stopped the derived modality
      When the caller retrieves the derived modality as <format>
      Then it offers these links:
        | link               | present     |
        | self               | always      |
        | addAudio           | where given |
        | addAudioVideo      | where given |
        | addVideo           | where given |
        | audioVideoPolicies | where given |
        | conversation       | always      |

      Examples:
        | format |
        | JSON   |
        | XML    |

    @da-links-3 @stages
    Scenario Outline: Audio and video of a conference, as <format>
      Given a derived conversation with audio and video
      And it has become a conference
      When the caller retrieves the derived modality as <format>
      Then it offers these links:
        | link                     | present     |
        | self                     | always      |
        | audioVideoPolicies       | where given |
        | audioVideoSession        | where given |
        | conversation             | always      |
        | reportMediaDiagnostics   | where given |
        | stopAudio                | where given |
        | stopAudioVideo           | where given |
        | stopVideo                | where given |
        | videoFreeze              | where given |
        | videoLockedOnParticipant | where given |
      And its links lead to:
        | relation                 | leads to                              |
        | audioVideoPolicies       | audioVideoPolicies                    |
        | audioVideoSession        | audioVideoSession, session            |
        | conversation             | conversation                          |
        | videoFreeze              | videoFreeze                           |
        | videoLockedOnParticipant | videoLockedOnParticipant, participant |

      Examples:
        | format |
        | JSON   |
        | XML    |
