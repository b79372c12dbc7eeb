package shell

import "strings"

// A Line is a command line that is being written.
type Line struct {
	shell  Shell
	words  []string
	legacy bool // it has to say how PowerShell hands arguments on
}

// Line begins a line that calls the program which program names: more than one word are
// arguments that always stand behind it.
func (s Shell) Line(program ...string) *Line {
	l := &Line{shell: s}
	if called := s.Word(program[0]); s == PowerShell && called != program[0] {
		l.Bare("&") // else a text in quotes is no command
	}
	return l.Words(program...)
}

// Bare adds words that are written for the shell of l already.
func (l *Line) Bare(words ...string) *Line {
	l.words = append(l.words, words...)
	return l
}

// Words adds arguments, in quotes where they need some.
func (l *Line) Words(texts ...string) *Line {
	for _, text := range texts {
		if l.shell.plain(text) {
			l.Bare(text)
		} else {
			l.Quoted(text)
		}
	}
	return l
}

// Quoted adds an argument in quotes. What Windows would take for the end of one is escaped
// as the C runtime reads it ("Parsing C command-line arguments"): PowerShell does not.
func (l *Line) Quoted(text string) *Line {
	if l.shell == PowerShell && (strings.Contains(text, `"`) || strings.HasSuffix(text, `\`) || text == "") {
		l.legacy = true
		text = escaped(text)
	}
	return l.Bare(l.shell.Literal(text))
}

// escaped is text in double quotes, in which a backslash counts only before a quote.
func escaped(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	backslashes := 0
	for i := range len(text) {
		switch c := text[i]; c {
		case '\\':
			backslashes++
		case '"':
			b.WriteString(strings.Repeat(`\`, backslashes+1))
			backslashes = 0
		default:
			backslashes = 0
		}
		b.WriteByte(text[i])
	}
	b.WriteString(strings.Repeat(`\`, backslashes) + `"`)
	return b.String()
}

// String is the line. From 7.3 on PowerShell would escape once more what is escaped,
// unless it is told to hand arguments on as before (about_Preference_Variables).
func (l *Line) String() string {
	line := strings.Join(l.words, " ")
	if l.legacy {
		return "& { $PSNativeCommandArgumentPassing = 'Legacy'; " + line + " }"
	}
	return line
}
