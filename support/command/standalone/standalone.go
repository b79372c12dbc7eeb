// Package standalone serves a mock pool as a process of its own: its users, over
// TLS or not, within limits, with a log of requests. It reads no flags and prints
// nothing but the log; its errors name the flags of the verb mock, which
// support/cmd/ucwatest reads. How the pool behaves is in support/mock.
package standalone

import (
	"cmp"
	"crypto/rand"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"strings"

	"ucwatest/support/mock"
)

// A Config says what a standalone mock serves, at which address, and with which limits.
type Config struct {
	Listen string       // the address; port 0 takes a free one
	Admin  string       // a loopback address where the control interface and its page are served; "" serves neither
	Public bool         // Listen may be an address that other machines reach
	TLS    bool         // with a CA that is made for this run
	CAFile string       // where its certificate goes; "" is a file in the folder for temporary ones
	Users  string       // the file of users; "" is the built-in ones
	Pool   mock.Options // whose Origins are those of the flag; where Public has a control interface, Open gives it a token if it has none
	Logs   *log.Logger  // is written a line for each request; nil logs nothing
	// Front is what answers before the pool does, which may ask it; nil: the pool alone.
	Front func(pool http.Handler) Front
}

// A Front answers requests until it is closed, which ends those that wait.
type Front interface {
	http.Handler
	io.Closer
}

// fronted is a front and the pool behind it.
type fronted struct {
	Front
	pool *mock.Pool
}

// Close closes the pool first: the front may wait for its answers.
func (f fronted) Close() error { return errors.Join(f.pool.Close(), f.Front.Close()) }

// A Server is a pool that listens and is yet to serve.
type Server struct {
	config   Config
	pool     *mock.Pool
	users    []mock.User
	address  *net.TCPAddr // where clients on this machine reach it
	listener net.Listener // as it was bound
	admin    net.Listener // nil without Admin
	bounded  net.Listener // the same within limits, over TLS if there is to be
	remove   func()       // removes the CA's certificate
}

// An InvalidConfig says that a Config cannot be served by any machine, or must
// not be.
type InvalidConfig struct{ err error }

// Error is the reason in one sentence.
func (i *InvalidConfig) Error() string { return i.err.Error() }

// Unwrap returns the reason, for errors.Is and errors.As.
func (i *InvalidConfig) Unwrap() error { return i.err }

// Open adds the users and begins to listen. The error is an *InvalidConfig if the
// config is wrong, and not what it met on this machine.
func Open(c Config) (*Server, error) {
	if err := checkOrigins(c.Pool.Origins); err != nil {
		return nil, &InvalidConfig{err}
	}
	if err := replaceable(c.CAFile); err != nil {
		return nil, &InvalidConfig{fmt.Errorf("-ca-file %s: %w; name another file", c.CAFile, err)}
	}
	if c.Logs != nil {
		c.Pool.Seen = logged(c.Logs)
	} else {
		c.Logs = log.New(io.Discard, "", 0)
	}
	if c.Public && c.Pool.Control && c.Pool.ControlToken == "" {
		c.Pool.ControlToken = rand.Text()
	}
	s := &Server{config: c, pool: mock.New(c.Pool), remove: func() {}}
	var err error
	if s.users, err = addUsers(s.pool, c.Users); err != nil {
		return nil, &InvalidConfig{fmt.Errorf("-users: %w", err)}
	}
	if s.listener, err = c.bind(); err != nil {
		return nil, err
	}
	if c.Admin != "" {
		if s.admin, err = c.bindAdmin(); err != nil {
			return nil, errors.Join(err, s.listener.Close())
		}
	}
	s.address, s.bounded = addressOf(s.listener), usual.bind(s.listener)
	if c.TLS {
		if err := s.secure(); err != nil {
			return nil, errors.Join(err, s.listener.Close())
		}
	}
	return s, nil
}

// errPublic tells that other machines would reach the mock.
var errPublic = errors.New("other machines may reach this address; want a loopback address, or -public if that is meant")

// bind begins to listen: to this machine only, unless c is public.
func (c Config) bind() (net.Listener, error) {
	listener, err := net.Listen("tcp", c.Listen)
	if err != nil {
		if failed := (*net.OpError)(nil); errors.As(err, &failed) { // whose text has the address once more
			err = failed.Err
		}
		named := fmt.Errorf("-listen %s: %w; want an address of this machine with a port that is free, as in 127.0.0.1:0, which takes any", c.Listen, err)
		if odd := (*net.AddrError)(nil); errors.As(err, &odd) {
			return nil, &InvalidConfig{named}
		}
		return nil, named
	}
	if address, ok := listener.Addr().(*net.TCPAddr); c.Public || ok && address.IP.IsLoopback() {
		return listener, nil
	}
	return nil, &InvalidConfig{errors.Join(fmt.Errorf("-listen %s: %w", c.Listen, errPublic), listener.Close())}
}

// bindAdmin begins to listen for the control interface: to this machine only,
// whatever the mock itself listens to.
func (c Config) bindAdmin() (net.Listener, error) {
	listener, err := Config{Listen: c.Admin}.bind()
	if err != nil {
		text := strings.ReplaceAll(strings.ReplaceAll(err.Error(), "-listen ", "-admin "), ", or -public if that is meant", "")
		if invalid := (*InvalidConfig)(nil); errors.As(err, &invalid) {
			return nil, &InvalidConfig{errors.New(text)}
		}
		return nil, errors.New(text)
	}
	return listener, nil
}

// secure makes the CA and publishes its certificate.
func (s *Server) secure() error {
	issuer, err := newAuthority(s.config.Pool.Now(), s.config.Pool.Rand, namesOf(s.config.Listen, s.users))
	if err != nil {
		return fmt.Errorf("-tls: %w", err)
	}
	s.config.CAFile = cmp.Or(s.config.CAFile, defaultCAFile(s.address))
	if s.remove, err = issuer.publish(s.config.CAFile); err != nil {
		return fmt.Errorf("-ca-file %s: %w; name another file", s.config.CAFile, err)
	}
	s.bounded = tls.NewListener(s.bounded, issuer.config())
	return nil
}

// Serve serves until end is closed and the requests on their way are answered.
// When cut is closed it waits for none of them, and returns ErrCutOff.
func (s *Server) Serve(end, cut <-chan struct{}) error {
	defer s.remove()
	if s.admin != nil {
		ended := make(chan struct{})
		web := usual.server(s.pool.Admin(), s.config.Logs)
		go func() {
			defer close(ended)
			_ = web.Serve(usual.bind(s.admin)) // ends with ErrServerClosed below
		}()
		defer func() {
			_ = web.Close()
			<-ended
		}()
	}
	front := Front(s.pool)
	if s.config.Front != nil {
		front = fronted{s.config.Front(s.pool), s.pool}
	}
	return usual.serve(s.bounded, front, s.config.Logs, end, cut)
}
