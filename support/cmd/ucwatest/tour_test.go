package main

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestTour types what the README's tour types, in one shell, and wants what it
// prints; a line of three dots there stands for any number of lines.
func TestTour(t *testing.T) {
	t.Parallel()
	console := tour(t)
	address := freeAddress(t)
	script := filepath.Join(t.TempDir(), "tour.txtar")
	archive := txtar.Format(&txtar.Archive{
		Comment: []byte("exec bash tour.sh\ntold tour.txt\n"),
		Files: []txtar.File{
			{Name: "tour.sh", Data: []byte(typed(strings.ReplaceAll(console, tourAddress, address)))},
			{Name: "tour.txt", Data: []byte(strings.ReplaceAll(console, tourAddress, address))},
		},
	})
	if err := os.WriteFile(script, archive, 0o600); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{Files: []string{script}, RequireExplicitExec: true, Cmds: commands})
}

// tourAddress is where the tour's mock listens, which may be taken on the machine of a test.
const tourAddress = "127.0.0.1:8080"

func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}

// tour is the text of the README's consoles below the heading "A tour".
func tour(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(text), "\n## A tour\n")
	section, _, found := strings.Cut(section, "\n## ")
	var console strings.Builder
	for _, block := range regexp.MustCompile("(?s)```console\n(.*?)```").FindAllStringSubmatch(section, -1) {
		console.WriteString(block[1])
	}
	if !found || strings.Count(console.String(), "\n$ ") < 19 {
		t.Fatalf("got %q, want a tour of twenty steps", console.String())
	}
	return console.String()
}

// typed is a script for bash that shows and carries out the lines of a console
// that begin with a prompt.
func typed(console string) string {
	script := `exec 2>&1
set -m # each job is a group of processes, as in a terminal
go() { shift 2; ucwatest "$@"; }
trap 'for job in $(jobs -p); do kill -- "-$job"; done 2>/dev/null; wait' EXIT
`
	var command []string
	carryOut := func() {
		if len(command) > 0 {
			script += fmt.Sprintf("cat <<'SHOWN'\n$ %s\nSHOWN\n%s\n", strings.Join(command, "\n> "), strings.Join(command, "\n"))
		}
		command = nil
	}
	for line := range strings.Lines(console) {
		line = strings.TrimSuffix(line, "\n")
		if rest, first := strings.CutPrefix(line, "$ "); first {
			carryOut()
			command = []string{rest}
		} else if rest, more := strings.CutPrefix(line, "> "); more && len(command) > 0 {
			command = append(command, rest)
		} else {
			carryOut()
		}
	}
	carryOut()
	return script
}
