package derived_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"ucwatest/support/client"
	"ucwatest/support/document"
	"ucwatest/support/mock"
	"ucwatest/support/stage"
	"ucwatest/support/stage/derived"
)

// An operator does what it is asked to, by what it is told.
type operator struct {
	act func(instructions string)

	mu   sync.Mutex
	left []time.Duration
	done sync.WaitGroup
}

func (o *operator) Ask(instructions string) {
	o.done.Go(func() { o.act(instructions) })
}

func (o *operator) Left(d time.Duration) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.left = append(o.left, d)
}

// byThemselves lets the callee and the answerer do their part.
func byThemselves(u *mock.User) {
	switch u.SIP {
	case "sip:callee@contoso.com":
		u.Habits = mock.Habits{Messages: mock.Accept, Forward: "sip:answerer@contoso.com"}
	case "sip:answerer@contoso.com":
		u.Habits = mock.Habits{Calls: mock.Accept}
	}
}

func TestObserve_takesTheCallThatAnOperatorMakes(t *testing.T) {
	t.Parallel()
	f, users := openOffice(t, mock.Options{}, byThemselves)
	users.Callee, users.Answerer = nil, nil
	person := &operator{act: func(instructions string) { call(t, f, instructions) }}
	watch := derived.Watch{For: time.Minute, Operator: person, Wait: func(ctx context.Context, _ time.Duration) error {
		<-ctx.Done() // the clock stands still
		return ctx.Err()
	}}
	scene, err := derived.Observe(t.Context(), users, answered, watch)
	person.done.Wait()
	if err != nil {
		t.Fatal(err)
	}
	for name, href := range map[string]string{"derived": scene.Derived, "modality": scene.DerivedBy, "original": scene.Original, "invitation": scene.Invitation} {
		if x, err := scene.Caller.Get(t.Context(), href, 0); err != nil || x.Status != http.StatusOK {
			t.Errorf("%s at %q: got status %v, %v", name, href, x.Status, err)
		}
	}
	if scene.Operation != "by-hand" {
		t.Errorf("operation: got %q, want that of the operator", scene.Operation)
	}
	if want := []time.Duration{time.Minute, 0}; !slices.Equal(person.left, want) {
		t.Errorf("got %v left, want %v", person.left, want)
	}
	if err := scene.Clear(t.Context()); err != nil || f.left() != nil {
		t.Errorf("got %v and %v left in the journal", err, f.left())
	}
}

// call makes the call in the application that the instructions lead to.
func call(t *testing.T, f *office, instructions string) {
	lines := strings.Split(instructions, "\n")
	i := slices.IndexFunc(lines, func(line string) bool { return strings.Contains(line, "endpointId") })
	s := f.signIn("caller")
	x, err := s.Post(t.Context(), strings.TrimSpace(lines[i-1]), json.RawMessage(strings.TrimSpace(lines[i])))
	if err != nil || x.Status != http.StatusOK {
		t.Errorf("registering: got status %v, %v, want 200: the application is there already", x.Status, err)
		return
	}
	application, err := x.Document()
	if err != nil {
		t.Error(err)
		return
	}
	input := map[string]any{"to": "sip:callee@contoso.com", "operationId": "by-hand", "sessionContext": "by-hand",
		"_links": map[string]any{"mediaOffer": map[string]string{"href": "data:application/sdp,v%3D0"}}}
	at := post(t, s, application.Embed("communication")[0], "startMessaging", map[string]any{"to": "sip:callee@contoso.com"})
	invitation := &document.Document{Links: []document.Link{{Rel: "self", Href: at}}}
	for text(invitation, "state") != "Connected" && t.Context().Err() == nil { // until the callee has accepted
		invitation = get(t, s, invitation, "self")
	}
	conversation := get(t, s, invitation, "conversation")
	post(t, s, get(t, s, conversation, "audioVideo"), "addAudio", input)
}

func post(t *testing.T, s *client.Session, d *document.Document, rel string, input any) string {
	link, _ := d.Link(rel)
	x, err := s.Post(t.Context(), link.Href, input)
	if err != nil || x.Status != http.StatusCreated {
		t.Errorf("%s: got status %v, %v", rel, x.Status, err)
	}
	return x.Header.Get("Location")
}

