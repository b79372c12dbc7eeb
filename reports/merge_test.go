package reports

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// shards are mixed as so many shards that ran one after the other would tell it: each has every third case and what
// they say of the clauses.
func shards(of int) []Part {
	var parts []Part
	for i := range of {
		r := mixed()
		r.Shard = &Shard{Index: i + 1, Of: of, Declared: "features", Selected: "cases"}
		var own []Case
		for j, c := range inOrder(r.Cases) {
			if j%of == i {
				own = append(own, c)
			}
		}
		r.Cases, r.Shard.Cases = own, len(own)
		r.Started, r.Seconds = begun.Add(time.Duration(i)*time.Second), 1.1449
		for j := range r.Clauses {
			c := &r.Clauses[j]
			c.Cases = slices.DeleteFunc(slices.Clone(c.Cases), func(id string) bool {
				return !slices.ContainsFunc(own, func(c Case) bool { return c.ID == id })
			})
			if i > 0 && len(c.Cases) == 0 {
				c.Verdict = NotJudged
			}
		}
		if !slices.ContainsFunc(own, func(c Case) bool { return c.ID == r.Sequences[0].Case }) {
			r.Sequences = nil
		}
		r.Tally()
		parts = append(parts, Part{Path: "part" + string(rune('1'+i)), Run: r})
	}
	return parts
}

func TestMerge_saysWhatOneRunWouldHaveSaid(t *testing.T) {
	t.Parallel()
	want := normalized(mixed())
	want.Environment.Command, want.Previous = "", time.Time{}
	parts := shards(2)
	slices.Reverse(parts)
	merged, err := Merge(parts)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, normalized(merged), cmpopts.IgnoreFields(Case{}, "Since"), cmpopts.IgnoreFields(Clause{}, "Since")); diff != "" {
		t.Errorf("merged differs (-whole +merged):\n%s", diff)
	}
}

func TestMerge_refuses(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		spoil func(parts []Part) []Part
		want  []string
	}{
		"nothing":     {func([]Part) []Part { return nil }, []string{"no results of shards are given"}},
		"a whole":     {func(p []Part) []Part { p[1].Shard = nil; return p }, []string{"part2 is of a whole run, want one of apply -shard", "shard 2 of 3 is missing"}},
		"one twice":   {func(p []Part) []Part { p[2].Shard.Index = 1; return p }, []string{"shard 1 of 3 is there twice: part1 and part3", "shard 3 of 3 is missing"}},
		"two missing": {func(p []Part) []Part { return p[1:2] }, []string{"shard 1 of 3 is missing", "shard 3 of 3 is missing"}},
		"other features": {func(p []Part) []Part { p[1].Shard.Declared = "x"; return p },
			[]string{"part2, shard 2 of 3, has other features or another ledger than part1", "shard 2 of 3 is missing"}},
		"another run":     {func(p []Part) []Part { p[1].Shard.Run = "7"; return p }, []string{`has the id of another run ("7", not "") than part1`, "missing"}},
		"another version": {func(p []Part) []Part { p[1].Environment.Tool = "v0"; return p }, []string{`has another version of the command ("v0", not `, "missing"}},
		"other cases":     {func(p []Part) []Part { p[1].Shard.Selected = "x"; return p }, []string{"has other cases selected than part1", "missing"}},
		"other timings":   {func(p []Part) []Part { p[1].Shard.Times = "x"; return p }, []string{"has other -timings than part1", "missing"}},
		"another number":  {func(p []Part) []Part { p[1].Shard.Of = 4; return p }, []string{"has another number of shards (4, not 3) than part1", "missing"}},
		"another target":  {func(p []Part) []Part { p[1].Target = "x"; return p }, []string{`has another target ("x", dialect doc, not "mock", dialect doc) than part1`, "missing"}},
		"another repeat":  {func(p []Part) []Part { p[1].Repeat++; return p }, []string{"has another -repeat than part1", "missing"}},
		"another seed":    {func(p []Part) []Part { p[1].Seed++; return p }, []string{"has another -seed, -strict or -raw-identities than part1", "missing"}},
		"a rerun":         {func(p []Part) []Part { p[1].Cases = p[1].Cases[1:]; return p }, []string{"part2 has 2 of the 3 cases of shard 2 of 3: run the shard without -rerun"}},
		"no such shard":   {func(p []Part) []Part { p[1].Shard.Index = 4; return p }, []string{"part2 is of shard 4 of 3, which cannot be", "missing"}},
		"a billion of it": {func(p []Part) []Part { p[0].Shard.Of = 1e9; return p[:1] }, []string{"part1 is of shard 1 of 1000000000, which cannot be"}},
	} {
		_, err := Merge(row.spoil(shards(3)))
		if err == nil {
			t.Errorf("%s: got no error, want %q", name, row.want)
			continue
		}
		said := strings.Split(err.Error(), "\n")
		if !slices.EqualFunc(said, row.want, strings.Contains) {
			t.Errorf("%s: got %q, want %q", name, said, row.want)
		}
	}
}

