Feature: Links
  Where one can go from here.















  @DC-LINK-MESSAGING
  Rule: It links to its modalities

    @dc-links-1 @reads
    Scenario Outline: The derived conversation links to its modalities as <format>
      When the caller reads it as <format>
      Then it offers these links:
        | link      | present |
        | messaging | always  |
      And it is well formed

      Examples:
        | format |
        | XML    |
        | JSON   |








  Rule: It links to itself

    @dc-links-2 @reads
    Scenario: The derived conversation links to itself
      Given a derived conversation













    @dc-links-3 @reads
    Scenario: Dates are precise
      When the caller reads it as JSON

      Then its dates are precise





    @dc-links-4 @reads
    Scenario: A link is there each time
      When the caller reads it as XML

      Then it links to itself
