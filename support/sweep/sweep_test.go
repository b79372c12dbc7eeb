package sweep_test

import (
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/client"
	"ucwatest/support/document"
	"ucwatest/support/stage"
)

// all is what sweep says where everything a scene made is left.
const all = `conversation of caller: gone
conversation of caller: gone
forwarding of callee: restored
application of answerer: gone
application of callee: gone
application of caller: gone
`

func want(t *testing.T, got, want string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSweep_leavesNothingOfAKilledRun(t *testing.T) {
	t.Parallel()
	n := newTenant(t)
	scene := n.killed("a")
	if got := n.forwards(); got != "ImmediateForward" {
		t.Fatalf("got calls forwarded by %q, want what the scene set", got)
	}
	want(t, n.sweep(), all)
	want(t, strings.Join(n.signed, " "), "caller callee answerer")
	n.gone(scene.Original, scene.Derived, scene.Caller.ApplicationURL())
	for _, part := range parts[1:] {
		if x, err := n.sessions[part].Get(t.Context(), n.sessions[part].ApplicationURL(), 0); err != nil || x.Status != http.StatusNotFound {
			t.Errorf("application of %s: got status %d, %v, want 404", part, x.Status, err)
		}
	}
	want(t, n.forwards(), "None")
	if err := n.journal.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(n.journal.Path()); !os.IsNotExist(err) {
		t.Errorf("got %v, want that the journal is gone", err)
	}
}

func TestSweep_takesWhatHasGoneForGone(t *testing.T) {
	t.Parallel()
	n := newTenant(t)
	n.killed("a")
	for _, part := range parts {
		if err := n.sessions[part].DeleteApplication(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	want(t, n.sweep(), all)
	want(t, n.left(), "")
	want(t, n.forwards(), "None")
}

// TestSweep_findsWhatNobodyAnsweredFor sweeps intents: of one the request came
// through, and of the others it did not.
func TestSweep_findsWhatNobodyAnsweredFor(t *testing.T) {
	t.Parallel()
	n := newTenant(t)
	n.sessions["caller"] = n.session("caller")
	if err := n.sessions["caller"].CreateApplication(t.Context(), "there"); err != nil {
		t.Fatal(err)
	}
	n.intend("caller", stage.KindApplication, map[string]string{stage.DetailEndpoint: "there"})
	n.intend("caller", stage.KindApplication, map[string]string{stage.DetailEndpoint: "not there"})
	n.intend("caller", stage.KindConversation, nil)
	want(t, n.sweep(), "application of caller: gone\napplication of caller: gone\nconversation of caller: gone, with its application\n")
	n.gone(n.sessions["caller"].ApplicationURL())
	want(t, n.left(), "")
}

// intend writes down what nobody answered for.
func (n *tenant) intend(user, kind string, detail map[string]string) int {
	n.t.Helper()
	id, err := n.journal.Intend(user, kind, detail)
	if err != nil {
		n.t.Fatal(err)
	}
	return id
}

// TestSweep_restoresWithoutAnApplication makes one for that, which does not stay.
func TestSweep_restoresWithoutAnApplication(t *testing.T) {
	t.Parallel()
	n := newTenant(t)
	n.killed("a")
	for _, e := range n.journal.Left() {
		if e.Kind == stage.KindApplication {
			if err := n.journal.Cleared(e.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	got := n.sweep()
	if !strings.Contains(got, "forwarding of callee: restored\napplication of callee: gone\n") {
		t.Errorf("got %s, want call forwarding restored and the application for that gone", got)
	}
	want(t, n.forwards(), "None")
	want(t, n.left(), "")
}

// A hindrance keeps something from being cleaned up.
type hindrance struct {
	locked   string                  // the part whose user cannot sign in
	breaks   func(*http.Request) int // nil: the server answers as ever
	want     []string                // among what is said
	left     string
	forwards string
}

func TestSweep_clearsTheRestWhereSomethingCannotBe(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]hindrance{
		"a user who cannot sign in": {"callee", nil,
			[]string{"forwarding of callee: left: no such password", "application of callee: left: no such password", "application of caller: gone"},
			"forwarding of callee, application of callee", "ImmediateForward"},
		"conversations that cannot be deleted": {"", func(r *http.Request) int {
			return failing(r.Method == http.MethodDelete && strings.Contains(r.URL.Path, "/conversations/"))
		}, []string{"conversation of caller: gone, with its application"}, "", "None"},
		"an application that cannot be deleted": {"", func(r *http.Request) int {
			return failing(r.Method == http.MethodDelete)
		}, []string{"application of caller: left: application of caller: DELETE", "conversation of caller: left: ",
			"it goes with its application, which is still there", "forwarding of callee: restored"},
			"conversation of caller, conversation of caller, application of answerer, application of callee, application of caller", "None"},
		"conversations that nobody can look at": {"", func(r *http.Request) int {
			return failing(strings.Contains(r.URL.Path, "/conversations/"))
		}, []string{"conversation of caller: left: caller's GET: status 500", "application of caller: gone"},
			"conversation of caller", "None"},
		"a server that only says it deletes": {"", func(r *http.Request) int {
			if r.Method == http.MethodDelete {
				return http.StatusNoContent
			}
			return 0
		}, []string{"application of caller: left: http", "is still there after it was deleted"},
			"conversation of caller, conversation of caller, application of answerer, application of callee, application of caller", "None"},
		"settings that cannot be restored": {"", func(r *http.Request) int {
			return failing(r.Method == http.MethodGet && strings.HasSuffix(r.URL.Path, "/callForwardingSettings"))
		}, []string{"forwarding of callee: left: call forwarding of callee could not be restored", "application of callee: gone"},
			"forwarding of callee", "ImmediateForward"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			row.try(t)
		})
	}
}

// try sweeps with the hindrance, and once more without it.
func (h hindrance) try(t *testing.T) {
	t.Helper()
	n := newTenant(t)
	n.killed("a")
	n.locked = h.locked
	n.breaks(h.breaks)
	got := n.sweep()
	for _, line := range h.want {
		if !strings.Contains(got, line) {
			t.Errorf("got\n%s\nwant %q in it", got, line)
		}
	}
	want(t, n.left(), h.left)
	n.breaks(nil)
	n.locked = ""
	want(t, n.forwards(), h.forwards)
	n.sweep()
	want(t, n.left(), "")
	want(t, n.forwards(), "None")
}

// failing is the status of a server that fails, if it does.
func failing(fails bool) int {
	if fails {
		return http.StatusInternalServerError
	}
	return 0
}

func TestSweep_keepsWhatItDoesNotKnow(t *testing.T) {
	t.Parallel()
	n := newTenant(t)
	n.intend("caller", "meeting", nil)
	want(t, n.sweep(), "meeting of caller: left: this version of ucwatest knows no \"meeting\"\n")
	want(t, n.left(), "meeting of caller")
}

// TestSweep_tellsOfCallsThatGoToTheAnswererAsBefore has them go there before any run that
// the journal knows of.
func TestSweep_tellsOfCallsThatGoToTheAnswererAsBefore(t *testing.T) {
	t.Parallel()
	n := newTenant(t)
	n.atDesk(func(s *client.Session, settings *document.Document) {
		link, _ := settings.Embed("simultaneousRingSettings")[0].Link("simultaneousRingToContact")
		if x, err := s.Post(t.Context(), link.Href+"?target=sip:answerer@contoso.com", nil); err != nil || x.Status != http.StatusNoContent {
			t.Fatalf("got %v and %v, want calls to ring at the answerer's", x, err)
		}
	})
	n.killed("a")
	want(t, n.forwards(), "ImmediateForward")
	const said = `forwarding of callee: restored; calls go to the answerer (activeSetting "SimultaneousRing") as they did before, which a run on another machine may have left`
	if got := n.sweep(); !strings.Contains(got, said+"\n") {
		t.Errorf("got\n%s\nwant %q in it", got, said)
	}
	want(t, n.forwards(), "SimultaneousRing")
	want(t, n.left(), "")
}

// TestSweep_restoresTheFirstOfSeveral: of settings saved one after the other the
// oldest are those that were there before.
func TestSweep_restoresTheFirstOfSeveral(t *testing.T) {
	t.Parallel()
	n := newTenant(t)
	n.killed("a")
	n.killed("b")
	if got := strings.Count(n.left(), "forwarding"); got != 2 {
		t.Fatalf("got %d settings saved, want 2", got)
	}
	n.sweep()
	want(t, n.forwards(), "None")
}
