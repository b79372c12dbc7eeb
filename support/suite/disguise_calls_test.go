package suite_test

import (
	"testing"
	"time"

	"ucwatest/reports"
	"ucwatest/support/client"
	"ucwatest/support/declaration"
	"ucwatest/support/mock"
	"ucwatest/support/redact"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// Nothing is looked through for secrets and people until somebody is shown it. Of
// the cases that pass only the one that is drawn is, and that is a staged one.
func TestRun_redactsNothingOfACaseThatPassed(t *testing.T) {
	d := declared(t)
	for _, c := range []struct {
		name  string
		spoil *mock.Spoil
		id    string
		none  bool
	}{
		{"a case that passes", nil, "dc-properties-1[JSON]", true},
		{"a case that fails", spoilDerived(func(r *mock.Resource) { r.Property("recording").Value = "maybe" }), "dc-properties-1[JSON]", false},
	} {
		selected, problems := d.Select(declaration.Selection{Targets: []string{c.id}})
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		aim, err := target.Embedded(target.Options{Spoil: c.spoil, Now: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		redactor := new(redact.Redactor)
		aim.Adjust(func(o *client.Options) { o.Redactor = redactor })
		run, err := suite.Run(t.Context(), suite.Config{Declaration: d, Selected: selected, Target: aim, Now: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		if passed := run.Cases[0].Verdict == reports.Passed; passed != c.none || (redactor.Calls() == 0) != c.none {
			t.Errorf("%s: got verdict %s and %d texts looked through", c.name, run.Cases[0].Verdict, redactor.Calls())
		}
		if err := aim.Close(); err != nil {
			t.Error(err)
		}
	}
}
