package mock

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
)

// faultRoutes are those of faults: of the whole pool, which also concern
// requests that no user is known for, and of one group.
func faultRoutes() map[string]*route {
	all := byMethod(map[string]order{http.MethodPost: setFault, http.MethodGet: listFaults, http.MethodDelete: dropFaults})
	one := byMethod(map[string]order{http.MethodDelete: dropFaults})
	return map[string]*route{
		controlPath + "/faults":              {name: "control", control: all},
		controlPath + "/faults/{}":           {name: "control", control: ofPool(one)},
		controlPath + "/groups/{}/faults":    {name: "control", control: all},
		controlPath + "/groups/{}/faults/{}": {name: "control", control: one},
	}
}

// controller answers a request of the control interface.
type controller = func(*Pool, http.ResponseWriter, *http.Request, parameters)

// ofPool is one for a fault of the whole pool, whose URL names no group.
func ofPool(c controller) controller {
	return func(p *Pool, w http.ResponseWriter, r *http.Request, ids parameters) {
		c(p, w, r, parameters{"", ids[0]})
	}
}

// haunted is the group that the URL names, nil for the whole pool.
func (p *Pool) haunted(ids parameters) (*group, error) {
	if ids[0] == "" {
		return nil, nil
	}
	if g := p.directory.group(ids[0]); g != nil {
		return g, nil
	}
	return nil, fmt.Errorf("group %q is not there", ids[0])
}

// setFault sets a trap and answers its id.
func setFault(p *Pool, r *http.Request, ids parameters) (int, any, error) {
	g, err := p.haunted(ids)
	if err != nil {
		return http.StatusNotFound, nil, err
	}
	t := &trap{group: g}
	err = readOrder(r, &t.fault)
	if err == nil {
		err = t.check()
	}
	if err == nil {
		err = p.knows(t)
	}
	if err == nil {
		err = p.traps.add(t)
	}
	if err != nil {
		return http.StatusBadRequest, nil, fmt.Errorf("fault: %w; %s", err, faultHelp)
	}
	return http.StatusCreated, map[string]string{"fault": t.id}, nil
}

// knows wants route and user of t to be there.
func (p *Pool) knows(t *trap) error {
	names := map[string]bool{}
	p.routes.names(names)
	if t.Route != "" && !names[t.Route] {
		return fmt.Errorf("route: got %q, want one of %q", t.Route, slices.Sorted(maps.Keys(names)))
	}
	if t.User == "" {
		return nil
	}
	if t.group == nil {
		if p.directory.user(strings.ToLower(t.User)) == nil {
			return fmt.Errorf("user: got %q, want the address of a user of the pool", t.User)
		}
		return nil
	}
	t.group.mu.Lock()
	defer t.group.mu.Unlock()
	if !slices.ContainsFunc(t.group.users, t.means) {
		return fmt.Errorf("user: got %q, want a user of the group", t.User)
	}
	return nil
}

// names collects the names of all routes from n on that are not of the control interface.
func (n *node) names(into map[string]bool) {
	for _, r := range []*route{n.route, n.lost} {
		if r != nil && r.control == nil {
			into[r.name] = true
		}
	}
	if n.any != nil {
		n.any.names(into)
	}
	for _, child := range n.children {
		child.names(into)
	}
}

// A shownFault is a fault that is set.
type shownFault struct {
	ID   string `json:"fault"`
	Hits int    `json:"hits"`
	fault
}

// listFaults shows the traps of the group, or all of the pool, each with how
// many requests it was sprung by.
func listFaults(p *Pool, _ *http.Request, ids parameters) (int, any, error) {
	g, err := p.haunted(ids)
	if err != nil {
		return http.StatusNotFound, nil, err
	}
	shown := []shownFault{}
	p.traps.mu.Lock()
	defer p.traps.mu.Unlock()
	for _, t := range p.traps.all {
		if t.group == g {
			shown = append(shown, shownFault{t.id, t.hits, t.fault})
		}
	}
	return http.StatusOK, map[string]any{"faults": shown}, nil
}

// dropFaults removes the trap that the URL names, or all of its group or of
// the pool. Those that are gone stay so.
func dropFaults(p *Pool, _ *http.Request, ids parameters) (int, any, error) {
	g, err := p.haunted(ids)
	if err != nil {
		return http.StatusNotFound, nil, err
	}
	p.traps.remove(func(t *trap) bool { return t.group == g && (ids[1] == "" || ids[1] == t.id) })
	return http.StatusNoContent, nil, nil
}
