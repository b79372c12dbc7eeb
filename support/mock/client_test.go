package mock_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
)

// start is the instant at which the clocks of all tests begin.
var start = time.Date(2026, 3, 4, 5, 6, 7, 123456700, time.UTC)

// A server is a pool with its control interface on a loopback port.
type server struct {
	t    testing.TB
	pool *mock.Pool
	url  string
}

func serve(t testing.TB, d mock.Dialect, spoil *mock.Spoil) *server {
	t.Helper()
	return serveWith(t, mock.Options{Dialect: d, Spoil: spoil})
}

// browser is the client of all tests. It has connections of its own: whichever
// httptest.Server is closed closes those of http.DefaultTransport.
var browser = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 8}}

// serveWith is serve with more to choose.
func serveWith(t testing.TB, o mock.Options) *server {
	t.Helper()
	o.Now, o.Control = func() time.Time { return start }, true
	pool := mocktest.New(t, o)
	return &server{t, pool, mocktest.Serve(t, pool)}
}

// both runs a test in both dialects.
func both(t *testing.T, test func(t *testing.T, d mock.Dialect)) {
	t.Helper()
	for _, d := range mock.Dialects() {
		t.Run(d.String(), func(t *testing.T) {
			t.Parallel()
			test(t, d)
		})
	}
}

// where is text if a rule holds, else nothing.
func where(rule bool, text string) string {
	if rule {
		return text
	}
	return ""
}

// An answer is what came back.
type answer struct {
	t      testing.TB
	status int
	header http.Header
	body   []byte
}

