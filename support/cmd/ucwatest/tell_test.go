package main

import (
	"encoding/json"
	"maps"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"ucwatest/reports"
)

func TestApply_writesOnlyEventsToStdout(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	code, stdout, stderr := command("apply", "-json", "-target", "dc-links-1", "-out-dir", folder)
	if code != 0 || stderr != "" {
		t.Fatalf("got exit %d and %q, want exit 0 and nothing on stderr", code, stderr)
	}
	seen := map[string]int{}
	var last struct {
		Event, Verdict string
		Files          []string
	}
	schema, err := jsonschema.NewCompiler().Compile("../../../reports/schema/events.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(stdout) {
		if err := json.Unmarshal([]byte(line), &last); err != nil {
			t.Fatalf("%v in %q", err, line)
		}
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%v in %s", err, line)
		}
		seen[last.Event]++
	}
	want := map[string]int{"run_started": 1, "case_started": 2, "case_ended": 2, "run_ended": 1}
	if !maps.Equal(seen, want) || last.Event != "run_ended" || last.Verdict != "success" {
		t.Errorf("got %v, at last %s with verdict %s, want %v, at last run_ended with success", seen, last.Event, last.Verdict, want)
	}
	if len(last.Files) != len(reports.Files()) || last.Files[0] != filepath.Join(folder, "results.json") {
		t.Errorf("got the files %q, want all %d", last.Files, len(reports.Files()))
	}
}

func TestApply_putsFilesWhereTheFlagsSay(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	args := []string{"apply", "-target", "dc-links-1", "-out-dir", filepath.Join(folder, "rest")}
	var want []string
	for _, file := range reports.Files() {
		path := filepath.Join(folder, file.Flag, "file")
		args, want = append(args, "-"+file.Flag, path), append(want, "written: "+path)
	}
	code, stdout, stderr := command(args...)
	var written []string
	for line := range strings.Lines(stdout) {
		if strings.HasPrefix(line, "written: ") {
			written = append(written, strings.TrimSpace(line))
		}
	}
	if diff := cmp.Diff(want, written); code != 0 || diff != "" {
		t.Errorf("got exit %d, %q and (-want +got):\n%s", code, stderr, diff)
	}
	if code, _, stderr := command("apply", "-junit", ""); code != 3 || !strings.Contains(stderr, "-junit: want a file") {
		t.Errorf("without a path: got exit %d and %q, want 3 and why", code, stderr)
	}
}
