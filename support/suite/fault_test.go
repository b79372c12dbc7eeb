package suite_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"ucwatest/reports"
	"ucwatest/support/client"
)

// Whatever goes wrong on the way to a live pool, the case it meets gets the
// right verdict and the right culprit, the case behind it goes on, and what was
// made is cleared away. No clause is held to be broken that the product did not
// break.
func TestRun_tellsWhoIsToBlameOnALivePool(t *testing.T) {
	all := slices.Concat(networkFaults(), httpFaults(), signInFaults(), productFaults())
	const least = 60
	if len(all) < least {
		t.Errorf("got %d faults, want at least %d", len(all), least)
	}
	names := map[string]bool{}
	for _, one := range all {
		if names[one.name] {
			t.Errorf("got the fault %q twice", one.name)
		}
		names[one.name] = true
		t.Run(one.name, func(t *testing.T) { one.judge(t) })
	}
}

func (one fault) judge(t *testing.T) {
	f := newFaulty(t)
	one.set(f)
	hit := cmp.Or(one.hit, "dc-properties-1[JSON]")
	run := f.run(hit)
	got := caseOf(t, run, hit)
	if got.Verdict != one.verdict || got.Culprit != string(one.culprit) {
		t.Errorf("got verdict %s, answered by %q, want %s, answered by %q:\n%s", got.Verdict, got.Culprit, one.verdict, one.culprit, reports.Text(got))
	}
	if text := reports.Text(got); !strings.Contains(text, one.says) {
		t.Errorf("got %q, want %q in it", text, one.says)
	}
	if behind := caseOf(t, run, aside); behind.Verdict != cmp.Or(one.after, reports.Passed) {
		t.Errorf("the case behind it: got verdict %s, want %s:\n%s", behind.Verdict, cmp.Or(one.after, reports.Passed), reports.Text(behind))
	}
	blamed := slices.ContainsFunc(run.Clauses, func(c reports.Clause) bool { return c.Verdict == reports.Failed })
	if blamed != (one.verdict == reports.Failed) || blamed && one.culprit != client.Product {
		t.Errorf("got a clause held to be broken %t, want it only if the product failed", blamed)
	}
	if len(run.Problems) > 0 && one.after != reports.Errored {
		t.Errorf("got problems %q, want none", run.Problems)
	}
	if len(f.created) != one.left {
		t.Errorf("got the applications %v left, want %d", f.created, one.left)
	}
	for _, strayed := range f.strayed {
		for _, secret := range []string{"Bearer", "cwt=", "pa55word"} {
			if strings.Contains(strayed, secret) {
				t.Errorf("another server was told a secret: %s", strayed)
			}
		}
	}
}
