package main

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
)

// helpForm is that of every help text: the usage, what the verb does, examples, exit
// codes, flags.
var helpForm = regexp.MustCompile(`^Usage: ucwatest (\w+)(?: [a-z|]+)? \[flags\].*\n\n(?:(?:  \S.*\n)+\n)+?(  .*ucwatest .*\n)+\nExit codes: 0 (?s:.*)\.\n\nFlags:\n  -`)

func TestHelp_hasOneForm(t *testing.T) {
	t.Parallel()
	for name := range verbs(meta{}) {
		code, help, stderr := command(name, "-help")
		if match := helpForm.FindStringSubmatch(help); code != exitOK || stderr != "" || match == nil || match[1] != name {
			t.Errorf("%s: got exit %d, %q and %q, want exit 0 and a text of the form %s", name, code, help, stderr, helpForm)
		}
		for line := range strings.Lines(help[:max(0, strings.Index(help, "Flags:"))]) {
			if len(line) > 90 {
				t.Errorf("%s: got a line of %d columns, want 89 at most: %q", name, len(line)-1, line)
			}
		}
		if short, _, _ := strings.Cut(help, "Flags:"); strings.Count(short, "\n  ucwatest "+name)+strings.Count(short, "$(ucwatest "+name) == 0 {
			t.Errorf("%s: got %q, want an example of it", name, short)
		}
	}
}

func TestRun_knowsWhatVerbAndFlagWereMeant(t *testing.T) {
	t.Parallel()
	for name := range verbs(meta{}) {
		mistaken := name[:len(name)-1] + "x"
		if code, _, stderr := command(mistaken); code != exitUsage || !strings.Contains(stderr, "did you mean "+name+"?") {
			t.Errorf("%s: got exit %d and %q, want exit 3 and the verb that is meant", mistaken, code, stderr)
		}
		_, help, _ := command(name, "-help")
		for _, flag := range regexp.MustCompile(`(?m)^  -(\w[\w-]{3,})`).FindAllStringSubmatch(help, -1) {
			wrong := "-" + flag[1] + "x"
			if code, _, stderr := command(name, wrong); code != exitUsage || !strings.Contains(stderr, "did you mean -"+flag[1]+"?") {
				t.Errorf("%s %s: got exit %d and %q, want exit 3 and the flag that is meant", name, wrong, code, stderr)
			}
		}
	}
}

func TestRun_saysTheSameOfVersionInEveryWay(t *testing.T) {
	t.Parallel()
	code, want, _ := command("version")
	for _, flag := range []string{"-version", "--version", "-v"} {
		if alike, got, stderr := command(flag); alike != code || got != want || stderr != "" {
			t.Errorf("%s: got exit %d, %q and %q, want exit %d and %q", flag, alike, got, stderr, code, want)
		}
	}
}

func TestVersion_namesEveryFormatThatCarriesOne(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if code := run([]string{"version", "-json"}, &out, &out); code != exitOK {
		t.Fatalf("got exit %d and %s, want exit 0", code, &out)
	}
	for _, name := range []string{"plan", "baseline", "results", "journal", "events", "drift", "score", "findings", "phrases", "outcomes", "reference"} {
		if !regexp.MustCompile(`"name": "` + name + `",\s+"format_version": [1-9]`).Match(out.Bytes()) {
			t.Errorf("got %s, want a format version of %s", &out, name)
		}
	}
}
