package mock_test

import (
	"strings"
	"testing"

	"ucwatest/support/mock"
	"ucwatest/support/mock/wire"
)

// minutes is how long a client may be silent.
const minutes = 10 * 60

func TestSilence_endsWhatAClientHad(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	conversation := c.converse()
	c.caller.pool.Occupy(c.caller.sip)
	c.callee.get(c.callee.next).want(200) // and silent from here on
	c.advance(minutes - 0.001)
	c.caller.get(conversation).want(200)
	c.advance(0.001)
	c.caller.get(conversation).want(404)
	wantText(t, "conversations", c.caller.get(c.caller.app.text("_embedded", "communication", "_links", "conversations", "href")).object().href("conversation"), "")
}

func TestSilence_isToldByResume(t *testing.T) {
	t.Parallel()
	c := quiet(t)
	c.caller.notify(an(wire.High, "added", "first"))
	c.caller.next = c.caller.get(c.caller.query("medium=60")).want(200).object().href("next")
	c.caller.notify(an(wire.High, "added", "lost"))
	c.advance(minutes)
	c.caller.notify(an(wire.High, "started", "new"))
	got := c.caller.get(c.caller.next).want(200)
	wantText(t, "links", got.rels(), "self resume")
	wantTexts(t, "events", got.notified(), []string{"started new"})
	wantText(t, "package asked for twice", string(c.caller.get(c.caller.next).want(200).body), string(got.body))

	c.caller.next = got.object().href("resume")
	w := c.caller.wait()
	w.parked(1)
	c.caller.notify(an(wire.Medium, "added", "note"))
	c.advance(5)
	got = w.answer().want(200)
	wantText(t, "links after that", got.rels(), "self next")
	wantTexts(t, "events in the usual time", got.notified(), []string{"added note"})
}

func TestSilence_inXML(t *testing.T) {
	t.Parallel()
	c := quiet(t)
	c.caller.notify(an(wire.High, "added", "first"))
	c.caller.poll()
	c.advance(minutes)
	body := string(c.caller.xml(c.caller.next).want(200).body)
	if !strings.Contains(body, `<link rel="resume" href="`+c.caller.numbered("3")+`" /></events>`) || strings.Contains(body, `rel="next"`) {
		t.Errorf("package: got %s, want a link resume and nothing else", body)
	}
}

// TestSilence_isNone wants next from a client that has listened all the time,
// however long one request took, or that has never listened.
func TestSilence_isNone(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name  string
		spend func(c cast)
	}{
		{"shorter than ten minutes", func(c cast) {
			c.caller.get(c.caller.numbered("9")).want(200)
			c.advance(minutes - 0.001)
		}},
		{"since the last request and not the first", func(c cast) {
			for range 3 {
				c.advance(minutes - 1)
				c.caller.get(c.caller.numbered("9")).want(200)
			}
		}},
		{"a request of half an hour", func(c cast) {
			w := c.caller.waitAt(c.caller.query("timeout=1800"))
			w.parked(1)
			c.advance(1800)
			c.caller.next = w.answer().want(200).object().href("next")
			c.advance(minutes - 0.001)
		}},
		{"never listened", func(c cast) { c.advance(minutes) }},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			c := quiet(t)
			row.spend(c)
			c.caller.notify(an(wire.High, "added", "note"))
			wantText(t, "links", c.caller.get(c.caller.next).want(200).rels(), "self next")
		})
	}
}

// TestSilence_endsInvitations wants one who is called and does not listen to
// have missed the call, and the caller to learn of it.
func TestSilence_endsInvitations(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	c.caller.pool.Occupy(c.caller.sip)
	c.callee.get(c.callee.numbered("9")).want(200)
	c.advance(minutes - 1)
	invitation := c.caller.post(c.caller.app.text("_embedded", "communication", "_links", "startMessaging", "href"), jsonObject{"to": c.callee.sip}).want(201).header.Get("Location")
	c.advance(1)
	wantText(t, "state", c.caller.get(invitation).want(200).object().text("state"), "Failed")
	wantText(t, "links", c.callee.get(c.callee.next).want(200).rels(), "self resume")
}
