package standalone

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/gohcl"
	"github.com/hashicorp/hcl/v2/hclparse"

	"ucwatest/support/mock"
	"ucwatest/support/target"
)

// office is what a users file may hold.
type office struct {
	Users []userBlock `hcl:"user,block"`
}

type userBlock struct {
	Label     string    `hcl:"name,label"`
	SIP       string    `hcl:"sip"`
	Password  string    `hcl:"password"`
	Username  string    `hcl:"username,optional"`
	Name      string    `hcl:"name,optional"`
	Phone     string    `hcl:"phone,optional"`
	Title     string    `hcl:"title,optional"`
	Emails    []string  `hcl:"emails,optional"`
	Contacts  []string  `hcl:"contacts,optional"`
	PicksUp   bool      `hcl:"picks_up,optional"`
	Messages  string    `hcl:"messages,optional"`
	Calls     string    `hcl:"calls,optional"`
	ForwardTo string    `hcl:"forward_to,optional"`
	RingAlong string    `hcl:"ring_along,optional"`
	After     string    `hcl:"after,optional"`
	Range     hcl.Range `hcl:",def_range"`
}

// addUsers lets the users of the file at path sign in to pool, or the built-in
// ones if path is "".
func addUsers(pool *mock.Pool, path string) ([]mock.User, error) {
	if path == "" {
		users := builtIn()
		for _, u := range users {
			if err := pool.AddUser(u); err != nil {
				return nil, err
			}
		}
		return users, nil
	}
	source, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	parser := hclparse.NewParser()
	users, problems := readOffice(parser, source, path)
	for i := 0; i < len(users) && !problems.HasErrors(); i++ {
		if err := pool.AddUser(users[i].User); err != nil {
			problems = problems.Append(complain(users[i].at, err))
		}
	}
	if problems.HasErrors() {
		return nil, target.Diagnose(parser, problems)
	}
	var added []mock.User
	for _, u := range users {
		added = append(added, u.User)
	}
	return added, nil
}

// declared is a user with the place in the file.
type declared struct {
	mock.User
	at hcl.Range
}

// readOffice reads a users file: what is wrong with it is found all at once.
func readOffice(parser *hclparse.Parser, source []byte, path string) ([]declared, hcl.Diagnostics) {
	parsed, problems := parser.ParseHCL(source, path)
	if problems.HasErrors() {
		return nil, problems
	}
	var f office
	if problems = append(problems, gohcl.DecodeBody(parsed.Body, nil, &f)...); problems.HasErrors() {
		return nil, problems
	}
	addresses := map[string]string{}
	for _, b := range f.Users {
		if addresses[b.Label] != "" {
			problems = problems.Append(complain(b.Range, fmt.Errorf("user %q: got the name twice, want it once", b.Label)))
		}
		addresses[b.Label] = b.SIP
	}
	var users []declared
	for _, b := range f.Users {
		u, err := b.user(addresses)
		if err != nil {
			problems = problems.Append(complain(b.Range, fmt.Errorf("user %q: %w", b.Label, err)))
		}
		users = append(users, declared{u, b.Range})
	}
	if len(users) == 0 {
		whole := hcl.Range{Filename: path, Start: hcl.InitialPos, End: hcl.InitialPos}
		problems = problems.Append(complain(whole, errors.New("got no user, want at least one")))
	}
	return users, problems
}

// user is what b says; addresses are those of all users, by their names.
func (b userBlock) user(addresses map[string]string) (mock.User, error) {
	u := mock.User{SIP: b.SIP, Username: cmp.Or(b.Username, strings.TrimPrefix(b.SIP, "sip:")), Password: b.Password,
		Name: b.Name, Phone: b.Phone, Answers: b.PicksUp, Title: b.Title, Emails: b.Emails}
	var err error
	if b.Contacts != nil {
		u.Contacts = []string{} // without the key it is everybody
	}
	for _, name := range b.Contacts {
		known, err := contact("contacts", name, addresses)
		if err != nil {
			return u, err
		}
		u.Contacts = append(u.Contacts, known)
	}
	if u.Habits.Messages, err = mock.ParseReply(b.Messages); err != nil {
		return u, fmt.Errorf("messages: %w", err)
	}
	if u.Habits.Calls, err = mock.ParseReply(b.Calls); err != nil {
		return u, fmt.Errorf("calls: %w", err)
	}
	if u.Habits.Forward, err = contact("forward_to", b.ForwardTo, addresses); err != nil {
		return u, err
	}
	if u.Habits.RingAlong, err = contact("ring_along", b.RingAlong, addresses); err != nil {
		return u, err
	}
	if u.Habits.After, err = time.ParseDuration(cmp.Or(b.After, "0s")); err != nil {
		return u, fmt.Errorf(`after: got %q, want a time like "2s"`, b.After)
	}
	return u, nil
}

// contact is the address of the user called name, "" for nobody.
func contact(key, name string, addresses map[string]string) (string, error) {
	if address := addresses[name]; address != "" || name == "" {
		return address, nil
	}
	return "", fmt.Errorf("%s: got %q, want the name of a user of this file", key, name)
}

// complain says what is wrong at a place of a file.
func complain(at hcl.Range, err error) *hcl.Diagnostic {
	return &hcl.Diagnostic{Severity: hcl.DiagError, Summary: "Unusable user", Detail: err.Error(), Subject: &at}
}

// defaultPassword is what the built-in users sign in with.
const defaultPassword = "pass@word1"

// builtIn are the users of a mock without a users file: a caller who leaves all
// to the client that signs in, and others who live their part of a derivation
// by themselves.
func builtIn() []mock.User {
	const soon = time.Second
	address := func(name string) string { return "sip:" + name + "@contoso.com" }
	users := []mock.User{
		{Name: "caller", Answers: true},
		{Name: "callee", Answers: true, Habits: mock.Habits{Messages: mock.Accept, Forward: address("answerer"), After: soon}},
		{Name: "answerer", Answers: true, Habits: mock.Habits{Messages: mock.Accept, Calls: mock.Accept, After: soon}},
		{Name: "ringer", Habits: mock.Habits{Messages: mock.Accept, RingAlong: address("answerer"), After: soon}},
		{Name: "busy", Habits: mock.Habits{Messages: mock.Decline, Calls: mock.Decline, After: soon}},
	}
	for i := range users {
		u := &users[i]
		u.SIP, u.Username, u.Password = address(u.Name), u.Name+"@contoso.com", defaultPassword
	}
	return users
}
