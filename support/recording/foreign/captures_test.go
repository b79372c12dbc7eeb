package foreign_test

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"ucwatest/reports"
	"ucwatest/support/client"
	"ucwatest/support/declaration"
	"ucwatest/support/golden"
	"ucwatest/support/mock"
	"ucwatest/support/recording/foreign"
	"ucwatest/support/recording/har"
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

// TestFile_judgesTheRestOfAFile damages one answer of a capture, or the end of the file.
func TestFile_judgesTheRestOfAFile(t *testing.T) {
	selected, problems := declared(t).Select(declaration.Selection{Targets: []string{"dc-links-1[JSON]"}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var all []har.Entry
	derived := -1 // the first answer with the derived conversation
	for i, x := range exchanged(t, mock.Real, nil, selected) {
		all = append(all, entryOf(atContoso(x)))
		if derived < 0 && strings.HasSuffix(x.URL, "/derivedConversation") {
			derived = i
		}
	}
	whole, _ := os.ReadFile(archive(t, all))
	name := fmt.Sprintf("log.entries[%d]: GET %s: ", derived, all[derived].Request.URL)
	for what, row := range map[string]struct {
		damage func(*har.Content)
		cut    int
		want   string
	}{
		"no body":       {func(c *har.Content) { c.Text = nil }, 0, name + "the body is not in the file: "},
		"broken base64": {func(c *har.Content) { c.Encoding = "base64" }, 0, name + "the body cannot be decoded: illegal base64 data at input byte 0"},
		"a cut file":    {func(*har.Content) {}, 9, "the file is cut short: it ends at byte "},
	} {
		damaged := slices.Clone(all)
		row.damage(&damaged[derived].Response.Content)
		damaged[derived].Response.Headers = []har.Pair{{Name: "Content-Type", Value: damaged[derived].Response.Content.MediaType}}
		path := archive(t, damaged)
		if row.cut > 0 {
			path = filepath.Join(t.TempDir(), "cut.har")
			if err := os.WriteFile(path, whole[:len(whole)-row.cut], 0o600); err != nil {
				t.Fatal(err)
			}
		}
		o, err := newJudge(t).File(path)
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		run := newJudge(t).Report([]*foreign.Outcome{o}, declared(t).Unrun().Clauses, time.Time{})
		last := run.Cases[len(run.Cases)-1]
		if last.Verdict != reports.Skipped || !strings.HasPrefix(last.Reason, row.want) || strings.Contains(last.Reason, "\n") {
			t.Errorf("%s: got %s: %q, want it skipped, and %q", what, last.Verdict, last.Reason, row.want)
		}
		if seen, broken := o.Seen("DC-CREATED-PENDING"); run.Counts.Failed > 0 || seen == 0 || broken > 0 {
			t.Errorf("%s: got %+v and the invitation seen %d times, want the rest judged, and passed", what, run.Counts, seen)
		}
	}
}
