package client

import "errors"

// A Blamed is an error with who gave the answer that brought it about.
type Blamed struct {
	By       Culprit
	Err      error
	Exchange *Exchange // with that answer; may be nil
}

// Error is that of Err.
func (b *Blamed) Error() string { return b.Err.Error() }

// Unwrap is Err.
func (b *Blamed) Unwrap() error { return b.Err }

// blamed is err with who gave the answer x, or nil.
func blamed(x *Exchange, err error) error {
	if err == nil {
		return nil
	}
	return &Blamed{x.Culprit(), err, x}
}

// About is the exchange that b is about.
func (b *Blamed) About() *Exchange { return b.Exchange }

// About is the exchange that err is about, nil if it is about none.
func About(err error) *Exchange {
	var of interface {
		error
		About() *Exchange
	}
	if errors.As(err, &of) {
		return of.About()
	}
	return nil
}
