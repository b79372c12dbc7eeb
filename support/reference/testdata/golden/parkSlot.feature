Feature: The resource parkSlot
  What the page parkSlot states of reading it. Nobody acts: links lead to it from the
  caller's application.

  @PARKSLOT-GET
  Rule: A GET of parkSlot returns a representation of parkSlot

    @parkslot-retrieval-1 @reads
    Scenario Outline: Reading parkSlot as <format>
      Given the "parkSlot" that "slots > parkSlot" leads to
      When the caller retrieves it as <format>
      Then a parkSlot resource is returned as <format>

      Examples:
        | format |
        | JSON   |
        | XML    |

  @PARKSLOT-GET-CONTENT
  Rule: The answer contains the properties and the links of parkSlot

    @parkslot-properties-1 @reads
    Scenario Outline: The properties of parkSlot as <format>
      Given the "parkSlot" that "slots > parkSlot" leads to
      When the caller retrieves it as <format>
      Then it has these properties:
        | property | type    | values       | present       |
        | number   | count   |              | in the sample |
        | state    | enum    | Booked, Free | in the sample |
        | roofed   | boolean |              | in the sample |
        | rel      | enum    | parkSlot     | always        |

      Examples:
        | format |
        | JSON   |
        | XML    |

    @parkslot-links-1 @reads
    Scenario Outline: The links of parkSlot as <format>
      Given the "parkSlot" that "slots > parkSlot" leads to
      When the caller retrieves it as <format>
      Then it offers these links:
        | link   | present       |
        | self   | always        |
        | driver | in the sample |

      Examples:
        | format |
        | JSON   |
        | XML    |

  @PARKSLOT-TWINS
  Rule: JSON and XML say the same

    @parkslot-representations-1 @reads
    Scenario: The twins of parkSlot compared
      Given the "parkSlot" that "slots > parkSlot" leads to
      When the caller retrieves it as JSON and as XML
      Then both say the same of:
        | twin      | compared               |
        | self      | as written             |
        | relations | in any order           |
        | hrefs     | as written             |
        | members   | in any order           |
        | texts     | as written             |
        | numbers   | by value               |
        | booleans  | without regard to case |

  @PARKSLOT-ACCESS-TOKEN
  Rule: A request without a valid token is asked to sign in

    @parkslot-access-1 @reads
    Scenario Outline: <someone> asks for parkSlot
      Given the "parkSlot" that "slots > parkSlot" leads to
      When <someone> retrieves it as JSON
      Then a sign-in is asked for

      Examples:
        | someone                        |
        | somebody without a token       |
        | somebody with an unknown token |
