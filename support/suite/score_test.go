package suite_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"ucwatest/features"
	"ucwatest/reports"
	"ucwatest/support/mock"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

func TestTrial_tellsKilledFromSurvived(t *testing.T) {
	declaration, problems := suite.Declare(features.FS)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	selected, _ := declaration.Select(suite.Selection{Targets: []string{"dc-properties-1"}})
	clean := runOn(t, nil, suite.Config{Declaration: declaration, Selected: selected})
	trial := suite.Trial{Declaration: declaration, Clean: clean, Parallel: 2, Now: time.Now}
	variant := func(id, clause string, spoil *mock.Spoil, also ...string) suite.Variant {
		return suite.Variant{ID: id, Clause: clause, Also: also, Open: func() (*target.Target, error) {
			return target.Embedded(target.Options{Spoil: spoil, Now: time.Now})
		}}
	}
	wrong := spoilDerived(func(r *mock.Resource) { r.Property("recording").Value = "maybe" })
	tests := map[string]struct {
		variant suite.Variant
		fault   string
	}{
		"one that is noticed":      {variant("a", "DC-PROPERTY-RECORDING", wrong, "DC-GET-CONTENT"), ""},
		"one that reddens more":    {variant("b", "DC-PROPERTY-RECORDING", wrong), `without being declared: ["DC-GET-CONTENT"]`},
		"one that nobody notices":  {variant("c", "DC-PROPERTY-STATE", &mock.Spoil{}), "DC-PROPERTY-STATE stayed green"},
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
