// Package fault makes things go wrong on the way from a pool to a client: which
// requests a fault meets, what is answered instead of the truth, and how that
// is sent. It knows nothing of what a pool answers but through Server.
package fault

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

// A Rule is something that goes wrong on the way to a client: with what the
// pool, or what stands before it, answers, and with how that is sent. It is
// raw: unlike a cause, which the pool derives its answer from, it takes status
// and code from whoever sets it, for tests of a harness or of a client.
type Rule struct {
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

// Values of Rule.Reset.
const (
	resetBefore = "before"
	resetInside = "inside"
)

// What a fault may ask for at most.
const (
	maxBomb  = 1024 // MiB
	maxDelay = time.Hour
)

// Help says what a fault may hold.
const Help = "a fault meets the requests with a route or a path, a method and a user, lets some through (after) and ends (times); " +
	"it answers the truth, or a status with code, subcode and message, or html, redirect, gzip or endless, each with retryAfter; " +
	"and it sends that after a delay, and whole, or as hang, reset, cut, length or slow say"

// Check returns the first thing that is wrong with r, as a sentence for whoever wrote it;
// nil if nothing is.
func (r *Rule) Check() error {
	for _, check := range []func(*Rule) error{(*Rule).checkCount, (*Rule).checkAnswer, (*Rule).checkStatus, (*Rule).checkDelivery} {
		if err := check(r); err != nil {
			return err
		}
	}
	return nil
}

func (r *Rule) checkCount() error {
	switch {
	case r.Route != "" && r.Path != "":
		return errors.New("got a route and a path, want one of them")
	case r.After < 0 || r.Times < 0:
		return fmt.Errorf("got after %d and times %d, want neither below 0", r.After, r.Times)
	case !r.answers() && !r.delivers() && r.Delay == 0 && r.RetryAfter == 0:
		return errors.New("got nothing that goes wrong")
	}
	return nil
}

func (r *Rule) checkAnswer() error {
	said := 0
	for _, one := range []bool{r.Code != "", r.HTML, r.Redirect != "", r.Gzip != 0, r.Endless} {
		if one {
			said++
		}
	}
	switch {
	case said > 1:
		return errors.New("got several answers, want one of code, html, redirect, gzip and endless")
	case r.Code == "" && (r.Subcode != "" || r.Message != ""):
		return errors.New("got a subcode or a message without a code")
	case r.Gzip < 0 || r.Gzip > maxBomb:
		return fmt.Errorf("gzip: got %d, want MiB from 1 to %d", r.Gzip, maxBomb)
	case r.streams() && r.delivers():
		return errors.New("got gzip or endless with hang, reset, cut, length or slow: want it alone")
	case r.RetryAfter < 0:
		return fmt.Errorf("retryAfter: got %d, want seconds", r.RetryAfter)
	}
	return nil
}

func (r *Rule) checkStatus() error {
	least, most := http.StatusOK, 599
	switch {
	case r.Code != "" && r.Status == 0:
		return fmt.Errorf("code %q: want a status with it", r.Code)
	case r.streams() && r.Status != 0:
		return errors.New("got a status with gzip or endless, which are answered with 200")
	case r.Redirect != "":
		least, most = http.StatusMultipleChoices, 399
	}
	if r.Status != 0 && (r.Status < least || r.Status > most) {
		return fmt.Errorf("status: got %d, want one from %d to %d", r.Status, least, most)
	}
	return nil
}

func (r *Rule) checkDelivery() error {
	said := 0
	for _, one := range []bool{r.Hang, r.Reset != "", r.Cut != nil, r.Length != 0, r.Slow != 0} {
		if one {
			said++
		}
	}
	switch {
	case said > 1:
		return errors.New("got several ways to send, want one of hang, reset, cut, length and slow")
	case r.Reset != "" && r.Reset != resetBefore && r.Reset != resetInside:
		return fmt.Errorf("reset: got %q, want %q or %q", r.Reset, resetBefore, resetInside)
	case r.Cut != nil && *r.Cut < 0:
		return fmt.Errorf("cut: got %d, want bytes from 0", *r.Cut)
	case !pause(r.Delay) || !pause(r.Slow):
		return fmt.Errorf("got delay %v and slow %v, want seconds from 0 to %v", r.Delay, r.Slow, maxDelay.Seconds())
	}
	return nil
}

// pause tells whether a fault may take so many seconds.
func pause(seconds float64) bool { return seconds >= 0 && seconds <= maxDelay.Seconds() }

// answers tells whether r answers something else than the truth.
func (r *Rule) answers() bool {
	return r.Status != 0 || r.Code != "" || r.HTML || r.Redirect != "" || r.streams()
}

// streams tells whether what r answers is too long to be kept.
func (r *Rule) streams() bool { return r.Gzip != 0 || r.Endless }

// delivers tells whether r sends in another way than is right.
func (r *Rule) delivers() bool {
	return r.Hang || r.Reset != "" || r.Cut != nil || r.Length != 0 || r.Slow != 0
}

// covers tells whether r means the path, in any case, as the pool takes it.
func (r *Rule) covers(path string) bool {
	if prefix, ok := strings.CutSuffix(r.Path, "*"); ok {
		return len(path) >= len(prefix) && strings.EqualFold(path[:len(prefix)], prefix)
	}
	return strings.EqualFold(cmp.Or(r.Path, path), path)
}

// Means tells whether r means a user with these names; there are none where
// nobody knows who asks.
func (r *Rule) Means(names []string) bool {
	return r.User == "" || slices.ContainsFunc(names, func(name string) bool { return strings.EqualFold(name, r.User) })
}
