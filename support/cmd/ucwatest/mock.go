package main

import (
	"context"
	"crypto/rand"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"time"

	"ucwatest/support/mock"
)

// serve runs the mock on its own, for authors of clients and for a look at kept scenes.
type serve struct{ ui }

// A stand is what the flags of mock say.
type stand struct {
	listen, dialect string
	control         bool
}

func (s *stand) flags() *flag.FlagSet {
	f := flags("mock")
	f.StringVar(&s.listen, "listen", "127.0.0.1:8080", "serve on this `address`; port 0 takes a free one")
	f.StringVar(&s.dialect, "dialect", "real", "answer in these `forms`: real or doc")
	f.BoolVar(&s.control, "control", false, "let runs with -on make users and routes of their own")
	return f
}

// Run runs the verb.
func (s *serve) Run(args []string) int {
	var o stand
	if code, ok := s.parse(o.flags(), args); !ok {
		return code
	}
	dialect, err := mock.ParseDialect(o.dialect)
	if err != nil {
		return s.fail(exitUsage, fmt.Errorf("-dialect: %w", err))
	}
	pool := mock.New(mock.Options{Dialect: dialect, Now: time.Now, Rand: rand.Reader, Control: o.control})
	for _, name := range []string{"caller", "callee", "answerer"} {
		user := mock.User{SIP: "sip:" + name + "@contoso.com", Username: name + "@contoso.com", Name: name, Password: defaultPassword, Answers: true}
		if err := pool.AddUser(user); err != nil {
			return s.fail(exitNone, err)
		}
	}
	listener, err := net.Listen("tcp", o.listen)
	if err != nil {
		return s.fail(exitNone, fmt.Errorf("-listen: %w", err))
	}
	ctx, stop := interruptible()
	defer stop()
	return s.serve(ctx, listener, pool)
}

// defaultPassword is what the users a standalone mock starts with sign in with.
const defaultPassword = "pass@word1"

// serve serves until ctx ends.
func (s *serve) serve(ctx context.Context, l net.Listener, pool *mock.Pool) int {
	fmt.Fprintf(s.out, "UCWA mock on http://%s/ (Ctrl-C ends it)\nusers caller, callee and answerer @contoso.com, password %s\n", l.Addr(), defaultPassword)
	server := &http.Server{Handler: pool, ReadHeaderTimeout: 10 * time.Second}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
	select {
	case err := <-ended:
		return s.fail(exitNone, err)
	case <-ctx.Done():
	}
	if err := errors.Join(pool.Close(), server.Close()); err != nil {
		return s.fail(exitNone, err)
	}
	return exitOK
}

// Synopsis is the verb in one line.
func (s *serve) Synopsis() string { return "Serve the mock pool on its own" }

// Help is the verb's help text.
func (s *serve) Help() string {
	return `Usage: ucwatest mock [flags]

  Serves a UCWA pool that keeps real state, for authors of clients and as a
  target of its own.

  ucwatest mock -listen 127.0.0.1:8080 -control

Flags:
` + flagHelp(new(stand).flags())
}
