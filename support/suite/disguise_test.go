package suite_test

import (
	"strings"
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

// A violation quotes what was sent, and that may be who somebody is.
func TestRun_namesNobodyInAViolation(t *testing.T) {
	stranger := &mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Resource == nil || a.Resource.Rel != "audioVideoInvitation" || a.User != "caller" {
			return
		}
		for _, e := range a.Resource.Embedded {
			if p := e.Resource.Property("uri"); p != nil {
				p.Value = "sip:ann.lee@contoso.com"
			}
		}
	}}
	d := declared(t)
	selected, problems := d.Select(declaration.Selection{Targets: []string{"dc-events-7[audio, JSON]"}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for want, raw := range map[string]bool{"sip:boss": false, "sip:ann.lee@contoso.com": true} {
		aim, err := target.Embedded(target.Options{Spoil: stranger, Now: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		aim.RawIdentities = raw
		people := new(redact.Redactor)
		aim.Adjust(func(o *client.Options) { o.Redactor = people })
		people.Person(redact.Person{Part: "boss", SIP: "sip:ann.lee@contoso.com"})
		run, err := suite.Run(t.Context(), suite.Config{Declaration: d, Selected: selected, Target: aim, Now: time.Now}, suite.Listener{})
		if err != nil {
			t.Fatal(err)
		}
		if v := run.Cases[0].Violations; len(v) != 1 || !strings.Contains(v[0].Got, `uri "`+want+`"`) {
			t.Errorf("raw %t: got %+v, want one violation that got %s", raw, v, want)
		}
		if err := aim.Close(); err != nil {
			t.Error(err)
		}
	}
}

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
		run, err := suite.Run(t.Context(), suite.Config{Declaration: d, Selected: selected, Target: aim, Now: time.Now}, suite.Listener{})
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
