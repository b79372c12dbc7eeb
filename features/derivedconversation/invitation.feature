Feature: Whom the invitation is for, and who accepted it
  The invitation names the callee, whoever answers: to compare the two is how a caller learns that
  another participant did.

  @DC-INVITED-ADDRESS
  Rule: The invitation has the address that it is for

    @dc-invitation-1 @stages
    Scenario Outline: <modality> that the answerer answered, <format>
      Given a derived conversation with <modality>
      When the caller retrieves the invitation as <format>
      Then it is for the callee

      Examples:
        | example           | modality    | format |
        | audio, JSON       | audio       | JSON   |
        | audio, XML        | audio       | XML    |
        | phone audio, JSON | phone audio | JSON   |
        | phone audio, XML  | phone audio | XML    |

  @DC-INVITED-CONTACT
  Rule: The invitation leads to the contact that it was meant for

    @dc-invitation-2 @stages
    Scenario Outline: The contact that <modality> was meant for, <format>
      Given a derived conversation with <modality>
      When the caller retrieves the contact that the invitation is for as <format>
      Then a contact resource is returned as <format>
      And it is the callee

      Examples:
        | example           | modality    | format |
        | audio, JSON       | audio       | JSON   |
        | audio, XML        | audio       | XML    |
        | phone audio, JSON | phone audio | JSON   |
        | phone audio, XML  | phone audio | XML    |

  @DC-ACCEPTED-TYPE
  Rule: Who accepted the invitation is shown as a participant

    @dc-invitation-3 @stages
    Scenario Outline: <modality> that the answerer answered shows its type, <format>
      Given a derived conversation with <modality>
      When the caller retrieves the invitation as <format>
      Then who accepted it is shown as a participant

      Examples:
        | example           | modality    | format |
        | audio, JSON       | audio       | JSON   |
        | audio, XML        | audio       | XML    |
        | phone audio, JSON | phone audio | JSON   |
        | phone audio, XML  | phone audio | XML    |

  @DC-ACCEPTED-PLACE
  Rule: Who accepted the invitation is a participant of the conversation that came of it

    @dc-invitation-4 @stages
    Scenario Outline: The answerer in the derived conversation, <modality>, <format>
      Given a derived conversation with <modality>
      When the caller retrieves the participant who accepted the invitation as <format>
      Then it is the answerer
      And its "conversation" link leads to its derived conversation

      Examples:
        | example           | modality    | format |
        | audio, JSON       | audio       | JSON   |
        | audio, XML        | audio       | XML    |
        | phone audio, JSON | phone audio | JSON   |
        | phone audio, XML  | phone audio | XML    |

    @dc-invitation-5 @stages
    Scenario Outline: The callee in the original conversation, <format>
      Given an invitation to add audio
      And it was answered by the callee
      When the caller retrieves the participant who accepted the invitation as <format>
      Then it is the callee
      And its "conversation" link leads to the original conversation

      Examples:
        | format |
        | JSON   |
        | XML    |
