package views

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/mutant"
)

const wantScore = `SURVIVED  state as text DC-STATE
          DC-STATE stayed green

SPREAD    no self DM-SELF
          turned red without being declared: ["DM-GET"]

FLAGGED   gzip
          flagged: FAILED
          at line 3

DC: 1 of 2 mutants killed
  DC-STATE                           0 of 1
  DC-EVENT                           1 of 1
DM: 1 of 1 mutants killed
  DM-SELF                            1 of 1

2 of 3 mutants killed, 1 of 2 benign variants left alone, dialect doc
`

func TestPrintScore_tellsFirstWhatIsWrong(t *testing.T) {
	t.Parallel()
	score := mutant.Score{
		Dialect: "doc",
		Clauses: []mutant.ClauseScore{{ID: "DC-STATE", Mutants: 1}, {ID: "DM-SELF", Mutants: 1, Killed: 1}, {ID: "DC-EVENT", Mutants: 1, Killed: 1}},
		Mutants: []mutant.Outcome{
			{ID: "event dropped", Clause: "DC-EVENT", KilledBy: []string{"dc-events-1"}},
			{ID: "state as text", Clause: "DC-STATE", KilledBy: []string{}, Fault: "DC-STATE stayed green"},
			{ID: "no self", Clause: "DM-SELF", KilledBy: []string{"dm-links-1"}, Fault: `turned red without being declared: ["DM-GET"]`}},
		Benign: []mutant.Outcome{{ID: "chunked"}, {ID: "gzip", FlaggedBy: []string{"dc-links-1"}, Fault: "flagged: FAILED\nat line 3"}},
	}
	var out bytes.Buffer
	if err := NewMutate(Streams{Out: &out, Err: &out}, false, 5).Score(score); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(wantScore, out.String()); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
}

func TestMutate_printsTheScoreForPrograms(t *testing.T) {
	t.Parallel()
	var out, screen bytes.Buffer
	view := NewMutate(Streams{Out: &out, Err: &screen}, true, 1)
	view.Tried(mutant.Outcome{ID: "gzip"})
	view.Clear()
	if err := view.Score(mutant.Score{Dialect: "doc"}); err != nil {
		t.Fatal(err)
	}
	var got mutant.Score
	if err := json.Unmarshal(out.Bytes(), &got); err != nil || got.Dialect != "doc" || screen.Len() > 0 {
		t.Errorf("got %s, %v and %q, want the score, and no count where there is no terminal", &out, err, &screen)
	}
}

func TestCounter_isOneLine(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	c := counter{out: &out, width: 20, of: 3}
	c.Tried(mutant.Outcome{ID: "gzip"})
	c.Tried(mutant.Outcome{ID: "one property more"})
	c.Clear()
	if got, want := out.String(), wipe+"1 of 3 tried: gzip"+wipe+"2 of 3 tried: one p"+wipe; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
