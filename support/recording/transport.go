package recording

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"

	"ucwatest/support/client"
	"ucwatest/support/recording/har"
)

// RoundTrip answers as the same user was answered when the same was asked: the first
// time as the first time. What was not asked then is a *client.Unsendable. Where the
// event channel was listened to all the time, it says no more than it had said by
// the time of what was asked last, and then fails with client.ErrHeld.
func (r *Recording) RoundTrip(q *http.Request) (*http.Response, error) {
	sent, err := read(q)
	if err != nil {
		return nil, err
	}
	a, err := r.take(q)
	if err != nil {
		return nil, err
	}
	e, err := a.entry()
	if err != nil {
		return nil, &client.Unsendable{Why: fmt.Sprintf("the recording has changed since: %v", err)}
	}
	if at, known := e.At(); known {
		if by := client.SentBy(q.Context()); by.Recorded != nil {
			by.Recorded(at, e.Took())
		}
	}
	return a.response(q, e, r.renames(sent, e.Request.Post))
}

// read is the body of q, which it closes.
func read(q *http.Request) ([]byte, error) {
	if q.Body == nil {
		return nil, nil
	}
	defer q.Body.Close()
	return io.ReadAll(q.Body)
}

// renames are the operationIds of the recording, whole as JSON and XML have them, each
// followed by what the client has called it: another case of those that share a scene
// may be the one that makes it. One may begin like another. A request that was answered
// with that of was adds to them.
func (r *Recording) renames(sent []byte, was *har.Post) *strings.Replacer {
	r.mu.Lock()
	defer r.mu.Unlock()
	if was != nil {
		then, err := was.Body()
		if now := operationID(sent); err == nil && now != "" && operationID(then) != now {
			r.renamed = append(r.renamed, `"`+operationID(then)+`"`, `"`+now+`"`, ">"+operationID(then)+"<", ">"+now+"<")
		}
	}
	return strings.NewReplacer(r.renamed...)
}

// operationID is the member of that name of a body in JSON; "" if there is none.
func operationID(body []byte) string {
	var input struct {
		OperationID string `json:"operationId"`
	}
	if json.Unmarshal(body, &input) != nil {
		return ""
	}
	return input.OperationID
}

// take takes the next answer to what q asks.
func (r *Recording) take(q *http.Request) (*answer, error) {
	by := client.SentBy(q.Context())
	asked := ask(by.User, q.Method, q.URL.String(), q.Header, by.Foreign)
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, t := range r.tapesOf(q.UserAgent()) {
		waiting := t.left[asked]
		if len(waiting) == 0 {
			continue
		}
		a := waiting[0]
		if by.Polls && r.Live && a.heldAt(t.asked) {
			return nil, client.ErrHeld
		}
		t.left[asked] = waiting[1:]
		if !a.Polls {
			t.asked = max(t.asked, a.Order)
		}
		return a, nil
	}
	if by.Polls && r.Live {
		return nil, client.ErrHeld
	}
	return nil, &client.Unsendable{Why: fmt.Sprintf("the recording has no %s %s of the %s left, with %s", q.Method, q.URL, by.User, asked.header)}
}

// tapesOf are those on which an answer to what is sent as agent may be: its own, and then
// all others.
func (r *Recording) tapesOf(agent string) []*tape {
	mine := r.tapes[client.AgentKey(agent)]
	switch {
	case !r.Shared && mine == nil:
		return nil
	case !r.Shared:
		return []*tape{mine}
	case mine == nil:
		return r.order
	}
	return slices.Concat([]*tape{mine}, slices.DeleteFunc(slices.Clone(r.order), func(t *tape) bool { return t == mine }))
}

// heldAt tells whether the server held the request for longer than until the request
// of that order.
func (a *answer) heldAt(asked int) bool {
	return a.WokenBy > asked || a.Failure != nil && a.Failure.Kind == kindCanceled
}

// response is a as net/http returns it, its operations renamed.
func (a *answer) response(q *http.Request, e *har.Entry, renames *strings.Replacer) (*http.Response, error) {
	if e.Response.Status == 0 {
		if a.Failure == nil {
			return nil, &client.Unsendable{Why: "the recording has neither an answer nor why there was none"}
		}
		return nil, a.Failure.again()
	}
	body, err := e.Response.Content.Body()
	if err != nil {
		return nil, &client.Unsendable{Why: fmt.Sprintf("the answer in the recording cannot be read: %v", err)}
	}
	body = []byte(renames.Replace(string(body)))
	answer := &http.Response{StatusCode: e.Response.Status, Status: fmt.Sprintf("%d %s", e.Response.Status, e.Response.Text), Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: har.Header(e.Response.Headers), ContentLength: a.DeclaredLength, Close: a.Unbounded, Request: q, Body: io.NopCloser(bytes.NewReader(body))}
	switch {
	case a.Failure != nil:
		answer.Body = io.NopCloser(io.MultiReader(bytes.NewReader(body), broken{a.Failure.again()}))
		if a.DeclaredLength >= 0 {
			answer.ContentLength = max(a.DeclaredLength, int64(len(body))+1)
		}
	case a.DeclaredLength >= 0 && q.Method != http.MethodHead:
		answer.ContentLength = int64(len(body)) // something may be hidden in it
	}
	if a.DeclaredLength < 0 && !a.Unbounded {
		answer.TransferEncoding = []string{"chunked"}
	}
	return answer, nil
}

// broken is the end of a body that was cut.
type broken struct{ err error }

func (b broken) Read([]byte) (int, error) { return 0, b.err }
