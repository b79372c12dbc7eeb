package reference

import (
	"encoding/json"
	"html"
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// An unfenced is a sample that stands among the prose.
type unfenced struct {
	lines []string
	line  int

	begun, json bool // it has a body, which is in JSON
	depth       int  // of braces that are open
}

// begins matches the first line of a sample.
var begins = regexp.MustCompile(`^(\{|\[\s*$|<\?xml|<(resource|events|input|reason)\b|HTTP/\d(\.\d)? \d|(?i:get|post|put|delete|options) \S+ HTTP/)`)

// unfenced returns the lines of b that are prose. Those from which on it is a
// sample are kept for samples.
func (r *reader) unfenced(b block) []string {
	if r.loose != nil && r.loose.open() {
		r.loose.add("")
		r.loose.add(b.raw...)
		return nil
	}
	r.samples()
	for i, line := range b.raw {
		if begins.MatchString(line) {
			r.warn(b.line+i, "a sample without a code fence")
			r.loose = &unfenced{line: b.line + i}
			r.loose.add(b.raw[i:]...)
			return b.raw[:i]
		}
	}
	return b.raw
}

func (u *unfenced) add(lines ...string) {
	for _, line := range lines {
		if at := strings.IndexAny(line, "{<"); at >= 0 && !u.begun {
			u.begun, u.json = true, line[at] == '{'
		}
		u.depth += strings.Count(line, "{") - strings.Count(line, "}")
		u.lines = append(u.lines, line)
	}
}

// open tells whether more of the sample must follow.
func (u *unfenced) open() bool {
	if u.json {
		return u.depth > 0
	}
	last := u.lines[len(u.lines)-1]
	return !strings.HasSuffix(last, ">") || strings.HasSuffix(last, "?>")
}

// samples reads the sample that stands among the prose, if there is one.
func (r *reader) samples() {
	if u := r.loose; u != nil {
		r.loose = nil
		r.sample(strings.Join(u.lines, "\n"), u.line)
	}
}

// sample reads a sample of the section that the reader is in.
func (r *reader) sample(text string, line int) {
	r.samples()
	text = r.unmarked(text, line)
	switch r.at.section {
	case event:
		r.events(text, line)
	case jsonRequest, jsonResponse, xmlRequest, xmlResponse, examples, method, input, output:
		first, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
		if at := answer.FindStringIndex(text); at != nil && requestLine.MatchString(first) {
			r.warn(line, "a request and its response in one sample")
			r.exchange(text[:at[0]], line)
			text, line = text[at[1]-len("HTTP/"):], line+strings.Count(text[:at[1]], "\n")
		}
		r.exchange(text, line)
	default:
		r.warn(line, "a sample in section %q is not read", r.last)
	}
}

// marked matches what converters to Markdown make of addresses in samples, and of names
// that begin with an underscore.
var marked = []struct {
	what    string
	form    *regexp.Regexp
	instead string
}{
	{"an address in angle brackets", regexp.MustCompile(`"<(https?://[^<>"\s]+)>"`), `"$1"`},
	{"a blank that does not break", regexp.MustCompile(`\x{00A0}`), " "},
	{"an underscore that is escaped", regexp.MustCompile(`"\\_`), `"_`},
}

// unmarked is a sample without marks of Markdown.
func (r *reader) unmarked(text string, line int) string {
	for _, m := range marked {
		if plain := m.form.ReplaceAllString(text, m.instead); plain != text {
			r.warn(line, "%s in a sample", m.what)
			text = plain
		}
	}
	return text
}

// answer matches where a response begins below a request.
var answer = regexp.MustCompile(`\n[ \t]*\n[ \t]*HTTP/`)

// events reads what the event channel answers with, with its headers or without.
func (r *reader) events(text string, line int) {
	if lines := strings.Split(strings.TrimSpace(text), "\n"); statusLine.MatchString(lines[0]) {
		r.warn(line, "a sample of events with headers")
		text = strings.Join(r.head(&Sample{Line: line, Header: http.Header{}}, lines), "\n")
	}
	mediaType := ucwa.FormatJSON.MediaType()
	if strings.HasPrefix(strings.TrimSpace(text), "<") {
		mediaType = ucwa.FormatXML.MediaType()
	}
	p, err := document.ReadPackage(mediaType, []byte(text))
	if err != nil {
		r.warn(line, "a sample of events is not read: %v", err)
		return
	}
	if last := len(r.page.Events) - 1; last >= 0 && r.page.Events[last].Type == r.at.event {
		r.page.Events[last].Samples = append(r.page.Events[last].Samples, p)
		return
	}
	r.warn(line, "a sample of the event %s stands before its table", r.at.event)
	r.page.Events = append(r.page.Events, Event{Type: r.at.event, Samples: []*document.Package{p}, Line: line})
}

// exchange reads a request or a response.
func (r *reader) exchange(text string, line int) {
	s := Sample{Line: line, Header: http.Header{}, Request: r.at.section == jsonRequest || r.at.section == xmlRequest}
	if r.at.section == xmlRequest || r.at.section == xmlResponse {
		s.Format = ucwa.FormatXML
	}
	lines := strings.Split(strings.TrimRight(text, "\n\t "), "\n")
	for len(lines) > 1 && strings.TrimSpace(lines[0]) == "" {
		lines, s.Line = lines[1:], s.Line+1
	}
	lines = r.head(&s, r.outdented(lines, s.Line))
	for len(lines) > 0 && strings.TrimSpace(lines[0]) == "" {
		lines = lines[1:] // one empty line ends the headers, and more say nothing
	}
	s.Body = []byte(strings.Join(lines, "\n"))
	s.MediaType = s.Header.Get("Content-Type")
	r.body(&s)
	r.at.operation.Samples = append(r.at.operation.Samples, s)
}

// outdented are the lines of a sample without what its first line is indented by.
func (r *reader) outdented(lines []string, line int) []string {
	indent := lines[0][:len(lines[0])-len(strings.TrimLeft(lines[0], " \t"))]
	if indent == "" || strings.TrimSpace(lines[0]) == "" {
		return lines
	}
	r.warn(line, "a sample that is indented")
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = strings.TrimPrefix(l, indent)
	}
	return out
}