func get(t *testing.T, s *client.Session, d *document.Document, rel string) *document.Document {
	link, _ := d.Link(rel)
	x, err := s.Get(t.Context(), link.Href, 0)
	if err == nil {
		d, err = x.Document()
	}
	if err != nil {
		t.Error(err)
	}
	return d
}

func TestObserve_endsWhenNobodyCalls(t *testing.T) {
	t.Parallel()
	f, users := openOffice(t, mock.Options{})
	person := &operator{act: func(string) {}}
	clock := func(ctx context.Context, _ time.Duration) error { return ctx.Err() }
	scene, err := derived.Observe(t.Context(), users, answered, derived.Watch{For: 2500 * time.Millisecond, Operator: person, Wait: clock})
	const want = "the observed derived conversation: no call was made in time: want one within 2.5s"
	var unoffered *stage.Unoffered
	if !errors.As(err, &unoffered) || err.Error() != want || !unoffered.Ours {
		t.Errorf("got %v, want that it is not the server's doing: %s", err, want)
	}
	if want := []time.Duration{2500 * time.Millisecond, 1500 * time.Millisecond, 500 * time.Millisecond, 0}; !slices.Equal(person.left, want) {
		t.Errorf("got %v left, want %v", person.left, want)
	}
	if err := scene.Clear(t.Context()); err != nil || f.left() != nil {
		t.Errorf("got %v and %v left in the journal", err, f.left())
	}
}

func TestFind_readsWhatIsGiven(t *testing.T) {
	t.Parallel()
	f, users := openOffice(t, mock.Options{})
	made, err := derived.Bring(t.Context(), users, derived.Staging{}, answered)
	if err != nil {
		t.Fatal(err)
	}
	before := len(f.records())
	given := derived.Given{Application: made.Caller.ApplicationURL(), DerivedConversation: made.Derived, Invitation: made.Invitation}
	scene, err := derived.Find(t.Context(), stage.Users{Caller: f.signIn("caller"), Lasting: true, Journal: f}, answered, given)
	if err != nil {
		t.Fatal(err)
	}
	if scene.Derived != made.Derived || scene.DerivedBy != made.DerivedBy || scene.Original != made.Original || scene.Caller.ApplicationURL() != made.Caller.ApplicationURL() {
		t.Errorf("got %q, %q and %q, want those of the scene", scene.Derived, scene.DerivedBy, scene.Original)
	}
	if err := scene.Clear(t.Context()); err != nil {
		t.Error(err)
	}
	if after := f.records()[before:]; len(after) != 1 || after[0] != "POST" { // for the token
		t.Errorf("got %v done, want nothing but a sign-in", after)
	}
	if err := made.Clear(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestFind_wantsWhatIsGivenToBeThere(t *testing.T) {
	t.Parallel()
	f, users := openOffice(t, mock.Options{})
	made, err := derived.Bring(t.Context(), users, derived.Staging{}, answered)
	if err != nil {
		t.Fatal(err)
	}
	given := derived.Given{Application: made.Caller.ApplicationURL(), DerivedConversation: made.Original + "0"}
	_, err = derived.Find(t.Context(), stage.Users{Caller: f.signIn("caller"), Lasting: true, Journal: f}, answered, given)
	const want = "caller's given derived conversation: status 404 NotFound"
	var unoffered *stage.Unoffered
	if !errors.As(err, &unoffered) || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("got %v, want a reason to skip: %s", err, want)
	}
	if err := made.Clear(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestFind_saysWhatIsNotGiven(t *testing.T) {
	t.Parallel()
	for want, s := range map[string]derived.Situation{
		"another fate of the invitation":           {Fate: derived.Declined},
		"another modality":                         {Fate: derived.AnsweredByOther, Modality: derived.AudioVideo},
		"a certain route to the answerer":          {Fate: derived.AnsweredByOther, Route: derived.Ringing},
		"more than the derived conversation alone": {Fate: derived.AnsweredByOther, Another: true},
	} {
		_, err := derived.Find(t.Context(), stage.Users{}, s, derived.Given{})
		if err == nil || err.Error() != "the given derived conversation: the case needs "+want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
