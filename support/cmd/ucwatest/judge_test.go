package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ucwatest/features"
	"ucwatest/reports"
	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
)

// A judged is what is the same of a case in a run and in its recording.
type judged struct {
	Verdict    reports.Verdict
	Culprit    reports.Culprit
	Violations []string
}

// verdictsIn are those of the results in a folder, by the id of the case.
func verdictsIn(t *testing.T, folder string) map[string]judged {
	t.Helper()
	all := map[string]judged{}
	for id, c := range casesIn(t, folder) {
		j := judged{Verdict: c.Verdict, Culprit: c.Culprit}
		for _, v := range c.Violations {
			j.Violations = append(j.Violations, v.Clause+": want "+v.Want+", got "+v.Got)
		}
		all[id] = j
	}
	return all
}

// sameAgain runs apply with args, judges its recording, and wants the same verdicts,
// which it returns.
func sameAgain(t *testing.T, args ...string) map[string]judged {
	t.Helper()
	dir := t.TempDir()
	file, ran, again := filepath.Join(dir, "run.har"), filepath.Join(dir, "ran"), filepath.Join(dir, "again")
	code, stdout, stderr := command(slices.Concat([]string{"apply", "-auto-approve", "-journal-dir", dir, "-out-dir", ran, "-record", file}, args)...)
	if !strings.HasSuffix(stdout, "written: "+file+"\n") {
		t.Fatalf("got exit %d, %q and %q, want a recording", code, stdout, stderr)
	}
	judgedCode, stdout, stderr := command("judge", "-out-dir", again, file)
	if judgedCode != code || stderr != "" || strings.Contains(stdout, " in the run, is ") {
		t.Errorf("got exit %d, %s and %q, want exit %d as of the run", judgedCode, stdout, stderr, code)
	}
	want := verdictsIn(t, ran)
	if diff := cmp.Diff(want, verdictsIn(t, again)); diff != "" {
		t.Errorf("verdicts (-run +recording):\n%s", diff)
	}
	return want
}

func TestJudge_givesTheVerdictsOfARunThatFound(t *testing.T) {
	t.Parallel()
	s := stood(t, "-tls", "-control", "-quiet", "-spoil", "conversation: property recording dropped")
	on := s.aim("  tls {\n    ca_file = \"" + s.caFile() + "\"\n  }\n")
	got := sameAgain(t, "-on", on, "-target", "dc-properties-1", "-target", "dc-links-1")
	if got["dc-properties-1[XML]"].Verdict != reports.Failed || len(got["dc-properties-1[XML]"].Violations) == 0 || got["dc-links-1[XML]"].Verdict != reports.Passed {
		t.Errorf("got %+v, want a case that failed, and one that passed", got)
	}
}

// TestJudge_goesByTheTimesOfTheRecording judges as if it took an hour to come to the
// channel: how long that was silent is told by the clocks of the run.
func TestJudge_goesByTheTimesOfTheRecording(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, "recorded.har")
	args := []string{"apply", "-on", stood(t, "-control", "-quiet").aim(""), "-target", "dc-events-1", "-out-dir", dir, "-record", file}
	if code, stdout, stderr := command(args...); code != exitOK {
		t.Fatalf("got exit %d, %s and %s, want exit 0", code, stdout, stderr)
	}
	text := page(t, file)
	begun := regexp.MustCompile(`"format_version":1,"started":"([^"]+)"`).FindStringSubmatch(text)
	at, err := time.Parse(time.RFC3339Nano, begun[1])
	if err != nil {
		t.Fatal(err)
	}
	late := write(t, map[string]string{"late.har": strings.Replace(text, begun[1], at.Add(time.Hour).Format(time.RFC3339Nano), 1)})
	if code, stdout, stderr := command("judge", "-out-dir", dir, filepath.Join(late, "late.har")); code != exitOK {
		t.Errorf("got exit %d, %s and %s, want exit 0 as of the run", code, stdout, stderr)
	}
}

