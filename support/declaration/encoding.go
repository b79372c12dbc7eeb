package declaration

import (
	"bytes"
	"fmt"
	"io/fs"
	"unicode/utf8"
)

// byteOrderMark is what some editors put before a text in UTF-8.
var byteOrderMark = []byte("\ufeff")

// readText reads a file of the declaration: text in UTF-8, with or without a
// byte order mark, which is left out. The problem says what else it is, and where.
func readText(fsys fs.FS, path string) ([]byte, Problems) {
	info, err := fs.Stat(fsys, path)
	if err == nil && !info.Mode().IsRegular() { // reading a named pipe might never end
		return nil, Problems{{File: path, What: "cannot be read: it is not a regular file", Do: "replace it with one"}}
	}
	content, err := fs.ReadFile(fsys, path)
	if err != nil {
		return nil, Problems{unreadable(path, err)}
	}
	content = bytes.TrimPrefix(content, byteOrderMark)
	for _, wrong := range []func([]byte) (int, string){utf16, notUTF8, loneReturn} {
		if line, what := wrong(content); line > 0 {
			return nil, Problems{{File: path, Line: line, What: what, Do: "save it as UTF-8, with lines that end in LF or CRLF"}}
		}
	}
	return content, nil
}

// utf16 finds the marks of UTF-16 and UTF-32: their byte order mark, or a NUL.
func utf16(content []byte) (line int, what string) {
	if bytes.HasPrefix(content, []byte("\xff\xfe")) || bytes.HasPrefix(content, []byte("\xfe\xff")) {
		return 1, "the file is in UTF-16"
	}
	if at := bytes.IndexByte(content, 0); at >= 0 {
		return lineAt(content, at), "the line holds a NUL, as a text in UTF-16 does"
	}
	return 0, ""
}

// notUTF8 finds the first byte that cannot be UTF-8.
func notUTF8(content []byte) (line int, what string) {
	if utf8.Valid(content) {
		return 0, ""
	}
	for at := 0; ; {
		r, width := utf8.DecodeRune(content[at:])
		if r == utf8.RuneError && width == 1 {
			return lineAt(content, at), fmt.Sprintf("the line holds the byte 0x%X, which is not UTF-8: the file may be in Latin-1", content[at])
		}
		at += width
	}
}

// loneReturn finds a carriage return that ends no line: to Gherkin all of such a
// file is one line.
func loneReturn(content []byte) (line int, what string) {
	for at, b := range content {
		if b == '\r' && (at+1 == len(content) || content[at+1] != '\n') {
			return lineAt(content, at), "the line holds a carriage return without a line feed"
		}
	}
	return 0, ""
}

// lineAt is the number of the line in which the byte stands.
func lineAt(content []byte, at int) int {
	return bytes.Count(content[:at], []byte("\n")) + 1
}