func TestMerge_tellsWhatNoShardCanTell(t *testing.T) {
	t.Parallel()
	judge := func(v Verdict) []Part {
		var parts []Part
		for i, c := range []Case{passedCase(), {ID: "dc-other-1", Verdict: v}} {
			r := &Run{Cases: []Case{c}, Clauses: []Clause{{ID: "X", Says: "x is"}, {ID: "Y"}}}
			r.Shard = &Shard{Index: i + 1, Of: 2, Cases: 1, Covers: true,
				Accepted: []Accepted{{Clause: "Y", Judges: []string{"dc-links-2", "dc-other-1"}, Problem: "Y holds"}}}
			r.Clauses[1].Verdict = Passed
			parts = append(parts, Part{Run: r})
		}
		return parts
	}
	for verdict, want := range map[Verdict][]string{
		Passed:  {"X was judged by no case: x is", "Y holds"},
		Skipped: nil,
	} {
		merged, err := Merge(judge(verdict))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(merged.Problems, want) {
			t.Errorf("where a case is %s: got the problems %q, want %q", verdict, merged.Problems, want)
		}
	}
	waived := judge(Passed)
	for _, p := range waived {
		p.Clauses[0].Waived, p.Shard.Covers = "never", true
	}
	if merged, err := Merge(waived); err != nil || !slices.Equal(merged.Problems, []string{"Y holds"}) {
		t.Errorf("a waived clause: got %v and %v, want no problem of it", merged.Problems, err)
	}
}

// TestMerge_tellsASumFromABreak has a clause that is broken in parts, by itself or only since another is.
func TestMerge_tellsASumFromABreak(t *testing.T) {
	t.Parallel()
	broken, summed, held := Clause{ID: "X", Verdict: Failed}, Clause{ID: "X", Verdict: Failed, Sum: true}, Clause{ID: "X", Verdict: Passed}
	for name, row := range map[string]struct {
		parts []Clause
		sum   bool
	}{
		"summed in one":       {[]Clause{held, summed}, true},
		"summed in the first": {[]Clause{summed, held}, true},
		"broken after a sum":  {[]Clause{summed, held, broken}, false},
		"broken before a sum": {[]Clause{broken, summed}, false},
		"summed in all":       {[]Clause{summed, summed}, true},
	} {
		var parts []Part
		for i, c := range row.parts {
			parts = append(parts, Part{Run: &Run{Clauses: []Clause{c}, Shard: &Shard{Index: i + 1, Of: len(row.parts)}}})
		}
		merged, err := Merge(parts)
		if err != nil {
			t.Fatal(err)
		}
		if c := merged.Clauses[0]; c.Sum != row.sum || c.Verdict != Failed {
			t.Errorf("%s: got %s, a sum: %t, want %t", name, c.Verdict, c.Sum, row.sum)
		}
	}
}

// TestMerge_countsWhatDidNotRun has shards that were interrupted, each after some of its cases.
func TestMerge_countsWhatDidNotRun(t *testing.T) {
	t.Parallel()
	var parts []Part
	for i, left := range [][]string{{"b", "c"}, {"d"}, nil} {
		r := &Run{Cases: []Case{{ID: "a", Verdict: Passed}}, NotRun: left, Shard: &Shard{Index: i + 1, Of: 3, Cases: 1 + len(left)}}
		if len(left) > 0 {
			r.Problems = []string{Unbegun(len(left), 1+len(left))}
		}
		parts = append(parts, Part{Run: r})
	}
	merged, err := Merge(parts)
	if want := []string{"3 of 6 selected cases did not run"}; err != nil || !slices.Equal(merged.Problems, want) {
		t.Errorf("got the problems %q and %v, want %q", merged.Problems, err, want)
	}
}

// TestWriteJUnit_ofAShardWithoutACase is green: CI servers go by the file.
func TestWriteJUnit_ofAShardWithoutACase(t *testing.T) {
	t.Parallel()
	r := &Run{Shard: &Shard{}}
	r.Tally()
	if got := wholeRun(r).Cases; len(got) > 0 {
		t.Errorf("got %+v, want nothing that failed", got)
	}
}

func TestForget(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	results, link, folder := filepath.Join(dir, "results.json"), filepath.Join(dir, "link"), filepath.Join(dir, "folder")
	if err := errors.Join(os.WriteFile(results, []byte("{}"), 0o600), os.Symlink(results, link), os.Mkdir(folder, 0o700)); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{link, folder, filepath.Join(dir, "missing")} {
		if err := Forget(path); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
	content, err := os.ReadFile(link)
	if _, gone := os.Stat(folder); err != nil || len(content) > 0 || gone != nil {
		t.Errorf("got %q, %v and %v, want an empty file behind the link, and the folder", content, err, gone)
	}
	if err := Forget(results); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(results); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v, want no results", err)
	}
}

func TestTally_ofAShard(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		run  Run
		want Outcome
	}{
		"without a case":      {Run{Shard: &Shard{}}, Success},
		"all out of scope":    {Run{Shard: &Shard{}, Cases: []Case{{Verdict: OutOfScope}}}, Success},
		"interrupted at once": {Run{Shard: &Shard{}, NotRun: []string{"a"}}, Partial},
		"skipped":             {Run{Shard: &Shard{}, Cases: []Case{{Verdict: Skipped}}}, Partial},
	} {
		if row.run.Tally(); row.run.Verdict != row.want {
			t.Errorf("%s: got %s, want %s", name, row.run.Verdict, row.want)
		}
	}
}