// faults are what comes between a mock and some cases, as they read the derived
// conversation, and who is to blame.
var faults = map[string]struct {
	fault func(w http.ResponseWriter)
	by    reports.Culprit
}{
	"dc-links-1[JSON]": {func(w http.ResponseWriter) { panic(http.ErrAbortHandler) }, reports.Culprit("network")},
	"dc-links-1[XML]": {func(w http.ResponseWriter) {
		w.Header().Set("Content-Type", "application/xml")
		w.Header().Set("Content-Length", "500")
		_, _ = io.WriteString(w, "<resource>")
	}, reports.Culprit("network")},
	"dc-properties-1[JSON]": {func(w http.ResponseWriter) {
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(http.StatusBadGateway)
		_, _ = io.WriteString(w, "<html>\xff\xfe\x00</html>")
	}, reports.Culprit("intermediary")},
	"dc-properties-1[XML]": {func(w http.ResponseWriter) { w.WriteHeader(http.StatusServiceUnavailable) }, reports.Culprit("throttle")},
	"dc-retrieval-1[JSON]": {func(w http.ResponseWriter) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, `{"rel":"note","_links":{"self":{"href":"http://elsewhere.contoso.com/"}}}`)
	}, reports.Culprit("product")},
	"dc-retrieval-1[XML]": {func(w http.ResponseWriter) {
		w.Header().Set("Content-Type", "application/xml")
		_, _ = w.Write(make([]byte, 9<<20))
	}, reports.Culprit("product")},
	"dc-versioning-1[2, JSON]": {func(w http.ResponseWriter) { w.WriteHeader(http.StatusTeapot) }, reports.Culprit("product")},
}

