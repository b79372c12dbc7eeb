Feature: What is created and announced on the way to a derived conversation
  Whoever adds a modality is told at once where the invitation is, and by the event channel what
  becomes of it. These cases look at all of that; every other case looks at it in passing, and
  fails where it is wrong.

  @DC-OPERATION-CREATED
  Rule: What adds a modality is answered with 201 and the address of the invitation

    @dc-operations-1 @stages
    Scenario Outline: <modality> is added and nobody has answered
      Given an invitation to add <modality>
      And it is still pending
      When the caller reads the event channel
      Then this held on the way:
        | course                |
        | created with 201      |
        | created at a Location |

      Examples:
        | modality        |
        | audio           |
        | audio and video |
        | phone audio     |
        | messaging       |

  @DC-CHANNEL-NEXT
  Rule: Each answer of the event channel lists what happened, and leads to the next answer

    @dc-operations-2 @stages
    Scenario Outline: The channel of the <user>
      Given a derived conversation
      When the <user> reads the event channel
      Then this held on the way:
        | course                      |
        | senders and events in lists |
        | a link to go on             |
        | the next number             |

      Examples:
        | user     |
        | caller   |
        | callee   |
        | answerer |

  @DC-CHANNEL-ORDER
  Rule: What happens is told once and in order, each time of what it happened to

    @dc-operations-3 @stages
    Scenario Outline: The events until <modality> was answered by the answerer
      Given a derived conversation with <modality>
      When the caller reads the event channel
      Then this held on the way:
        | course                            |
        | answered with 204                 |
        | told once                         |
        | told in order                     |
        | the body of its link              |
        | an href in each link              |
        | a rel and an address in each body |
        | the operation that was started    |
        | a status that fits the state      |

      Examples:
        | modality    |
        | audio       |
        | phone audio |
        | messaging   |

    @dc-operations-4 @stages
    Scenario Outline: The events of an invitation that <fate>
      Given an invitation to add audio
      And it <fate>
      When the caller reads the event channel
      Then this held on the way:
        | course                         |
        | answered with 204              |
        | told once                      |
        | told in order                  |
        | the operation that was started |
        | a status that fits the state   |
        | a reason for each failure      |

      Examples:
        | fate                |
        | was declined        |
        | was cancelled       |
        | was left unanswered |

    @dc-operations-5 @stages
    Scenario: The events until the derived conversation was deleted
      Given a derived conversation
      And the caller has deleted its derived conversation
      When the caller reads the event channel
      Then this held on the way:
        | course        |
        | told once     |
        | told in order |
