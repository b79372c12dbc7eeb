package wire

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"ucwatest/support/golden"
)

// everything is a package with all that events can have: a sender twice, titles,
// in, status, reason, and bodies or none.
func everything() *Package {
	app := "/ucwa/oauth/v1/applications/102"
	communication, conversation := app+"/communication", app+"/communication/conversations/21a1"
	event := func(sender, href, eventType string, link Link) *Event {
		return &Event{SenderRel: sender, SenderHref: href, Type: eventType, Link: link}
	}
	started := event("communication", communication, "started", Link{Rel: "messagingInvitation", Href: communication + "/invitations/7"})
	started.Embedded = NewResource("messagingInvitation", communication+"/invitations/7").Put("state", "Connecting").To("cancel", communication+"/invitations/7/cancel")
	local := event("conversation", conversation, "added", Link{Rel: "localParticipant", Href: conversation + "/participants/a", Title: `A & "B"`})
	local.Embedded = NewResource("participant", conversation+"/participants/a").Put("anonymous", false)
	messaging := event("conversation", conversation, "added", Link{Rel: "participantMessaging", Href: conversation + "/participants/b/participantMessaging"})
	messaging.In = &Link{Rel: "participant", Href: conversation + "/participants/b", Title: "B"}
	completed := event("communication", communication, "completed", Link{Rel: "messagingInvitation", Href: communication + "/invitations/7"})
	completed.Status = "Failure"
	completed.Reason = &Reason{Code: "RemoteFailure", Subcode: "Declined", Message: "Declined.", Parameters: [][2]string{{"to", "Invalid"}}}
	return &Package{Self: app + "/events?ack=1", Next: app + "/events?ack=2", Events: []*Event{
		started, local, messaging, event("conversation", conversation, "deleted", Link{Rel: "participant", Href: conversation + "/participants/b"}), completed,
	}}
}

func TestPackage_isAsBefore(t *testing.T) {
	t.Parallel()
	w := Writer{RelLast: true, Zone: time.UTC}
	for name, p := range map[string]*Package{
		"events": everything(), "empty": {Self: "/events?ack=1", Next: "/events?ack=2"},
		"resume": {Self: "/events?ack=1", Resume: "/events?ack=2"}, "resync": {Resync: "/events?ack=1"},
		"absolute": everything().Absolute("http://sample:80"),
	} {
		for ending, got := range map[string][]byte{".json": w.packageJSON(nil, p), ".xml": w.packageXML([]byte(xmlDeclaration), p)} {
			if err := parses(ending, got); err != nil {
				t.Errorf("%s%s: %v", name, ending, err)
			}
			golden.Equal(t, "testdata/package-"+name+ending, append(got, '\n'))
		}
	}
}

func parses(ending string, body []byte) error {
	if ending == ".json" {
		var any map[string]any
		return json.Unmarshal(body, &any)
	}
	for d := xml.NewDecoder(strings.NewReader(string(body))); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}
