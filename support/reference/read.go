package reference

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// MaxBytes is the longest page that is read: ten times what the longest of the reference has.
const MaxBytes = 256 << 10

// Open reads the page in the file at path. The error is an *Unreadable.
func Open(path string) (*Page, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, MaxBytes+1))
	if err != nil {
		return nil, unreadable(path, err)
	}
	return Read(path, src)
}

// unreadable is err, in which the operating system has named path again.
func unreadable(path string, err error) *Unreadable {
	var at *os.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return &Unreadable{File: path, What: err.Error() + "; name a page in Markdown"}
}

// Read reads the page src, which was opened as file. The error is an *Unreadable:
// what it reads, it reads whole.
func Read(file string, src []byte) (*Page, error) {
	fail := func(line int, format string, args ...any) (*Page, error) {
		return nil, &Unreadable{file, line, fmt.Sprintf(format, args...)}
	}
	if len(src) > MaxBytes {
		return fail(0, "longer than %d kB: no page of the reference is", MaxBytes>>10)
	}
	if line := notText(src); line > 0 {
		return fail(line, "not UTF-8: save the page as UTF-8")
	}
	src = bytes.ReplaceAll(bytes.TrimPrefix(src, []byte("\uFEFF")), []byte("\r\n"), []byte("\n"))
	src = bytes.ReplaceAll(src, []byte("\r"), []byte("\n"))
	if line := isHTML(src); line > 0 {
		return fail(line, "HTML: want the page in Markdown, as it is published")
	}
	if at := nested.FindIndex(src); at != nil {
		return fail(1+bytes.Count(src[:at[0]], []byte("\n")), "quotes or lists in a hundred others: no page of the reference has them")
	}
	r := &reader{page: &Page{File: file}}
	body, title := r.frontMatter(r.visible(src))
	if line := openFence(body); line > 0 {
		return fail(line, "the page is cut: the code that begins here does not end")
	}
	r.blocks = split(body, r.warn)
	r.name(title)
	if !word.MatchString(r.page.Name) {
		return fail(0, "neither the title nor the file names a resource in letters and digits alone: rename the file")
	}
	r.sections()
	if !r.known {
		return fail(0, "not a page of a resource or an enumeration: none of its headings is one of theirs")
	}
	if line := r.cut(body); line > 0 {
		return fail(line, "the page is cut: it ends where more must follow")
	}
	r.finish()
	return r.page, nil
}

// notText is the line of the first byte that is not UTF-8, 0 if all are.
func notText(src []byte) int {
	if utf8.Valid(src) {
		return 0
	}
	line := 1
	for len(src) > 0 {
		r, size := utf8.DecodeRune(src)
		if r == utf8.RuneError && size == 1 {
			return line
		}
		if r == '\n' {
			line++
		}
		src = src[size:]
	}
	return line
}

var htmlStart = regexp.MustCompile(`(?i)^\s*(<!--.*?-->\s*)*<(!doctype|html|head|body|\?xml)\b`)

// isHTML is the line where src begins as HTML does, 0 if it does not.
func isHTML(src []byte) int {
	if at := htmlStart.FindIndex(src); at != nil {
		return 1 + bytes.Count(src[:at[1]], []byte("\n"))
	}
	return 0
}

// nested matches a line that takes a parser too long.
var nested = regexp.MustCompile(`(?m)^(?:[ \t]*(?:>|[*+-][ \t])){100}`)

var fence = regexp.MustCompile("^ {0,3}(`{3,}|~{3,})(.*)$")

// openFence is the line of the fence that is not closed, 0 if each is.
func openFence(src []byte) int {
	open, at, number := "", 0, 0
	for line := range bytes.Lines(src) {
		number++
		m := fence.FindSubmatch(bytes.TrimRight(line, "\n "))
		switch {
		case m == nil:
		case open == "" && !(m[1][0] == '`' && bytes.ContainsRune(m[2], '`')):
			open, at = string(m[1]), number
		case open != "" && m[1][0] == open[0] && len(m[1]) >= len(open) && len(bytes.TrimSpace(m[2])) == 0:
			open = ""
		}
	}
	if open == "" {
		return 0
	}
	return at
}

// unseen matches characters without a width, which only copying brings along.
var unseen = regexp.MustCompile(`[\x{200B}\x{200C}\x{200D}\x{2060}\x{FEFF}]+`)

