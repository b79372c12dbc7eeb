package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ucwatest/reports"
)

func page(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestDocs_withoutARun(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "new", "page.html")
	code, stdout, stderr := command("docs", "-out", out)
	if code != 0 || stdout != "written: "+out+"\n" {
		t.Fatalf("got exit %d, %q and %q, want exit 0 and the file", code, stdout, stderr)
	}
	text := page(t, out)
	for _, want := range []string{"Not judged yet", "DC-LINK-SELF", "DC-X-COUNT", "How a derived conversation comes about", "retrieves the invitation as",
		"original conversation</dt>"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page has no %q", want)
		}
	}
}

func TestDocs_asAnExample(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "demo")
	code, stdout, stderr := command("docs", "-demo", folder)
	if path := filepath.Join(folder, "index.html"); code != 0 || stdout != "written: "+path+"\n" {
		t.Fatalf("got exit %d, %q and %q, want exit 0 and the page", code, stdout, stderr)
	}
	text := page(t, filepath.Join(folder, "index.html"))
	if got, most := len(text), 1_500_000; got > most {
		t.Errorf("got a page of %d bytes, want at most %d", got, most)
	}
	for _, want := range []string{"Failure</span> staging", "Success</span> embedded mock", "answered by: intermediary", "Last 20 runs", "not seen in the run of", "go tool ucwatest docs -demo"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page has no %q", want)
		}
	}
	runsACaseAlone(t, folder)
	if code, _, stderr := command("docs", "-demo", folder, "-results", "results.json"); code != 3 || !strings.HasPrefix(stderr, "ucwatest: -demo: it makes runs of its own") {
		t.Errorf("with -results: got exit %d and %q, want 3 and why", code, stderr)
	}
}

// runsACaseAlone types what the example in folder says of a case that did not
// pass: with its pool in another terminal, the case fails again.
func runsACaseAlone(t *testing.T, folder string) {
	t.Helper()
	run, err := reports.Load(filepath.Join(folder, "results.json"))
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(run.Cases, func(c reports.Case) bool { return c.Verdict == reports.Failed })
	start, again, _ := strings.Cut(run.Cases[at].Command, "\n")
	args := strings.Fields(again)
	if start != "# in another terminal: go tool ucwatest mock -control -spoil example" || len(args) != 9 || args[5] != filepath.Join(folder, "staging.hcl") {
		t.Fatalf("got %q, want how to start the pool and how to run the case", run.Cases[at].Command)
	}
	pool := stood(t, "-quiet", "-control", "-spoil", "example")
	elsewhere := write(t, map[string]string{"staging.hcl": strings.ReplaceAll(page(t, args[5]), "http://"+readmeAddress, pool.url)})
	args[5], args[7] = filepath.Join(elsewhere, "staging.hcl"), strings.Trim(args[7], "'")
	code, stdout, stderr := command(append(args[3:], "-out-dir", t.TempDir())...)
	if want := "FAILED  " + run.Cases[at].ID; code != 1 || !strings.Contains(stdout, want) || !strings.Contains(stdout, "export UCWATEST_TOKEN") {
		t.Errorf("got exit %d, %q and %q, want exit 1, %q and how to get a token", code, stdout, stderr, want)
	}
}

func TestDocs_ofSeveralRuns(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	args := []string{"docs", "-out", filepath.Join(folder, "page.html")}
	for _, dialect := range []string{"doc", "real"} {
		out := filepath.Join(folder, dialect)
		if code, _, stderr := command("apply", "-target", "dc-links-1", "-dialect", dialect, "-out-dir", out); code != 0 {
			t.Fatalf("apply: got exit %d and %q, want exit 0", code, stderr)
		}
		args = append(args, "-results", filepath.Join(out, "results.json"))
	}
	if code, _, stderr := command(args...); code != 0 {
		t.Fatalf("got exit %d and %q, want exit 0", code, stderr)
	}
	text := page(t, filepath.Join(folder, "page.html"))
	for _, want := range []string{"embedded mock, doc", "embedded mock, real", "go tool ucwatest apply -target dc-links-1 -dialect real"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page has no %q", want)
		}
	}
}

func TestDocs_saysWhatIsWrong(t *testing.T) {
	t.Parallel()
	folder := write(t, map[string]string{"cut.json": `{"format_version": 1, "cas`, "newer.json": `{"format_version": 2}`, "file": ""})
	for name, test := range map[string]struct {
		args []string
		code int
		want string
	}{
		"results that are not there":  {[]string{"-results", filepath.Join(folder, "none.json")}, 3, "none.json: no such file"},
		"results that are cut":        {[]string{"-results", filepath.Join(folder, "cut.json")}, 3, "the file ends in the middle, after 26 bytes"},
		"results of a newer version":  {[]string{"-results", filepath.Join(folder, "newer.json")}, 3, "format_version 2 is newer than 1"},
		"features that are not there": {[]string{"-features", filepath.Join(folder, "none")}, 3, "want a folder with clauses.hcl"},
		"a folder that cannot be":     {[]string{"-out", filepath.Join(folder, "file", "page.html")}, 1, "name another one with -out"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			code, _, stderr := command(append([]string{"docs"}, test.args...)...)
			if code != test.code || !strings.Contains(stderr, test.want) {
				t.Errorf("got exit %d and %q, want exit %d and %q in it", code, stderr, test.code, test.want)
			}
		})
	}
}

// A report that cannot be written is said, and changes nothing of the verdict.
func TestApply_keepsItsVerdictWithoutReports(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if err := os.MkdirAll(filepath.Join(folder, "junit.xml"), 0o755); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr := command("apply", "-target", "dc-links-1", "-out-dir", folder)
	if code != 0 || !strings.Contains(stdout, "SUCCESS") || !strings.Contains(stdout, "results.json") {
		t.Errorf("got exit %d and %q, want exit 0, the verdict and the other files", code, stdout)
	}
	if !strings.Contains(stderr, "report "+filepath.Join(folder, "junit.xml")) || !strings.Contains(stderr, "name another place for it with -junit, or for all with -out-dir") {
		t.Errorf("got %q, want what could not be written and what to do", stderr)
	}
}
