package reports

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestHistory_keepsEachRun(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "new", "history.ndjson")
	first, second := mixed(), mixed()
	second.Started = first.Started.Add(time.Hour)
	for i, r := range []*Run{first, second} {
		if before, damaged, err := AppendHistory(path, r); err != nil || len(damaged) > 0 || len(before) != i {
			t.Fatalf("run %d: got %d runs before it, the damaged lines %d and %v", i, len(before), damaged, err)
		}
	}
	got, damaged, err := ReadHistory(path)
	if diff := cmp.Diff([]Past{pastOf(first), pastOf(second)}, got); diff != "" || len(damaged) > 0 || err != nil {
		t.Errorf("got the damaged lines %d, %v and other runs (-want +got):\n%s", damaged, err, diff)
	}
	want := PastCase{Verdict: Passed, Seconds: 0.013}
	if !cmp.Equal(got[0].Cases["dc-links-2"], want) || got[0].Clauses["DC-LINK-MESSAGING"] != Failed || got[0].Clauses["DC-SYNC"] != NotJudged {
		t.Errorf("got %+v, want the verdicts of cases and of the clauses that were judged", got[0])
	}
}

func TestHistory_skipsWhatIsDamaged(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "history.ndjson")
	torn := "no JSON\n\n{\"format_version\":2}\n{\"format_version\":1,\"target\":\"mock\"}\n{\"format_version\":1,\"tar"
	if err := os.WriteFile(path, []byte(torn), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, damaged, err := AppendHistory(path, mixed()); err != nil || !slices.Equal(damaged, []int{1, 2, 3, 5}) {
			t.Errorf("got the damaged lines %d and %v, want 1, 2, 3 and 5", damaged, err)
		}
	}
	all, damaged, err := ReadHistory(path)
	if len(all) != 3 || err != nil || !slices.Equal(damaged, []int{1, 2, 3, 5}) {
		t.Errorf("got %d runs, the damaged lines %d and %v, want three runs behind them", len(all), damaged, err)
	}
	if text, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(text), torn+"\n") {
		t.Errorf("got %q and %v, want what is damaged left as it is", text, err)
	}
}

func TestHistory_readsOnBehindALongLine(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "history.ndjson")
	past := `{"format_version":1,"target":"mock"}` + "\n"
	text := "\ufeff" + past + `{"format_version":1,"target":"` + strings.Repeat("x", longestPast) + "\"}\n" + past
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if all, damaged, err := ReadHistory(path); len(all) != 2 || err != nil || !slices.Equal(damaged, []int{2}) {
		t.Errorf("got %d runs, the damaged lines %d and %v, want two runs around line 2", len(all), damaged, err)
	}
}

func TestHistory_takesOneRunAfterTheOther(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "history.ndjson")
	var writers sync.WaitGroup
	for range 8 {
		writers.Go(func() {
			if _, damaged, err := AppendHistory(path, mixed()); err != nil || len(damaged) > 0 {
				t.Errorf("got the damaged lines %d and %v", damaged, err)
			}
		})
	}
	writers.Wait()
	if all, damaged, err := ReadHistory(path); len(all) != 8 || len(damaged) > 0 || err != nil {
		t.Errorf("got %d runs, the damaged lines %d and %v, want 8 runs", len(all), damaged, err)
	}
}

func TestHistory_saysWhatIsWrong(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if _, _, err := AppendHistory(folder, mixed()); err == nil || !strings.HasPrefix(err.Error(), "history "+folder+": ") {
		t.Errorf("a folder: got %v, want an error that names it", err)
	}
	if _, _, err := AppendHistory(os.DevNull, mixed()); err == nil || !strings.Contains(err.Error(), "want a file") {
		t.Errorf("a device: got %v, want an error that asks for a file", err)
	}
	if _, _, err := ReadHistory(filepath.Join(folder, "none")); err == nil || !strings.Contains(err.Error(), "none: no such file") {
		t.Errorf("no file: got %v, want an error that names it", err)
	}
}
