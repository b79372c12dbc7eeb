Feature: Retrieving a derived conversation
  The invitation links to the derived conversation. The link is followed as it stands, and
  what it leads to is read like any conversation.

  Background:
    Given a derived conversation

  @DC-GET
  Rule: A GET returns a conversation

    @dc-retrieval-1 @reads
    Scenario Outline: Reading the derived conversation as <format>
      When the caller retrieves its derived conversation as <format>
      Then a conversation resource is returned as <format>

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DC-RELATED
  Rule: It is another conversation than the original one

    @dc-retrieval-2 @reads
    Scenario Outline: The derived and the original conversation are two, <format>
      When the caller retrieves its derived conversation and the original conversation as <format>
      Then they are different conversations

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DC-PARTICIPANT
  Rule: Its participant is another than the original conversation's

    @dc-retrieval-3 @stages
    Scenario: The caller and the answerer share the derived conversation
      When the caller looks up the participants of its derived conversation
      Then they are exactly the caller and the answerer

    @dc-retrieval-4 @stages
    Scenario: The caller and the callee still share the original conversation
      When the caller looks up the participants of the original conversation
      Then they are exactly the caller and the callee

  @DC-WEBLINK-REL
  Rule: The invitation names both derived resources by their relations

    @dc-retrieval-5 @reads
    Scenario Outline: The invitation names the relations of both derived resources, <format>
      When the caller retrieves the invitation as <format>
      Then its "derivedConversation" link leads to its derived conversation
      And its "derivedAudioVideo" link leads to the derived modality

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DC-WEBLINK-CONTAINER
  Rule: In JSON the rel is the outer container of the link

    @dc-retrieval-10 @reads
    Scenario: The links of the invitation as JSON
      When the caller retrieves the invitation as JSON
      Then its "derivedConversation" link leads to its derived conversation
      And it has these forms:
        | form                    |
        | self among the links    |
        | single links as objects |

  @DC-WEBLINK-HREF
  Rule: The href is where the resource is

    @dc-retrieval-6 @reads
    Scenario Outline: The link leads to a conversation each time it is followed, <format>
      When the caller retrieves its derived conversation twice as <format>
      Then they are the same conversation

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DC-WEBLINK-TARGET
  Rule: Each operation on the href reaches the resource

    @dc-retrieval-11 @reads
    Scenario: A second operation on the href, for the other format
      When the caller retrieves its derived conversation as JSON and as XML
      Then both say the same of:
        | twin | compared   |
        | self | as written |

  @DC-SELF-SAME
  Rule: The relation and the link to itself show the same conversation

    @dc-retrieval-7 @reads
    Scenario Outline: Following the relation and then its self link, <format>
      When the caller retrieves its derived conversation and its self link as <format>
      Then they are the same conversation

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DC-CLOSURE
  Rule: The derived modality and the derived conversation lead to each other

    @dc-retrieval-8 @reads
    Scenario Outline: From the derived modality to the derived conversation, <format>
      When the caller retrieves the derived modality as <format>
      Then its "conversation" link leads to its derived conversation

      Examples:
        | format |
        | JSON   |
        | XML    |

    @dc-retrieval-9 @reads
    Scenario Outline: From the derived conversation to the derived modality, <format>
      When the caller retrieves its derived conversation as <format>
      Then its "audioVideo" link leads to the derived modality

      Examples:
        | format |
        | JSON   |
        | XML    |
