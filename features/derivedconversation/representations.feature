Feature: The two representations of a derived conversation
  What is read as JSON is read as XML. Each format has its own form of the same thing, and
  both tell the same story.

  @DC-FORMAT-CHOICE
  Rule: The caller chooses the format by the media type it accepts

    @dc-representations-1 @reads
    Scenario Outline: Accepting the <name>
      Given a derived conversation
      When the caller retrieves its derived conversation accepting "<accept>"
      Then a conversation resource is returned as <format>

      Examples:
        | name             | accept                                  | format |
        | short JSON name  | application/json                        | JSON   |
        | short XML name   | application/xml                         | XML    |
        | vendor JSON name | application/vnd.microsoft.com.ucwa+json | JSON   |
        | vendor XML name  | application/vnd.microsoft.com.ucwa+xml  | XML    |

  @DC-FORMAT-NAMES
  Rule: The short name and the vendor's name of a format are answered alike

    @dc-representations-9 @reads
    Scenario Outline: Both names of <format>
      Given a derived conversation
      When the caller retrieves its derived conversation accepting "<short>" and accepting "<vendor>"
      Then they are the same conversation

      Examples:
        | format | short            | vendor                                  |
        | JSON   | application/json | application/vnd.microsoft.com.ucwa+json |
        | XML    | application/xml  | application/vnd.microsoft.com.ucwa+xml  |

  @DC-FORMAT-DEFAULT
  Rule: The greater preference chooses the format, and without one it is JSON

    @dc-representations-2 @reads
    Scenario Outline: Preferring <preference>
      Given a derived conversation
      When the caller retrieves its derived conversation accepting "<accept>"
      Then a conversation resource is returned as <format>

      Examples:
        | preference | accept                                  | format |
        | nothing    | */*                                     | JSON   |
        | JSON       | application/xml;q=0.5, application/json | JSON   |
        | XML        | application/xml, application/json;q=0.5 | XML    |

  @DC-FORMAT-REFUSED
  Rule: A format that does not exist is refused

    @dc-representations-3 @reads
    Scenario: Accepting comma-separated values
      Given a derived conversation
      When the caller retrieves its derived conversation accepting "text/csv"
      Then the request is refused as JSON with 406 "NotAcceptable"

  @DC-FORM-ANSWER
  Rule: The answer describes its body truthfully

    @dc-representations-4 @reads
    Scenario Outline: Status and type of the <format> answer
      Given a derived conversation
      When the caller retrieves its derived conversation as <format>
      Then it has these forms:
        | form                       |
        | status 200                 |
        | the media type asked for   |
        | the version of the service |

      Examples:
        | format |
        | JSON   |
        | XML    |

  @DC-FORM-JSON
  Rule: As JSON it is one object with its links in _links

    @dc-representations-5 @stages
    Scenario Outline: The forms of JSON, <people>
      Given a derived conversation
      And it has become <people>
      When the caller retrieves its derived conversation as JSON
      Then it has these forms:
        | form                    |
        | self among the links    |
        | single links as objects |
        | numbers as numbers      |
        | booleans as booleans    |
        | dates as /Date(ms)/     |
        | lists as arrays         |

      Examples:
        | people                             |
        | a conference                       |
        | a conference with a muted audience |

    @dc-representations-11 @reads
    Scenario: The forms of JSON between two people
      Given a derived conversation
      When the caller retrieves its derived conversation as JSON
      Then it has these forms:
        | form                    |
        | self among the links    |
        | single links as objects |
        | booleans as booleans    |
        | lists as arrays         |

  @DC-FORM-XML
  Rule: As XML it is one resource element with links and properties

    @dc-representations-6 @stages
    Scenario Outline: The forms of XML, <people>
      Given a derived conversation
      And it has become <people>
      When the caller retrieves its derived conversation as XML
      Then it has these forms:
        | form                                      |
        | an XML declaration                        |
        | resource as the root element              |
        | the UCWA namespace                        |
        | rel as an attribute                       |
        | href as an attribute                      |
        | no link element for self                  |
        | the same rel as attribute and as property |
        | booleans as True or False                 |
        | dates as ISO 8601                         |
        | lists as propertyList                     |

      Examples:
        | people                             |
        | a conference                       |
        | a conference with a muted audience |

    @dc-representations-12 @reads
    Scenario: The forms of XML between two people
      Given a derived conversation
      When the caller retrieves its derived conversation as XML
      Then it has these forms:
        | form                                      |
        | an XML declaration                        |
        | resource as the root element              |
        | the UCWA namespace                        |
        | rel as an attribute                       |
        | href as an attribute                      |
        | no link element for self                  |
        | the same rel as attribute and as property |
        | booleans as True or False                 |
        | lists as propertyList                     |

  @DC-FORM-INVITATION
  Rule: The invitation has the forms of XML as well

    @dc-representations-10 @reads
    Scenario: The forms of the invitation as XML
      Given a derived conversation
      When the caller retrieves the invitation as XML
      Then it has these forms:
        | form                                      |
        | resource as the root element              |
        | the UCWA namespace                        |
        | rel as an attribute                       |
        | href as an attribute                      |
        | no link element for self                  |
        | the same rel as attribute and as property |

  @DC-TWINS
  Rule: JSON and XML say the same

    @dc-representations-7 @stages
    Scenario Outline: The twins compared, <people>
      Given a derived conversation
      And it has become <people>
      When the caller retrieves its derived conversation as JSON and as XML
      Then both say the same of:
        | twin      | compared               |
        | self      | as written             |
        | relations | in any order           |
        | hrefs     | as written             |
        | members   | in any order           |
        | texts     | as written             |
        | numbers   | by value               |
        | booleans  | without regard to case |
        | dates     | cut to milliseconds    |
        | lists     | in any order           |

      Examples:
        | people                             |
        | a conference                       |
        | a conference with a muted audience |

    @dc-representations-8 @reads
    Scenario: The twins compared between two people
      Given a derived conversation
      When the caller retrieves its derived conversation as JSON and as XML
      Then both say the same of:
        | twin      | compared     |
        | self      | as written   |
        | relations | in any order |
        | hrefs     | as written   |
        | members   | in any order |
        | texts     | as written   |
