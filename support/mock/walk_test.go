package mock

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"ucwatest/support/mock/wire"
)

// TestWalk_followsWhatIsOffered lets the three people of a derivation go from
// link to link at random. A link that is missing is not possible now
// (Hypermedia), so that each one that is there leads somewhere, and does what
// it says.
func TestWalk_followsWhatIsOffered(t *testing.T) {
	t.Parallel()
	for seed := range uint64(5) {
		w := newWalk(t, seed)
		for range 500 {
			if w.visit(); t.Failed() {
				t.Fatalf("seed %d, after\n%s", seed, strings.Join(w.done, "\n"))
			}
		}
	}
}

// A walk is people who do what is offered to them.
type walk struct {
	t      *testing.T
	chance *rand.Rand
	pool   *Pool
	people []*walking
	done   []string // what has been done so far
}

// walking is somebody on a walk, with where they may begin next.
type walking struct {
	SignedInUser
	begins []string
}

func newWalk(t *testing.T, seed uint64) *walk {
	t.Helper()
	p := New(Options{Now: func() time.Time { return time.Unix(1e9, 0) }, Rand: chance()})
	t.Cleanup(func() { _ = p.Close() })
	d, err := p.Derive(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	w := &walk{t: t, chance: rand.New(rand.NewPCG(seed, 0)), pool: p}
	for _, party := range []SignedInUser{d.Caller, d.Callee, d.Answerer} {
		w.people = append(w.people, &walking{party, []string{party.Application, party.Application + communicationPath + "/conversations"}})
	}
	return w
}

// visit lets somebody go until they have done something, or are tired.
func (w *walk) visit() {
	who := pick(w, w.people)
	if w.chance.IntN(5) == 0 {
		w.listen(who)
		return
	}
	href := pick(w, who.begins)
	for range 8 {
		links := offered(w.send(who, http.MethodGet, href, "", ""))
		if len(links) == 0 {
			return
		}
		l := pick(w, links)
		if href = l.href; readable(l.rel) {
			continue
		}
		w.do(who, l)
		return
	}
}

// listen asks for events. Who is invited may begin there from then on.
func (w *walk) listen(who *walking) {
	v := w.send(who, http.MethodGet, who.Events, "", "")
	who.Events = v.in("_links", "next").text("href")
	for _, k := range w.pool.kinds {
		if href := v.event(k.name, "started"); href != "" {
			who.begins = append(who.begins, href)
		}
	}
}

// A way is a link, with the type of what offers it.
type way struct{ of, rel, href string }

// offered are the links of v and of what it embeds. What an invitation tells of
// a conversation may be over.
func offered(v view) []way {
	var ways []way
	of := v.text("rel")
	add := func(rel string, one any) {
		link, _ := one.(map[string]any)
		if href := view(link).text("href"); !strings.HasPrefix(href, "data:") && !slices.Contains(shunned, rel) {
			ways = append(ways, way{of, rel, href})
		}
	}
	each(v.in("_links"), add)
	if !strings.HasSuffix(of, "Invitation") {
		each(v.in("_embedded"), func(_ string, one any) {
			inner, _ := one.(map[string]any)
			ways = append(ways, offered(inner)...)
		})
	}
	slices.SortFunc(ways, func(a, b way) int { return strings.Compare(a.href+a.rel, b.href+b.rel) })
	return ways
}

// each calls do for each value of v, and for each of a list.
func each(v view, do func(name string, one any)) {
	for name, value := range v {
		if list, many := value.([]any); many {
			for _, one := range list {
				do(name, one)
			}
		} else {
			do(name, value)
		}
	}
}

// shunned are links that are not followed: what they lead to is refused to
// everybody here, or takes what nobody has at hand.
var shunned = []string{"batch", "events", "from", "immediateForwardToDelegates", "joinOnlineMeeting", "photo", "contactPhoto",
	"search", "simultaneousRingToDelegates", "simultaneousRingToTeam"}

// readable tells whether the link rel is there to be read.
func readable(rel string) bool {
	for _, verb := range []string{"acceptW", "add", "cancel", "decline", "demote", "disable", "eject", "enable", "escalate", "hold", "immediateForwardTo",
		"promote", "replaceWith", "report", "reset", "resume", "send", "setIs", "simultaneousRingTo", "start", "stop", "subscribeTo", "turnOff", "unansweredCallTo"} {
		if strings.HasPrefix(rel, verb) {
			return false
		}
	}
	return rel != "accept"
}

// do does what l says, with somebody else where it takes one.
func (w *walk) do(who *walking, l way) {
	other := pick(w, slices.DeleteFunc(slices.Clone(w.people), func(p *walking) bool { return p == who })).SIP
	operation := fmt.Sprint(len(w.done))
	kind, body := wire.MediaJSON.String(), fmt.Sprintf(`{"to":%q,"target":%q,"operationId":%q,"duration":10,"contactUris":[%q]}`, other, other, operation, other)
	switch l.rel {
	case "acceptWithAnswer", "sendProvisionalAnswer", "escalateAudio", "escalateAudioVideo":
		kind, body = sdp, ownSDP(audio)
		joint := choose(strings.Contains(l.href, "?"), "&", "?")
		l.href += joint + "sessionContext=1&operationId=" + operation
	case "sendMessage":
		kind, body = plainText, "Hi"
	case "addMessaging":
		body = fmt.Sprintf(`{"operationId":%q}`, operation)
	}
	w.done = append(w.done, fmt.Sprintf("%s: %s of %s with %s", who.Name, l.rel, l.of, other))
	w.send(who, http.MethodPost, l.href, kind, body)
}

// send wants a request to succeed, and returns the JSON that comes back.
func (w *walk) send(who *walking, method, href, kind, body string) view {
	u, err := url.ParseRequestURI(href)
	if err != nil {
		w.t.Fatal(err)
	}
	d := desk{pool: w.pool, token: who.Token}
	got := d.send(method, u, http.Header{"Content-Type": {kind}, "Accept": {"application/json"}}, body)
	if got.Code >= 300 {
		w.t.Errorf("%s: %s %s: got %d %s", who.Name, method, href, got.Code, got.Body)
	}
	if href := got.Header().Get("Location"); strings.Contains(href, "Invitations/") {
		who.begins = append(who.begins, href)
	}
	var v view
	if got.Body.Len() > 0 {
		if err := json.Unmarshal(got.Body.Bytes(), &v); err != nil {
			w.t.Error(err)
		}
	}
	return v
}

// pick is one of all.
func pick[T any](w *walk, all []T) T { return all[w.chance.IntN(len(all))] }
