package derived_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"ucwatest/support/client"
	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
	"ucwatest/support/stage"
)

// An office is a pool whose users stay, as those of a staging tenant do, and
// all that was asked and written down in the order it was.
type office struct {
	t    *testing.T
	pool *mock.Pool
	url  string

	mu     sync.Mutex
	record []string
	refuse func(*http.Request) int // the status with which a request is refused, 0 for none
	next   int
}

// openOffice opens one with a caller, a callee and an answerer, who sign in, a
// boss and a stranger, all of them as changes say.
func openOffice(t *testing.T, o mock.Options, changes ...func(*mock.User)) (*office, stage.Users) {
	t.Helper()
	people := mocktest.Users("secret", "caller", "callee", "answerer", "boss", "stranger")
	for i := range people {
		for _, change := range changes {
			change(&people[i])
		}
	}
	f := &office{t: t, pool: mocktest.New(t, o, people...)}
	f.url = mocktest.Serve(t, http.HandlerFunc(f.serve))
	users := stage.Users{Offstage: offstage{}, Tag: "a-1", Lasting: true, Journal: f}
	for name, seat := range map[string]**client.Session{"caller": &users.Caller, "callee": &users.Callee, "answerer": &users.Answerer} {
		*seat = f.signIn(name)
	}
	return f, users
}

func (f *office) signIn(name string) *client.Session {
	f.t.Helper()
	s, err := client.SignIn(f.t.Context(), client.Options{Now: time.Now, Live: &client.Live{Quiet: time.Second / 4, Patience: 10 * time.Second}},
		client.Account{Name: name, SIP: "sip:" + name + "@contoso.com", Username: name + "@contoso.com", Password: "secret", Discover: f.url + "/"})
	if err != nil {
		f.t.Fatal(err)
	}
	return s
}

func (f *office) serve(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	refuse := f.refuse
	if r.Method != http.MethodGet {
		f.record = append(f.record, r.Method)
	}
	f.mu.Unlock()
	if refuse != nil {
		if status := refuse(r); status != 0 {
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(status)
			_, _ = w.Write([]byte(`{"code":"Odd","message":"Broken."}`))
			return
		}
	}
	f.pool.ServeHTTP(w, r)
}

// refuses lets the pool refuse requests from now on as status says; nil none.
func (f *office) refuses(status func(*http.Request) int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.refuse = status
}

// breaks lets requests whose path ends in one of those names fail from now on.
func (f *office) breaks(names ...string) {
	f.refuses(func(r *http.Request) int {
		for _, name := range names {
			if strings.HasSuffix(r.URL.Path, "/"+name) {
				return http.StatusInternalServerError
			}
		}
		return 0
	})
}

func (f *office) Intend(user, kind string, detail map[string]string) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.next++
	if len(detail) != 1 {
		f.t.Errorf("%s of %s: got the details %v, want one", kind, user, detail)
	}
	f.record = append(f.record, fmt.Sprintf("intend %d %s %s", f.next, user, kind))
	return f.next, nil
}

func (f *office) Made(id int, url string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if url == "" {
		f.t.Errorf("%d: got no URL", id)
	}
	f.record = append(f.record, fmt.Sprintf("made %d", id))
	return nil
}

func (f *office) Keep(_, _ string, detail map[string]string) (map[string]string, error) {
	return detail, nil
}

func (f *office) Forget(string, string) error { return nil }

func (f *office) Cleared(id int) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.record = append(f.record, fmt.Sprintf("cleared %d", id))
	return nil
}

// left are the numbers of what was intended and not cleared.
func (f *office) left() []int {
	f.mu.Lock()
	defer f.mu.Unlock()
	var left []int
	for id := 1; id <= f.next; id++ {
		if !slices.Contains(f.record, fmt.Sprintf("cleared %d", id)) {
			left = append(left, id)
		}
	}
	return left
}

func (f *office) records() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Clone(f.record)
}

// settings is what the callee's call forwarding is, read in an application of its own.
func (f *office) settings(act func(ctx context.Context, s *client.Session, href string)) string {
	f.t.Helper()
	s := f.signIn("callee")
	if err := s.CreateApplication(f.t.Context(), "a look"); err != nil {
		f.t.Fatal(err)
	}
	defer func() { _ = s.DeleteApplication(f.t.Context()) }()
	me := s.Application().Embed("me")[0]
	link, _ := me.Link("callForwardingSettings")
	if act != nil {
		act(f.t.Context(), s, link.Href)
	}
	x, err := s.Get(f.t.Context(), link.Href, 0)
	if err != nil {
		f.t.Fatal(err)
	}
	d, err := x.Document()
	if err != nil {
		f.t.Fatal(err)
	}
	said := text(d, "activeSetting") + " " + text(d, "unansweredCallHandling")
	for _, rel := range []string{"immediateForwardSettings", "simultaneousRingSettings", "unansweredCallSettings"} {
		one := d.Embed(rel)[0]
		contact, _ := one.Link("contact")
		said += " " + text(one, "target") + contact.Href[max(0, len(contact.Href)-len("answerer@contoso.com")):]
	}
	return said
}
