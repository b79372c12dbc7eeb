package arguments

import (
	"testing"

	"ucwatest/support/shell"
)

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
		"ucwatest apply -target 'dc-links-1[XML]' -repeat 5":          {"-repeat", "5"},
		"ucwatest apply -on a.hcl -target 'dc-links-1[XML]' -keep":    {"-on", "a.hcl", "-repeat", "5"},
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

func TestLine_isForTheShellAtHand(t *testing.T) {
	t.Parallel()
	for want, args := range map[string][]string{
		"& 'C:\\my tools\\ucwatest.exe' '-chdir=a.b' apply -tags '@reads and not @wip' -on C:\\a.hcl -shell powershell": {"-tags", "@reads and not @wip", "-on", `C:\a.hcl`, "-shell", "powershell"},
		"'C:\\my tools\\ucwatest.exe' -chdir=a.b apply -on 'C:\\a.hcl' -shell sh":                                       {"-on", `C:\a.hcl`, "-shell", "sh"},
	} {
		env := plain
		env.Program = []string{`C:\my tools\ucwatest.exe`}
		a, err := ParseApply(args, env.In("a.b"))
		if err != nil || a.Command != want {
			t.Errorf("%q: got %v and %v, want %s", args, a, err, want)
		}
	}
	for in, want := range map[shell.Shell]string{shell.POSIX: "ucwatest token -on a.hcl -user 'a$b@contoso.com'", shell.PowerShell: "ucwatest token -on a.hcl -user 'a$b@contoso.com'"} {
		if got := (Choice{env: plain}).Token("a.hcl")(in, "a$b@contoso.com"); got != want {
			t.Errorf("%s: got %s, want %s", in, got, want)
		}
	}
}
