package demo

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ucwatest/features"
	"ucwatest/reports"
	"ucwatest/support/declaration"
)

// config makes the example in a folder that ends with the test. Its tests are
// not parallel: godog runs one suite at a time.
func config(t *testing.T) Config {
	t.Helper()
	d, problems := declaration.Declare(features.FS)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return Config{Declaration: d, Folder: t.TempDir(), Command: "make demo", Now: time.Now}
}

// The example has one of everything that a reader may meet.
func TestWrite_showsEveryVerdict(t *testing.T) {
	c := config(t)
	path, err := Write(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	run, err := reports.Load(filepath.Join(c.Folder, "results.json"))
	if err != nil {
		t.Fatal(err)
	}
	for verdict, n := range map[string]int{"passed": run.Counts.Passed, "failed": run.Counts.Failed, "finding": run.Counts.Finding,
		"skipped": run.Counts.Skipped, "errored": run.Counts.Errored, "out of scope": run.Counts.OutOfScope} {
		if n == 0 {
			t.Errorf("no case is %s", verdict)
		}
	}
	seen := map[string]bool{}
	for _, x := range run.Cases {
		seen[string(x.Verdict)+" by "+string(x.Culprit)] = true
		if x.Verdict == reports.Failed {
			seen["new"] = seen["new"] || x.Since.Equal(run.Started)
			seen["old"] = seen["old"] || x.Since.Equal(run.Previous)
		}
	}
	for _, want := range []string{"failed by product", "errored by intermediary", "new", "old"} {
		if !seen[want] {
			t.Errorf("no case is %s; got %v", want, seen)
		}
	}
	text, err := os.ReadFile(path)
	if err != nil || !bytes.Contains(text, []byte(`aria-label="staging"`)) || !bytes.Contains(text, []byte(`aria-label="embedded mock"`)) {
		t.Errorf("%s: got error %v, want a page of both targets", path, err)
	}
}

// fleeting is what differs from run to run: times, and the ids and ports that
// are drawn anew, with the lengths of the texts that hold them.
var fleeting = regexp.MustCompile(strings.Join([]string{
	`\d{4}-\d\d-\d\d[T ][\d:.]+( UTC|Z)?`, `\d+ \pL+ \d{4},? [\d:]+ (UTC|GMT)`, // moments
	`\d+ ms`, `[\d.]+ s\b`, `time="[\d.]+"`, `"(seconds|at|time|wait|duration|nanos)": ?[\d.e-]+`, // durations
	`127\.0\.0\.1:\d+`, `\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b`, `\b[0-9a-f]{10,}\b`, // ports and ids
	`Content-Length(: |", *"value": *"|",\s*"value": ")\d+`, `"(size|bodySize)": ?\d+`,
}, "|"))

// The same cases against the same pool give the same files, but for times and ids.
func TestRun_givesTheSameBytesTwice(t *testing.T) {
	c := config(t)
	var some []declaration.Case
	for _, x := range c.Declaration.Cases {
		switch scenario, _, _ := strings.Cut(x.ID, "["); scenario {
		case "dc-links-1", "dc-properties-1", "dc-creation-3", "dc-independence-2", "dc-refusals-1":
			some = append(some, x)
		}
	}
	c.Declaration.Cases = some
	first, second := c.files(t), c.files(t)
	if len(first) < 7 {
		t.Errorf("got %d files, want all of a run", len(first))
	}
	for name, text := range first {
		if diff := cmp.Diff(text, second[name]); diff != "" {
			t.Errorf("%s differs (-first +second):\n%s", name, diff)
		}
	}
}

// files are what a run leaves behind, in lines without what is fleeting.
func (c Config) files(t *testing.T) map[string][]string {
	t.Helper()
	run, err := c.run(t.Context(), pool{"staging", true, Spoil()}, 1)
	if err != nil {
		t.Fatal(err)
	}
	paths, err := reports.Save(t.TempDir(), run)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]string{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(path)] = strings.Split(fleeting.ReplaceAllString(string(text), "*"), "\n")
	}
	return files
}
