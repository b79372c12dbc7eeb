package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"slices"
	"time"

	"ucwatest/support/command/arguments"
	"ucwatest/support/command/standalone"
	"ucwatest/support/declaration"
	"ucwatest/support/demo"
	"ucwatest/support/mock"
	"ucwatest/support/mutant"
	"ucwatest/support/recording/replay"
)

// mockCommand runs the mock on its own, for authors of clients and for a look at kept scenes.
type mockCommand struct{ meta }

// Run runs the verb with its flags and operands, and returns the exit code.
func (s *mockCommand) Run(args []string) int {
	i, stop := s.listenUnread()
	defer stop()
	return s.run(args, i)
}

// run serves until it is interrupted.
func (s *mockCommand) run(args []string, i interrupts) int {
	o, err := arguments.ParseMock(args, s.env)
	if err != nil {
		return s.refuseArguments(err)
	}
	spoil, err := spoilOf(o.Dialect, o.Spoil)
	if err != nil {
		return s.fail(exitUsage, err)
	}
	c := standalone.Config{Listen: o.Listen, Admin: o.Admin, Public: o.Public, TLS: o.TLS, CAFile: o.CAFile, Users: o.Users, Pool: mock.Options{Dialect: o.Dialect,
		Spoil: spoil, Now: time.Now, Rand: rand.Reader, Control: o.Control, ControlToken: o.ControlToken, Patience: o.Patience, Origins: o.Origins, Keep: -1}}
	if o.Control || o.Admin != "" {
		c.Pool.Keep = 0 // they show the last requests
	}
	if !o.Quiet {
		c.Logs = log.New(s.Err, "", 0)
	}
	if o.Replay != "" {
		if c.Front, err = s.replayed(o); err != nil {
			return s.fail(exitUsage, fmt.Errorf("-replay: %w", err))
		}
	}
	server, err := standalone.Open(c)
	var invalid *standalone.InvalidConfig
	switch {
	case errors.As(err, &invalid):
		return s.fail(exitUsage, err)
	case err != nil:
		return s.fail(exitNone, err)
	}
	s.Print(server.Ready())
	err = server.Serve(i.first, i.second)
	switch {
	case errors.Is(err, standalone.ErrCutOff):
		return s.fail(exitInterrupted, err)
	case err != nil:
		return s.fail(exitNone, err)
	}
	return exitOK
}

// replayed is what answers from a recording before the pool does.
func (s *mockCommand) replayed(o *arguments.Mock) (func(http.Handler) standalone.Front, error) {
	logs := log.New(io.Discard, "", 0)
	if !o.Quiet {
		logs = log.New(s.Err, "", 0)
	}
	from, err := replay.Open(o.Replay, replay.Options{Log: logs})
	if err != nil {
		return nil, err
	}
	return func(pool http.Handler) standalone.Front {
		if o.ElseLive {
			from.Else = pool
		}
		return from
	}, nil
}

// spoilOf is how the mutant called id answers, nil if that is "".
func spoilOf(d mock.Dialect, id string) (*mock.Spoil, error) {
	switch id {
	case "":
		return nil, nil
	case arguments.ExampleSpoil:
		return demo.Spoil(), nil
	}
	declared, err := declare("")
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, m := range slices.Concat(mutant.Mutants(declared, d), mutant.Benign(declared, d)) {
		if m.ID == id {
			return &m.Spoil, nil
		}
		ids = append(ids, m.ID)
	}
	hint := "mutate -json lists them"
	if near := declaration.Nearest(id, slices.Values(ids)); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return nil, fmt.Errorf("-spoil: %q matches no mutant; %s", id, hint)
}
