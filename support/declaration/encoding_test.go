package declaration_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/declaration"
)

// inUTF16 is a text in UTF-16 without a byte order mark, the low byte first.
func inUTF16(text string) string {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(text)) {
		b.WriteByte(byte(unit))
		b.WriteByte(byte(unit >> 8))
	}
	return b.String()
}

func TestRead_wantsUTF8(t *testing.T) {
	t.Parallel()
	const do = "; save it as UTF-8, with lines that end in LF or CRLF"
	tests := map[string]struct{ content, want string }{
		"a byte order mark":      {"\ufeff" + good, ""},
		"CRLF":                   {strings.ReplaceAll(good, "\n", "\r\n"), ""},
		"UTF-16":                 {"\xff\xfe" + inUTF16(good), "a.feature:1: the file is in UTF-16" + do},
		"UTF-16, high byte":      {"\xfe\xff\x00F", "a.feature:1: the file is in UTF-16" + do},
		"UTF-16 without a mark":  {inUTF16(good), "a.feature:1: the line holds a NUL, as a text in UTF-16 does" + do},
		"Latin-1":                {strings.Replace(good, "Scenario: S", "Scenario: Gr\xf6\xdfe", 1), "a.feature:7: the line holds the byte 0xF6, which is not UTF-8: the file may be in Latin-1" + do},
		"carriage returns alone": {strings.ReplaceAll(good, "\n", "\r"), "a.feature:1: the line holds a carriage return without a line feed" + do},
		"one of them":            {strings.Replace(good, "Given a\n", "Given a\r", 1), "a.feature:8: the line holds a carriage return without a line feed" + do},
		"doubled ones":           {strings.Replace(good, "Given a\n", "Given a\r\r\n", 1), "a.feature:8: the line holds a carriage return without a line feed" + do},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, problems := declaration.Read(with(test.content))
			if diff := cmp.Diff(test.want, strings.Join(texts(problems), "\n")); diff != "" {
				t.Errorf("mismatch (-want +got):\n%s", diff)
			}
		})
	}
}

func TestRead_wantsALedgerInUTF8(t *testing.T) {
	t.Parallel()
	fsys := with(good)
	fsys["clauses.hcl"] = &fstest.MapFile{Data: []byte("\ufeff" + strings.ReplaceAll(ledgerText, "\n", "\r\n"))}
	if _, problems := declaration.Read(fsys); len(problems) > 0 {
		t.Errorf("a byte order mark and CRLF: got %v, want no problem", problems)
	}
	fsys["clauses.hcl"] = &fstest.MapFile{Data: []byte(ledgerText + "# \xfc\n")}
	_, problems := declaration.Read(fsys)
	if want := "which is not UTF-8"; !strings.Contains(problems.Error(), want) {
		t.Errorf("got %v, want %q", problems, want)
	}
}
