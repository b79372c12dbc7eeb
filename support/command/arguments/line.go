package arguments

import "strings"

// Line is a line for a POSIX shell that calls verb with args.
// Secrets are in no line: they come from the environment.
func (e Environment) Line(verb string, args ...string) string {
	line := e.Program + " " + verb
	for _, arg := range args {
		line += " " + shellWord(arg)
	}
	return line
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
