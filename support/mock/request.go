package mock

import (
	"net/http"
	"net/url"
	"strings"

	"ucwatest/support/mock/wire"
)

// A request is one request on its way to an answer.
type request struct {
	response
	body
	route *route
	ids   parameters // of the route; the application's comes first

	token *token // nil only where none is asked for, or on LapseToken
	user  *user
	group *group       // whose mutex is locked while the handler runs
	app   *application // of the URL, if it has one

	wait    *parking       // what the request waits for instead of being answered
	then    handler        // answers once the lock is released; nil if that is done
	inner   *innerResponse // who is answered, if not somebody outside
	faulty  bool           // a fault sends the answer
	counted bool           // the group has taken note of the request
}

// newRequest is a request that p has been sent, to be answered through w.
func newRequest(p *Pool, w http.ResponseWriter, r *http.Request) *request {
	q := &request{response: response{pool: p, http: r}, body: body{from: r}}
	q.answer.Method, q.answer.Header = r.Method, w.Header()
	q.inner, _ = w.(*innerResponse)
	return q
}

// serve answers q: who asks, under the lock what for, and then in which form.
func (q *request) serve(w http.ResponseWriter) {
	q.negotiate()
	if q.route.access == public {
		q.refuse(q.public())
		q.send(w)
		return
	}
	if !q.authenticate() {
		q.turnAway()
		q.send(w)
		return
	}
	if q.counted = q.counted || q.group.enter(); !q.counted {
		q.refuse(errApplication)
		q.send(w)
		return
	}
	defer q.left()
	q.read()
	q.decide()
	if q.wait != nil {
		q.park()
	}
	if q.then != nil {
		q.refuse(q.then(q))
	}
	q.send(w)
}

// decide answers under the lock, or sets q.wait.
func (q *request) decide() {
	q.group.mu.Lock()
	defer q.group.mu.Unlock()
	if q.http.Method != http.MethodGet {
		q.group.revision++
	}
	q.refuse(q.handle())
	q.noted()
	if q.wait != nil {
		q.group.idle()
	}
}

// handle checks, in this order, owner, scope, method, version and format, and
// then lets the route's handler answer.
func (q *request) handle() *refusal {
	if q.group.gone {
		return errApplication
	}
	if r := q.origin(); r != nil {
		return r
	}
	if r := q.authorize(); r != nil {
		return r
	}
	h, r := q.handler()
	if r != nil {
		return r
	}
	if r := q.version(); r != nil {
		return r
	}
	if !q.suits && !q.route.plain {
		return errAcceptable
	}
	if r := q.intact(); r != nil {
		return r
	}
	if !q.readable(q.route) {
		return errMediaType
	}
	return h(q)
}

// public answers where nobody needs a token.
func (q *request) public() *refusal {
	if r := q.origin(); r != nil {
		return r
	}
	h, r := q.handler()
	if r != nil {
		return r
	}
	if !q.suits && !q.route.plain {
		return errAcceptable
	}
	q.read()
	if r := q.intact(); r != nil {
		return r
	}
	return h(q)
}

// handler is what answers the method; methods are told apart by case.
func (q *request) handler() (handler, *refusal) {
	if q.route.methods == nil {
		return nil, errNotFound
	}
	method := q.method()
	h := q.route.methods[method]
	if h == nil {
		h = q.route.unlisted[method]
	}
	if h == nil {
		q.answer.Header["Allow"] = []string{q.route.allow}
		if q.route.derived && q.pool.options.Spoil.forgets(LapseRefusal) {
			q.carryOut(method)
		}
		return nil, errMethod
	}
	return h, nil
}

// carryOut does to the derived conversation what is refused, on LapseRefusal.
func (q *request) carryOut(method string) {
	i := q.app.invitation(q.ids[1])
	if i == nil || i.leadsTo() == nil {
		return
	}
	if method == http.MethodDelete {
		i.leadsTo().end()
		return
	}
	q.touch(i.leadsTo())
}

// method is the method of the request as the pool takes it.
func (q *request) method() string {
	method, spoil := q.http.Method, q.pool.options.Spoil
	if spoil == nil || !q.route.derived {
		return method
	}
	switch method {
	case http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete:
		if spoil.forgets(LapseMethod) {
			return http.MethodGet
		}
	case http.MethodHead:
		if spoil.forgets(LapseHead) {
			return http.MethodGet
		}
	}
	if spoil.forgets(LapseSpelling) {
		return strings.ToUpper(method)
	}
	return method
}

// send sends the answer, which says whose token it was.
func (q *request) send(w http.ResponseWriter) {
	if q.user != nil {
		q.answer.User = q.user.label
	}
	q.response.send(w)
}

// query are the query's parameters; what cannot be read is left out.
func (q *request) query() url.Values {
	values, _ := wire.ParseQuery(q.http.URL.RawQuery)
	return values
}
