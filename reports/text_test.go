package reports

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestVisible(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ text, want string }{
		"nothing":                   {"", ""},
		"plain text":                {"a link messaging", "a link messaging"},
		"other scripts":             {"zażółć 会議 🙂", "zażółć 会議 🙂"},
		"what looks like an escape": {`\x1b`, `\x1b`},
		"a colour":                  {"\x1b[31mred", `\x1b[31mred`},
		"NUL and bell":              {"a\x00b\a", `a\x00b\a`},
		"newline and tab":           {"a\r\nb\tc", `a\r\nb\tc`},
		"delete":                    {"\x7f", `\x7f`},
		"the second control range":  {"\u009b2J", `\u009b2J`},
		"a direction mark":          {"user\u202egnp", `user\u202egnp`},
		"no-break space":            {"a\u00a0b", `a\u00a0b`},
		"byte order mark":           {"\ufeff{", `\ufeff{`},
		"no UTF-8":                  {"a\xffb\xc3", `a\xffb\xc3`},
		"the replacement character": {"\ufffd", "\ufffd"},
		"a command of GitHub":       {"::error file=a::b", `:\x3aerror file=a::b`},
		"one behind spaces":         {"  ::error::b", `  :\x3aerror::b`},
		"an older one":              {"a ##[error]b", `a \x23#[error]b`},
		"a command of Azure DevOps": {"a##vso[task.complete]b", `a\x23#vso[task.complete]b`},
		"one of TeamCity":           {"###teamcity[a]", `#\x23#teamcity[a]`},
		"an address, and a title":   {"fe80::1 ## [a]", "fe80::1 ## [a]"},
		"beyond the basic plane":    {"\U000e0001", `\U000e0001`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := Visible(test.text); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestCut(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		text  string
		limit int
		want  string
	}{
		"short enough":          {"abc", 3, "abc"},
		"one too many":          {"abcd", 3, "abc... (the first 3 of 4 bytes)"},
		"within a character":    {"aää", 4, "aä... (the first 3 of 5 bytes)"},
		"before a character":    {"aää", 3, "aä... (the first 3 of 5 bytes)"},
		"no character anywhere": {strings.Repeat("\x80", 9), 6, "\x80\x80... (the first 2 of 9 bytes)"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := cut(test.text, test.limit); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestLines(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ text, want string }{
		"nothing":              {"", ""},
		"of either convention": {"one\r\ntwo\x1b\n\nfour", `one|two\x1b||four`},
		"as many as are shown": {strings.Repeat("a\n", mostLines-1), strings.Repeat("a|", mostLines-1)},
		"more than are shown":  {strings.Repeat("a\n", 900), strings.Repeat("a|", mostLines) + "... (the first 20 of 901 lines)"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := strings.Join(lines(test.text), "|"); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func FuzzVisible(f *testing.F) {
	f.Add(attack)
	f.Fuzz(func(t *testing.T, text string) {
		got := Visible(text)
		if r, found := harmful(got); found || strings.Contains(got, "\n") || !utf8.ValidString(got) {
			t.Errorf("got %q with %q in it", got, r)
		}
		if again := Visible(got); again != got {
			t.Errorf("what is visible changes again: got %q, want %q", again, got)
		}
	})
}

func TestShortPath(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"https://pool.contoso.com":                                           "/",
		"https://pool.contoso.com/":                                          "/",
		"https://pool.contoso.com/WebTicket/oauthtoken":                      "/WebTicket/oauthtoken",
		"/Autodiscover/root/oauth/user?originalDomain=contoso.com":           "/…/root/oauth/user",
		"/ucwa/oauth/v1/applications/103/me/makeMeAvailable":                 "/…/me/makeMeAvailable",
		"/applications/103/people/callee@contoso.com/presence":               "/…/people/…/presence",
		"/applications/103/audioVideoInvitations/7b32e7/derivedConversation": "/…/audioVideoInvitations/…/derivedConversation",
		"/applications/103/communication/conversations/7b32e7":               "/…/conversations/…",
		"/ucwa/a%0a::error::b/c%e2%80%aed/%23%23vso[e]":                      "/ucwa/…",
		"http://[": "http://[",
	} {
		if got := ShortPath(address); got != want {
			t.Errorf("%s: got %s, want %s", address, got, want)
		}
	}
}
