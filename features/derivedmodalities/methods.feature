Feature: What can be done with a derived modality
  GET is the only operation that the three pages list. What can be done with a modality is done at
  its links.

  @DD-GET-ONLY
  Rule: GET is the only operation

    @dd-methods-1 @stages
    Scenario Outline: <method> to the derived <modality> is refused as <format>
      Given a derived conversation with <modality>
      When the caller sends <method> to the derived modality as <format>
      Then the request is refused as <format> with 405 "MethodNotAllowed"
      And its derived conversation has not changed
      And the original conversation has not changed

      Examples:
        | example                    | modality    | method | format |
        | messaging, POST as JSON    | messaging   | POST   | JSON   |
        | messaging, PUT as XML      | messaging   | PUT    | XML    |
        | messaging, DELETE as JSON  | messaging   | DELETE | JSON   |
        | messaging, PATCH as XML    | messaging   | PATCH  | XML    |
        | phone audio, POST as XML   | phone audio | POST   | XML    |
        | phone audio, PUT as JSON   | phone audio | PUT    | JSON   |
        | phone audio, DELETE as XML | phone audio | DELETE | XML    |
        | phone audio, PATCH as JSON | phone audio | PATCH  | JSON   |
        | audio, POST as JSON        | audio       | POST   | JSON   |
        | audio, PUT as XML          | audio       | PUT    | XML    |
        | audio, DELETE as JSON      | audio       | DELETE | JSON   |
        | audio, PATCH as XML        | audio       | PATCH  | XML    |
