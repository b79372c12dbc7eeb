package shell_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/shell"
)

func TestLine(t *testing.T) {
	t.Parallel()
	const legacy = "& { $PSNativeCommandArgumentPassing = 'Legacy'; "
	for name, row := range map[string]struct {
		words          []string
		sh, powershell string
	}{
		"plain words":          {[]string{"ucwatest", "apply", "-seed=7", "a_b/c-1"}, "ucwatest apply -seed=7 a_b/c-1", "ucwatest apply '-seed=7' a_b/c-1"},
		"a file":               {[]string{"ucwatest", "-on", "a.hcl"}, "ucwatest -on a.hcl", "ucwatest -on a.hcl"},
		"a flag with a dot":    {[]string{"ucwatest", "-chdir=a.b"}, "ucwatest -chdir=a.b", "ucwatest '-chdir=a.b'"},
		"a drive":              {[]string{"ucwatest", `C:\my\a.hcl`}, `ucwatest 'C:\my\a.hcl'`, `ucwatest C:\my\a.hcl`},
		"a blank in a path":    {[]string{`C:\my tools\u.exe`, "-on", "a b"}, `'C:\my tools\u.exe' -on 'a b'`, `& 'C:\my tools\u.exe' -on 'a b'`},
		"an expression":        {[]string{"u", "@reads and not @wip"}, "u '@reads and not @wip'", "u '@reads and not @wip'"},
		"a tag":                {[]string{"u", "@reads"}, "u @reads", "u '@reads'"},
		"a single quote":       {[]string{"u", "it's"}, `u 'it'\''s'`, "u 'it''s'"},
		"typographic quotes":   {[]string{"u", "‘’‚‛"}, "u '‘’‚‛'", "u '‘‘’’‚‚‛‛'"},
		"variables":            {[]string{"u", "$HOME`x` $(id) $env:a"}, "u '$HOME`x` $(id) $env:a'", "u '$HOME`x` $(id) $env:a'"},
		"double quotes":        {[]string{"u", `{"a":"b c"}`}, `u '{"a":"b c"}'`, legacy + `u '"{\"a\":\"b c\"}"' }`},
		"backslash and quote":  {[]string{"u", `a\"b`}, `u 'a\"b'`, legacy + `u '"a\\\"b"' }`},
		"backslash at the end": {[]string{"u", `a b\`}, `u 'a b\'`, legacy + `u '"a b\\"' }`},
		"nothing":              {[]string{"u", ""}, "u ''", legacy + `u '""' }`},
		"a comment":            {[]string{"u", "#a"}, "u '#a'", "u '#a'"},
		"lines":                {[]string{"u", "a\nb"}, "u 'a\nb'", "u 'a\nb'"},
	} {
		for in, want := range map[shell.Shell]string{shell.POSIX: row.sh, shell.PowerShell: row.powershell} {
			if got := in.Line(row.words[0]).Words(row.words[1:]...).String(); got != want {
				t.Errorf("%s, %s: got %s, want %s", name, in, got, want)
			}
		}
	}
}

func TestShell_setsAndExpandsVariables(t *testing.T) {
	t.Parallel()
	for in, want := range map[shell.Shell][2]string{
		shell.POSIX:      {`export TOKEN=$(ucwatest token)`, `'Bearer '"$TOKEN"`},
		shell.PowerShell: {`$env:TOKEN = ucwatest token`, `"Bearer $env:TOKEN"`},
	} {
		if got := [2]string{in.Assign("TOKEN", "ucwatest token"), in.Expand("Bearer ", "TOKEN")}; got != want {
			t.Errorf("%s: got %q, want %q", in, got, want)
		}
	}
}

func TestAtHand(t *testing.T) {
	t.Parallel()
	for goos, want := range map[string]shell.Shell{"linux": shell.POSIX, "darwin": shell.POSIX, "windows": shell.PowerShell} {
		if got := shell.AtHand(goos); got != want || slices.Contains(got.Others(), got) || len(got.Others()) != 1 {
			t.Errorf("%s: got %s and the others %s, want %s and the other", goos, got, got.Others(), want)
		}
	}
}

func TestCarries(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][2]bool{"{\"a\":\n\t1}\r\n": {true, true}, "a\x00b": {false, false}, "Grüße": {true, false}, "a\x1bb": {true, false}, "\xff": {true, false}} {
		if got := [2]bool{shell.POSIX.Carries(text), shell.PowerShell.Carries(text)}; got != want {
			t.Errorf("%q: got %t, want %t", text, got, want)
		}
	}
}

// hostile are texts that end a word, or begin another, where a shell is not told better.
var hostile = []string{"a'b\"c$HOME`id`\\ ;|&<>(){}[]*?!#~\n\t$(id)", `" -o C:\x "`, `\" -o x`, `\\" -o x`, `a\\\" b\`, `a b\\`, `\`, `"`, `""`, `a"b`, ` "`,
	"' ; id ; '", "’ ; id ; ’", "‛'‘", "%PATH%", "--%", "@file", "-H", "$env:PATH", "$(id)", "`n", "{}", "a,b", "#", "", "é\u2028"}

func TestLine_keepsHostileTextsInTheShell(t *testing.T) {
	t.Parallel()
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Fatal(err)
	}
	output, err := exec.CommandContext(t.Context(), sh, "-c", `u() { printf '%s\0' "$@"; }; `+shell.POSIX.Line("u").Words(hostile...).String()).Output()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(hostile, strings.Split(strings.TrimSuffix(string(output), "\x00"), "\x00")); diff != "" {
		t.Errorf("words (-want +got):\n%s", diff)
	}
}

