package mock_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
)

// alone is a caller who is signed in among users who are not: the callee, the
// answerer and, if the table asks for one, a ringer.
func (s *server) alone(users ...jsonObject) (caller *person, addresses map[string]string) {
	s.t.Helper()
	made := s.order("POST", "/groups", jsonObject{"users": append([]jsonObject{{"name": "caller"}}, users...)}, 201).object()
	addresses = map[string]string{"group": made.text("group")}
	all, _ := made["users"].([]any)
	for _, each := range all {
		u := jsonObject(each.(map[string]any))
		addresses[u.text("name")] = u.text("sip")
		if u.text("name") == "caller" {
			caller = &person{server: s, sip: u.text("sip"), username: u.text("username"), password: u.text("password")}
		}
	}
	caller.signIn(made.text("discover"))
	caller.register("endpoint")
	return caller, addresses
}

// accepting are a callee who forwards calls in this way and an answerer.
func accepting(way string) []jsonObject {
	return []jsonObject{
		{"name": "callee", "habits": jsonObject{"messages": "accept", way: "answerer", "after": 2}},
		{"name": "answerer", "habits": jsonObject{"calls": "accept", "after": 1.5}},
	}
}

// chat starts a conversation with messages and returns the invitation.
func (p *person) chat(to string) jsonObject {
	p.t.Helper()
	communication := jsonObject(p.app.at("_embedded", "communication").(map[string]any))
	href := p.post(communication.href("startMessaging"), jsonObject{"to": to, "operationId": "op-0"}).want(201).header.Get("Location")
	p.drain()
	return p.get(href).want(200).object()
}

// call adds a modality to the conversation and returns the invitation.
func (p *person) call(conversation, to, modality, link string) jsonObject {
	p.t.Helper()
	href := p.get(p.get(conversation).want(200).object().href(modality)).want(200).object().href(link)
	made := p.post(href, jsonObject{"to": to, "operationId": "op-1"}).want(201).header.Get("Location")
	p.drain()
	return p.get(made).want(200).object()
}

func TestHabits_letOneClientLiveThroughADerivation(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct{ way, modality, add, derived string }{
		"audioVideo that is forwarded":  {"forward", "audioVideo", "addAudio", "derivedAudioVideo"},
		"audioVideo that rings along":   {"ringAlong", "audioVideo", "addAudio", "derivedAudioVideo"},
		"phone audio that is forwarded": {"forward", "phoneAudio", "addPhoneAudio", "derivedPhoneAudio"},
		"phone audio that rings along":  {"ringAlong", "phoneAudio", "addPhoneAudio", "derivedPhoneAudio"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			both(t, func(t *testing.T, d mock.Dialect) {
				caller, addresses := serve(t, d, nil).alone(accepting(row.way)...)
				original := caller.chat(addresses["callee"]).href("conversation")
				invitation := caller.call(original, addresses["callee"], row.modality, row.add)
				wantText(t, "acceptedByParticipant", invitation.text("_embedded", "acceptedByParticipant", "uri"), addresses["answerer"])
				wantTexts(t, "derived links", derivedLinks(invitation), slices.Sorted(slices.Values([]string{row.derived, "derivedConversation"})))
				caller.get(invitation.href("derivedConversation")).want(200)
				wantText(t, "state of the original", caller.get(original).want(200).object().text("state"), "Connected")
			})
		})
	}
}

func TestHabits_takeTheirTime(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	caller, addresses := s.alone(jsonObject{"name": "callee", "habits": jsonObject{"messages": "accept", "after": 2}})
	communication := jsonObject(caller.app.at("_embedded", "communication").(map[string]any))
	href := caller.post(communication.href("startMessaging"), jsonObject{"to": addresses["callee"]}).want(201).header.Get("Location")
	for _, step := range []struct {
		seconds float64
		state   string
	}{{1.9, "Connecting"}, {0.2, "Connected"}} {
		s.order("PATCH", "/groups/"+addresses["group"], jsonObject{"advance": step.seconds}, 204)
		wantText(t, "state", caller.get(href).want(200).object().text("state"), step.state)
	}
}

func TestHabits_decide(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		habits  jsonObject
		subcode string
	}{
		"to decline":                  {jsonObject{"messages": "decline"}, "Declined"},
		"to do nothing":               {jsonObject{"messages": "ignore"}, "Timeout"},
		"nothing, as nothing is said": {jsonObject{"calls": "accept"}, "Timeout"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			caller, addresses := serve(t, mock.Real, nil).alone(jsonObject{"name": "callee", "habits": row.habits})
			communication := jsonObject(caller.app.at("_embedded", "communication").(map[string]any))
			caller.post(communication.href("startMessaging"), jsonObject{"to": addresses["callee"]}).want(201)
			e := caller.await("communication: messagingInvitation completed Failure")
			wantText(t, "subcode", e.text("reason", "subcode"), row.subcode)
		})
	}
}

func TestHabits_declineCalls(t *testing.T) {
	t.Parallel()
	for modality, link := range map[string]string{"audioVideo": "addAudio", "phoneAudio": "addPhoneAudio"} {
		t.Run(modality, func(t *testing.T) {
			t.Parallel()
			caller, addresses := serve(t, mock.Real, nil).alone(jsonObject{"name": "callee", "habits": jsonObject{"messages": "accept", "calls": "decline"}})
			original := caller.chat(addresses["callee"]).href("conversation")
			wantText(t, "state", caller.call(original, addresses["callee"], modality, link).text("state"), "Failed")
			wantText(t, "active modalities", fmt.Sprint(caller.get(original).want(200).object()["activeModalities"]), "[Messaging]")
		})
	}
}