// visible is src without characters that have no width.
func (r *reader) visible(src []byte) []byte {
	for _, at := range unseen.FindAllIndex(src, -1) {
		r.warn(1+bytes.Count(src[:at[0]], []byte("\n")), "a character without width is left out")
	}
	return unseen.ReplaceAll(src, nil)
}

// frontMatter is src with the front matter blanked out, and the title that it gives.
func (r *reader) frontMatter(src []byte) (body []byte, title string) {
	first, rest, _ := bytes.Cut(src, []byte("\n"))
	if string(bytes.TrimRight(first, "\t ")) != "---" {
		return src, ""
	}
	length, ended := len(src)-len(rest), false
	for line := range bytes.Lines(rest) {
		length += len(line)
		line = bytes.TrimRight(line, "\n\t ")
		if bytes.Equal(line, []byte("---")) || bytes.Equal(line, []byte("...")) {
			ended = true
			break
		}
		if value, is := bytes.CutPrefix(line, []byte("title:")); is {
			title = strings.Trim(string(bytes.TrimSpace(value)), `"'`)
		}
	}
	if !ended {
		r.warn(1, "the front matter does not end")
		return src, ""
	}
	body = bytes.Clone(src)
	for i := range length {
		if body[i] != '\n' {
			body[i] = ' '
		}
	}
	return body, title
}

// A reader reads one page.
type reader struct {
	page   *Page
	blocks []block
	known  bool      // a heading was one of a page of the reference
	at     place     // where it is
	last   string    // the section that it is in
	empty  int       // the line of that section's heading as long as nothing was read below it
	loose  *unfenced // a sample among the prose that may go on
}

// warn notes an oddity.
func (r *reader) warn(line int, format string, args ...any) {
	r.page.Warnings = append(r.page.Warnings, Warning{line, fmt.Sprintf(format, args...)})
}

// name finds the name of the page: the first word of its title.
func (r *reader) name(title string) {
	base := strings.TrimSuffix(strings.TrimSuffix(filepath.Base(r.page.File), ".md"), "_ref")
	line, found := 1, ""
	for i, b := range r.blocks {
		if b.kind == heading && (b.level == 1 || i == 0 && identify(b.text) == "") {
			line, found = b.line, b.text
			r.blocks = append(r.preamble(r.blocks[:i]), r.blocks[i+1:]...)
			break
		}
	}
	switch {
	case found != "":
	case title != "":
		found = title
		r.warn(line, "no heading of level 1: the page is named by its front matter")
	default:
		found = base
		r.warn(line, "no heading of level 1: the page is named by its file")
	}
	name, _, _ := strings.Cut(found, " ")
	if r.page.Name = strings.Trim(name, "`\"'.,:"); !word.MatchString(r.page.Name) {
		r.warn(line, "the title %q does not begin with a name: the page is named by its file", found)
		r.page.Name = base
	}
	if !strings.EqualFold(r.page.Name, base) {
		r.warn(line, "the page is named %s, and its file %s", r.page.Name, base)
	}
}

// word matches the names of resources and enumerations. They become names of files
// and parts of ids.
var word = regexp.MustCompile(`^\w+$`)

// preamble are those of the blocks before the title that are no prose: prose there
// is not about the page's subject.
func (r *reader) preamble(before []block) []block {
	var left []block
	for _, b := range before {
		if b.kind != prose {
			left = append(left, b)
		} else if b.text != "" {
			r.page.Remarks = append(r.page.Remarks, Entry{opening, b.text, b.line})
		}
	}
	return left
}

// cut is the line where the page ends too early, 0 if it does not.
func (r *reader) cut(body []byte) int {
	if r.empty > 0 && !mayBeEmpty[r.last] {
		return r.empty
	}
	body = bytes.TrimRight(body, "\n ")
	last := body[bytes.LastIndexByte(body, '\n')+1:]
	if bytes.HasPrefix(last, []byte("|")) && !bytes.HasSuffix(last, []byte("|")) {
		return 1 + bytes.Count(body, []byte("\n"))
	}
	return 0
}

// finish puts the warnings in order, each once.
func (r *reader) finish() {
	slices.SortStableFunc(r.page.Warnings, func(a, b Warning) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.What, b.What))
	})
	r.page.Warnings = slices.Compact(r.page.Warnings)
	r.page.Enumeration = len(r.page.Members) > 0 && len(r.page.Operations) == 0 && len(r.page.Links) == 0
}
