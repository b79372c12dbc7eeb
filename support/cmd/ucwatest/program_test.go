package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestProgramAs_callsTheCommandAsItWasStarted(t *testing.T) {
	t.Parallel()
	find := func(name string) (string, error) {
		if name == "ucwatest" {
			return "/usr/bin/ucwatest", nil
		}
		return "", errors.New("not found")
	}
	cached := "/home/a/cache/0c/" + strings.Repeat("0c", 32) + "-d/ucwatest"
	for _, row := range []struct{ called, executable, want string }{
		{cached, cached, "go tool ucwatest"},
		{"/tmp/go-build1234/b001/exe/ucwatest", "/tmp/go-build1234/b001/exe/ucwatest", "go tool ucwatest"},
		{"ucwatest", "/usr/bin/ucwatest", "ucwatest"},
		{"/usr/bin/ucwatest", "/usr/bin/ucwatest", "ucwatest"},
		{"./.bin/ucwatest", "/home/a/.bin/ucwatest", "./.bin/ucwatest"},
		{"/opt/my tools/ucwatest", "/opt/my tools/ucwatest", "/opt/my tools/ucwatest"},
		{"gate", "/usr/bin/gate", "gate"},
	} {
		if got := strings.Join(programAs(row.called, row.executable, find), " "); got != row.want {
			t.Errorf("%s of %s: got %s, want %s", row.called, row.executable, got, row.want)
		}
	}
}

// A built command advises itself, and never what only a clone of the project has.
func TestBuilt_advisesItself(t *testing.T) {
	t.Parallel()
	binary, s := build(t), stood(t, "-quiet", "-control")
	folder := write(t, map[string]string{"clauses.hcl": brokenLedger, "broken.feature": brokenFeature})
	command := exec.Command(binary, "-chdir="+folder, "apply", "-on", s.aim(""), "-keep", "-features", ".")
	output, err := command.CombinedOutput()
	if err == nil {
		t.Fatalf("got %s, want a failure", output)
	}
	page, err := os.ReadFile(filepath.Join(folder, "reports/out/index.html"))
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"console": string(output), "page": string(page)} {
		if want := binary + " -chdir=" + folder + " token -on "; !strings.Contains(text, want) || strings.Contains(text, "go tool") {
			t.Errorf("%s: got\n%s\nwant %q in it, and no go tool", name, text, want)
		}
	}
}
