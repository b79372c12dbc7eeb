package foreign_test

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"ucwatest/reports"
	"ucwatest/support/client"
	"ucwatest/support/declaration"
	"ucwatest/support/golden"
	"ucwatest/support/mock"
	"ucwatest/support/recording/foreign"
)

const captures = "testdata/captures"

// TestFile_readsTheCapturesOfEachProgram judges the captures of one client. The pool
// breaks two clauses in its answers. Where one is missing, -update makes all anew.
func TestFile_readsTheCapturesOfEachProgram(t *testing.T) {
	if golden.Updating() {
		invent(t)
	}
	for name := range shapes {
		t.Run(name, func(t *testing.T) {
			j := newJudge(t)
			o, err := j.File(filepath.Join(captures, name))
			if err != nil {
				t.Fatal(err)
			}
			var told bytes.Buffer
			run := j.Report([]*foreign.Outcome{o}, declared(t).Unrun().Clauses, time.Time{})
			for _, c := range run.Cases {
				fmt.Fprintln(&told, reports.Text(c))
			}
			fmt.Fprintf(&told, "%d entries, %d answers, notes %q\n", o.Entries, o.Answers, run.Notes)
			golden.Equal(t, filepath.Join(captures, name+".txt"), told.String())
		})
	}
}

// invent writes the captures, unless all are there.
func invent(t *testing.T) {
	t.Helper()
	missing := false
	for name := range shapes {
		_, err := os.Stat(filepath.Join(captures, name))
		missing = missing || err != nil
	}
	if !missing {
		return
	}
	all := invented(t)
	for name, write := range shapes {
		if err := os.WriteFile(filepath.Join(captures, name), write(t, all), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// invented is what a caller exchanges with a pool that gives a conversation a state
// nobody knows and leaves out whether it is recorded: never with a real one.
func invented(t testing.TB) []*client.Exchange {
	t.Helper()
	spoil := &mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Route == "derivedConversation" && a.Resource != nil {
			a.Resource.DropProperty("recording")
			a.Resource.Property("state").Value = "Unheard"
		}
	}}
	selected, problems := declared(t).Select(declaration.Selection{Targets: []string{"dc-representations-8", "dc-refusals-7[JSON]"}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var all []*client.Exchange
	for _, x := range exchanged(t, mock.Real, spoil, selected) {
		if x.User == "caller" {
			all = append(all, atContoso(x))
		}
	}
	return all
}

// ids are those of applications in paths.
var ids = regexp.MustCompile(`(applications\\?/)(\d+)`)

// atContoso is an exchange as if the pool had a name, and other ids.
func atContoso(x *client.Exchange) *client.Exchange {
	at, _ := url.Parse(x.URL)
	root := at.Scheme + "://" + at.Host
	names := strings.NewReplacer(root, "https://pool.contoso.com", strings.ReplaceAll(root, "/", `\/`), `https:\/\/pool.contoso.com`, at.Host, "pool.contoso.com")
	named := func(text string) string { return ids.ReplaceAllString(names.Replace(text), "${1}c${2}d") }
	header := func(h http.Header) http.Header {
		all := http.Header{}
		for name, values := range h {
			for _, value := range values {
				all.Add(name, named(value))
			}
		}
		all.Del("Content-Length") // it is another now
		return all
	}
	return &client.Exchange{User: x.User, Method: x.Method, URL: named(x.URL), RequestHeader: header(x.RequestHeader), RequestBody: []byte(named(string(x.RequestBody))),
		Status: x.Status, Header: header(x.Header), Body: []byte(named(string(x.Body))), Started: x.Started.UTC(), Took: x.Took}
}
