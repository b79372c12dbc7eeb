package suite_test

import (
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"

	"ucwatest/reports"
	"ucwatest/support/client"
)

// deleting are the requests that clear applications away.
func deleting(r *http.Request) bool {
	return r.Method == http.MethodDelete && strings.Contains(r.URL.Path, "/applications/")
}

// creating are those that create an application.
func creating(r *http.Request) bool {
	return r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/applications")
}

// places are where something can go wrong for good, and what succeeds there.
var places = []struct {
	name   string
	want   want
	status int
}{
	{"discovery", roots, 200},
	{"token", tokens, 200},
	{"application", creating, 201},
	{"staging", adding, 201},
	{"channel", channelsOfHit, 200},
	{"judged GET", derived, 200},
	{"clean-up", deleting, 204},
}

// kinds are what goes wrong, each set for the requests of a place.
var kinds = []struct {
	name string
	set  func(w want, status int) func(*faulty)
}{
	{"refused", func(w want, _ int) func(*faulty) { return unreached(w) }},
	{"reset", always(func(int) http.HandlerFunc { return reset })},
	{"cut", always(func(status int) http.HandlerFunc {
		return hijacked(fmt.Sprintf("HTTP/1.1 %d OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"rel\":", max(200, status%204)))
	})},
	{"slow", func(w want, _ int) func(*faulty) {
		return func(f *faulty) {
			answer(w, func(_ http.ResponseWriter, r *http.Request) {
				_, _ = io.Copy(io.Discard, r.Body) // only then it is seen that the client has left
				<-r.Context().Done()
				panic(http.ErrAbortHandler) // to return would be an answer
			})(f)
			impatient(w)(f)
		}
	}},
	{"page", always(func(int) http.HandlerFunc { return page(200) })},
	{"recoded", always(func(status int) http.HandlerFunc {
		return says(max(200, status%204), "application/json", "\x1b\x03", "Content-Encoding", "br")
	})},
	{"throttled", always(func(int) http.HandlerFunc { return reason(503, "ServiceUnavailable", "") })},
	{"redirected", func(w want, _ int) func(*faulty) {
		return func(f *faulty) {
			answer(w, http.RedirectHandler(f.other.URL+"/elsewhere", http.StatusFound).ServeHTTP)(f)
		}
	}},
	{"expired", always(func(int) http.HandlerFunc { return page(401) })},
	{"wrong type", always(func(status int) http.HandlerFunc {
		return says(max(200, status%204), "application/octet-stream", `{"rel":"nothing"}`)
	})},
	{"empty", always(func(status int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(max(200, status%204)) }
	})},
	{"endless", always(func(status int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(max(200, status%204))
			for {
				if _, err := io.WriteString(w, strings.Repeat(" ", 64<<10)); err != nil {
					return
				}
			}
		}
	})},
}

func always(h func(status int) http.HandlerFunc) func(want, int) func(*faulty) {
	return func(w want, status int) func(*faulty) { return answer(w, h(status)) }
}

// unreached refuses the connections of what w wants.
func unreached(w want) func(*faulty) {
	return func(f *faulty) {
		f.adjust = append(f.adjust, func(o *client.Options) {
			over := o.Transport
			o.Transport = roundTripper(func(r *http.Request) (*http.Response, error) {
				if w(r) {
					return nil, &net.OpError{Op: "dial", Net: "tcp", Err: syscall.ECONNREFUSED}
				}
				return over.RoundTrip(r)
			})
		})
	}
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// The row of a place has what becomes of the case for each kind, in the order of
// kinds: "-" is a cell that cannot occur. A case is errored by whoever stands
// there, but for one that passed and a clause that failed.
var outcomes = map[string]string{
	"discovery":   "network network network network intermediary intermediary throttle intermediary auth product product product",
	"token":       "network network network network intermediary intermediary throttle intermediary auth auth auth auth",
	"application": "network network network network intermediary intermediary throttle intermediary auth product product product",
	"staging":     "network network network network intermediary intermediary throttle intermediary auth failed failed product",
	"channel":     "network network network - intermediary intermediary throttle intermediary auth failed failed product",
	"judged GET":  "network network network network intermediary intermediary throttle intermediary auth failed failed product",
	"clean-up":    "passed passed passed passed passed passed passed passed passed passed passed passed",
}

// absent is why a cell cannot occur.
var absent = map[string]string{
	"channel, slow": "a request that is held is how a channel says that nothing has happened (EventChannelDetails): it is silent",
}

// Wherever something goes wrong for good, and whatever it is, the case tells who
// is to blame, no clause is held to be broken but by the product, and a clean-up
// that did not work is a problem of the run.
func TestRun_blamesNobodyWrongly(t *testing.T) {
	t.Parallel()
	unknown := maps.Clone(absent)
	for _, at := range places {
		row := strings.Fields(outcomes[at.name])
		if len(row) != len(kinds) {
			t.Fatalf("%s: got %d outcomes, want %d", at.name, len(row), len(kinds))
		}
		for i, kind := range kinds {
			name := at.name + ", " + kind.name
			if (row[i] == "-") != (absent[name] != "") {
				t.Errorf("%s: got outcome %q and %q, want an outcome, or why there is none", name, row[i], absent[name])
			}
			if row[i] == "-" {
				delete(unknown, name)
				continue
			}
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				f := newFaulty(t)
				kind.set(at.want, at.status)(f)
				run := f.run("dc-properties-1[JSON]")
				cell(t, run, at.name, row[i])
				if left := at.name == "clean-up"; (len(f.created) > 0) != left || left && len(run.Problems) == 0 {
					t.Errorf("got %d applications left and the problems %q, want both: %t", len(f.created), run.Problems, left)
				}
			})
		}
	}
	if len(unknown) > 0 {
		t.Errorf("got reasons for the cells %v, which are not in the table", unknown)
	}
}

// cell compares what became of the cases of a run with an outcome.
func cell(t *testing.T, run *reports.Run, place, outcome string) {
	t.Helper()
	verdict, culprit := reports.Errored, outcome
	switch outcome {
	case "passed":
		verdict, culprit = reports.Passed, ""
	case "failed":
		verdict, culprit = reports.Verdict(outcome), string(client.Product)
	}
	got, behind := caseOf(t, run, "dc-properties-1[JSON]"), caseOf(t, run, aside)
	if got.Verdict != verdict || string(got.Culprit) != culprit {
		t.Errorf("got verdict %s by %q, want %s by %q:\n%s", got.Verdict, got.Culprit, verdict, culprit, reports.Text(got))
	}
	if met := place == "discovery" || place == "token" || place == "application"; (behind.Verdict == reports.Errored) != met || !met && behind.Verdict != reports.Passed {
		t.Errorf("the case behind it: got verdict %s, want it errored too: %t\n%s", behind.Verdict, met, reports.Text(behind))
	}
	for _, c := range run.Clauses {
		if c.Verdict == reports.Failed && verdict != reports.Failed {
			t.Errorf("got %s held to be broken", c.ID)
		}
	}
}