func TestJudge_givesTheVerdictsOfARunWithFaults(t *testing.T) {
	t.Parallel()
	s := stood(t, "-control", "-quiet")
	at, err := url.Parse(s.url)
	if err != nil {
		t.Fatal(err)
	}
	through := httputil.NewSingleHostReverseProxy(at)
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for id, f := range faults {
			if strings.HasSuffix(r.URL.Path, "/derivedConversation") && r.UserAgent() == "ucwatest ("+id+")" {
				f.fault(w)
				return
			}
		}
		through.ServeHTTP(w, r)
	}))
	t.Cleanup(front.Close)
	on := filepath.Join(t.TempDir(), "front.hcl")
	if err := os.WriteFile(on, []byte("target \"front\" {\n  mock = \""+front.URL+"\"\n}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	args := []string{"-on", on, "-target", "dc-access-1"}
	for id := range faults {
		args = append(args, "-target", id)
	}
	got := sameAgain(t, args...)
	for id, f := range faults {
		if c := got[id]; c.Verdict == reports.Passed || c.Culprit != f.by {
			t.Errorf("%s: got %+v, want it broken by the %s", id, c, f.by)
		}
	}
}

// edited are the project's own features with texts of some files in the place of
// others: file, what was, what is.
func edited(t *testing.T, changes ...[3]string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, features.FS); err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		path := filepath.Join(dir, filepath.FromSlash(c[0]))
		text, err := os.ReadFile(path)
		if err != nil || !strings.Contains(string(text), c[1]) {
			t.Fatalf("%s: got %v, want %q in it", c[0], err, c[1])
		}
		if err := os.WriteFile(path, []byte(strings.Replace(string(text), c[1], c[2], 1)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestJudge_triesChangedFeaturesOnARecording(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, "recorded.har")
	if code, stdout, stderr := command("apply", "-target", "dc-links-1", "-out-dir", dir, "-record", file); code != exitOK {
		t.Fatalf("got exit %d, %q and %q, want success", code, stdout, stderr)
	}
	const links = "derivedconversation/links.feature"
	strict := edited(t, [3]string{links, "| lobby                    | in the sample |", "| lobby                    | always        |"},
		[3]string{links, "| lobby                    | where given |", "| lobby                    | always      |"},
		[3]string{"clauses.hcl", "rel     = \"lobby\"\n  present = \"in the sample\"", "rel     = \"lobby\"\n  present = \"always\""})
	more := edited(t, [3]string{links, "When the caller retrieves its derived conversation as <format>", "When the caller retrieves its derived conversation twice as <format>"})
	for name, row := range map[string]struct {
		args []string
		code int
		want string
	}{
		"as it was":       {[]string{file}, exitOK, "SUCCESS  2 passed"},
		"one case":        {[]string{"-target", "dc-links-1[XML]", file}, exitOK, "SUCCESS  1 passed"},
		"a check more":    {[]string{"-features", strict, file}, exitFail, "FAILURE  2 failed"},
		"another verdict": {[]string{"-features", strict, file}, exitFail, "note: dc-links-1[JSON] was passed in the run, is failed now\nnote: dc-links-1[XML] was passed in the run, is failed now\n"},
		"a request more":  {[]string{"-features", more, file}, exitNone, "not sent: the recording has no GET http://"},
		"another case":    {[]string{"-target", "dc-properties-1", file}, exitPartial, "none of the selected cases is in the recording"},
		"an unknown case": {[]string{"-target", "dc-link-1", file}, exitUsage, "did you mean dc-links-1?"},
		"no recording":    {[]string{filepath.Join(dir, "results.json")}, exitUsage, "results.json: "},
	} {
		code, stdout, stderr := command(slices.Concat([]string{"judge", "-out-dir", t.TempDir()}, row.args)...)
		if code != row.code || !strings.Contains(stdout+stderr, row.want) {
			t.Errorf("%s: got exit %d, %q and %q, want exit %d and %q", name, code, stdout, stderr, row.code, row.want)
		}
	}
}

// TestJudge_givesTheVerdictsOfARunWithRetries has a proxy answer in the place of the
// pool, once for a case whose scene others read, and once for one with its own.
func TestJudge_givesTheVerdictsOfARunWithRetries(t *testing.T) {
	t.Setenv("UCWATEST_TENANT_SECRET", tenantSecret)
	n := newTenant(t, "retried")
	missed := map[string]bool{"dc-links-1[JSON]": true, "dc-creation-2[audio, JSON]": true}
	n.refuses(func(r *http.Request) bool {
		id := strings.TrimSuffix(strings.TrimPrefix(r.UserAgent(), "ucwatest ("), ")")
		proxied := missed[id] && r.Method == http.MethodGet && strings.Contains(r.URL.Path, "Invitations/")
		if proxied {
			delete(missed, id)
		}
		return proxied
	})
	n.refusal = func(w http.ResponseWriter) { answered(w, http.StatusBadGateway, "text/html", "<html>") }
	for id, j := range sameAgain(t, "-on", n.aim, "-retries", "2", "-target", "dc-links-1", "-target", "dc-creation-2[audio, JSON]", "-target", "dc-properties-1") {
		if j.Verdict != reports.Passed {
			t.Errorf("%s: got %+v, want it passed", id, j)
		}
	}
	if len(missed) > 0 {
		t.Errorf("got no error in %v, want one in each", missed)
	}
}

// TestJudge_givesTheVerdictsOfSeveralTeams records scenes that came about at once, of
// users who have other addresses and are the same in the recording.
func TestJudge_givesTheVerdictsOfSeveralTeams(t *testing.T) {
	t.Setenv("UCWATEST_TENANT_SECRET", tenantSecret)
	var names []string
	var teams strings.Builder
	for _, team := range []string{"one", "two"} {
		fmt.Fprintf(&teams, "  team %q {\n", team)
		for _, part := range parts {
			name := part + "-" + team
			names = append(names, name)
			fmt.Fprintf(&teams, "    user %q {\n      sip = \"sip:%s@contoso.com\"\n      auth \"password\" {\n        username = \"%s@contoso.com\"\n"+
				"        password = env(\"UCWATEST_TENANT_SECRET\")\n      }\n    }\n", part, name, name)
		}
		teams.WriteString("  }\n")
	}
	pool := mocktest.Serve(t, mocktest.New(t, mock.Options{}, mocktest.Users(tenantSecret, names...)...))
	on := filepath.Join(t.TempDir(), "teams.hcl")
	if err := os.WriteFile(on, []byte("target \"teams\" {\n  discover = \""+pool+"/\"\n  may = [\"read\", \"stage\"]\n  limits {\n    requests_per_second = 10000\n    quiet = \"20ms\"\n  }\n"+teams.String()+"}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for id, j := range sameAgain(t, "-on", on, "-parallelism", "4", "-target", "dc-links-1", "-target", "dc-retrieval-1", "-target", "da-retrieval-1",
		"-target", "dc-creation-2", "-target", "dc-creation-3[audio, JSON]", "-target", "dc-events-1", "-target", "dc-acts-1") {
		if j.Verdict != reports.Passed && j.Verdict != reports.OutOfScope { // nobody says where the caller's phone rings
			t.Errorf("%s: got %+v, want it passed", id, j)
		}
	}
}
