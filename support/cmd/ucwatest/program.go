package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// ofGo is where the go command builds what it runs itself: the folder of a run, or its
// cache, which GOCACHE may put anywhere.
var ofGo = regexp.MustCompile(`[/\\]go-build|[/\\][0-9a-f]{2}[/\\][0-9a-f]{64}-d[/\\]`)

// program is how a line calls this command again: as it was started.
func program() []string {
	executable, err := os.Executable()
	if err != nil {
		return []string{"ucwatest"}
	}
	return programAs(os.Args[0], executable, exec.LookPath)
}

// programAs is program for a process that was started as called and runs executable.
// A name that the shell finds by itself stands without its path.
func programAs(called, executable string, find func(name string) (string, error)) []string {
	if ofGo.MatchString(executable) {
		return []string{"go", "tool", "ucwatest"}
	}
	name := strings.TrimSuffix(filepath.Base(called), ".exe")
	if found, err := find(name); err == nil && filepath.Clean(found) == executable || filepath.Base(called) == called {
		called = name
	}
	return []string{called}
}
