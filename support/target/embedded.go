package target

import (
	"crypto/rand"
	"net"
	"net/http"
	"slices"
	"time"

	"ucwatest/support/client"
	"ucwatest/support/mock"
	"ucwatest/support/redact"
)

// Options say how an embedded mock answers.
type Options struct {
	Dialect mock.Dialect
	Spoil   *mock.Spoil      // nil: an honest pool
	Now     func() time.Time // the clock of exchanges, and where the mock's clocks start
}

// Embedded starts a mock on a free port of the loopback interface.
func Embedded(o Options) (*Target, error) {
	e, err := embed(o)
	return e.Target, err
}

// patient is how long a connection may carry nothing: longer than the client, the
// only one there is, keeps it, however busy the machine is.
const patient = 5 * time.Minute

// embedded is a target whose mock runs in this process.
type embedded struct {
	*Target
	mock    *mock.Pool
	control *controlClient
}

// aimAtMock makes t the mock at root, which allows all and whose every phone can be
// told to pick up.
func (t *Target) aimAtMock(root string) *controlClient {
	m := newControlClient(root, t.transport)
	t.backend, t.options = m, client.Options{Transport: t.transport, Now: t.now}
	t.May, t.Staging.Answers, t.Redactor = slices.Clone(words), slices.Clone(parts), new(redact.Redactor)
	return m
}

func embed(o Options) (embedded, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return embedded{}, err
	}
	pool := mock.New(mock.Options{Dialect: o.Dialect, Spoil: o.Spoil, Now: o.Now, Rand: rand.Reader, Control: true, Keep: -1})
	server := &http.Server{Handler: pool, ReadHeaderTimeout: patient}
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = server.Serve(listener) // ends with ErrServerClosed, when stop says so
	}()
	t := &Target{Name: "embedded mock", Dialect: o.Dialect, now: o.Now, transport: client.NewTransport()}
	control := t.aimAtMock("http://" + listener.Addr().String())
	t.stop = func() error {
		defer func() { <-done }()
		if err := pool.Close(); err != nil {
			return err
		}
		return server.Close()
	}
	return embedded{t, pool, control}, nil
}
