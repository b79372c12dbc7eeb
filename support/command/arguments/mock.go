package arguments

import (
	"errors"
	"flag"
	"fmt"
	"time"

	"ucwatest/support/mock"
)

// Mock is what the arguments of mock say.
type Mock struct {
	Common
	Listen, CAFile, Users       string
	Admin                       string // "" for none
	Dialect                     mock.Dialect
	Spoil                       string // the id of a mutant or ExampleSpoil; "" for none
	TLS, Public, Control, Quiet bool
	Patience                    time.Duration
	Origins                     []string // nil for every origin
	ControlToken                string   // "" for one that is made, with Public, or none
	Replay                      string   // the recording that is answered from, "" for none
	ElseLive                    bool     // the pool answers what is not in it

	dialect, otherwise string // as they were given
}

// ExampleSpoil is not the id of a mutant, but of the faults that make demo shows.
const ExampleSpoil = "example"

// ParseMock reads the arguments of mock. The error is ErrHelp or a mistake in one
// sentence.
func ParseMock(args []string, env Environment) (*Mock, error) {
	var m Mock
	err := parse(m.flags(env), args, 0)
	if err == nil {
		err = m.resolve()
	}
	if err != nil {
		return nil, err
	}
	return &m, nil
}

func (m *Mock) flags(env Environment) *flag.FlagSet {
	m.ControlToken = env.ControlToken
	f := flags("mock", &m.Common)
	f.StringVar(&m.Listen, "listen", "", "serve on this `address`; port 0 takes a free one (default 127.0.0.1:8080, with -tls 127.0.0.1:8443)")
	f.BoolVar(&m.Public, "public", false, "let -listen be an address that other machines reach: anyone there can sign in")
	f.BoolVar(&m.TLS, "tls", false, "serve over TLS, with a CA that is made for this run")
	f.StringVar(&m.CAFile, "ca-file", "", "write the CA's certificate to this `file` (default ucwatest-ca-PORT.pem in the folder for temporary files)")
	f.StringVar(&m.Users, "users", "", "take the users from this HCL `file` instead of the built-in ones")
	f.StringVar(&m.dialect, "dialect", mock.Real.String(), "answer in these `forms`: "+dialects())
	f.BoolVar(&m.Control, "control", false, "let runs with -on make users, routes and faults of their own; with -public for whoever has its token,\n"+
		"which is UCWATEST_CONTROL_TOKEN in the environment, or else made and printed")
	f.StringVar(&m.Admin, "admin", "", "serve a page of what there is, and the control interface, on this loopback `address`, as 127.0.0.1:8081")
	f.StringVar(&m.Spoil, "spoil", "", "answer wrongly in one place, as the mutant with this `id` does; mutate -json lists them, and "+ExampleSpoil+" is what make demo shows")
	f.DurationVar(&m.Patience, "patience", 30*time.Second, "give up an invitation that nobody answers, and a message that nobody fetches, after this `time`;\n"+
		"a phone that is picked up by itself rings for a thirtieth of it")
	f.Var((*list)(&m.Origins), "origin", "serve the pages of this `origin` only, as https://app.contoso.com; may be repeated (default every origin)")
	f.StringVar(&m.Replay, "replay", "", "answer from the recording in this `file`, of ucwatest or of any client; what is not there gets 404")
	f.StringVar(&m.otherwise, "else", "", "with -replay, `what` answers the rest: live, which is the pool itself")
	f.BoolVar(&m.Quiet, "quiet", false, "log no requests")
	return f
}

// resolve checks and fills in what depends on other flags, and reads the dialect.
func (m *Mock) resolve() (err error) {
	if m.CAFile != "" && !m.TLS {
		return errors.New("-ca-file: there is a CA with -tls only")
	}
	var all files
	all.reads("-users", m.Users)
	all.reads("-replay", m.Replay)
	all.writes("-ca-file", m.CAFile)
	if err := all.distinct(); err != nil {
		return err
	}
	switch m.ElseLive = m.otherwise == "live"; {
	case m.otherwise != "" && !m.ElseLive:
		return fmt.Errorf("-else: got %q, want live", m.otherwise)
	case m.ElseLive && m.Replay == "":
		return errors.New("-else: it is for what -replay does not have; want -replay FILE as well")
	}
	if m.Patience <= 0 {
		return fmt.Errorf("-patience: got %v, want a time over 0s", m.Patience)
	}
	if m.Listen == "" {
		m.Listen = "127.0.0.1:8080"
		if m.TLS {
			m.Listen = "127.0.0.1:8443"
		}
	}
	m.Dialect, err = dialect(m.dialect)
	return err
}

const mockUsage = `Usage: ucwatest mock [flags]

  Serves a UCWA pool that keeps real state, for authors of clients and as a
  target of its own. Its users act by themselves while they are not signed in,
  so that one client alone can live through a whole derivation: write to callee,
  add audio, and answerer answers. Each request is logged in one line on stderr.
  Ctrl-C ends it once the requests on their way are answered; a second one at once.

  ucwatest mock
  ucwatest mock -tls -users office.hcl
  ucwatest mock -listen 127.0.0.1:8080 -control
  ucwatest mock -admin 127.0.0.1:8081
  ucwatest mock -origin https://app.contoso.com -origin http://localhost:3000
  ucwatest mock -spoil "conversation: property recording dropped"
  ucwatest mock -replay staging.har -else live

Exit codes: 0 ended by Ctrl-C, 3 a mistake in flags, the users file or the
recording, 4 it could not serve, 130 ended by a second Ctrl-C.
`
