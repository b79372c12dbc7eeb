package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ucwatest/support/recording"
	"ucwatest/support/recording/har"
)

// marks are what a recording says of its exchanges.
func marks(t *testing.T, path string) []recording.Mark {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var all []recording.Mark
	for e, err := range har.NewReader(file).Entries() {
		if err != nil {
			t.Fatal(err)
		}
		var m recording.Mark
		if err := json.Unmarshal(e.Ours, &m); err != nil {
			t.Fatalf("entry %d: %v, want a mark", e.Index, err)
		}
		all = append(all, m)
	}
	return all
}

func TestApply_recordsEveryExchange(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file, folder := filepath.Join(dir, "new", "run.har"), filepath.Join(dir, "each")+"/"
	for _, path := range []string{file, folder} {
		var out, err bytes.Buffer
		code := run([]string{"apply", "-target", "dc-links-1", "-out-dir", dir, "-record", path}, &out, &err)
		if code != exitOK || !strings.HasSuffix(out.String(), "written: "+path+"\n") {
			t.Fatalf("got code %d, %s and %s, want %s written at the end", code, &out, &err, path)
		}
	}
	names, err := filepath.Glob(folder + "*")
	if err != nil || len(names) != 2 || filepath.Base(names[0]) != "dc-links-1[JSON].har" {
		t.Fatalf("got %q and %v, want a file for each of two cases", names, err)
	}
	together := marks(t, file)
	for _, name := range names {
		var orders []int
		steps := map[string]bool{}
		alone := marks(t, name)
		for _, m := range alone {
			orders = append(orders, m.Order)
			steps[m.Step] = true
		}
		if len(orders) == 0 || !slices.IsSorted(orders) || orders[0] != 1 || orders[len(orders)-1] != len(orders) {
			t.Errorf("%s: got the orders %v, want all from 1", name, orders)
		}
		if !steps[""] || !steps["When the caller retrieves its derived conversation as JSON"] && !steps["When the caller retrieves its derived conversation as XML"] {
			t.Errorf("%s: got the steps %v, want the When, and the cleaning up", name, steps)
		}
		same := slices.DeleteFunc(slices.Clone(together), func(m recording.Mark) bool { return m.Case != alone[0].Case })
		if len(same) != len(alone) {
			t.Errorf("%s: got %d exchanges, and %d in the file of all cases", name, len(alone), len(same))
		}
	}
}

// A disk that is full is met when the run has begun.
func TestApply_failsIfItsRecordingIsLost(t *testing.T) {
	t.Parallel()
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("only Linux has /dev/full, a disk without room")
	}
	dir := t.TempDir()
	full := filepath.Join(dir, "full.har")
	if err := os.Symlink("/dev/full", full); err != nil {
		t.Fatal(err)
	}
	var out, err bytes.Buffer
	code := run([]string{"apply", "-target", "dc-links-1", "-out-dir", dir, "-record", full}, &out, &err)
	want := "ucwatest: recording " + full + ": no space left on device; name another file with -record\n"
	if code != exitFail || err.String() != want || !strings.Contains(out.String(), "SUCCESS") {
		t.Errorf("got code %d, %s and %s, want 1, a run that passed and %q", code, &out, &err, want)
	}
}

func TestApply_refusesARecordingThatCannotBeWritten(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	taken := filepath.Join(dir, "taken")
	if err := os.WriteFile(taken, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{taken + "/", filepath.Join(taken, "run.har")} {
		var out, err bytes.Buffer
		code := run([]string{"apply", "-target", "dc-links-1", "-out-dir", dir, "-record", path}, &out, &err)
		if code != exitUsage || !strings.Contains(err.String(), "-record: ") || !strings.Contains(err.String(), taken) || strings.Contains(out.String(), "passed") {
			t.Errorf("%s: got code %d, %s and %s, want 3, and nothing run", path, code, &out, &err)
		}
	}
}
