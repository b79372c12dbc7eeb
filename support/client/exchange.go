package client

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"ucwatest/support/document"
)

// An Exchange is one request and what came back, free of secrets. Two
// goroutines may read it at once.
type Exchange struct {
	User          string // the part of whoever sent it
	Method, URL   string // URL is absolute, unless it could not be asked for
	RequestHeader http.Header
	RequestBody   []byte

	Status int // 0 if no answer came
	Header http.Header
	Body   []byte // uncompressed
	// DeclaredLength is the Content-Length as received, -1 if there was none or
	// it was that of a compressed body.
	DeclaredLength int64

	Started time.Time
	Took    time.Duration // until the last byte of the body
	// Err is why no answer came or not all of it. Status, Header and Body hold
	// what came before.
	Err error

	signsIn bool // asked for a token
	foreign bool // a token was sent that is not the session's own
	plain   *Exchange

	document once[*document.Document]
	reason   once[*document.Reason]
}

// once is something read at most once.
type once[T any] struct {
	sync.Once
	value T
	err   error
}

func (o *once[T]) read(from func() (T, error)) (T, error) {
	o.Do(func() { o.value, o.err = from() })
	return o.value, o.err
}

// MediaType is the media type of the answer in lower case, without parameters;
// empty if it has none.
func (x *Exchange) MediaType() string {
	base, _, _ := strings.Cut(x.contentType(), ";")
	return strings.ToLower(strings.TrimSpace(base))
}

func (x *Exchange) contentType() string { return x.Header.Get("Content-Type") }

// Plain is the exchange with its identities, as it must be judged and gone on
// with; x itself if none was hidden. No writer may see it.
func (x *Exchange) Plain() *Exchange {
	if x.plain == nil {
		return x
	}
	return x.plain
}

// Document reads the answer as a resource, whatever its status, with its
// identities. The error is Err, or that of document.Read, which is *Blamed on
// whoever answered.
func (x *Exchange) Document() (*document.Document, error) {
	x = x.Plain()
	return x.document.read(func() (*document.Document, error) {
		if err := x.unreadable(); err != nil {
			return nil, err
		}
		d, err := document.Read(x.contentType(), x.Body)
		return d, blamed(x, err)
	})
}

// Reason reads the answer as the body of an error, whatever its status. The
// error is Err, or that of document.ReadReason.
func (x *Exchange) Reason() (*document.Reason, error) {
	x = x.Plain()
	return x.reason.read(func() (*document.Reason, error) {
		if err := x.unreadable(); err != nil {
			return nil, err
		}
		return document.ReadReason(x.contentType(), x.Body)
	})
}

// Subcode is that of the body of an error, "" if it has none.
func (x *Exchange) Subcode() string {
	reason, err := x.Reason()
	if err != nil {
		return ""
	}
	return reason.Subcode
}

// unreadable is why the body cannot be what the server meant to say.
func (x *Exchange) unreadable() error {
	if x.Err != nil {
		return x.Err
	}
	if coding := x.Header.Get("Content-Encoding"); coding != "" && !strings.EqualFold(coding, "identity") {
		return fmt.Errorf("body is encoded as %q, which was not asked for", coding)
	}
	return nil
}

// outcome says in a few words how the exchange ended, with the server's own
// where it gave some.
func (x *Exchange) outcome() string {
	if x.Err != nil {
		return x.Err.Error()
	}
	said := fmt.Sprintf("status %d", x.Status)
	if reason, err := x.Reason(); err == nil {
		for _, word := range []string{reason.Code, reason.Subcode, reason.Message} {
			if word != "" {
				said += " " + word
			}
		}
		return said
	}
	if media := x.MediaType(); media != "" {
		said += " in " + media
	}
	return said
}

// Unwanted says that an answer came, and not with a status that was wanted.
type Unwanted struct {
	Exchange *Exchange
	Want     string // the statuses
}

// Error names the request, what was answered and what was wanted.
func (u *Unwanted) Error() string {
	x := u.Exchange
	return fmt.Sprintf("%s %s: got %s, want status %s", x.Method, x.URL, x.outcome(), u.Want)
}

// unless is an error with the outcome, unless the answer has one of the
// statuses: Err, or an *Unwanted.
func (x *Exchange) unless(statuses ...int) error {
	if x.Err != nil {
		return x.Err
	}
	for _, status := range statuses {
		if x.Status == status {
			return nil
		}
	}
	return &Unwanted{x, either(statuses)}
}

func either(statuses []int) string {
	return strings.ReplaceAll(strings.Trim(fmt.Sprint(statuses), "[]"), " ", " or ")
}
