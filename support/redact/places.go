package redact

import "bytes"

// A place is where a secret belongs: what follows certain words. It returns what
// is to be hidden after such a word, which stands from start to end of text;
// nothing if from is to.
type place func(text []byte, start, end int) (from, to int)

// places are the words, as they are spelled, and what follows them. The escaped
// forms of what is around them are decoded before.
var places = [...]struct {
	word     string
	anyCase  bool
	followed place
}{
	{"cwt=", false, accessToken}, // a web ticket, whatever it stands in (AuthenticationInUCWA)
	{"access_token", true, value},
	{"password", true, value},
}

func accessToken(text []byte, _, end int) (from, to int) {
	return end, until(text, end, "\"'&;,<>\\")
}

// until is where the first blank is, or the first of signs, or the end.
func until(text []byte, i int, signs string) int {
	for i < len(text) && !space(text[i]) && bytes.IndexByte([]byte(signs), text[i]) < 0 {
		i++
	}
	return i
}

func space(b byte) bool { return b == ' ' || '\t' <= b && b <= '\r' }

func spaces(text []byte, i int) int {
	for i < len(text) && space(text[i]) {
		i++
	}
	return i
}

// value is that of a form, of JSON, of XML or of a line of a log.
func value(text []byte, start, end int) (from, to int) {
	if from, to, is := element(text, start, end); is {
		return from, to
	}
	closed := end < len(text) && quote(text[end])
	if closed {
		end++
	}
	sign := spaces(text, end)
	if sign == len(text) || text[sign] != '=' && text[sign] != ':' {
		return 0, 0
	}
	from = spaces(text, sign+1)
	switch {
	case from == len(text):
		return 0, 0
	case quote(text[from]):
		return from + 1, closing(text, from+1, text[from])
	case closed:
		return 0, 0 // a number, or null
	case text[sign] == '=' && sign == end && from == end+1:
		return from, until(text, from, "&;,\"'<>\\{}[]")
	case text[sign] == ':':
		return from, until(text, from, "&;,\"'<>\\{}[]%")
	}
	return 0, 0
}

func quote(b byte) bool { return b == '"' || b == '\'' }

// closing is where the quote is that ends a text, or the end.
func closing(text []byte, i int, quote byte) int {
	for i < len(text) && text[i] != quote {
		if text[i] == '\\' && quote == '"' {
			i++
		}
		i++
	}
	return min(i, len(text))
}

// longestTag is how far the end of a tag is looked for.
const longestTag = 512

// element is the text of an XML element of that name, whatever its prefix.
func element(text []byte, start, end int) (from, to int, is bool) {
	open := start
	if open > 0 && text[open-1] == ':' {
		for open--; open > 0 && wordByte(text[open-1]); open-- {
		}
	}
	if open == 0 || text[open-1] != '<' || end == len(text) || text[end] != '>' && !space(text[end]) {
		return 0, 0, false
	}
	tag := bytes.IndexByte(text[end:min(len(text), end+longestTag)], '>')
	if tag < 0 {
		return 0, 0, false
	}
	from = end + tag + 1
	if at := spaces(text, from); bytes.HasPrefix(text[at:], []byte("<![CDATA[")) {
		from = at + len("<![CDATA[")
		return from, ending(text, from, "]]>"), true
	}
	return from, ending(text, from, "<"), true
}

// ending is where mark is, or the end.
func ending(text []byte, i int, mark string) int {
	if n := bytes.Index(text[i:], []byte(mark)); n >= 0 {
		return i + n
	}
	return len(text)
}