// PowerShell itself is not asked: what it does with literals and arguments is done here as
// about_Quoting_Rules and about_Parsing say, and what a program makes of its command line as
// "Parsing C command-line arguments" does.
func TestLine_keepsHostileTextsInPowerShell(t *testing.T) {
	t.Parallel()
	for _, escapesTheLast := range []bool{false, true} { // as before version 6, and from then on
		for _, text := range hostile {
			words := []string{"-H", text, "a b", text, "last"}
			line := shell.PowerShell.Line("u").Words(words...).String()
			got := parted(t, joined(literals(t, line), escapesTheLast))
			if diff := cmp.Diff(words, got); diff != "" {
				t.Errorf("%q as %s (-want +got):\n%s", text, line, diff)
			}
		}
	}
}

// literals are the arguments of a line, each plain or in single quotes.
func literals(t *testing.T, line string) []string {
	t.Helper()
	if inner, legacy := strings.CutPrefix(line, "& { $PSNativeCommandArgumentPassing = 'Legacy'; "); legacy {
		line = strings.TrimSuffix(inner, " }")
	}
	single := func(r rune) bool { return strings.ContainsRune("'‘’‚‛", r) }
	var words []string
	rest := []rune(strings.TrimPrefix(line, "u"))
	for len(rest) > 0 {
		rest = rest[1:] // the blank
		var word []rune
		if len(rest) == 0 || !single(rest[0]) {
			for len(rest) > 0 && rest[0] != ' ' {
				if !strings.ContainsRune(`-_./:\`, rest[0]) && !unicode.IsLetter(rest[0]) && !unicode.IsDigit(rest[0]) {
					t.Fatalf("%s: got %q outside of quotes", line, rest[0])
				}
				word, rest = append(word, rest[0]), rest[1:]
			}
			words = append(words, string(word))
			continue
		}
		rest = rest[1:]
		for !single(rest[0]) || len(rest) > 1 && single(rest[1]) {
			if single(rest[0]) {
				rest = rest[1:]
			}
			word, rest = append(word, rest[0]), rest[1:]
		}
		rest = rest[1:]
		words = append(words, string(word))
	}
	return words
}

// joined is the command line that PowerShell makes of arguments that it hands on as it did
// before 7.3: one with a blank outside of quotes is put into quotes, and nothing is escaped.
func joined(words []string, escapesTheLast bool) string {
	var all []string
	for _, word := range words {
		quotes, blank, before := 0, false, rune(0)
		for _, r := range word {
			if r == '"' && before != '\\' {
				quotes++
			}
			blank = blank || unicode.IsSpace(r) && quotes%2 == 0
			before = r
		}
		if blank {
			if escapesTheLast {
				word += strings.Repeat(`\`, len(word)-len(strings.TrimRight(word, `\`)))
			}
			word = `"` + word + `"`
		}
		if word != "" { // an empty one gets lost
			all = append(all, word)
		}
	}
	return strings.Join(all, " ")
}

// parted are the arguments that the C runtime makes of a command line.
func parted(t *testing.T, line string) []string {
	t.Helper()
	var words []string
	for i := 0; i < len(line); {
		if line[i] == ' ' || line[i] == '\t' {
			i++
			continue
		}
		var word strings.Builder
		for quoted := false; i < len(line) && (quoted || line[i] != ' ' && line[i] != '\t'); {
			n := len(line[i:]) - len(strings.TrimLeft(line[i:], `\`))
			i += n
			switch {
			case i == len(line) || line[i] != '"':
				word.WriteString(strings.Repeat(`\`, n))
				if n == 0 {
					word.WriteByte(line[i])
					i++
				}
			case n%2 == 1:
				word.WriteString(strings.Repeat(`\`, n/2) + `"`)
				i++
			default:
				word.WriteString(strings.Repeat(`\`, n/2))
				quoted = !quoted
				i++
			}
		}
		words = append(words, word.String())
	}
	return words
}
