package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"ucwatest/support/client"
	"ucwatest/support/document"
	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
)

// observedTarget may only be read; the call is made by somebody else.
const observedTarget = `target "production" {
  discover = "%s/"
  may      = ["read"]
  user "caller" {
    sip = "sip:caller@contoso.com"
    auth "password" {
      username = "caller@contoso.com"
      password = env("UCWATEST_TENANT_SECRET")
    }
  }
  observe {
    wait = "5m"
  }
  limits {
    requests_per_second = 10000
  }
}
`

// TestApply_observesTheCallOfAnOperator lets a person who reads what the command
// prints make the call, and nobody else change anything.
func TestApply_observesTheCallOfAnOperator(t *testing.T) {
	t.Parallel()
	pool := mocktest.New(t, mock.Options{}, willing()...)
	var mu sync.Mutex
	var changed []string
	root := mocktest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && strings.HasPrefix(r.UserAgent(), "ucwatest (") && !strings.HasSuffix(r.URL.Path, "/oauthtoken") {
			mu.Lock()
			changed = append(changed, r.Method+" "+strings.TrimRight(r.URL.Path, "0123456789"))
			mu.Unlock()
		}
		pool.ServeHTTP(w, r)
	}))
	folder := t.TempDir()
	on := filepath.Join(folder, "production.hcl")
	if err := os.WriteFile(on, fmt.Appendf(nil, observedTarget, root), 0o600); err != nil {
		t.Fatal(err)
	}
	told, screen := io.Pipe()
	go operate(t, told, root)
	code := run([]string{"apply", "-on", on, "-target", "dc-retrieval-1", "-target", "dc-retrieval-8", "-target", "dc-creation-4",
		"-out-dir", folder, "-journal-dir", filepath.Join(folder, "journals")}, screen, screen)
	_ = screen.Close()
	counts := resultsIn(t, folder).Counts
	if code != exitOK || counts.Passed != 4 || counts.OutOfScope != 2 {
		t.Errorf("got exit %d and %+v, want success with four passed and two out of scope", code, counts)
	}
	mu.Lock()
	defer mu.Unlock()
	if got, want := strings.Join(changed, ", "), "POST /ucwa/oauth/v1/applications, DELETE /ucwa/oauth/v1/applications/"; got != want {
		t.Errorf("got %s, want nothing changed but one application: %s", got, want)
	}
}

// operate does what the screen asks for.
func operate(t *testing.T, told io.Reader, root string) {
	lines := bufio.NewScanner(told)
	last := ""
	for lines.Scan() {
		if line := strings.TrimSpace(lines.Text()); strings.HasPrefix(line, "{") {
			callBy(t, root, last, line)
		}
		last = strings.TrimSpace(lines.Text())
	}
}

// callBy makes a call in the application that registration, posted to applications, leads to.
func callBy(t *testing.T, root, applications, registration string) {
	caller, err := client.SignIn(t.Context(), client.Options{Now: time.Now}, client.Account{Name: "operator", SIP: "sip:caller@contoso.com",
		Username: "caller@contoso.com", Password: tenantSecret, Discover: root + "/"})
	if err != nil {
		t.Error(err)
		return
	}
	post := func(href string, input any) *client.Exchange {
		x, err := caller.Post(t.Context(), href, input)
		if err != nil || x.Status/100 != 2 {
			t.Errorf("POST %s: got status %d, %v", href, x.Status, err)
		}
		return x
	}
	follow := func(d *document.Document, rels ...string) *document.Document {
		for _, rel := range rels {
			link, _ := d.Link(rel)
			x, err := caller.Get(t.Context(), link.Href, 0)
			if err == nil {
				d, err = x.Document()
			}
			if err != nil {
				t.Error(err)
			}
		}
		return d
	}
	href := func(d *document.Document, rel string) string {
		link, _ := d.Link(rel)
		return link.Href
	}
	application, err := post(applications, json.RawMessage(registration)).Document()
	if err != nil {
		t.Error(err)
		return
	}
	start := href(application.Embed("communication")[0], "startMessaging")
	at := post(start, map[string]any{"to": "sip:callee@contoso.com", "operationId": "one"}).Header.Get("Location")
	invitation := &document.Document{Links: []document.Link{{Rel: "self", Href: at}}}
	for state := ""; state != "Connected" && t.Context().Err() == nil; { // until the callee has accepted
		invitation = follow(invitation, "self")
		property, _ := invitation.Property("state")
		state = property.Text
	}
	audio := follow(invitation, "conversation", "audioVideo")
	post(href(audio, "addAudio"), map[string]any{"to": "sip:callee@contoso.com", "operationId": "two", "sessionContext": "two",
		"_links": map[string]any{"mediaOffer": map[string]string{"href": "data:application/sdp,v%3D0"}}})
}
