package mock

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

// A fault is something that goes wrong on the way to a client: with what the
// pool, or what stands before it, answers, and with how that is sent. It is
// raw: unlike a cause, which the pool derives its answer from, it takes status
// and code from whoever sets it, for tests of a harness or of a client.
type fault struct {
	// Which requests it meets: all if nothing is said.
	Route  string `json:"route,omitempty"`  // the name of the resource or operation
	Path   string `json:"path,omitempty"`   // of the URL; a * at its end stands for any rest
	Method string `json:"method,omitempty"` // as the client writes it
	User   string `json:"user,omitempty"`   // name or address
	After  int    `json:"after,omitempty"`  // how many of them it lets through first
	Times  int    `json:"times,omitempty"`  // how many of them it meets then; 0 is all

	// What is answered instead of the truth: a reason, or one of the others.
	Status     int    `json:"status,omitempty"`
	Code       string `json:"code,omitempty"`
	Subcode    string `json:"subcode,omitempty"`
	Message    string `json:"message,omitempty"`
	HTML       bool   `json:"html,omitempty"`       // a page of a proxy
	Redirect   string `json:"redirect,omitempty"`   // a URL
	Gzip       int    `json:"gzip,omitempty"`       // MiB, in a few KiB
	Endless    bool   `json:"endless,omitempty"`    // a body without an end
	RetryAfter int    `json:"retryAfter,omitempty"` // seconds, with any answer

	// How it is sent: as it should be if nothing is said.
	Delay  float64 `json:"delay,omitempty"`  // seconds before anything is done
	Hang   bool    `json:"hang,omitempty"`   // nothing is done until the client gives up
	Reset  string  `json:"reset,omitempty"`  // before anything is done, or inside of the body
	Cut    *int    `json:"cut,omitempty"`    // bytes of the body, of a length that is told truly
	Length int     `json:"length,omitempty"` // bytes that are told too many, or too few
	Slow   float64 `json:"slow,omitempty"`   // seconds before each 100 bytes of the body
}

// Values of fault.Reset.
const (
	resetBefore = "before"
	resetInside = "inside"
)

// What a fault may ask for at most.
const (
	maxBomb  = 1024 // MiB
	maxDelay = time.Hour
)

// faultHelp says what a fault may hold.
const faultHelp = "a fault meets the requests with a route or a path, a method and a user, lets some through (after) and ends (times); " +
	"it answers the truth, or a status with code, subcode and message, or html, redirect, gzip or endless, each with retryAfter; " +
	"and it sends that after a delay, and whole, or as hang, reset, cut, length or slow say"

// check tells what is wrong with f in itself.
func (f *fault) check() error {
	for _, check := range []func(*fault) error{(*fault).checkCount, (*fault).checkAnswer, (*fault).checkStatus, (*fault).checkDelivery} {
		if err := check(f); err != nil {
			return err
		}
	}
	return nil
}

func (f *fault) checkCount() error {
	switch {
	case f.Route != "" && f.Path != "":
		return errors.New("got a route and a path, want one of them")
	case f.After < 0 || f.Times < 0:
		return fmt.Errorf("got after %d and times %d, want neither below 0", f.After, f.Times)
	case !f.answers() && !f.delivers() && f.Delay == 0 && f.RetryAfter == 0:
		return errors.New("got nothing that goes wrong")
	}
	return nil
}

func (f *fault) checkAnswer() error {
	said := 0
	for _, one := range []bool{f.Code != "", f.HTML, f.Redirect != "", f.Gzip != 0, f.Endless} {
		if one {
			said++
		}
	}
	switch {
	case said > 1:
		return errors.New("got several answers, want one of code, html, redirect, gzip and endless")
	case f.Code == "" && (f.Subcode != "" || f.Message != ""):
		return errors.New("got a subcode or a message without a code")
	case f.Gzip < 0 || f.Gzip > maxBomb:
		return fmt.Errorf("gzip: got %d, want MiB from 1 to %d", f.Gzip, maxBomb)
	case f.streams() && f.delivers():
		return errors.New("got gzip or endless with hang, reset, cut, length or slow: want it alone")
	case f.RetryAfter < 0:
		return fmt.Errorf("retryAfter: got %d, want seconds", f.RetryAfter)
	}
	return nil
}

func (f *fault) checkStatus() error {
	least, most := http.StatusOK, 599
	switch {
	case f.Code != "" && f.Status == 0:
		return fmt.Errorf("code %q: want a status with it", f.Code)
	case f.streams() && f.Status != 0:
		return errors.New("got a status with gzip or endless, which are answered with 200")
	case f.Redirect != "":
		least, most = http.StatusMultipleChoices, 399
	}
	if f.Status != 0 && (f.Status < least || f.Status > most) {
		return fmt.Errorf("status: got %d, want one from %d to %d", f.Status, least, most)
	}
	return nil
}

func (f *fault) checkDelivery() error {
	said := 0
	for _, one := range []bool{f.Hang, f.Reset != "", f.Cut != nil, f.Length != 0, f.Slow != 0} {
		if one {
			said++
		}
	}
	switch {
	case said > 1:
		return errors.New("got several ways to send, want one of hang, reset, cut, length and slow")
	case f.Reset != "" && f.Reset != resetBefore && f.Reset != resetInside:
		return fmt.Errorf("reset: got %q, want %q or %q", f.Reset, resetBefore, resetInside)
	case f.Cut != nil && *f.Cut < 0:
		return fmt.Errorf("cut: got %d, want bytes from 0", *f.Cut)
	case !pause(f.Delay) || !pause(f.Slow):
		return fmt.Errorf("got delay %v and slow %v, want seconds from 0 to %v", f.Delay, f.Slow, maxDelay.Seconds())
	}
	return nil
}

// pause tells whether a fault may take so many seconds.
func pause(seconds float64) bool { return seconds >= 0 && seconds <= maxDelay.Seconds() }

// answers tells whether f answers something else than the truth.
func (f *fault) answers() bool {
	return f.Status != 0 || f.Code != "" || f.HTML || f.Redirect != "" || f.streams()
}

// streams tells whether what f answers is too long to be kept.
func (f *fault) streams() bool { return f.Gzip != 0 || f.Endless }

// delivers tells whether f sends in another way than is right.
func (f *fault) delivers() bool {
	return f.Hang || f.Reset != "" || f.Cut != nil || f.Length != 0 || f.Slow != 0
}

// covers tells whether f means the path.
func (f *fault) covers(path string) bool {
	if prefix, ok := strings.CutSuffix(f.Path, "*"); ok {
		return strings.HasPrefix(path, prefix)
	}
	return cmp.Or(f.Path, path) == path
}

// means tells whether f means u, whom it calls by name, username or address.
func (f *fault) means(u *user) bool {
	return f.User == "" || u != nil && slices.ContainsFunc([]string{u.label, u.Username, u.SIP}, func(name string) bool {
		return strings.EqualFold(name, f.User)
	})
}
