package suite_test

import (
	"strings"
	"testing"
	"time"

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
		run, err := suite.Run(t.Context(), suite.Config{Declaration: d, Selected: selected, Target: aim, Now: time.Now})
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
