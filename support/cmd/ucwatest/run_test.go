package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// command runs the command line and returns exit code and both outputs.
func command(args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	code = run(args, &out, &err)
	return code, out.String(), err.String()
}

func TestRun_saysWhatIsWrong(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		args   []string
		code   int
		stderr string
	}{
		"an unknown verb":         {[]string{"aply"}, 3, `unknown verb "aply", did you mean apply?`},
		"an unknown flag":         {[]string{"apply", "-tgas", "x"}, 3, "did you mean -tags?"},
		"an argument too many":    {[]string{"validate", "features"}, 3, `unexpected argument "features"`},
		"an unknown case":         {[]string{"apply", "-target", "dc-link-1"}, 3, "did you mean dc-links-1?"},
		"an unknown clause":       {[]string{"apply", "-target", "DC-LINK-SLEF"}, 3, "did you mean DC-LINK-SELF?"},
		"an unknown tag":          {[]string{"apply", "-tags", "@read"}, 3, "@read"},
		"half a tag expression":   {[]string{"apply", "-tags", "@reads and"}, 3, "position 11"},
		"nothing selected":        {[]string{"apply", "-tags", "@wip"}, 5, "nothing was run"},
		"no such dialect":         {[]string{"apply", "-dialect", "reel"}, 3, `got "reel"`},
		"a dialect for another":   {[]string{"apply", "-on", "a.hcl", "-dialect", "doc"}, 3, "write dialect = ... into the target file"},
		"nothing to keep":         {[]string{"apply", "-keep"}, 3, "ucwatest mock -control"},
		"no such target file":     {[]string{"apply", "-on", "nowhere.hcl"}, 3, "nowhere.hcl"},
		"no such folder":          {[]string{"validate", "-features", "nowhere"}, 3, "want a folder"},
		"a token for nobody":      {[]string{"token"}, 3, "want -on FILE and -user NAME"},
		"an address nobody has":   {[]string{"mock", "-listen", "256.0.0.1:1"}, 4, "-listen"},
		"a dialect of no mutants": {[]string{"mutate", "-dialect", "x"}, 3, "-dialect"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			code, _, stderr := command(test.args...)
			if code != test.code || !strings.Contains(stderr, test.stderr) {
				t.Errorf("got exit %d and %q, want exit %d and %q in it", code, stderr, test.code, test.stderr)
			}
		})
	}
}

func TestApply_saysOnceThatNobodyAnswers(t *testing.T) {
	t.Parallel()
	on := filepath.Join(write(t, map[string]string{"dead.hcl": "target \"dead\" {\n  mock = \"http://127.0.0.1:1\"\n}\n"}), "dead.hcl")
	code, stdout, stderr := command("apply", "-on", on, "-target", "dc-links-1", "-out-dir", t.TempDir())
	if code != 4 || !strings.Contains(stdout, "ERROR  2 errored") || !strings.Contains(stderr, `target "dead" cannot be reached`) || strings.Contains(stdout, "ERRORED") {
		t.Errorf("got exit %d, %q and %q, want exit 4, a run that errored and one sentence", code, stdout, stderr)
	}
}

func TestApply_saysThatAReportIsOlder(t *testing.T) {
	t.Parallel()
	folder := write(t, map[string]string{"results.json": "{}"})
	results := filepath.Join(folder, "results.json")
	for place, older := range map[string]bool{folder: true, t.TempDir(): false} {
		_, _, stderr := command("apply", "-out-dir", place, "-tags", "@reads and @stages")
		if got := strings.Contains(stderr, "; "+results+" is of an earlier run\n"); got != older {
			t.Errorf("reports in %s: got %q, want it to name an older report: %v", place, stderr, older)
		}
	}
}

func TestRun_helps(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{}, {"-help"}, {"apply", "-help"}, {"mutate", "-help"}, {"mock", "-help"}, {"token", "-help"}} {
		if code, stdout, stderr := command(args...); code != 0 || !strings.Contains(stdout+stderr, "Usage: ucwatest") {
			t.Errorf("%q: got exit %d and %q, want exit 0 and the usage", args, code, stdout+stderr)
		}
	}
}

func TestApply_succeedsOnTheEmbeddedMock(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	code, stdout, stderr := command("apply", "-tags", "@reads and not @refuses", "-out-dir", folder)
	if code != 0 || !strings.Contains(stdout, "SUCCESS") {
		t.Fatalf("got exit %d, %q and %q, want exit 0 and SUCCESS", code, stdout, stderr)
	}
	for _, name := range []string{"results.json", "junit.xml"} {
		if info, err := os.Stat(filepath.Join(folder, name)); err != nil || info.Size() == 0 {
			t.Errorf("%s: got %v, want a file with the results", name, err)
		}
	}
}

func TestValidate_countsWhatIsDeclared(t *testing.T) {
	t.Parallel()
	if code, stdout, stderr := command("validate"); code != 0 || !strings.HasPrefix(stdout, "Valid: ") {
		t.Errorf("got exit %d, %q and %q, want exit 0 and Valid", code, stdout, stderr)
	}
}

func TestSteps_listsEveryPhraseWithItsUses(t *testing.T) {
	t.Parallel()
	code, stdout, _ := command("steps")
	if code != 0 || !strings.Contains(stdout, "Given ^a derived conversation$") {
		t.Errorf("got exit %d and %q, want exit 0 and the phrases", code, stdout)
	}
	for line := range strings.SplitSeq(strings.TrimSpace(stdout), "\n") {
		if strings.HasPrefix(strings.TrimSpace(line), "0 ") && !strings.Contains(line, " leads to$") { // that one is for features of others
			t.Errorf("got %q, want no phrase that nothing uses", line)
		}
	}
}

func TestRun_reportsAllProblemsOfADeclarationAtOnce(t *testing.T) {
	t.Parallel()
	folder := write(t, map[string]string{
		"clauses.hcl":    "clause \"DC-A\" {\n  level  = \"maybe\"\n  says   = \"a\"\n  source = \"page\"\n}\n",
		"broken.feature": "Feature: Broken\n\n  @DC-A\n  Rule: A\n\n    @a-1 @reads\n    Scenario: Undefined\n      Given a derived conversatoin\n      When nothing\n      Then nothing\n",
		"cut.feature":    "Feature: Cut\n  Rule: A\n    Scenario\n",
	})
	code, stdout, stderr := command("apply", "-features", folder, "-target", "nobody-1", "-tags", "@nothing")
	if code != 3 || strings.Contains(stdout, "passed") {
		t.Errorf("got exit %d and %q, want exit 3 and nothing run", code, stdout)
	}
	for _, want := range []string{"clauses.hcl:1", "maybe", "broken.feature:8", "^a derived conversation$", "cut.feature:2", "nobody-1", "@nothing", "problems, nothing was run"} {
		if !strings.Contains(stderr, want) {
			t.Errorf("got %q, want %q in it", stderr, want)
		}
	}
}

// write writes files into a new folder.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}
