// Package shell writes command lines for people to paste: texts from anywhere stay
// words of a line, whatever is in them. It runs nothing and knows no program. Go on
// with Line.
package shell

import (
	"slices"
	"strings"
)

// A Shell is what reads a command line.
type Shell string

// The shells that lines are written for. PowerShell is that of Windows, in every
// version from 5.1.
const (
	POSIX      Shell = "sh"
	PowerShell Shell = "powershell"
)

// AtHand is the shell that people type into on an operating system, as GOOS names it.
func AtHand(goos string) Shell {
	if goos == "windows" {
		return PowerShell
	}
	return POSIX
}

// Others returns all shells but s, in their order.
func (s Shell) Others() []Shell {
	return slices.DeleteFunc([]Shell{POSIX, PowerShell}, func(other Shell) bool { return other == s })
}

// Word is text as one word of a line, in quotes where the shell would see more in it.
func (s Shell) Word(text string) string {
	if s.plain(text) {
		return text
	}
	return s.Literal(text)
}

// bare are the characters beside letters and digits that a word without quotes may
// have: PowerShell parts a word that begins with a hyphen at a full stop, and takes a
// comma or an at sign for its own.
var bare = map[Shell]string{POSIX: "-_./:=,#@%+", PowerShell: "-_./:\\"}

func (s Shell) plain(text string) bool {
	extra := bare[s]
	special := func(r rune) bool {
		letter := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
		return !letter && !strings.ContainsRune(extra, r)
	}
	parted := s == PowerShell && strings.HasPrefix(text, "-") && strings.ContainsAny(text, ".:")
	return text != "" && text[0] != '#' && !parted && !strings.ContainsFunc(text, special)
}

// Literal is text in quotes, in which the shell sees nothing but characters.
func (s Shell) Literal(text string) string {
	if s == PowerShell {
		return "'" + doubled.Replace(text) + "'"
	}
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}

// doubled doubles what PowerShell takes for a single quote (about_Quoting_Rules), which
// typographic ones are too.
var doubled = strings.NewReplacer("'", "''", "‘", "‘‘", "’", "’’", "‚", "‚‚", "‛", "‛‛")

// Expand is a word of text and the value of an environment variable behind it. There
// must be nothing in text but letters, digits, blanks, hyphens and colons.
func (s Shell) Expand(text, variable string) string {
	if s == PowerShell {
		return `"` + text + `$env:` + variable + `"`
	}
	return "'" + text + `'"$` + variable + `"`
}

// Assign is a line that sets an environment variable to what the line command prints.
func (s Shell) Assign(variable, command string) string {
	if s == PowerShell {
		return "$env:" + variable + " = " + command
	}
	return "export " + variable + "=$(" + command + ")"
}

// Carries tells whether a program gets text as it is where it is an argument. No command
// line can carry a NUL; on Windows curl turns what is not ASCII into another encoding.
func (s Shell) Carries(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool {
		return r == 0 || s == PowerShell && (r > '~' || r < ' ' && !strings.ContainsRune("\t\r\n", r))
	})
}
