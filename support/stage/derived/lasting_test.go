package derived_test

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"

	"ucwatest/support/client"
	"ucwatest/support/document"
	"ucwatest/support/mock"
	"ucwatest/support/stage"
	"ucwatest/support/stage/derived"
)

func text(d *document.Document, name string) string {
	p, _ := d.Property(name)
	return p.Text
}

// answered is the situation that most cases want.
var answered = derived.Situation{Fate: derived.AnsweredByOther}

func TestClear_leavesNothingOfLastingUsers(t *testing.T) {
	t.Parallel()
	f, users := openOffice(t, mock.Options{})
	before := f.settings(nil)
	scene, err := derived.Bring(t.Context(), users, derived.Staging{}, answered)
	if err != nil {
		t.Fatal(err)
	}
	addresses := []string{scene.Original, scene.Derived, scene.Caller.ApplicationURL()}
	if err := scene.Clear(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, address := range addresses {
		if x, err := scene.Caller.Get(t.Context(), address, 0); err != nil || x.Status != http.StatusNotFound {
			t.Errorf("%s: got status %d, %v, want 404", address, x.Status, err)
		}
	}
	if after := f.settings(nil); after != before {
		t.Errorf("call forwarding: got %s, want as before %s", after, before)
	}
	if left := f.left(); left != nil {
		t.Errorf("got %v left in the journal, want nothing", left)
	}
}

func TestBring_writesDownBeforeItAsks(t *testing.T) {
	t.Parallel()
	f, users := openOffice(t, mock.Options{})
	asked := len(f.records())
	scene, err := derived.Bring(t.Context(), users, derived.Staging{}, answered)
	if err != nil {
		t.Fatal(err)
	}
	if err := scene.Clear(t.Context()); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"intend 1 caller application", "POST", "made 1", "POST",
		"intend 2 callee application", "POST", "made 2", "POST",
		"intend 3 answerer application", "POST", "made 3", "POST",
		"intend 4 callee forwarding", "made 4", "POST",
		"intend 5 caller conversation", "POST", "POST", "made 5",
		"intend 6 caller conversation", "POST", "POST", "made 6",
		"POST", "cleared 6", "DELETE", "cleared 5", // with its only modality the derived conversation ended
		"POST", "cleared 4", "DELETE", "cleared 3", "DELETE", "cleared 2", "DELETE", "cleared 1",
	}
	if got := f.records()[asked:]; !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestClear_restoresWhatTheCalleeHadSet(t *testing.T) {
	t.Parallel()
	const at = "/immediateForwardSettings/immediateForwardToContact?target="
	for name, row := range map[string]struct {
		set  []string
		want string
	}{
		"nothing":               {nil, "None Disabled None None Voicemail"},
		"a forward":             {[]string{at + "sip:boss@contoso.com"}, "ImmediateForward Disabled Contact"},
		"a forward and a ring":  {[]string{at + "sip:boss@contoso.com", "/simultaneousRingSettings/simultaneousRingToContact?target=sip:boss@contoso.com"}, "SimultaneousRing Disabled Contact"},
		"a ring alone":          {[]string{"/simultaneousRingSettings/simultaneousRingToContact?target=sip:boss@contoso.com"}, "SimultaneousRing Disabled None Contact"},
		"a ring and unanswered": {[]string{"/simultaneousRingSettings/simultaneousRingToContact?target=sip:boss@contoso.com", "/unansweredCallSettings/unansweredCallToContact?target=sip:boss@contoso.com&ringDelay=20"}, "SimultaneousRing Enabled None Contact"},
	} {
		for _, route := range []derived.Route{derived.Forwarding, derived.Ringing, derived.Direct} {
			t.Run(name+" "+route.String(), func(t *testing.T) {
				t.Parallel()
				f, users := openOffice(t, mock.Options{})
				before := f.settings(func(ctx context.Context, s *client.Session, href string) {
					for _, path := range row.set {
						if x, err := s.Post(ctx, href+path, nil); err != nil || x.Status != http.StatusNoContent {
							t.Fatalf("%s: got status %d, %v", path, x.Status, err)
						}
					}
				})
				if !strings.HasPrefix(before, row.want) {
					t.Fatalf("got %s before, want %s", before, row.want)
				}
				scene, err := derived.Bring(t.Context(), users, derived.Staging{}, derived.Situation{Fate: derived.AnsweredByOther, Route: route})
				if err := errors.Join(err, scene.Clear(t.Context())); err != nil {
					t.Fatal(err)
				}
				if after := f.settings(nil); after != before {
					t.Errorf("got %s, want as before %s", after, before)
				}
			})
		}
	}
}

// Who else has calls go to the answerer is a run on another machine; all other
// settings are the callee's own.
func TestBring_tellsOfCallsThatGoToTheAnswererBefore(t *testing.T) {
	t.Parallel()
	const forward, ring = "/immediateForwardSettings/immediateForwardToContact?target=", "/simultaneousRingSettings/simultaneousRingToContact?target="
	const said = `before this run, calls to the callee already went to the answerer (activeSetting "`
	for name, row := range map[string]struct {
		set  []string
		want string
	}{
		"nothing":                         {nil, ""},
		"a forward to another":            {[]string{forward + "sip:boss@contoso.com"}, ""},
		"a forward that is not in effect": {[]string{forward + "sip:answerer@contoso.com", ring + "sip:boss@contoso.com"}, ""},
		"a forward":                       {[]string{forward + "sip:Answerer@contoso.com"}, said + `ImmediateForward")`},
		"a ring":                          {[]string{ring + "sip:answerer@contoso.com"}, said + `SimultaneousRing")`},
	} {
		for _, fate := range []derived.Fate{derived.AnsweredByOther, derived.AnsweredByCallee} {
			f, users := openOffice(t, mock.Options{})
			f.settings(func(ctx context.Context, s *client.Session, href string) {
				for _, path := range row.set {
					if x, err := s.Post(ctx, href+path, nil); err != nil || x.Status != http.StatusNoContent {
						t.Fatalf("%s: %s: got status %d, %v", name, path, x.Status, err)
					}
				}
			})
			var told []string
			users.Notice = func(text string) { told = append(told, text) }
			scene, err := derived.Bring(t.Context(), users, derived.Staging{}, derived.Situation{Fate: fate})
			if err := errors.Join(err, scene.Clear(t.Context())); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			if (len(told) > 0) != (row.want != "") || len(told) > 1 || !strings.HasPrefix(strings.Join(told, ""), row.want) {
				t.Errorf("%s, fate %v: got %q told, want %q", name, fate, told, row.want)
			}
		}
	}
}

func TestBring_keepsTheCalleesOwnForwardingOut(t *testing.T) {
	t.Parallel()
	for _, s := range []derived.Situation{{Fate: derived.AnsweredByCallee}, {Fate: derived.AnsweredByCallee, Modality: derived.Messaging}, {Fate: derived.AnsweredByOther, Route: derived.Direct}} {
		f, users := openOffice(t, mock.Options{})
		before := f.settings(func(ctx context.Context, s *client.Session, href string) {
			if x, err := s.Post(ctx, href+"/immediateForwardSettings/immediateForwardToContact?target=sip:boss@contoso.com", nil); err != nil || x.Status != http.StatusNoContent {
				t.Fatalf("got status %d, %v", x.Status, err)
			}
		})
		scene, err := derived.Bring(t.Context(), users, derived.Staging{}, s)
		if err != nil {
			t.Errorf("%+v: %v", s, err)
		}
		if err := scene.Clear(t.Context()); err != nil {
			t.Error(err)
		}
		if after := f.settings(nil); after != before {
			t.Errorf("got %s, want as before %s", after, before)
		}
	}
}

func TestClear_saysWhatItCouldNotRestore(t *testing.T) {
	t.Parallel()
	f, users := openOffice(t, mock.Options{})
	scene, err := derived.Bring(t.Context(), users, derived.Staging{}, answered)
	if err != nil {
		t.Fatal(err)
	}
	f.breaks("turnOffCallForwarding")
	err = scene.Clear(t.Context())
	const want = `call forwarding of callee could not be restored: callee's turnOffCallForwarding: status 500 Odd: Broken.; ` +
		`saved were activeSetting "None", activePeriod "Always", unansweredCallHandling "Disabled", ` +
		`immediateForwardSettings to "None", simultaneousRingSettings to "None", unansweredCallSettings to "Voicemail" after 30 s`
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if left := f.left(); !slices.Equal(left, []int{4}) {
		t.Errorf("got %v left in the journal, want the call forwarding alone", left)
	}
}

func TestClear_takesBackWhatFailedHalfWay(t *testing.T) {
	t.Parallel()
	for _, at := range []string{"makeMeAvailable", "callForwardingSettings", "immediateForwardToContact", "messagingInvitations", "accept", "audioVideoInvitations", "acceptWithAnswer"} {
		t.Run(at, func(t *testing.T) {
			t.Parallel()
			f, users := openOffice(t, mock.Options{})
			before := f.settings(nil)
			f.breaks(at)
			scene, err := derived.Bring(t.Context(), users, derived.Staging{}, answered)
			var unoffered *stage.Unoffered
			if !errors.As(err, &unoffered) || !strings.Contains(err.Error(), "500 Odd: Broken.") {
				t.Errorf("got %v, want the server quoted", err)
			}
			f.breaks()
			if err := scene.Clear(t.Context()); err != nil {
				t.Error(err)
			}
			if left, after := f.left(), f.settings(nil); left != nil || after != before {
				t.Errorf("got %v left in the journal and %s, want nothing and %s", left, after, before)
			}
		})
	}
}

func TestScene_isOverWhenTheCallDrops(t *testing.T) {
	t.Parallel()
	_, users := openOffice(t, mock.Options{})
	scene, err := derived.Bring(t.Context(), users, derived.Staging{}, answered)
	if err != nil {
		t.Fatal(err)
	}
	self, err := scene.SelfLink(t.Context())
	if err != nil || scene.Over() {
		t.Fatalf("got %v and over %t, want a scene that is not over", err, scene.Over())
	}
	if err := scene.Delete(t.Context(), self); err != nil {
		t.Fatal(err)
	}
	if err := scene.Caller.Channel().Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
	if !scene.Over() {
		t.Error("got a scene that is not over although its derived conversation has ended")
	}
	if err := scene.Clear(t.Context()); err != nil {
		t.Error(err)
	}
}
