package client

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"ucwatest/support/document"
	"ucwatest/support/redact"
)

// An Exchange is one request and what came back, as it was on the wire but for the
// token: to be judged, and to go on with. Whatever is shown of it comes from
// Redacted, or through Redact. Two goroutines may read it at once.
type Exchange struct {
	User          string // the part of whoever sent it
	SIP           string // and their address
	Method, URL   string // URL is absolute, unless it could not be asked for
	RequestHeader http.Header
	RequestBody   []byte
	Operation     string // the operationId of what the request starts, "" if it starts no operation
	Answers       bool   // the request accepts or declines an invitation

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

	signsIn        bool             // asked for a token
	polls          bool             // asked the event channel
	foreign        bool             // a token was sent that is not the session's own
	endUnannounced bool             // nothing but the end of the connection ended the body
	unrenewed      error            // why no new token took the place of one that was refused
	redactor       *redact.Redactor // nil: there is nothing to hide

	redacted once[*Exchange]
	written  once[string]
	document once[*document.Document]
	events   once[*document.Package]
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

// Polls tells whether x read the event channel: how often that takes a request is
// the server's to decide (EventChannelDetails).
func (x *Exchange) Polls() bool { return x.polls }

// Foreign tells whether a token was sent that is not the session's own.
func (x *Exchange) Foreign() bool { return x.foreign }

// Unbounded tells whether nothing but the end of the connection ended the body.
func (x *Exchange) Unbounded() bool { return x.endUnannounced }

// MediaType is the media type of the answer in lower case, without parameters;
// empty if it has none.
func (x *Exchange) MediaType() string { return baseType(x.contentType()) }

func baseType(mediaType string) string {
	base, _, _ := strings.Cut(mediaType, ";")
	return strings.ToLower(strings.TrimSpace(base))
}

func (x *Exchange) contentType() string { return x.Header.Get("Content-Type") }

// Redacted is x without secrets and people, for whoever shows it. It is made once,
// when it is first asked for.
func (x *Exchange) Redacted() *Exchange {
	shown, _ := x.redacted.read(func() (*Exchange, error) { return x.view(), nil })
	return shown
}

// view is what Redacted returns, by what is known to be hidden now.
func (x *Exchange) view() *Exchange {
	if x.redactor == nil {
		return x
	}
	hide := x.hide()
	sent := hide.Header(x.RequestHeader)
	if scheme := x.RequestHeader["Authorization"]; scheme != nil {
		sent["Authorization"] = scheme // the token is not kept
	}
	return &Exchange{User: x.User, SIP: hide.Text(x.SIP), Method: x.Method, URL: hide.Text(x.URL), RequestHeader: sent,
		RequestBody: hide.Bytes(x.RequestBody), Status: x.Status, Header: hide.Header(x.Header), Body: hide.Bytes(x.Body),
		DeclaredLength: x.DeclaredLength, Started: x.Started, Took: x.Took, Err: x.Err, signsIn: x.signsIn, foreign: x.foreign, endUnannounced: x.endUnannounced}
}

// hide is what hides the secrets and people of x, which has a redactor.
func (x *Exchange) hide() *redact.Redactor { return x.redactor.With(x.cookies()...) }

// RedactedURL is the URL of Redacted, for whoever shows no more of x.
func (x *Exchange) RedactedURL() string {
	if x.redactor == nil {
		return x.URL
	}
	return x.hide().Text(x.URL)
}

// Redact is text, which is about x, without secrets and people.
func (x *Exchange) Redact(text string) string {
	if x.redactor == nil {
		return text
	}
	return x.redactor.Text(text)
}

// Sentence is text, which quotes x, without secrets and people and on one line,
// whatever x holds.
func (x *Exchange) Sentence(text string) string { return redact.Line(x.Redact(text)) }

// Document reads the answer as a resource, whatever its status. The error is Err, or that of document.Read, which is *Blamed on
// whoever answered.
func (x *Exchange) Document() (*document.Document, error) {
	return x.document.read(func() (*document.Document, error) {
		if x.Err != nil {
			return nil, x.Err
		}
		if err := x.unreadable(); err != nil {
			return nil, blamed(x, err)
		}
		d, err := document.Read(x.writtenAs(), x.Body)
		return d, blamed(x, x.sealed(err))
	})
}

// Reason reads the answer as the body of an error, whatever its status. The
// error is Err, or that of document.ReadReason.
func (x *Exchange) Reason() (*document.Reason, error) {
	return x.reason.read(func() (*document.Reason, error) {
		if err := x.unreadable(); err != nil {
			return nil, err
		}
		reason, err := document.ReadReason(x.writtenAs(), x.Body)
		return reason, x.sealed(err)
	})
}

// Subcode returns the subcode of a refusal (ErrorsAndInformationalMessages), "" if the
// body has none or is not a reason.
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
	if recoded := x.recoded(); recoded != "" {
		return errors.New(recoded)
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
		return x.Sentence(said)
	}
	if media := x.MediaType(); media != "" {
		said += " in " + media
	}
	return x.Sentence(said) + x.Diagnosis()
}

// longestDiagnosis is how many characters of X-Ms-Diagnostics are told.
const longestDiagnosis = 300

// Diagnosis is what the pool's own diagnostics say of x, to be put behind a
// sentence, or "". Nothing depends on it (ErrorsAndInformationalMessages).
func (x *Exchange) Diagnosis() string {
	said := []rune(x.Sentence(strings.Join(x.Header["X-Ms-Diagnostics"], ", "))) // hidden before it is cut
	if len(said) == 0 {
		return ""
	}
	return " (X-Ms-Diagnostics: " + string(said[:min(len(said), longestDiagnosis)]) + ")"
}

// Unrenewed is why no new token took the place of the one that was refused; "" if
// one did, or if none was refused.
func (x *Exchange) Unrenewed() string {
	if x.unrenewed == nil {
		return ""
	}
	return x.Sentence(x.unrenewed.Error())
}

// Fault is Err without the method and the URL that it begins with, for whoever
// shows those beside it; "" if there is none.
func (x *Exchange) Fault() string {
	if x.Err == nil {
		return ""
	}
	return strings.TrimPrefix(x.Err.Error(), x.Method+" "+x.RedactedURL()+": ")
}

// sealed is err, which quotes x, to be shown.
func (x *Exchange) sealed(err error) error {
	if x.redactor == nil {
		return err
	}
	return x.redactor.Err(err)
}

// Unwanted says that an answer came, and not with a status that was wanted.
type Unwanted struct {
	Exchange *Exchange
	Want     string // the statuses
}

// About returns the exchange whose answer was not wanted.
func (u *Unwanted) About() *Exchange { return u.Exchange }

// Error names the request, what was answered and what was wanted.
func (u *Unwanted) Error() string {
	x := u.Exchange
	return fmt.Sprintf("%s %s: got %s, want status %s", x.Method, x.RedactedURL(), x.outcome(), u.Want)
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
