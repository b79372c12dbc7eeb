package mock

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"

	"ucwatest/support/mock/wire"
)

// controlPath is where no UCWA path leads.
const controlPath = "/~control"

// An order is one call of the control interface. It returns what to answer as
// JSON with a status, or an error that says what is wrong with the call.
type order func(p *Pool, r *http.Request, ids parameters) (status int, answer any, err error)

// controlRoutes are those of the control interface, which provides what UCWA
// has no call for: users, a clock, a cause to refuse. It never takes a status
// or a code: what follows from a cause is the pool's to say.
func controlRoutes() map[string]*route {
	routes := faultRoutes()
	for path, orders := range map[string]map[string]order{
		"/groups":          {http.MethodPost: makeGroup},
		"/groups/{}":       {http.MethodPatch: changeGroup, http.MethodDelete: dropGroup},
		"/users":           {http.MethodGet: listUsers, http.MethodPost: addUser},
		"/users/{}":        {http.MethodGet: showUser, http.MethodPatch: changeUser},
		"/users/{}/tokens": {http.MethodPost: grantToken},
		"/applications":    {http.MethodGet: listApplications},
		"/conversations":   {http.MethodGet: listConversations},
		"/invitations":     {http.MethodGet: listInvitations},
		"/invitations/{}":  {http.MethodPost: actOnInvitation},
		"/requests":        {http.MethodGet: listRequests},
		"/reset":           {http.MethodPost: resetPool},
	} {
		routes[controlPath+path] = &route{name: "control", control: byMethod(orders)}
	}
	return routes
}

// byMethod answers with the order of the request's method.
func byMethod(orders map[string]order) func(*Pool, http.ResponseWriter, *http.Request, parameters) {
	return func(p *Pool, w http.ResponseWriter, r *http.Request, ids parameters) {
		w.Header().Set("Content-Type", "application/json")
		if status, err := p.admitControl(r); err != nil {
			answerControl(w, status, controlFault{err.Error()})
			return
		}
		o := orders[r.Method]
		if o == nil {
			answerControl(w, http.StatusMethodNotAllowed, controlFault{"method " + r.Method + " is not one of the control interface here"})
			return
		}
		status, answer, err := o(p, r, ids)
		if err != nil {
			answer = controlFault{err.Error()}
		}
		answerControl(w, status, answer)
	}
}

type controlFault struct {
	Error string `json:"error"`
}

func answerControl(w http.ResponseWriter, status int, answer any) {
	if answer == nil {
		w.WriteHeader(status)
		return
	}
	body, err := json.Marshal(answer)
	if err != nil {
		status, body = http.StatusInternalServerError, []byte(`{"error":"the answer could not be written"}`)
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body) // a client that is gone misses its answer
}

// readOrder reads the body of a call into v, which has no unknown members, as
// strictly as a body for UCWA is read: one object and nothing behind it, in which no
// member is there twice.
func readOrder(r *http.Request, v any) error {
	body, err := io.ReadAll(io.LimitReader(r.Body, maxBody))
	if err == nil {
		d := json.NewDecoder(bytes.NewReader(body))
		d.DisallowUnknownFields()
		err = d.Decode(v)
	}
	if err == nil {
		_, err = wire.ReadInput("", wire.MediaJSON.String(), body)
	}
	if err != nil {
		return fmt.Errorf("body: %w", err)
	}
	return nil
}
