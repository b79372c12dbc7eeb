package foreign_test

import (
	"bufio"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"ucwatest/support/golden"
	"ucwatest/support/recording/foreign"
	"ucwatest/support/recording/har"
)

// samples are the requests of the published pages at some paths, each with the answer printed below
// it, as entries of an archive. The event channel that is read before tells of nothing.
func samples(t *testing.T, paths ...string) []har.Entry {
	t.Helper()
	all := []har.Entry{sample("GET https://fe1.contoso.com:443/ucwa/v1/applications/192/events?ack=1 HTTP/1.1",
		`HTTP/1.1 200 OK`, `Content-Type: application/json`, `{"_links":{"self":{"href":"/ucwa/v1/applications/192/events?ack=1"},"next":{"href":"/ucwa/v1/applications/192/events?ack=2"}},"sender":[]}`)}
	for _, path := range paths {
		page, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var request string
		for _, block := range fenced(string(page)) {
			first, _, _ := strings.Cut(block, "\n")
			switch {
			case strings.HasSuffix(strings.TrimSpace(first), " HTTP/1.1"):
				request = block
			case strings.HasPrefix(block, "HTTP/1.1 ") && request != "":
				all = append(all, sample(request, strings.Split(block, "\n")...))
				request = ""
			}
		}
	}
	begin := time.Date(2026, 3, 4, 4, 6, 7, 0, time.UTC)
	for i := range all {
		all[i].Started = begin.Add(time.Duration(i) * time.Second).Format(time.RFC3339Nano)
	}
	return all
}

// fenced are the blocks of code of a page.
func fenced(page string) []string {
	var blocks []string
	for i, part := range strings.Split(strings.ReplaceAll(page, "\r", ""), "\n```") {
		if i%2 == 1 {
			_, block, _ := strings.Cut(part, "\n")
			blocks = append(blocks, strings.TrimSpace(block))
		}
	}
	return blocks
}

// sample is a request and the lines of its answer, whose body begins where no header is.
func sample(request string, answer ...string) har.Entry {
	var e har.Entry
	lines := bufio.NewScanner(strings.NewReader(request))
	lines.Scan()
	words := strings.Fields(lines.Text())
	e.Request.Method, e.Request.URL = words[0], words[1]
	for lines.Scan() {
		if name, value, is := strings.Cut(lines.Text(), ":"); is {
			e.Request.Headers = append(e.Request.Headers, har.Pair{Name: name, Value: strings.TrimSpace(value)})
		}
	}
	_, _ = fmt.Sscanf(answer[0], "HTTP/1.1 %d", &e.Response.Status)
	media := ""
	for i, line := range answer[1:] {
		name, value, is := strings.Cut(line, ":")
		if !is || strings.ContainsAny(name, ` <{"`) {
			e.Response.Content = har.NewContent(media, []byte(strings.TrimSpace(strings.Join(answer[1+i:], "\n"))))
			break
		}
		if strings.EqualFold(name, "Content-Type") {
			media = strings.TrimSpace(value)
		}
		e.Response.Headers = append(e.Response.Headers, har.Pair{Name: name, Value: strings.TrimSpace(value)})
	}
	return e
}

// contradicted are the contradictions of the ledger that the answers of a page show, by the
// clause that they break. All others are between a table and a sample,
// and decided for what the sample shows.
var contradicted = map[string]map[string]string{
	"derivedConversation":  {"DC-TWIN-NUMBERS": "DC-X-COUNT", "DC-TWIN-DATES": "DC-X-CREATED"},
	"conversation":         {"DC-TWIN-NUMBERS": "DC-X-COUNT", "DC-TWIN-DATES": "DC-X-CREATED"},
	"derivedMessaging":     {"DD-TWIN-TEXTS": "DD-X-STATE"},
	"derivedPhoneAudio":    {"DD-TWIN-TEXTS": "DD-X-STATE"},
	"derivedAudioVideo":    {"DD-TWIN-TEXTS": "DD-X-STATE"},
	"messagingInvitation":  {"DM-CREATED-PENDING": "DC-X-INVITED", "DM-CREATED-OTHER": "DC-X-INVITED"},
	"phoneAudioInvitation": {"DP-CREATED-OTHER": "DC-X-INVITED"},
	"audioVideoInvitation": {"DC-CREATED-PENDING": "DC-X-INVITED", "DA-CREATED-OTHER": "DC-X-INVITED"},
}

func TestFile_findsTheContradictionsOfThePublishedSamples(t *testing.T) {
	for _, path := range golden.Published(t) {
		page := strings.TrimSuffix(filepath.Base(path), "_ref.md")
		all := samples(t, path)
		for i := range all {
			all[i].Request.Method = strings.ToUpper(all[i].Request.Method) // as the pages print it, it is none of HTTP's
		}
		o := findsContradictions(t, all, contradicted[page])
		if lost := o.Lost > 0; lost != (page == "events") { // its samples have no body
			t.Errorf("%s: got %q not read, want all read", page, o.Odd)
		}
	}
}

// TestFile_findsTheSpellingOfThePublishedSamples judges a page as it is printed, behind
// one that leads to it.
func TestFile_findsTheSpellingOfThePublishedSamples(t *testing.T) {
	dir := filepath.Dir(golden.Published(t)[0])
	want := map[string]string{"DC-GET-SPELLING": "DC-X-METHOD", "DC-RELATED": "DC-X-RELATED"}
	maps.Copy(want, contradicted["audioVideoInvitation"])
	findsContradictions(t, samples(t, filepath.Join(dir, "audioVideoInvitation_ref.md"), filepath.Join(dir, "derivedConversation_ref.md")), want)
}

// findsContradictions wants the broken clauses of a file to be those of some contradictions
// of the ledger.
func findsContradictions(t *testing.T, all []har.Entry, want map[string]string) *foreign.Outcome {
	t.Helper()
	o, err := newJudge(t).File(archive(t, all))
	if err != nil {
		t.Fatal(err)
	}
	l := declared(t).Ledger
	got := map[string]string{}
	for _, c := range l.Clauses {
		if _, broken := o.Seen(c.ID); broken == 0 {
			continue
		}
		got[c.ID] = "none"
		for _, x := range l.Contradictions {
			if x.ID == want[c.ID] && slices.Contains(x.JudgedBy, c.ID) {
				got[c.ID] = x.ID
			}
		}
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("%s: clauses that samples break, and the contradictions of the ledger (-want +got):\n%s", all[len(all)-1].Request.URL, diff)
	}
	return o
}
