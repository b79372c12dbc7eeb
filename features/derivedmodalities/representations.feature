Feature: The two representations of a derived modality
  What is read as JSON is read as XML. Each format has its own form of the same thing, and both
  tell the same story.

  @DD-FORMAT-CHOICE
  Rule: The caller chooses the format by the media type it accepts

    @dd-representations-1 @reads
    Scenario Outline: Accepting the <example>
      Given a derived conversation with <modality>
      When the caller retrieves the derived modality accepting "<accept>"
      Then <resource> resource is returned as <format>

      Examples:
        | example                             | modality    | accept                                  | resource      | format |
        | messaging by its short JSON name    | messaging   | application/json                        | a messaging   | JSON   |
        | messaging by its vendor XML name    | messaging   | application/vnd.microsoft.com.ucwa+xml  | a messaging   | XML    |
        | phone audio by its vendor JSON name | phone audio | application/vnd.microsoft.com.ucwa+json | a phoneAudio  | JSON   |
        | phone audio by its short XML name   | phone audio | application/xml                         | a phoneAudio  | XML    |
        | audio by its vendor JSON name       | audio       | application/vnd.microsoft.com.ucwa+json | an audioVideo | JSON   |
        | audio by its vendor XML name        | audio       | application/vnd.microsoft.com.ucwa+xml  | an audioVideo | XML    |

  @DD-FORMAT-NAMES
  Rule: The short name and the vendor's name of a format are answered alike

    @dd-representations-9 @reads
    Scenario Outline: Both names, <modality> as <format>
      Given a derived conversation with <modality>
      When the caller retrieves the derived modality accepting "<short>" and accepting "<vendor>"
      Then they are the same modality

      Examples:
        | example          | modality    | format | short            | vendor                                  |
        | messaging, JSON  | messaging   | JSON   | application/json | application/vnd.microsoft.com.ucwa+json |
        | phone audio, XML | phone audio | XML    | application/xml  | application/vnd.microsoft.com.ucwa+xml  |
        | audio, JSON      | audio       | JSON   | application/json | application/vnd.microsoft.com.ucwa+json |
        | audio, XML       | audio       | XML    | application/xml  | application/vnd.microsoft.com.ucwa+xml  |

  @DD-FORM-ANSWER
  Rule: The answer describes its body truthfully

    @dd-representations-2 @reads
    Scenario Outline: Status and type of the answer, <modality> as <format>
      Given a derived conversation with <modality>
      When the caller retrieves the derived modality as <format>
      Then it has these forms:
        | form                     |
        | status 200               |
        | the media type asked for |

      Examples:
        | example           | modality    | format |
        | messaging, JSON   | messaging   | JSON   |
        | messaging, XML    | messaging   | XML    |
        | phone audio, JSON | phone audio | JSON   |
        | phone audio, XML  | phone audio | XML    |
        | audio, JSON       | audio       | JSON   |
        | audio, XML        | audio       | XML    |

  @DD-FORM-JSON
  Rule: As JSON it is one object with its links in _links

    @dd-representations-3 @reads
    Scenario Outline: The forms of JSON, <modality>
      Given a derived conversation with <modality>
      When the caller retrieves the derived modality as JSON
      Then it has these forms:
        | form                    |
        | self among the links    |
        | single links as objects |
        | lists as arrays         |

      Examples:
        | modality    |
        | messaging   |
        | phone audio |
        | audio       |

  @DD-FORM-XML
  Rule: As XML it is one resource element with links and properties

    @dd-representations-4 @reads
    Scenario Outline: The forms of XML, <modality>
      Given a derived conversation with <modality>
      When the caller retrieves the derived modality as XML
      Then it has these forms:
        | form                                      |
        | an XML declaration                        |
        | resource as the root element              |
        | the UCWA namespace                        |
        | rel as an attribute                       |
        | href as an attribute                      |
        | no link element for self                  |
        | the same rel as attribute and as property |
        | lists as propertyList                     |

      Examples:
        | modality    |
        | messaging   |
        | phone audio |
        | audio       |

  @DD-TWINS
  Rule: JSON and XML say the same

    @dd-representations-5 @reads
    Scenario Outline: The twins compared, <modality>
      Given a derived conversation with <modality>
      When the caller retrieves the derived modality as JSON and as XML
      Then both say the same of:
        | twin      | compared     |
        | self      | as written   |
        | relations | in any order |
        | hrefs     | as written   |
        | members   | in any order |
        | texts     | as written   |
        | lists     | in any order |

      Examples:
        | modality    |
        | messaging   |
        | phone audio |
        | audio       |
