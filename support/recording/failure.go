package recording

import (
	"context"
	"errors"
	"net"
	"strings"

	"ucwatest/support/client"
)

// A Failure is why no answer came, or not all of it. With a status in the entry its
// body is as far as it came.
type Failure struct {
	Kind string `json:"kind"`
	Text string `json:"text"`
}

// The kinds of failures that are looked for by name.
const (
	kindNotSent  = "not sent"
	kindCanceled = "canceled"
	kindNetwork  = "network"
)

// kinds are what failures are called, the first that fits, and what a transport
// fails with so that the client blames the same again.
var kinds = []struct {
	name  string
	is    func(error) bool
	cause error
}{
	{kindNotSent, notSent, nil},
	{kindCanceled, is(context.Canceled), context.Canceled},
	{"too large", is(client.ErrTooLarge), client.ErrTooLarge},
	{"proxy", as[*client.ProxyRefused], new(client.ProxyRefused)},
	{"proxy unreachable", operation("proxyconnect"), &net.OpError{Op: "proxyconnect"}},
	{"no connection", operation("dial"), &net.OpError{Op: "dial"}},
	{kindNetwork, func(error) bool { return true }, nil},
}

func is(target error) func(error) bool {
	return func(err error) bool { return errors.Is(err, target) }
}

func as[E error](err error) bool {
	var target E
	return errors.As(err, &target)
}

func operation(name string) func(error) bool {
	return func(err error) bool {
		var at *net.OpError
		return errors.As(err, &at) && at.Op == name
	}
}

// notSent tells whether the client itself did not send the request.
func notSent(err error) bool {
	return as[*client.Unsendable](err) || as[*client.NotPermitted](err) || as[*client.Spent](err) ||
		as[*client.ForeignHost](err) || as[*client.BadHref](err)
}

// failureOf is why x failed, nil if it did not.
func failureOf(x *client.Exchange) *Failure {
	if x.Err == nil {
		return nil
	}
	f := Failure{Text: x.Fault()}
	if rest, cut := strings.CutPrefix(f.Text, client.ErrCutShort.Error()+" after "); cut {
		_, f.Text, _ = strings.Cut(rest, ": ") // whoever reads the body again says the rest
	}
	for _, kind := range kinds {
		if kind.is(x.Err) {
			f.Kind = kind.name
			break
		}
	}
	return &f
}

// again is what a transport fails with in the place of f.
func (f *Failure) again() error {
	for _, kind := range kinds {
		if kind.name == f.Kind {
			return &failed{f.Text, kind.cause}
		}
	}
	return &failed{f.Text, nil}
}

// failed is a failure that was recorded.
type failed struct {
	text  string
	cause error
}

func (f *failed) Error() string { return f.text }

func (f *failed) Unwrap() error { return f.cause }