var (
	statusLine  = regexp.MustCompile(`^HTTP/\d(?:\.\d)? (\d{3})\b`)
	requestLine = regexp.MustCompile(`^([A-Za-z]+) (\S+)(?: HTTP/\d(?:\.\d)?)?\s*$`)
	headerLine  = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9-]*)\s*:\s*(.*)$`)
)

// head reads the first line and the headers of s, and returns the lines of its body.
func (r *reader) head(s *Sample, lines []string) []string {
	first := html.UnescapeString(lines[0])
	status, request := statusLine.FindStringSubmatch(first), requestLine.FindStringSubmatch(first)
	if status == nil && request == nil {
		if strings.TrimSpace(strings.Join(lines, "")) == "" {
			r.warn(s.Line, "an empty sample")
			return nil
		}
		r.warn(s.Line, "a sample without headers")
		return lines
	}
	if s.Request != (status == nil) {
		if r.at.section != examples {
			r.warn(s.Line, "the sample in section %q begins as the other of request and response", r.at.section)
		}
		s.Request = status == nil
	}
	if status != nil {
		s.Status, _ = strconv.Atoi(status[1]) // three digits
	} else {
		s.Method, s.URL = request[1], request[2]
	}
	for i, line := range lines[1:] {
		m := headerLine.FindStringSubmatch(line)
		switch {
		case m != nil:
			s.Header.Add(m[1], m[2])
		case strings.TrimSpace(line) == "":
			return lines[i+2:]
		default:
			r.warn(s.Line+i+1, "a sample without an empty line after its headers")
			return lines[i+1:]
		}
	}
	return nil
}

// body reads the body of s as a resource, if it is one.
func (r *reader) body(s *Sample) {
	if len(strings.TrimSpace(string(s.Body))) == 0 {
		s.Body = nil
		return
	}
	if s.MediaType == "" {
		if r.at.section == examples && strings.HasPrefix(strings.TrimSpace(string(s.Body)), "<") {
			s.Format = ucwa.FormatXML
		}
		r.warn(s.Line, "a body without Content-Type is read as %s", s.Format)
		s.MediaType = s.Format.MediaType()
	}
	format, isUCWA := ucwa.FormatOf(strings.ToLower(strings.TrimSpace(strings.Split(s.MediaType, ";")[0])))
	switch {
	case !isUCWA:
		r.warn(s.Line, "a body in %s is not a resource", s.MediaType)
		return
	case format != s.Format && r.at.section != examples:
		r.warn(s.Line, "the sample in section %q is in %s", r.at.section, s.MediaType)
	}
	s.Format = format
	for _, mend := range menders {
		body := mend.do(s.Body, format)
		d, err := document.Read(s.MediaType, body)
		if err != nil {
			continue
		}
		if mend.what != "" {
			r.warn(s.Line, "%s", mend.what)
		}
		s.Body, s.Document = body, d
		return
	}
	_, err := document.Read(s.MediaType, s.Body)
	r.warn(s.Line, "a sample is not read: %v", err)
}

// menders are what pages do to bodies, and how it is undone.
var menders = []struct {
	what string
	do   func(body []byte, f ucwa.Format) []byte
}{
	{"", func(body []byte, _ ucwa.Format) []byte { return body }},
	{"a body that is escaped as HTML", unescaped},
	{"a line break inside a JSON string", oneLine},
	{"a body that is escaped as HTML, with a line break inside a JSON string", func(body []byte, f ucwa.Format) []byte {
		return oneLine(unescaped(body, f), f)
	}},
}

func unescaped(body []byte, _ ucwa.Format) []byte { return []byte(html.UnescapeString(string(body))) }

// oneLine is a JSON body with a space for each line break inside of a string.
func oneLine(body []byte, f ucwa.Format) []byte {
	if f != ucwa.FormatJSON || json.Valid(body) {
		return body
	}
	out := make([]byte, 0, len(body))
	inside, escaped := false, false
	for _, b := range body {
		switch {
		case inside && (b == '\n' || b == '\r'):
			if n := len(out); out[n-1] != ' ' {
				out = append(out, ' ')
			}
			continue
		case inside && b == ' ' && out[len(out)-1] == ' ':
			continue
		case b == '"' && !escaped:
			inside = !inside
		}
		escaped = b == '\\' && !escaped
		out = append(out, b)
	}
	return out
}
