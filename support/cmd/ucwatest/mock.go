package main

import (
	"crypto/rand"
	"errors"
	"flag"
	"fmt"
	"log"
	"slices"
	"time"

	"ucwatest/support/command/standalone"
	"ucwatest/support/declaration"
	"ucwatest/support/demo"
	"ucwatest/support/mock"
	"ucwatest/support/mutant"
)

// serve runs the mock on its own, for authors of clients and for a look at kept scenes.
type serve struct{ ui }

// mockFlags are what the flags of mock say.
type mockFlags struct {
	listen, dialect, users, caFile string
	spoil                          string // the id of a mutant
	tls, public, control, quiet    bool
	patience                       time.Duration
}

func (o *mockFlags) flags() *flag.FlagSet {
	f := flags("mock")
	f.StringVar(&o.listen, "listen", "", "serve on this `address`; port 0 takes a free one (default 127.0.0.1:8080, with -tls 127.0.0.1:8443)")
	f.BoolVar(&o.public, "public", false, "let -listen be an address that other machines reach: anyone there can sign in")
	f.BoolVar(&o.tls, "tls", false, "serve over TLS, with a CA that is made for this run")
	f.StringVar(&o.caFile, "ca-file", "", "write the CA's certificate to this `file` (default ucwatest-ca-PORT.pem in the folder for temporary files)")
	f.StringVar(&o.users, "users", "", "take the users from this HCL `file` instead of the built-in ones")
	f.StringVar(&o.dialect, "dialect", mock.Real.String(), "answer in these `forms`: "+dialects())
	f.BoolVar(&o.control, "control", false, "let runs with -on make users, routes and faults of their own")
	f.StringVar(&o.spoil, "spoil", "", "answer wrongly in one place, as the mutant with this `id` does; mutate -json lists them, and "+exampleSpoil+" is what make demo shows")
	f.DurationVar(&o.patience, "patience", 30*time.Second, "give up an invitation that nobody answers, and a message that nobody fetches, after this `time`;\n"+
		"a phone that is picked up by itself rings for a thirtieth of it")
	f.BoolVar(&o.quiet, "quiet", false, "log no requests")
	return f
}

// check fills in what depends on other flags.
func (o *mockFlags) check() error {
	if o.caFile != "" && !o.tls {
		return errors.New("-ca-file: there is a CA with -tls only")
	}
	if o.patience <= 0 {
		return fmt.Errorf("-patience: got %v, want a time over 0s", o.patience)
	}
	if o.listen == "" {
		o.listen = "127.0.0.1:8080"
		if o.tls {
			o.listen = "127.0.0.1:8443"
		}
	}
	return nil
}

// Run runs the verb.
func (s *serve) Run(args []string) int {
	i, stop := s.listenUnread()
	defer stop()
	return s.run(args, i)
}

// run serves until it is interrupted.
func (s *serve) run(args []string, i interrupts) int {
	var o mockFlags
	if code, ok := s.parse(o.flags(), args); !ok {
		return code
	}
	if err := o.check(); err != nil {
		return s.fail(exitUsage, err)
	}
	dialect, err := mock.ParseDialect(o.dialect)
	if err != nil {
		return s.fail(exitUsage, fmt.Errorf("-dialect: %w", err))
	}
	spoil, err := spoilOf(dialect, o.spoil)
	if err != nil {
		return s.fail(exitUsage, err)
	}
	c := standalone.Config{Listen: o.listen, Public: o.public, TLS: o.tls, CAFile: o.caFile, Users: o.users, Pool: mock.Options{Dialect: dialect,
		Spoil: spoil, Now: time.Now, Rand: rand.Reader, Control: o.control, Patience: o.patience, Keep: -1}}
	if !o.quiet {
		c.Logs = log.New(s.err, "", 0)
	}
	server, err := standalone.Open(c)
	var invalid *standalone.InvalidConfig
	switch {
	case errors.As(err, &invalid):
		return s.fail(exitUsage, err)
	case err != nil:
		return s.fail(exitNone, err)
	}
	fmt.Fprint(s.out, server.Ready())
	err = server.Serve(i.first, i.second)
	switch {
	case errors.Is(err, standalone.ErrCutOff):
		return s.fail(exitInterrupted, err)
	case err != nil:
		return s.fail(exitNone, err)
	}
	return exitOK
}

// exampleSpoil is the id of no mutant, but of the faults that make demo shows.
const exampleSpoil = "example"

// spoilOf is how the mutant called id answers, nil if that is "".
func spoilOf(d mock.Dialect, id string) (*mock.Spoil, error) {
	switch id {
	case "":
		return nil, nil
	case exampleSpoil:
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
	return nil, fmt.Errorf("-spoil: %q is the id of no mutant; %s", id, hint)
}

// Synopsis is the verb in one line.
func (s *serve) Synopsis() string { return "Serve the mock pool on its own" }

// Help is the verb's help text.
func (s *serve) Help() string {
	return `Usage: ucwatest mock [flags]

  Serves a UCWA pool that keeps real state, for authors of clients and as a
  target of its own. Its users act by themselves while they are not signed in,
  so that one client alone can live through a whole derivation: write to callee,
  add audio, and answerer answers. Each request is logged in one line on stderr.
  Ctrl-C ends it once the requests on their way are answered; a second one at once.

  ucwatest mock
  ucwatest mock -tls -users office.hcl
  ucwatest mock -listen 127.0.0.1:8080 -control
  ucwatest mock -spoil "conversation: property recording dropped"

Exit codes: 0 ended by Ctrl-C, 3 a mistake in flags or the users file, 4 it
could not serve, 130 ended by a second Ctrl-C.

Flags:
` + flagHelp(new(mockFlags).flags())
}
