package main

import (
	"cmp"
	"crypto/rand"
	"crypto/tls"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"time"

	"ucwatest/support/mock"
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
	f.StringVar(&o.dialect, "dialect", "real", "answer in these `forms`: real or doc")
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

// errPublic tells that other machines would reach the mock.
var errPublic = errors.New("other machines may reach this address; want a loopback address, or -public if that is meant")

// bind begins to listen: to this machine only, unless -public says otherwise.
func (o *mockFlags) bind() (net.Listener, error) {
	listener, err := net.Listen("tcp", o.listen)
	if err != nil {
		if failed := (*net.OpError)(nil); errors.As(err, &failed) { // whose text has the address once more
			err = failed.Err
		}
		return nil, fmt.Errorf("-listen %s: %w; want an address of this machine with a port that is free, as in 127.0.0.1:0, which takes any", o.listen, err)
	}
	if address, ok := listener.Addr().(*net.TCPAddr); o.public || ok && address.IP.IsLoopback() {
		return listener, nil
	}
	return nil, errors.Join(fmt.Errorf("-listen %s: %w", o.listen, errPublic), listener.Close())
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
	logs := log.New(s.err, "", 0)
	options := mock.Options{Dialect: dialect, Spoil: spoil, Now: time.Now, Rand: rand.Reader, Control: o.control,
		Patience: o.patience, Keep: -1, Seen: logged(logs)}
	if o.quiet {
		options.Seen = nil
		logs.SetOutput(io.Discard)
	}
	pool := mock.New(options)
	users, err := settle(pool, o.users)
	if err != nil {
		return s.fail(exitUsage, fmt.Errorf("-users: %w", err))
	}
	listener, err := o.bind()
	if odd := (*net.AddrError)(nil); errors.Is(err, errPublic) || errors.As(err, &odd) {
		return s.fail(exitUsage, err)
	}
	if err != nil {
		return s.fail(exitNone, err)
	}
	return s.open(o, service{pool, users, listener, logs}, i)
}

// A service is what the mock serves: a pool with its users, and where.
type service struct {
	pool     *mock.Pool
	users    []mock.User
	listener net.Listener
	logs     *log.Logger
}

// open makes the CA, if there is to be one, says that the pool is ready, and serves.
func (s *serve) open(o mockFlags, h service, i interrupts) int {
	address := addressOf(h.listener)
	bounded := usual.bind(h.listener)
	if o.tls {
		issuer, err := newAuthority(time.Now(), rand.Reader, namesOf(o.listen, h.users))
		if err != nil {
			return s.fail(exitNone, errors.Join(fmt.Errorf("-tls: %w", err), h.listener.Close()))
		}
		o.caFile = cmp.Or(o.caFile, defaultCAFile(address))
		remove, err := issuer.publish(o.caFile)
		if err != nil {
			return s.fail(exitNone, errors.Join(fmt.Errorf("-ca-file %s: %w; name another file", o.caFile, err), h.listener.Close()))
		}
		defer remove()
		bounded = tls.NewListener(bounded, issuer.config())
	}
	fmt.Fprint(s.out, ready(o, address, h.users))
	if err := usual.serve(bounded, h, i); err != nil {
		if errors.Is(err, errHard) {
			return s.fail(exitInterrupted, err)
		}
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
  target of its own. Its users act by themselves while they are not signed in,
  so that one client alone can live through a whole derivation: write to callee,
  add audio, and answerer answers. Each request is logged in one line on stderr.
  Ctrl-C ends it once the requests on their way are answered; a second one at once.

  ucwatest mock
  ucwatest mock -tls -users office.hcl
  ucwatest mock -listen 127.0.0.1:8080 -control
  ucwatest mock -spoil "recording dropped"

Exit codes: 0 ended by Ctrl-C, 3 a mistake in flags or the users file, 4 it
could not serve, 130 ended by a second Ctrl-C.

Flags:
` + flagHelp(new(mockFlags).flags())
}
