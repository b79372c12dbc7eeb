package arguments

import "strings"

// Line is a line for a POSIX shell that calls verb with args, as the command was called.
// Secrets are in no line: they come from the environment.
func (e Environment) Line(verb string, args ...string) string {
	line := e.Program + " " + verb
	for _, arg := range args {
		line += " " + shellWord(arg)
	}
	return line
}

// In is e for lines that run in folder.
func (e Environment) In(folder string) Environment {
	e.Program += " " + shellWord("-chdir="+folder)
	return e
}

// ProgramAt is a program at a path, as a shell calls it.
func ProgramAt(path string) string { return shellWord(path) }

// shellWord quotes s where a shell would see more in it than a word.
func shellWord(s string) string {
	plain := func(r rune) bool {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("-_./:=,#@%+", r)
	}
	if s != "" && s[0] != '#' && !strings.ContainsFunc(s, func(r rune) bool { return !plain(r) }) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
