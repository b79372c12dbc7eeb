package main

import (
	"strings"

	"ucwatest/support/target"
)

// repeating is a line for a POSIX shell that gives a verb its args again.
// Secrets are in no line: they come from the environment.
func repeating(verb string, args []string) string {
	line := "go tool ucwatest " + verb
	for _, arg := range args {
		line += " " + shellWord(arg)
	}
	return line
}

// alone is a line that runs the case called id alone against the target of o
// and, where that outlives the run, keeps what the case brings about, so that
// its requests can be sent again.
func (o applyFlags) alone(id string) string {
	var args []string
	for _, f := range [][2]string{{"-on", o.on}, {"-dialect", o.dialect}, {"-features", o.features}, {"-target", id}} {
		if f[1] != "" {
			args = append(args, f[0], f[1])
		}
	}
	if o.on != "" {
		args = append(args, "-keep")
	}
	return repeating("apply", args)
}

// sweep is a line that clears away what is left on aim.
func (c choice) sweep(aim *target.Target) string {
	args := []string{"-on", aim.On}
	if c.journals != "" {
		args = append(args, "-journal-dir", c.journals)
	}
	return repeating("sweep", args)
}

// shellWord quotes s where a shell would see more in it than a word.
func shellWord(s string) string {
	plain := func(r rune) bool {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("-_./:=,#", r)
	}
	if s != "" && s[0] != '#' && !strings.ContainsFunc(s, func(r rune) bool { return !plain(r) }) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
