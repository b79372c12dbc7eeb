package contract

import "testing"

// channel is what a caller may have learnt of one invitation.
var channel = []Event{
	{"communication", "/c", "audioVideoInvitation", "/i/1", "started", ""},
	{"communication", "/c", "conversation", "/k/2", "added", ""},
	{"conversation", "/k/1", "audioVideo", "/k/1/av", "updated", ""},
	{"conversation", "/k/1", "audioVideo", "/k/1/av", "updated", ""},
	{"communication", "/c", "audioVideoInvitation", "/i/1", "completed", "Success"},
}

func TestEvents(t *testing.T) {
	t.Parallel()
	original := Place{Name: "the original conversation", Hrefs: []string{"https://pool.contoso.com/k/1"}}
	derived := Place{Name: "its derived conversation", Hrefs: []string{"/k/2"}}
	nowhere := Place{Name: "the other derived conversation"}
	for name, row := range map[string]struct {
		row       EventRow
		ok        bool
		want, got string
	}{
		"once":                {EventRow{SenderRel: "communication", Rel: "audioVideoInvitation", Type: "completed", Status: "Success", Times: 1}, true, "", ""},
		"twice, from a place": {EventRow{SenderRel: "conversation", Sender: original, Rel: "audioVideo", Type: "updated", Times: 2}, true, "", ""},
		"of a place":          {EventRow{SenderRel: "communication", Rel: "conversation", Type: "added", Of: derived, Times: 1}, true, "", ""},
		"from any sender":     {EventRow{Rel: "conversation", Type: "added", Times: 1}, true, "", ""},
		"never":               {EventRow{SenderRel: "communication", Rel: "conversation", Type: "deleted", Times: 0}, true, "", ""},
		"not often enough": {EventRow{SenderRel: "communication", Rel: "conversation", Type: "added", Times: 2}, false,
			"conversation added from communication, 2 times", "1 times among 5 events"},
		"too often": {EventRow{SenderRel: "conversation", Rel: "audioVideo", Type: "updated", Times: 1}, false,
			"audioVideo updated from conversation, 1 times", "2 times among 5 events"},
		"although it must not": {EventRow{Rel: "conversation", Type: "added", Times: 0}, false,
			"conversation added from any sender, 0 times", "1 times among 5 events"},
		"from another type of sender": {EventRow{SenderRel: "me", Rel: "conversation", Type: "added", Times: 1}, false,
			"conversation added from me, 1 times", "0 times among 5 events"},
		"from another sender": {EventRow{SenderRel: "conversation", Sender: derived, Rel: "audioVideo", Type: "updated", Times: 2}, false,
			"audioVideo updated from its derived conversation, 2 times", "0 times among 5 events"},
		"of another place": {EventRow{SenderRel: "communication", Rel: "conversation", Type: "added", Of: original, Times: 1}, false,
			"conversation added from communication of the original conversation, 1 times", "0 times among 5 events"},
		"of a place that is not offered": {EventRow{Rel: "conversation", Type: "added", Of: nowhere, Times: 1}, false,
			"conversation added from any sender of the other derived conversation, 1 times", "0 times among 5 events"},
		"with another status": {EventRow{SenderRel: "communication", Rel: "audioVideoInvitation", Type: "completed", Status: "Failure", Times: 1}, false,
			"audioVideoInvitation completed from communication with status Failure, 1 times", "0 times among 5 events"},
		"with a status that none should have": {EventRow{SenderRel: "communication", Rel: "audioVideoInvitation", Type: "completed", Times: 1}, false,
			"audioVideoInvitation completed from communication, 1 times", "0 times among 5 events"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, Events(channel, []EventRow{row.row}), one(row.ok, row.want, row.got))
		})
	}
}

func TestEvents_areJudgedEach(t *testing.T) {
	t.Parallel()
	rows := []EventRow{{Rel: "conversation", Type: "added", Times: 1}, {Rel: "me", Type: "updated", Times: 1}}
	check(t, Events(channel, rows), append(allHeld(""), broken("", "me updated from any sender, 1 times", "0 times among 5 events")))
}

func TestEvents_ofAnEmptyChannel(t *testing.T) {
	t.Parallel()
	rows := []EventRow{{Rel: "conversation", Type: "added", Times: 1}}
	check(t, Events(nil, rows), one(false, "conversation added from any sender, 1 times", "0 times among 0 events"))
}
