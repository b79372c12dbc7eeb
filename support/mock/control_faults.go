package mock

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"ucwatest/support/mock/fault"
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

// controlHandler answers a request of the control interface.
type controlHandler = func(*Pool, http.ResponseWriter, *http.Request, parameters)

// ofPool is one for a fault of the whole pool, whose URL names no group.
func ofPool(c controlHandler) controlHandler {
	return func(p *Pool, w http.ResponseWriter, r *http.Request, ids parameters) {
		c(p, w, r, parameters{"", ids[0]})
	}
}

// faultGroup is the group that the URL names, nil for the whole pool.
func (p *Pool) faultGroup(ids parameters) (*group, error) {
	if ids[0] == "" {
		return nil, nil
	}
	if g := p.group(ids[0]); g != nil {
		return g, nil
	}
	return nil, fmt.Errorf("group %q is not there", ids[0])
}

// setFault sets a fault and answers its id.
func setFault(p *Pool, r *http.Request, ids parameters) (int, any, error) {
	g, err := p.faultGroup(ids)
	if err != nil {
		return http.StatusNotFound, nil, err
	}
	var rule fault.Rule
	err = readOrder(r, &rule)
	if err == nil {
		err = rule.Check()
	}
	if err == nil {
		err = p.knows(rule, g)
	}
	id := ""
	if err == nil {
		id, err = p.faults.Add(ids[0], rule)
	}
	if err != nil {
		return http.StatusBadRequest, nil, fmt.Errorf("fault: %w; %s", err, fault.Help)
	}
	return http.StatusCreated, map[string]string{"fault": id}, nil
}

// knows wants route and user of a rule to be there; g is the group that it is
// for, nil for the whole pool.
func (p *Pool) knows(r fault.Rule, g *group) error {
	names := map[string]bool{}
	p.routes.names(names)
	if r.Route != "" && !names[r.Route] {
		return fmt.Errorf("route: got %q, want one of %q", r.Route, slices.Sorted(maps.Keys(names)))
	}
	if r.User == "" {
		return nil
	}
	if g == nil {
		if p.directory.user(strings.ToLower(r.User)) == nil {
			return fmt.Errorf("user: got %q, want the address of a user of the pool", r.User)
		}
		return nil
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if !slices.ContainsFunc(g.users, func(u *user) bool { return r.Means(u.names()) }) {
		return fmt.Errorf("user: got %q, want a user of the group", r.User)
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

// listFaults shows the faults of the group, or those of the whole pool, each
// with how many requests it met.
func listFaults(p *Pool, _ *http.Request, ids parameters) (int, any, error) {
	if _, err := p.faultGroup(ids); err != nil {
		return http.StatusNotFound, nil, err
	}
	return http.StatusOK, map[string]any{"faults": p.faults.List(ids[0])}, nil
}

// dropFaults removes the fault that the URL names, or all of its group or of
// the pool. Those that are gone stay so.
func dropFaults(p *Pool, _ *http.Request, ids parameters) (int, any, error) {
	if _, err := p.faultGroup(ids); err != nil {
		return http.StatusNotFound, nil, err
	}
	p.faults.Remove(ids[0], ids[1])
	return http.StatusNoContent, nil, nil
}
