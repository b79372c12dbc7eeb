package reports

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// How many bytes of one text a writer shows. A file is searched, so it may hold more than a screen.
const (
	onScreen = 800
	inFile   = 64 << 10
)

// mostLines is how many lines of one text a writer shows.
const mostLines = 20

// commands are what CI systems obey in a log: Azure DevOps and GitHub (##vso[, ##[) and TeamCity wherever it stands,
// GitHub (::error) where a line begins with it.
var commands = regexp.MustCompile(`#(#[A-Za-z]*\[)|^(\s*:)(:)`)

// Visible returns s with everything that is not seen as itself written as a Go escape: control characters, direction
// marks, unusual spaces and bytes that are no UTF-8. Nothing it returns can move a cursor, end a line or be a command to
// a CI system.
func Visible(s string) string {
	if strings.Contains(s, "##") || strings.Contains(s, "::") {
		s = commands.ReplaceAllStringFunc(s, func(command string) string {
			if strings.HasPrefix(command, "#") {
				return `\x23` + command[1:]
			}
			return command[:len(command)-1] + `\x3a`
		})
	}
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, s[0])
		case strconv.IsPrint(r):
			b.WriteRune(r)
		default:
			quoted := strconv.QuoteRune(r)
			b.WriteString(quoted[1 : len(quoted)-1])
		}
		s = s[size:]
	}
	return b.String()
}

func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// cut shortens s to about limit bytes, never within a character, and says how much there was.
func cut(s string, limit int) string {
	begin := head(s, limit)
	if len(begin) == len(s) {
		return s
	}
	return fmt.Sprintf("%s... (the first %d of %d bytes)", begin, len(begin), len(s))
}

// head returns the first limit bytes of s or, where that is within a character, those before it.
func head(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	end := limit
	for end > limit-utf8.UTFMax && !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end]
}

// oneLine returns s fit for a place that has room for one line.
func oneLine(s string) string { return Visible(cut(s, onScreen)) }

// lines returns s split at its newlines, each line fit to be shown, and says so if some are left out.
func lines(s string) []string {
	shown := strings.Split(cut(s, onScreen), "\n")
	if len(shown) > mostLines {
		shown[mostLines] = fmt.Sprintf("... (the first %d of %d lines)", mostLines, strings.Count(s, "\n")+1)
		shown = shown[:mostLines+1]
	}
	for i, line := range shown {
		shown[i] = Visible(strings.TrimSuffix(line, "\r"))
	}
	return shown
}

// Amount returns a number with its noun: 1 problem, 2 problems.
func Amount(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// opaque is a part of a path that only a server understands.
var opaque = regexp.MustCompile(`[0-9@]|%|^.{25,}$`)

// ShortPath returns the path of a URL with what is opaque left out, and of what is left the end: enough to know a
// request again among others.
func ShortPath(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	var parts []string
	for part := range strings.SplitSeq(strings.Trim(u.EscapedPath(), "/"), "/") {
		if opaque.MatchString(part) {
			part = "…"
		}
		if last := len(parts) - 1; part != "…" || last < 0 || parts[last] != part {
			parts = append(parts, part)
		}
	}
	shown := 3
	if parts[len(parts)-1] == "…" {
		shown = 2
	}
	if len(parts) > shown {
		parts = append([]string{"…"}, parts[len(parts)-shown:]...)
	}
	return strings.Replace("/"+strings.Join(parts, "/"), "/…/…/", "/…/", 1)
}
