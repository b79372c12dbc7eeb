package main

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/command/views"
	"ucwatest/support/declaration"
	"ucwatest/support/mock"
	"ucwatest/support/mutant"
)

// spoiled is mutate with a mutant that is noticed, one that is not, and a
// variant that is wrongly called benign.
func spoiled(args ...string) (code int, stdout, stderr string) {
	recording := func(value any) mock.Spoil {
		return mock.Spoil{Answer: func(a *mock.Answer) {
			if a.Route == "derivedConversation" && a.Resource != nil {
				a.Resource.Property("recording").Value = value
			}
		}}
	}
	var out, err bytes.Buffer
	m := &mutateCommand{meta{views.NewStreams(&out, &err, false), environment()},
		func(*declaration.Declaration, mock.Dialect) []mutant.Mutant {
			return []mutant.Mutant{
				{ID: "noticed", Clause: "DC-PROPERTY-RECORDING", Also: []string{"DC-GET-CONTENT"}, Spoil: recording("maybe")},
				{ID: "unnoticed", Clause: "DC-LINK-SELF"}}
		},
		func(*declaration.Declaration, mock.Dialect) []mutant.Mutant {
			return []mutant.Mutant{{ID: "not benign", Spoil: recording("maybe")}}
		}}
	return m.Run(args), out.String(), err.String()
}

func TestMutate_failsForSurvivorsAndFlaggedVariants(t *testing.T) {
	tests := map[string]struct {
		args []string
		code int
		want []string
	}{
		"all three": {nil, 1, []string{"SURVIVED  unnoticed DC-LINK-SELF\n          DC-LINK-SELF stayed green\n", "FLAGGED   not benign\n          flagged: FAILED",
			"DC: 1 of 2 mutants killed\n", "  DC-LINK-SELF                       0 of 1\n", "1 of 2 mutants killed, 0 of 1 benign variants left alone, dialect real\n"}},
		"one that is noticed, alone": {[]string{"-target", "noticed"}, 0, []string{"1 of 1 mutants killed, 0 of 0 benign"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			code, stdout, stderr := spoiled(test.args...)
			if code != test.code || stderr != "" {
				t.Errorf("got exit %d and %q on stderr, want exit %d and nothing", code, stderr, test.code)
			}
			for _, want := range test.want {
				if !strings.Contains(stdout, want) {
					t.Errorf("got %s\nwant %q in it", stdout, want)
				}
			}
		})
	}
}

func TestMutate_printsJSON(t *testing.T) {
	code, stdout, _ := spoiled("-json", "-all")
	var got struct {
		Version int `json:"format_version"`
		Dialect string
		Score   float64
		Clauses []mutant.ClauseScore
		Mutants []map[string]any
		Benign  []map[string]any
	}
	if err := json.Unmarshal([]byte(stdout), &got); err != nil {
		t.Fatal(err)
	}
	if code != 1 || got.Version != 1 || got.Dialect != "real" || got.Score != 0.5 || len(got.Mutants) != 2 || len(got.Benign) != 1 {
		t.Fatalf("got exit %d and %s, want exit 1 and half of two mutants killed", code, stdout)
	}
	if diff := cmp.Diff([]mutant.ClauseScore{{ID: "DC-LINK-SELF", Mutants: 1}, {ID: "DC-PROPERTY-RECORDING", Mutants: 1, Killed: 1}}, got.Clauses); diff != "" {
		t.Errorf("clauses: mismatch (-want +got):\n%s", diff)
	}
	killers, _ := got.Mutants[0]["killed_by"].([]any)
	if !slices.Contains(killers, any("dc-properties-1[XML]")) {
		t.Errorf("noticed: got killed by %v, want dc-properties-1[XML] among them", killers)
	}
	if diff := cmp.Diff(map[string]any{"id": "unnoticed", "clause": "DC-LINK-SELF", "also": []any{}, "killed_by": []any{},
		"fault": "DC-LINK-SELF stayed green"}, got.Mutants[1]); diff != "" {
		t.Errorf("mutant: mismatch (-want +got):\n%s", diff)
	}
	if flagged, _ := got.Benign[0]["flagged_by"].([]any); len(flagged) == 0 || got.Benign[0]["killed_by"] != nil {
		t.Errorf("benign: got %v, want it flagged by cases, and killed by none", got.Benign[0])
	}
}

func TestMutate_saysWhatCannotBeTried(t *testing.T) {
	t.Parallel()
	for target, row := range map[string]struct {
		code   int
		stderr string
	}{
		"notised":        {3, `did you mean "noticed"?`},
		"DC-LINK-SLEF":   {3, `did you mean "DC-LINK-SELF"?`},
		"quite another":  {3, `"quite another" matches no mutant, benign variant or clause; a mutant's id is what mutate -json calls it`},
		"DC-GET-CONTENT": {5, "the selection matches no mutant; nothing was tried"},
	} {
		if code, _, stderr := spoiled("-target", target); code != row.code || !strings.Contains(stderr, row.stderr) {
			t.Errorf("%s: got exit %d and %q, want exit %d and %q in it", target, code, stderr, row.code, row.stderr)
		}
	}
}

func TestPick_takesVariantsByIDAndByClause(t *testing.T) {
	t.Parallel()
	declaration, err := declare("")
	if err != nil {
		t.Fatal(err)
	}
	for targets, want := range map[string]string{"": "a b c | d", "DC-GET": "a b |", "c,d": "c | d", "DC-GET,c": "a b c |", "D*-GET,d": "a b c | d"} {
		mutants := []mutant.Mutant{{ID: "a", Clause: "DC-GET"}, {ID: "b", Clause: "DC-GET"}, {ID: "c", Clause: "DM-GET"}}
		named := strings.FieldsFunc(targets, func(r rune) bool { return r == ',' })
		mutants, benign, err := pick(mutants, []mutant.Mutant{{ID: "d"}}, named, declaration)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, v := range slices.Concat(mutants, []mutant.Mutant{{ID: "|"}}, benign) {
			ids = append(ids, v.ID)
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("%q: got %s, want %s", targets, got, want)
		}
	}
}
