package mutant_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"ucwatest/reports"
	"ucwatest/support/mock"
	"ucwatest/support/mutant"
)

func TestTrial_tellsKilledFromSurvived(t *testing.T) {
	declaration := declared(t)
	clean := runClean(t, declaration, "dc-properties-1")
	trial := mutant.Trial{Declaration: declaration, Clean: clean, Parallel: 2, Now: time.Now}
	variant := func(id, clause string, spoil mock.Spoil, also ...string) mutant.Mutant {
		return mutant.Mutant{ID: id, Clause: clause, Also: also, Spoil: spoil}
	}
	wrong := spoilDerived(func(r *mock.Resource) { r.Property("recording").Value = "maybe" })
	tests := map[string]struct {
		variant mutant.Mutant
		fault   string
	}{
		"one that is noticed":      {variant("a", "DC-PROPERTY-RECORDING", wrong, "DC-GET-CONTENT"), ""},
		"one that reddens more":    {variant("b", "DC-PROPERTY-RECORDING", wrong), `without being declared: ["DC-GET-CONTENT"]`},
		"one that nobody notices":  {variant("c", "DC-PROPERTY-STATE", mock.Spoil{}), "DC-PROPERTY-STATE stayed green"},
		"one that nobody looks at": {variant("d", "DC-CLOSURE", wrong), "no case judges DC-CLOSURE"},
	}
	for name, test := range tests {
		outcome, err := trial.Mutant(t.Context(), test.variant)
		if err != nil {
			t.Fatal(err)
		}
		if test.fault == "" && outcome.Fault != "" || !strings.Contains(outcome.Fault, test.fault) {
			t.Errorf("%s: got the fault %q, want %q", name, outcome.Fault, test.fault)
		}
	}
	outcome, err := trial.Benign(t.Context(), variant("e", "", wrong))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(outcome.FlaggedBy, "dc-properties-1[XML]") || !strings.Contains(outcome.Fault, "FAILED") {
		t.Errorf("a variant that is not benign: got %+v, want it flagged by the cases of the properties", outcome)
	}
	if clean.Verdict != reports.Success {
		t.Errorf("got verdict %s on the honest mock, want success", clean.Verdict)
	}
}

func TestTrial_tellsWhatStayedGreenInAllCases(t *testing.T) {
	selfless := mutant.Mutant{ID: "a", Clause: "X-LINK", Also: []string{"X-ALL", "X-NONE"}, Spoil: spoilDerived(func(r *mock.Resource) { r.Href = "" })}
	for all, want := range map[bool]string{false: "", true: `declared to turn red, but stayed green: ["X-NONE"]`} {
		trial, err := mutant.NewTrial(t.Context(), mutant.Trial{Declaration: small(t, ownLedger, ownFeature), All: all, Parallel: 1, Now: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		outcome, err := trial.Mutant(t.Context(), selfless)
		if err != nil || outcome.Fault != want {
			t.Errorf("all cases %v: got %v and the fault %q, want %q", all, err, outcome.Fault, want)
		}
	}
}

func TestNewTrial_wantsAGreenCleanRun(t *testing.T) {
	nothing := strings.NewReplacer("link self", "link nothing", `"self"`, `"nothing"`).Replace(ownLedger)
	declaration := small(t, nothing, strings.Replace(ownFeature, "| self |", "| nothing |", 1))
	_, err := mutant.NewTrial(t.Context(), mutant.Trial{Declaration: declaration, Parallel: 1, Now: time.Now})
	if err == nil || !strings.Contains(err.Error(), "verdict failure on the honest mock, so mutants tell nothing") {
		t.Errorf("got %v, want an error that mutants tell nothing", err)
	}
}
