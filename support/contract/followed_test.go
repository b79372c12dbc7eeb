package contract

import "testing"

func TestParseFollowed(t *testing.T) {
	t.Parallel()
	rows, err := ParseFollowed([][]string{{"relation", "leads to"}, {"localParticipant", "localParticipant, participant"}})
	if err != nil || len(rows) != 1 || rows[0] != (FollowedRow{"localParticipant", "localParticipant, participant"}) {
		t.Errorf("got %+v, %v", rows, err)
	}
	if _, err := ParseFollowed([][]string{{"relation"}, {"messaging"}}); err == nil {
		t.Error("got no error without the column leads to")
	}
}

func TestFollowed(t *testing.T) {
	t.Parallel()
	row := FollowedRow{"localParticipant", "localParticipant, participant"}
	owner := Place{Name: "its derived conversation", Hrefs: []string{"/1"}}
	const led = "a link localParticipant to localParticipant, participant"
	owned := func(href string) string {
		return `{"rel":"participant","_links":{"conversation":{"href":"` + href + `"}}}`
	}
	for name, test := range map[string]struct {
		answer Answer
		want   []Judgement
	}{
		"its own":            {asJSON(t, owned("/1")), allHeld(linksFollowed, linksOwn)},
		"of nobody":          {asJSON(t, `{"rel":"localParticipant"}`), allHeld(linksFollowed)},
		"another's":          {asJSON(t, owned("/2")), []Judgement{held(linksFollowed), broken(linksOwn, "a link localParticipant to what belongs to its derived conversation (/1)", "what belongs to /2")}},
		"of another type":    {asXML(t, "", `<property name="rel">messaging</property>`), []Judgement{broken(linksFollowed, led, `status 200 and the resource "messaging" in application/xml`)}},
		"not there":          {refusal(t, 404, "application/json", `{"code":"NotFound"}`), []Judgement{broken(linksFollowed, led, "status 404 NotFound None in application/json")}},
		"that is not UCWA's": {garbled(t), []Judgement{broken(linksFollowed, led, inWords)}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, Followed(test.answer, row, owner), test.want)
		})
	}
}

func TestConferenceAndCounted(t *testing.T) {
	t.Parallel()
	three := []string{"sip:a@contoso.com", "sip:b@contoso.com", "sip:c@contoso.com"}
	conferenced := asJSON(t, `{"state":"Conferenced","participantCount":3}`)
	check(t, Conference(conferenced, three, three), allHeld(conference, conference))
	got := Conference(asJSON(t, `{"state":"Connected"}`), three[:2], three)
	if got[0].Held || got[1].Held || got[0].Subject != conference || got[1].Subject != conference {
		t.Errorf("got %+v, want both broken", got)
	}
	check(t, Counted(conferenced.Document, three), allHeld(participantsCounted))
	check(t, Counted(conferenced.Document, three[1:]), []Judgement{broken(participantsCounted, "participantCount 2", `the number "3"`)})
	check(t, Counted(asXML(t, "", "").Document, three), nil)
}
