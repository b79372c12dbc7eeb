package mock

import (
	"net/http"
	"time"
)

// A Request is one request as the pool took it, with how it was answered.
type Request struct {
	// Time is when it was answered, by Options.Now.
	Time time.Time
	// User is the SIP address of who asked; "" if no token told.
	User string
	// Route is the name of the resource or operation; "unknown" for none.
	Route string
	// Method and URL are as the client wrote them; URL is the request target.
	Method, URL string
	Header      http.Header
	// Body is what was read of the body, at most 1 MiB; nil if there was none.
	Body []byte
	// Status is that of the answer.
	Status int
}

// saw hands q, which has been answered, to Options.Seen.
func (q *request) saw() {
	if q.pool.options.Seen == nil {
		return
	}
	r := Request{
		Time: q.pool.options.Now(), Route: q.route.name, Method: q.http.Method, URL: q.http.RequestURI,
		Header: q.http.Header, Body: q.body, Status: q.answer.Status,
	}
	if q.user != nil {
		r.User = q.user.SIP
	}
	q.pool.options.Seen(r)
}
