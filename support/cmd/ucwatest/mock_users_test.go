package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// sampleOffice is a users file that says all it may.
const sampleOffice = `user "ada" {
  sip      = "sip:ada@north.contoso.com"
  username = "north\\ada"
  password = "it's \"hers\""
  name     = "Ada of the North"
  phone    = "tel:+14255550123"
  title    = "Analyst"
  emails   = ["ada@contoso.com", "countess@north.contoso.com"]
  contacts = ["cleo"]
  picks_up = true
}

user "bob" {
  sip        = "sip:bob@south.contoso.com"
  password   = "b"
  messages   = "accept"
  calls      = "ignore"
  forward_to = "cleo"
}

user "cleo" {
  sip        = "sip:cleo@contoso.com"
  password   = "c"
  messages   = "decline"
  calls      = "accept"
  ring_along = "bob"
  after      = "1.5s"
}
`

func TestUsersFile_isRead(t *testing.T) {
	t.Parallel()
	s := stood(t, "-tls", "-users", filepath.Join(write(t, map[string]string{"office.hcl": sampleOffice}), "office.hcl"))
	for _, want := range []string{"  north\\ada\n", "  bob@south.contoso.com  accepts messages, forwards calls to cleo@contoso.com\n",
		"declines messages, accepts calls, lets bob@south.contoso.com ring along\n", "sign in as north\\ada and register"} {
		if !strings.Contains(s.ready, want) {
			t.Errorf("got %q, want %q in it", s.ready, want)
		}
	}
	if got := s.shell(); !strings.Contains(got, `"name":"Ada of the North"`) {
		t.Errorf("got %q, want her name", got)
	}
}

func TestUsersFile_hasNobodySlowerThanThePatience(t *testing.T) {
	t.Parallel()
	office := filepath.Join(write(t, map[string]string{"office.hcl": sampleOffice}), "office.hcl")
	code, _, stderr := command("mock", "-listen", "256.0.0.1:1", "-users", office, "-patience", "1.5s")
	if code != exitUsage || !strings.Contains(stderr, "less than the 1.5s after") {
		t.Errorf("got exit %d and %q, want that cleo is too slow", code, stderr)
	}
}

func TestUsersFile_saysWhatIsWrong(t *testing.T) {
	t.Parallel()
	member := func(line string) string {
		return "user \"a\" {\n  sip      = \"sip:a@contoso.com\"\n  password = \"a\"\n  " + line + "\n}\n"
	}
	for name, row := range map[string]struct{ text, want string }{
		"no HCL":           {"user {", "line 1"},
		"no user":          {"", "got no user, want at least one"},
		"an unknown key":   {member(`mesages = "accept"`), `Did you mean "messages"?`},
		"no password":      {"user \"a\" {\n  sip = \"sip:a@contoso.com\"\n}\n", `The argument "password" is required`},
		"no sip":           {"user \"a\" {\n  password = \"a\"\n}\n", `The argument "sip" is required`},
		"no address":       {"user \"a\" {\n  sip = \"a\"\n  password = \"a\"\n}\n", `user "a": want an address like sip:name@contoso.com`},
		"an empty one":     {"user \"a\" {\n  sip = \"sip:a@contoso.com\"\n  password = \"\"\n}\n", "want a username and a password"},
		"a name twice":     {member("") + strings.ReplaceAll(member(""), "sip:a@", "sip:b@"), `user "a": got the name twice`},
		"an address twice": {member("") + strings.ReplaceAll(member(""), `user "a"`, `user "b"`), `user sip:a@contoso.com: "sip:a@contoso.com" is taken by sip:a@contoso.com`},
		"an odd reply":     {member(`calls = "maybe"`), `user "a": calls: reply: got "maybe", want one of ["ignore" "accept" "decline"]`},
		"another":          {member(`messages = "maybe"`), `user "a": messages: reply: got "maybe"`},
		"nobody to call":   {member(`forward_to = "b"`), `user "a": forward_to: got "b", want the name of a user of this file`},
		"no contact":       {member(`contacts = ["b"]`), `user "a": contacts: got "b", want the name of a user of this file`},
		"no e-mail":        {member(`emails = ["a b"]`), `user sip:a@contoso.com: emails: got "a b", want an address like name@contoso.com`},
		"nobody else":      {member(`ring_along = "b"`), `user "a": ring_along: got "b"`},
		"an odd time":      {member(`after = "soon"`), `user "a": after: got "soon", want a time like "2s"`},
		"a long time":      {member(`after = "1h"`), "got a delay of 1h0m0s"},
		"oneself":          {member(`forward_to = "a"`), "want somebody else"},
	} {
		path := filepath.Join(write(t, map[string]string{"office.hcl": row.text}), "office.hcl")
		code, _, stderr := command("mock", "-listen", "127.0.0.1:0", "-users", path)
		if code != 3 || !strings.Contains(strings.Join(strings.Fields(stderr), " "), row.want) || !strings.Contains(stderr, "office.hcl line ") {
			t.Errorf("%s: got exit %d and %q, want exit 3 and %q with its place", name, code, stderr, row.want)
		}
	}
}
