package arguments

import "testing"

func TestLine(t *testing.T) {
	t.Parallel()
	for want, args := range map[string][]string{
		"ucwatest apply":                                nil,
		"ucwatest apply -on a.hcl#b -seed=7":            {"-on", "a.hcl#b", "-seed=7"},
		"ucwatest apply -tags '@reads and not @wip'":    {"-tags", "@reads and not @wip"},
		"ucwatest apply -tags @reads -on a@contoso.hcl": {"-tags", "@reads", "-on", "a@contoso.hcl"},
		`ucwatest apply -target 'dc-1[it'\''s]' '' '#'`: {"-target", "dc-1[it's]", "", "#"},
	} {
		if got := plain.Line("apply", args...); got != want {
			t.Errorf("%q: got %s, want %s", args, got, want)
		}
	}
}

func TestAlone_runsACaseOnTheSameTarget(t *testing.T) {
	t.Parallel()
	for want, args := range map[string][]string{
		"ucwatest apply -target 'dc-links-1[XML]'":                    nil,
		"ucwatest apply -dialect doc -target 'dc-links-1[XML]'":       {"-dialect", "doc"},
		"ucwatest apply -on a.hcl#b -target 'dc-links-1[XML]' -keep":  {"-on", "a.hcl#b", "-seed", "7"},
		"ucwatest apply -features 'my own' -target 'dc-links-1[XML]'": {"-features", "my own"},
	} {
		a, err := ParseApply(args, plain)
		if err != nil {
			t.Fatal(err)
		}
		if got := a.Alone("dc-links-1[XML]"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestSweep_clearsWhatTheChosenJournalsSay(t *testing.T) {
	t.Parallel()
	for want, args := range map[string][]string{
		"ucwatest sweep -on a.hcl#b":                       nil,
		"ucwatest sweep -on a.hcl#b -journal-dir 'my own'": {"-journal-dir", "my own"},
	} {
		p, err := ParsePlan(args, plain)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Sweep("a.hcl#b"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