// ask sends one request as it stands.
func (s *server) ask(method, href, token string, header map[string]string, body string) answer {
	s.t.Helper()
	if strings.HasPrefix(href, "/") {
		href = s.url + href
	}
	r, err := http.NewRequestWithContext(s.t.Context(), method, href, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	for name, value := range header {
		r.Header.Set(name, value)
	}
	response, err := browser.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	got, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	if response.ContentLength >= 0 && response.ContentLength != int64(len(got)) && method != http.MethodHead {
		s.t.Errorf("%s %s: Content-Length: got %d, want %d", method, href, response.ContentLength, len(got))
	}
	return answer{s.t, response.StatusCode, response.Header, got}
}

// want fails the test unless the status is as wanted.
func (a answer) want(status int) answer {
	a.t.Helper()
	if a.status != status {
		a.t.Fatalf("status: got %d, want %d: %s", a.status, status, a.body)
	}
	return a
}

// A jsonObject is a JSON object.
type jsonObject map[string]any

func (a answer) object() jsonObject {
	a.t.Helper()
	var v jsonObject
	if err := json.Unmarshal(a.body, &v); err != nil {
		a.t.Fatalf("body: %v: %s", err, a.body)
	}
	return v
}

// at is the value at the end of the path, nil if there is none. A part of the
// path that meets an array takes its first item.
func (v jsonObject) at(path ...string) any {
	var here any = map[string]any(v)
	for _, part := range path {
		if list, ok := here.([]any); ok && len(list) > 0 {
			here = list[0]
		}
		object, ok := here.(map[string]any)
		if !ok {
			return nil
		}
		here = object[part]
	}
	return here
}

func (v jsonObject) text(path ...string) string {
	s, _ := v.at(path...).(string)
	return s
}

// href is where the link rel leads, "" without one.
func (v jsonObject) href(rel string) string { return v.text("_links", rel, "href") }

// inJSON is the header of a request with a body in JSON.
var inJSON = map[string]string{"Content-Type": "application/json"}

// order calls the control interface.
func (s *server) order(method, path string, body any, status int) answer {
	s.t.Helper()
	b, err := json.Marshal(body)
	if err != nil {
		s.t.Fatal(err)
	}
	return s.ask(method, "/~control"+path, "", inJSON, string(b)).want(status)
}

// A person is a user who is signed in, with an application.
type person struct {
	*server
	sip, username, password, phone string
	token                          string
	app                            jsonObject
	applications                   string // where they are created
	next                           string // where to ask for events
}

// A cast is three people who know one another.
type cast struct {
	group                    string
	caller, callee, answerer *person
}

func (s *server) cast() cast {
	s.t.Helper()
	made := s.order("POST", "/groups", jsonObject{"users": []jsonObject{{"name": "caller"}, {"name": "callee"}, {"name": "answerer"}}}, 201)
	var g struct {
		Group    string
		Discover string
		Users    []struct{ Name, SIP, Username, Password, Phone string }
	}
	if err := json.Unmarshal(made.body, &g); err != nil {
		s.t.Fatal(err)
	}
	people := make([]*person, 3)
	for i, u := range g.Users {
		p := &person{server: s, sip: u.SIP, username: u.Username, password: u.Password, phone: u.Phone}
		p.signIn(g.Discover)
		p.register("endpoint")
		people[i] = p
	}
	return cast{g.Group, people[0], people[1], people[2]}
}

// signIn walks from the discovery root to the applications.
func (p *person) signIn(discover string) {
	p.t.Helper()
	user := p.ask("GET", discover, "", nil, "").want(200).object().href("user")
	challenge := strings.Join(p.ask("GET", user, "", nil, "").want(401).header.Values("WWW-Authenticate"), " ")
	_, rest, ok := strings.Cut(challenge, `MsRtcOAuth href="`)
	if !ok {
		p.t.Fatalf("challenge: got %q, want a quoted href of MsRtcOAuth", challenge)
	}
	endpoint, _, _ := strings.Cut(rest, `"`)
	form := url.Values{"grant_type": {"password"}, "username": {p.username}, "password": {p.password}}
	granted := p.ask("POST", endpoint, "", map[string]string{"Content-Type": "application/x-www-form-urlencoded;charset=UTF-8"}, form.Encode())
	p.token = granted.want(200).object().text("access_token")
	p.applications = p.ask("GET", user, p.token, nil, "").want(200).object().href("applications")
}

// register creates the application of an endpoint.
func (p *person) register(endpoint string) {
	p.t.Helper()
	made := p.post(p.applications, jsonObject{"culture": "en-US", "endpointId": endpoint, "userAgent": "test"}).want(201)
	p.app = made.object()
	p.next = p.app.href("events")
}

func (p *person) get(href string) answer {
	p.t.Helper()
	return p.ask("GET", href, p.token, nil, "")
}

func (p *person) xml(href string) answer {
	p.t.Helper()
	return p.ask("GET", href, p.token, map[string]string{"Accept": "application/xml"}, "")
}

// post posts input as JSON; nil is no body.
func (p *person) post(href string, input jsonObject) answer {
	p.t.Helper()
	if input == nil {
		return p.ask("POST", href, p.token, nil, "")
	}
	var body bytes.Buffer
	if err := json.NewEncoder(&body).Encode(input); err != nil {
		p.t.Fatal(err)
	}
	return p.ask("POST", href, p.token, map[string]string{"Content-Type": "application/json"}, body.String())
}

// An event is one event of a channel.
type event struct {
	sender string // its rel
	from   string // the sender's href
	jsonObject
}

func (e event) String() string {
	status := ""
	if s := e.text("status"); s != "" {
		status = " " + s
	}
	return e.sender + ": " + e.text("link", "rel") + " " + e.text("type") + status
}

// poll asks for events once.
func (p *person) poll() []event {
	p.t.Helper()
	v := p.get(p.next).want(200).object()
	p.next = v.href("next")
	var events []event
	senders, _ := v["sender"].([]any)
	for _, s := range senders {
		sender := jsonObject(s.(map[string]any))
		for _, e := range sender["events"].([]any) {
			events = append(events, event{sender.text("rel"), sender.text("href"), jsonObject(e.(map[string]any))})
		}
	}
	return events
}

// drain asks for events until there are none, which takes no time: the clock
// jumps as long as nobody does anything else.
func (p *person) drain() []event {
	p.t.Helper()
	var all []event
	for {
		events := p.poll()
		if len(events) == 0 {
			return all
		}
		all = append(all, events...)
	}
}

// await asks for events until one reads so.
func (p *person) await(text string) event {
	p.t.Helper()
	var all []event
	for {
		events := p.poll()
		for _, e := range events {
			if e.String() == text {
				return e
			}
		}
		if all = append(all, events...); len(events) == 0 {
			p.t.Fatalf("events: got %q, want one %q", all, text)
		}
	}
}

// find is the first event that reads so.
func find(t testing.TB, events []event, text string) event {
	t.Helper()
	for _, e := range events {
		if e.String() == text {
			return e
		}
	}
	t.Fatalf("events: got %q, want one %q", events, text)
	return event{}
}
