package mock

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestProfile_eachRuleShows turns each rule of each dialect round: what goes
// over the wire must change, or nothing obeys the rule. All profiles that arise
// are ones that nothing asks for by name, and people derive a conversation in
// each of them.
func TestProfile_eachRuleShows(t *testing.T) {
	t.Parallel()
	for _, d := range Dialects() {
		before := transcript(t, d.Profile())
		if again := transcript(t, d.Profile()); again != before {
			t.Fatalf("%s: got two transcripts of one profile, want them alike", d)
		}
		for _, rule := range rules(d.Profile()) {
			p := d.Profile()
			field := reflect.ValueOf(&p).Elem().FieldByName(rule)
			field.SetBool(!field.Bool())
			if transcript(t, p) == before {
				t.Errorf("%s: %s changes nothing on the wire", d, rule)
			}
		}
	}
}

// rules are the names of the rules of a profile.
func rules(p Profile) []string {
	var names []string
	for _, f := range reflect.VisibleFields(reflect.TypeOf(p)) {
		if f.Type.Kind() == reflect.Bool {
			names = append(names, f.Name)
		}
	}
	return names
}

// A dictation writes down what is answered.
type dictation struct {
	strings.Builder
	desk
}

// transcript is all that is answered in a pool with profile p to people who look
// at everything that the caller of a derived conversation is led to.
func transcript(t *testing.T, p Profile) string {
	t.Helper()
	pool := newPool(Options{Now: func() time.Time { return time.Unix(1e9, 0) }, Rand: chance()}, p)
	t.Cleanup(func() { _ = pool.Close() })
	d, err := pool.Derive(t.Context())
	if err != nil {
		t.Fatalf("%+v: %v", p, err)
	}
	w := &dictation{desk: desk{pool: pool, token: d.Caller.Token}}
	w.ask(t, http.MethodGet, "/", "", "")
	messaging := w.ask(t, http.MethodGet, d.Original, "", "").in("_links", "messaging").text("href")
	w.ask(t, http.MethodPost, w.ask(t, http.MethodGet, messaging, "", "").in("_links", "sendMessage").text("href"), plainText, "Hi")
	w.crawl(t, d.Caller.Application, d.Invitation)
	part := "--b\r\nContent-Type: application/http; msgtype=request\r\n\r\nGET " + d.Original + " HTTP/1.1\r\nHost: pool.contoso.com\r\n\r\n\r\n--b--\r\n"
	w.ask(t, http.MethodPost, d.Caller.Application+"/batch", `multipart/batching; boundary="b"`, part)
	w.token = d.Callee.Token
	w.ask(t, http.MethodGet, d.Callee.Events, "", "")
	return w.String()
}

// crawl reads whatever is there to be read from hrefs on.
func (w *dictation) crawl(t *testing.T, hrefs ...string) {
	t.Helper()
	seen := map[string]bool{}
	for len(hrefs) > 0 {
		href := hrefs[0]
		if hrefs = hrefs[1:]; seen[href] {
			continue
		}
		seen[href] = true
		v := w.ask(t, http.MethodGet, href, "", "")
		for _, one := range offered(v) {
			if readable(one.rel) {
				hrefs = append(hrefs, one.href)
			}
		}
	}
}

// ask writes down the answer to a request, and returns what JSON it has.
func (w *dictation) ask(t *testing.T, method, href, kind, body string) view {
	t.Helper()
	u, err := url.ParseRequestURI(href)
	if err != nil {
		t.Fatal(err)
	}
	h := http.Header{"Accept": {"application/json"}}
	if kind != "" {
		h.Set("Content-Type", kind)
	}
	if strings.HasPrefix(kind, "multipart/") {
		h.Set("Accept", "multipart/batching")
	}
	got := w.send(method, u, h, body)
	fmt.Fprintln(w, method, href, got.Code)
	for _, name := range slices.Sorted(maps.Keys(got.Header())) {
		fmt.Fprintln(w, name, got.Header()[name])
	}
	answer, _ := io.ReadAll(got.Body) // a buffer can be read
	fmt.Fprintln(w, string(answer))
	var v view
	_ = json.Unmarshal(answer, &v) // what is no JSON leads nowhere
	return v
}
