package client

// A Blamed is an error with who gave the answer that brought it about.
type Blamed struct {
	By  Culprit
	Err error
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
	return &Blamed{x.Culprit(), err}
}
