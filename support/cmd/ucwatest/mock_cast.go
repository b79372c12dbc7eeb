package main

import (
	"time"

	"ucwatest/support/mock"
)

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
