package declaration_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"ucwatest/support/declaration"
)

// numbered are so many cases with ids of their own.
func numbered(many int) []declaration.Case {
	var cases []declaration.Case
	for i := range many {
		cases = append(cases, declaration.Case{ID: fmt.Sprintf("dc-links-%d[XML]", i)})
	}
	return cases
}

// shardOf is the index of the shard that each of cases is in.
func shardOf(t *testing.T, cases []declaration.Case, of int, times declaration.Times) map[string]int {
	t.Helper()
	index := map[string]int{}
	for i := range of {
		for _, c := range (declaration.Shard{Index: i + 1, Of: of, Times: times}).Cut(cases) {
			if index[c.ID] != 0 {
				t.Errorf("%s is in the shards %d and %d", c.ID, index[c.ID], i+1)
			}
			index[c.ID] = i + 1
		}
	}
	if len(index) != len(cases) {
		t.Errorf("got %d cases in all shards, want %d", len(index), len(cases))
	}
	return index
}

func TestShard_movesNoCaseWhenOneIsAdded(t *testing.T) {
	t.Parallel()
	times := declaration.Times{}
	for i, c := range numbered(299) {
		times[c.ID] = float64(i % 7)
	}
	for name, times := range map[string]declaration.Times{"by id": nil, "by time": times} {
		before, after := shardOf(t, numbered(299), 5, times), shardOf(t, numbered(300), 5, times)
		for id, index := range before {
			if after[id] != index {
				t.Errorf("%s: %s was in shard %d and is in %d", name, id, index, after[id])
			}
		}
	}
}

func TestShard_staysWhereItIs(t *testing.T) {
	t.Parallel()
	want := []int{5, 4, 4, 5, 4, 1, 1, 2, 1, 4}
	index := shardOf(t, numbered(10), 5, nil)
	var got []int
	for _, c := range numbered(10) {
		got = append(got, index[c.ID])
	}
	if !slices.Equal(got, want) {
		t.Errorf("got the shards %d, want %d: they are the same on all machines, whatever their version", got, want)
	}
}

func TestShard_balances(t *testing.T) {
	t.Parallel()
	times := declaration.Times{}
	for i, c := range numbered(90) {
		times[c.ID] = float64(i*i%50 + 1)
	}
	taken := make([]float64, 4)
	for id, index := range shardOf(t, numbered(90), 4, times) {
		taken[index-1] += times[id]
	}
	if least, most := slices.Min(taken), slices.Max(taken); most > 1.02*least {
		t.Errorf("got shards of %v seconds, want them alike", taken)
	}
	byID := make([]int, 5)
	for _, index := range shardOf(t, numbered(1000), 5, nil) {
		byID[index-1]++
	}
	if least, most := slices.Min(byID), slices.Max(byID); least < 160 || most > 240 {
		t.Errorf("got shards of %v of 1000 cases by id, want about 200", byID)
	}
}

// TestShard_spreadsWhatTookNoTime has the times of a run that reached nothing.
func TestShard_spreadsWhatTookNoTime(t *testing.T) {
	t.Parallel()
	times := declaration.Times{}
	for _, c := range numbered(100) {
		times[c.ID] = 0
	}
	if want, got := shardOf(t, numbered(100), 4, nil), shardOf(t, numbered(100), 4, times); !maps.Equal(want, got) {
		t.Errorf("got %v, want the shards by id %v", got, want)
	}
}

func TestParseShard(t *testing.T) {
	t.Parallel()
	if got, err := declaration.ParseShard("2/5"); err != nil || !got.Equal(declaration.Shard{Index: 2, Of: 5}) || got.String() != "2/5" {
		t.Errorf("got %v and %v, want 2/5", got, err)
	}
	for _, text := range []string{"", "2", "0/5", "6/5", "-1/5", "2/0", "a/5", "2/5/6", "2/", "1/9223372036854775808"} {
		if got, err := declaration.ParseShard(text); err == nil || !strings.Contains(err.Error(), "want I/N") {
			t.Errorf("%q: got %v and %v, want an error that says I/N", text, got, err)
		}
	}
}

func TestShardOfJob(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		environment map[string]string
		of          int
		want        string // the shard, or what the error says
	}{
		"Kubernetes counts from 0":  {map[string]string{"JOB_COMPLETION_INDEX": "0"}, 3, "1/3"},
		"the last of Kubernetes":    {map[string]string{"JOB_COMPLETION_INDEX": "2"}, 3, "3/3"},
		"a million of them":         {map[string]string{"JOB_COMPLETION_INDEX": "0"}, 1_000_000, "-shards is 1000000, want up to 10000"},
		"one too many":              {map[string]string{"JOB_COMPLETION_INDEX": "3"}, 3, `is "3", want 0 to 2`},
		"Kubernetes without number": {map[string]string{"JOB_COMPLETION_INDEX": "0"}, 0, "give -shards N"},
		"no index":                  {map[string]string{"JOB_COMPLETION_INDEX": "x"}, 3, `is "x", want 0 to 2`},
		"GitLab":                    {map[string]string{"CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "5"}, 0, "2/5"},
		"GitLab, said twice":        {map[string]string{"CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "5"}, 5, "2/5"},
		"GitLab, said otherwise":    {map[string]string{"CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "5"}, 4, "-shards is 4, and CI_NODE_TOTAL 5"},
		"GitLab, a single job":      {map[string]string{"CI_NODE_TOTAL": "1"}, 0, "1/1"},
		"GitLab, half":              {map[string]string{"CI_NODE_TOTAL": "5"}, 0, `CI_NODE_INDEX/CI_NODE_TOTAL: got "/5"`},
		"nobody's":                  {nil, 0, "neither JOB_COMPLETION_INDEX"},
	} {
		s, err := declaration.ShardOfJob(row.of, func(name string) string { return row.environment[name] })
		if err != nil {
			if !strings.Contains(err.Error(), row.want) {
				t.Errorf("%s: got %v, want %s", name, err, row.want)
			}
		} else if s.String() != row.want {
			t.Errorf("%s: got %v, want %s", name, s, row.want)
		}
	}
}
