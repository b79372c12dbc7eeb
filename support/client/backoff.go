package client

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Backoff says how a server that has too much to do is obeyed. Its zero value
// repeats nothing: then a refusal is the answer.
type Backoff struct {
	Tries   int           `json:"tries"`   // how often one request is sent again at most
	Longest time.Duration `json:"longest"` // how long it may wait in all
}

// firstBackoff is how long to wait where the server does not say; it doubles
// with each try.
const firstBackoff = time.Second

// after tells how long to wait before x, which is the answer to try number
// tried of r, is asked for again, if it may be. The wait behind it counts.
func (b Backoff) after(r Request, x *Exchange, tried int, waited time.Duration) (time.Duration, bool) {
	if tried >= b.Tries || r.Once || x.Err != nil || !overloaded(x.Status) {
		return 0, false
	}
	asked, given := retryAfter(x)
	// Only 429 and Retry-After tell that nothing was done: without them a
	// request is repeated only where it does no harm.
	if !given && x.Status != http.StatusTooManyRequests && !r.idempotent() {
		return 0, false
	}
	if !given {
		asked = firstBackoff << min(tried, 16)
	}
	return asked, waited+asked <= b.Longest
}

// idempotent are the methods that are (RFC 9110, section 9.2.2).
var idempotent = [...]string{http.MethodGet, http.MethodHead, http.MethodOptions, http.MethodPut, http.MethodDelete}

// idempotent tells whether r does no more when it is sent twice.
func (r Request) idempotent() bool {
	return r.signsIn || r.repeatable || slices.Contains(idempotent[:], r.Method)
}

func overloaded(status int) bool {
	return status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable
}

// retryAfter is how long the server asks to wait (RFC 9110, section 10.2.3). A
// date is taken by the server's own clock, if it shows that.
func retryAfter(x *Exchange) (time.Duration, bool) {
	value := strings.TrimSpace(x.Header.Get("Retry-After"))
	if seconds, err := strconv.ParseUint(value, 10, 31); err == nil {
		return time.Duration(seconds) * time.Second, true
	}
	at, err := http.ParseTime(value)
	if err != nil {
		return 0, false
	}
	now, err := http.ParseTime(x.Header.Get("Date"))
	if err != nil {
		now = x.Started.Add(x.Took)
	}
	return max(0, at.Sub(now)), true
}
