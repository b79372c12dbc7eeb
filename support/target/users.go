package target

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"ucwatest/support/client"
	"ucwatest/support/redact"
)

var (
	sipPattern    = regexp.MustCompile(`^sip:[^@\s]+@[a-zA-Z0-9.-]+$`)
	numberPattern = regexp.MustCompile(`^(tel:)?\+?[0-9 ().\-/]{7,}(;.*)?$`)
)

// accounts are those of users by their parts; what users can be recognised by is
// added to redactor.
func (c *checker) accounts(users []userBlock, redactor *redact.Redactor) map[string]client.Account {
	all := map[string]client.Account{}
	for _, u := range users {
		switch _, twice := all[u.Part]; {
		case !slices.Contains(parts, u.Part):
			c.complain(u.At, "user %q: want one of %q", u.Part, parts)
		case twice:
			c.complain(u.At, "user %q: got the user twice, want it once", u.Part)
		}
		all[u.Part] = c.account(u)
		redactor.Person(redact.Person{Part: u.Part, SIP: u.SIP, Names: append(u.Names, all[u.Part].Username), Numbers: u.Numbers})
	}
	return all
}

func (c *checker) account(u userBlock) client.Account {
	if !sipPattern.MatchString(u.SIP) {
		c.refuse(u.Body, "sip", `sip: got %q, want an address as "sip:a@contoso.com"`, u.SIP)
	}
	for _, name := range u.Names {
		if len(name) < redact.Shortest {
			c.refuse(u.Body, "names", "names: got %q, want %d letters or more: shorter names cannot be hidden", name, redact.Shortest)
		}
	}
	for _, number := range u.Numbers {
		if !numberPattern.MatchString(number) {
			c.refuse(u.Body, "numbers", `numbers: got %q, want a number with the country's code, as "tel:+14255550100"`, number)
		}
	}
	a := client.Account{Name: u.Part, SIP: u.SIP}
	if u.Auth == nil {
		c.complain(u.At, `user %q: want a block auth "password", auth "windows" or auth "token"`, u.Part)
		return a
	}
	c.auth(*u.Auth, &a)
	return a
}

// grants are what the kinds of auth ask for.
var grants = map[string]struct {
	grant  string
	signIn []string
}{
	"password": {client.Password, []string{"username", "password"}},
	"windows":  {client.Windows, []string{"username", "password"}},
	"token":    {"", []string{"token"}},
}

func (c *checker) auth(b authBlock, a *client.Account) {
	kind, known := grants[b.Kind]
	if !known {
		c.complain(b.At, `auth %q: want "password", "windows" or "token"`, b.Kind)
		return
	}
	a.Grant, a.Username, a.Password, a.Token = kind.grant, b.Username, b.Password, b.Token
	for _, key := range []string{"username", "password", "token"} {
		switch wanted := slices.Contains(kind.signIn, key); {
		case wanted && !said(b.Body, key):
			c.complain(b.At, "auth %q: %s is missing, want %s", b.Kind, key, strings.Join(kind.signIn, " and "))
		case !wanted:
			c.refuse(b.Body, key, "auth %q: got %s, want %s only", b.Kind, key, strings.Join(kind.signIn, " and "))
		case key == "username" && b.Username == "":
			c.refuse(b.Body, key, "username: got nothing, want the name to sign in with")
		case key == "username" && strings.ContainsAny(b.Username, "\r\n"):
			c.refuse(b.Body, key, `username: got a line break in the name, want one line in quotes, as "a@contoso.com": a here-document (<<) ends with a line break`)
		case key != "username":
			c.secret(b.Body, key, map[string]string{"password": b.Password, "token": b.Token}[key])
		}
	}
}

// secret refuses one that stands in the file, and one with a line break, which
// nobody can sign in with.
func (c *checker) secret(body hcl.Body, key, value string) {
	call, ok := attribute(body, key).Expr.(*hclsyntax.FunctionCallExpr)
	if !ok || call.Name != "env" {
		c.refuse(body, key, `%s: want env("NAME") and nothing else: a secret stands in the environment, never in a file`, key)
		return
	}
	if strings.ContainsAny(value, "\r\n") {
		c.refuse(body, key, "%s: the environment variable holds a line break, want the secret alone: set it without one, as \"printf %%s\" writes it and \"echo\" does not", key)
	}
}

// everybody complains if a user is missing whom the run would act by.
func (c *checker) everybody(e entry, b block, t *Target) {
	need := parts[:1]
	if t.Permits(MayStage) && t.acts() {
		need = parts
	}
	for _, part := range need {
		if !slices.ContainsFunc(b.Users, func(u userBlock) bool { return u.Part == part }) {
			c.complain(e.At, "target %q: the user %q is missing%s", e.Name, part, whatFor(part))
		}
	}
	for _, part := range t.Staging.Answers {
		if !slices.ContainsFunc(b.Users, func(u userBlock) bool { return u.Part == part }) {
			c.refuse(b.Stage.Body, "answers", "answers: got %q, want a user of this target", part)
		}
	}
}

func whatFor(part string) string {
	if part == "caller" {
		return ": nothing can be asked without"
	}
	return fmt.Sprintf(`: staging acts by %s; without, leave "stage" out of may, or name a block given or observe`, strings.Join(parts, ", "))
}
