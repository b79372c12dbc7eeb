package mock_test

import (
	"encoding/xml"
	"strings"
	"testing"

	"ucwatest/support/mock"
)

func TestChannel_waitsForNoWall(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	first := c.caller.get(c.caller.next).want(200).object()
	if !strings.HasSuffix(c.caller.next, "/events?ack=1") || !strings.HasSuffix(first.href("next"), "/events?ack=2") {
		t.Errorf("ack: got %q and then %q, want 1 and 2", c.caller.next, first.href("next"))
	}
	if senders := first["sender"].([]any); len(senders) != 0 {
		t.Errorf("sender: got %v, want none", senders)
	}
	wantText(t, "self", first.href("self"), c.caller.next)
}

func TestChannel_jumpsToWhatComesNext(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	c.add(c.converse(), "audioVideo", "addAudio")
	find(t, c.callee.poll(), "communication: messagingInvitation completed Success")
	find(t, c.caller.poll(), "communication: audioVideoInvitation started")
	wantTexts(t, "after 30 seconds", names(c.caller.poll()), []string{
		"conversation: audioVideo updated",
		"communication: audioVideoInvitation completed Failure",
	})
	wantTexts(t, "after 180 seconds", names(c.caller.poll()), nil)
}

func TestChannel_holdsLessUrgentEventsBack(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	release := c.callee.keepSending()
	me := c.caller.app.text("_embedded", "me", "_links", "makeMeAvailable", "href")
	c.caller.post(me, jsonObject{"signInAs": "Busy", "supportedModalities": []string{"Messaging"}}).want(204)
	w := c.caller.wait()
	w.parked(1)
	c.caller.order("PATCH", "/groups/"+c.group, jsonObject{"advance": 4.9}, 204)
	w.parked(1)
	c.caller.order("PATCH", "/groups/"+c.group, jsonObject{"advance": 0.1}, 204)
	got := w.answer().want(200).object()
	release()
	wantText(t, "sender", got.text("sender", "rel"), "me")
	wantText(t, "event", got.text("sender", "events", "link", "rel"), "presence")
	presence := c.caller.get(got.text("sender", "events", "link", "href")).want(200).object()
	wantText(t, "availability", presence.text("availability"), "Busy")
	if code, subcode := c.caller.post(me, nil).refused(409); code+"/"+subcode != "Conflict/AlreadyExists" {
		t.Errorf("second makeMeAvailable: got %s/%s, want Conflict/AlreadyExists", code, subcode)
	}
}

func TestChannel_isWokenByUrgentEvents(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	release := c.answerer.keepSending()
	w := c.callee.wait()
	w.parked(1)
	c.caller.post(c.caller.app.text("_embedded", "communication", "_links", "startMessaging", "href"), jsonObject{"to": c.callee.sip}).want(201)
	wantText(t, "event", w.answer().want(200).object().text("sender", "events", "link", "rel"), "messagingInvitation")
	release()
}

func TestChannel_asXML(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		c.derived()
		var got struct {
			XMLName xml.Name `xml:"http://schemas.microsoft.com/rtc/2012/03/ucwa events"`
			Href    string   `xml:"href,attr"`
			Links   []struct {
				Rel string `xml:"rel,attr"`
			} `xml:"link"`
			Senders []struct {
				Rel       string `xml:"rel,attr"`
				Completed []struct {
					Rel      string `xml:"rel,attr"`
					Status   string `xml:"status,attr"`
					Resource struct {
						Rel string `xml:"rel,attr"`
					} `xml:"resource"`
				} `xml:"completed"`
				Added []struct {
					Reason struct {
						Subcode string `xml:"subcode"`
					} `xml:"reason"`
					In struct {
						Rel string `xml:"rel,attr"`
					} `xml:"in"`
				} `xml:"added"`
			} `xml:"sender"`
		}
		body := c.caller.xml(c.caller.next).want(200).body
		if err := xml.Unmarshal(body, &got); err != nil {
			t.Fatalf("%v: %s", err, body)
		}
		last := got.Senders[len(got.Senders)-1].Completed[0]
		wantText(t, "link", got.Links[0].Rel, "next")
		wantText(t, "completed", last.Rel+" "+last.Status+" "+last.Resource.Rel, "audioVideoInvitation Success audioVideoInvitation")
		for _, want := range []string{`<subcode>DerivedConversation</subcode>`, `<in rel="participant"`} {
			if !strings.Contains(string(body), want) {
				t.Errorf("package: got %s, want %s in it", body, want)
			}
		}
	})
}

func TestClose_endsWhatWaits(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	user := mock.User{SIP: "sip:resident@contoso.com", Username: "resident@contoso.com", Password: "secret"}
	if err := s.pool.AddUser(user); err != nil {
		t.Fatal(err)
	}
	p := &person{server: s, username: user.Username, password: user.Password}
	p.signIn(s.url + "/")
	p.register("endpoint")
	w := p.wait()
	w.parked(1)
	if err := s.pool.Close(); err != nil {
		t.Fatal(err)
	}
	if code, _ := w.answer().refused(503); code != "ServiceUnavailable" {
		t.Errorf("code: got %s, want ServiceUnavailable", code)
	}
}