func TestHabits_yieldToWhoIsSignedIn(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	caller, addresses := s.alone(append(accepting("forward"), jsonObject{"name": "ringer", "habits": jsonObject{"messages": "accept"}})...)
	callee := &person{server: s, sip: addresses["callee"], applications: mock.Real.Profile().Base}
	callee.token = s.order("POST", "/users/"+addresses["callee"]+"/tokens", nil, 201).object().text("access_token")
	callee.register("endpoint")
	wantText(t, "state", caller.chat(addresses["callee"]).text("state"), "Failed")
	communication := jsonObject(caller.app.at("_embedded", "communication").(map[string]any))
	caller.post(communication.href("startAudio"), jsonObject{"to": addresses["callee"]}).want(201)
	callee.await("communication: audioVideoInvitation started")
	wantText(t, "somebody else", caller.chat(addresses["ringer"]).text("state"), "Connected")
}

func TestHabits_endWithTheConversation(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	caller, addresses := s.alone(accepting("forward")...)
	held := s.pool.Held()
	for range 3 {
		original := caller.chat(addresses["callee"]).href("conversation")
		derived := caller.call(original, addresses["callee"], "audioVideo", "addAudio").href("derivedConversation")
		for _, href := range []string{caller.get(derived).want(200).object().href("self"), original} {
			caller.ask("DELETE", href, caller.token, nil, "").want(204)
		}
	}
	if got := s.pool.Held(); got != held {
		t.Errorf("things the pool knows by name: got %d, want %d as before", got, held)
	}
}

func TestHabits_joinAConference(t *testing.T) {
	t.Parallel()
	caller, addresses := serve(t, mock.Real, nil).alone(append(accepting("forward"), jsonObject{"name": "ringer", "habits": jsonObject{"messages": "accept"}})...)
	original := caller.chat(addresses["callee"]).href("conversation")
	add := caller.get(original).want(200).object().href("addParticipant")
	caller.post(add, jsonObject{"to": addresses["ringer"]}).want(201)
	caller.await("communication: participantInvitation completed Success")
	wantText(t, "state", caller.get(original).want(200).object().text("state"), "Conferenced")
	caller.ask("DELETE", original, caller.token, nil, "").want(204)
}

func TestAddUser_saysWhatIsWrongWithHabits(t *testing.T) {
	t.Parallel()
	pool := mocktest.New(t, mock.Options{})
	for name, row := range map[string]struct {
		habits mock.Habits
		want   string
	}{
		"too slow":        {mock.Habits{After: 30 * time.Second}, "got a delay of 30s, want one from 0s to less than the 30s"},
		"too early":       {mock.Habits{After: -1}, "got a delay of -1ns"},
		"two ways":        {mock.Habits{Forward: "sip:b@contoso.com", RingAlong: "sip:c@contoso.com"}, "want one of them"},
		"no address":      {mock.Habits{Forward: "b"}, `got the contact "b", want an address like sip:name@contoso.com`},
		"their own calls": {mock.Habits{RingAlong: "sip:A@contoso.com"}, "want somebody else"},
	} {
		u := mock.User{SIP: "sip:a@contoso.com", Username: "a", Password: "b", Habits: row.habits}
		if err := pool.AddUser(u); err == nil || !strings.Contains(err.Error(), row.want) || !strings.HasPrefix(err.Error(), "user sip:a@contoso.com: habits: ") {
			t.Errorf("%s: got %v, want an error with %q in it", name, err, row.want)
		}
	}
}

func TestControl_saysWhatIsWrongWithHabits(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	for name, row := range map[string]struct {
		habits jsonObject
		want   string
	}{
		"a reply there is not":    {jsonObject{"messages": "maybe"}, `user \"a\": messages: reply: got \"maybe\", want one of [\"ignore\" \"accept\" \"decline\"]`},
		"another one":             {jsonObject{"calls": "maybe"}, `user \"a\": calls: reply: got \"maybe\"`},
		"a contact there is not":  {jsonObject{"forward": "b"}, `user \"a\": got the contact \"b\", want the name of a user of the group`},
		"an age":                  {jsonObject{"after": 1e300}, "got a delay of 30s"},
		"a delay before the call": {jsonObject{"after": -5}, "got a delay of -1s"},
	} {
		made := s.order("POST", "/groups", jsonObject{"users": []jsonObject{{"name": "a", "habits": row.habits}}}, 400)
		if !strings.Contains(string(made.body), row.want) {
			t.Errorf("%s: got %s, want %s in it", name, made.body, row.want)
		}
	}
}

func TestReply_hasAName(t *testing.T) {
	t.Parallel()
	for _, r := range []mock.Reply{mock.Ignore, mock.Accept, mock.Decline} {
		if got, err := mock.ParseReply(r.String()); got != r || err != nil {
			t.Errorf("%v: got %v and %v, want the same", r, got, err)
		}
	}
	wantText(t, "another", mock.Reply(7).String(), "Reply(7)")
}
