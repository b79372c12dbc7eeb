package mock_test

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
)

func TestSeen_showsWhatAClientSentAndHowItWasAnswered(t *testing.T) {
	t.Parallel()
	var seen []mock.Request
	pool := mocktest.New(t, mock.Options{Seen: func(r mock.Request) { seen = append(seen, r) }})
	ask := httptest.NewRequest(http.MethodPost, "http://pool.contoso.com/WebTicket/oauthtoken?a=b", strings.NewReader("grant_type=password"))
	ask.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	pool.ServeHTTP(httptest.NewRecorder(), ask)
	if len(seen) != 1 {
		t.Fatalf("got %d requests, want 1", len(seen))
	}
	got := seen[0]
	if got.Route != "token" || got.Method != "POST" || got.Status != 400 || string(got.Body) != "grant_type=password" || got.User != "" ||
		!strings.HasSuffix(got.URL, "/WebTicket/oauthtoken?a=b") || got.Header.Get("Content-Type") == "" || got.Time.IsZero() {
		t.Errorf("got %+v, want the POST of the token, its body and status 400", got)
	}
}

// sends posts a body of size bytes, and n in the query.
func sends(pool *mock.Pool, n string, size int) {
	pool.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodPost, "/WebTicket/oauthtoken?n="+n, strings.NewReader(strings.Repeat("x", size))))
}

// recordedNumbers is what the requests that pool remembers have in their query.
func recordedNumbers(pool *mock.Pool) []string {
	var ns []string
	for _, r := range pool.Requests() {
		_, n, _ := strings.Cut(r.URL, "?n=")
		ns = append(ns, n)
	}
	return ns
}

func TestRequests_keepsTheLatest(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name         string
		keep, sent   int
		first, last  string
		wantRecorded int
	}{
		{"fewer than it keeps", 3, 2, "0", "1", 2},
		{"more than it keeps", 3, 7, "4", "6", 3},
		{"the usual number", 0, 1001, "1", "1000", 1000},
		{"none", -1, 2, "", "", 0},
	} {
		pool := mocktest.New(t, mock.Options{Keep: row.keep})
		for n := range row.sent {
			sends(pool, strconv.Itoa(n), 1)
		}
		got := recordedNumbers(pool)
		if len(got) != row.wantRecorded || row.wantRecorded > 0 && (got[0] != row.first || got[len(got)-1] != row.last) {
			t.Errorf("%s: got %d requests %.60q, want %d from %s to %s", row.name, len(got), got, row.wantRecorded, row.first, row.last)
		}
	}
}

func TestRequests_boundsTheBodiesItKeeps(t *testing.T) {
	t.Parallel()
	pool := mocktest.New(t, mock.Options{})
	for n := range 20 {
		sends(pool, strconv.Itoa(n), 1<<20)
	}
	if got := recordedNumbers(pool); len(got) != 15 || got[0] != "5" || got[14] != "19" { // the answers have some bytes as well
		t.Errorf("got %q, want the latest 16 MiB: 5 to 19", got)
	}
}

func TestRequests_fromSeveralClientsAtOnce(t *testing.T) {
	t.Parallel()
	pool := mocktest.New(t, mock.Options{Keep: 50})
	var clients sync.WaitGroup
	for range 4 {
		clients.Go(func() {
			for n := range 50 {
				sends(pool, strconv.Itoa(n), 1)
				pool.Requests()
			}
		})
	}
	clients.Wait()
	if got := recordedNumbers(pool); len(got) != 50 || slices.Contains(got, "") {
		t.Errorf("got %q, want 50 requests", got)
	}
}

func TestRequests_showsThePartsOfABatch(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	caller := s.cast().caller
	before := len(s.pool.Requests())
	caller.batch(inBatch(line("GET", caller.app.href("self")+"/me"), line("GET", "/nowhere")), nil).want(200)
	var got []string
	for _, r := range s.pool.Requests()[before:] {
		got = append(got, r.Route+" "+r.User)
	}
	wantTexts(t, "requests", got, []string{"me " + caller.sip, "unknown ", "batch " + caller.sip})
}
