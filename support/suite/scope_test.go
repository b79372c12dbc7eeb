package suite_test

import (
	"testing"
	"time"

	situations "ucwatest/support/stage/derived"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

func TestBeyond_saysWhatATargetCannotBeAsked(t *testing.T) {
	t.Parallel()
	d := declared(t)
	stage := []string{target.MayRead, target.MayStage}
	given := new(situations.Given)
	const (
		mayNot  = `users have to act, which target "t" does not allow: its may does not hold "stage"`
		only    = `users have to act, and the derived conversation that target "t" provides may only be read`
		another = `the case needs another modality, which target "t" does not provide`
		none    = `a derived conversation is needed, and target "t" neither gives one, nor lets one be observed, nor allows users to act`
		phone   = `it takes a phone of the answerer that picks up by itself, which target "t" does not name in stage { answers = [...] }`
		control = "shown on the mock only: it takes what an administrator does and UCWA has no call for, as a rule that lets messages to the callee reach the answerer"
	)
	for name, row := range map[string]struct {
		target target.Target
		want   map[string]string
	}{
		"a mock":              {target.Target{May: stage}, map[string]string{"dc-retrieval-1[JSON]": "", "dc-creation-1[audio by forwarding, JSON]": "", "dc-refusals-1[JSON]": ""}},
		"may read":            {target.Target{Traits: target.OfPool(), May: stage[:1]}, map[string]string{"dc-retrieval-1[JSON]": none, "dc-creation-1[audio by forwarding, JSON]": mayNot}},
		"may stage":           {target.Target{Traits: target.OfPool(), May: stage}, map[string]string{"dc-retrieval-1[JSON]": "", "dp-retrieval-1[JSON]": phone, "dm-retrieval-1[JSON]": control}},
		"with phones":         {target.Target{Traits: target.OfPool(), May: stage, Staging: situations.Staging{Answers: []string{"answerer"}}}, map[string]string{"dp-retrieval-1[JSON]": ""}},
		"is given":            {target.Target{Traits: target.OfPool(), May: stage[:1], Given: given}, map[string]string{"dc-retrieval-1[JSON]": "", "dc-creation-1[audio by forwarding, JSON]": mayNot, "da-retrieval-1[audio and video, JSON]": another}},
		"is given, may stage": {target.Target{Traits: target.OfPool(), May: stage, Given: given}, map[string]string{"dc-retrieval-1[JSON]": "", "dc-creation-1[audio by forwarding, JSON]": only}},
		"is observed":         {target.Target{Traits: target.OfPool(), May: stage[:1], Observe: time.Minute}, map[string]string{"dc-retrieval-1[JSON]": "", "dp-retrieval-1[JSON]": another}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			row.target.Name = "t"
			for _, c := range d.Cases {
				want, asked := row.want[c.ID]
				if !asked {
					continue
				}
				delete(row.want, c.ID)
				if got := suite.Beyond(d, c, &row.target); got != want {
					t.Errorf("%s: got %q, want %q", c.ID, got, want)
				}
			}
			for id := range row.want {
				t.Errorf("%s: there is no such case", id)
			}
		})
	}
}
