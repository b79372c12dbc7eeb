package mock

import "net/http"

const (
	userPath   = "/Autodiscover/AutodiscoverService.svc/root/oauth/user"
	selfPath   = "/Autodiscover/AutodiscoverService.svc/root/user"
	xframePath = "/Autodiscover/XFrame/XFrame.html"
)

// publicRoutes are those that lead to an application, and the token endpoint.
func publicRoutes() map[string]*route {
	leads := func(name string, a access, h handler) *route {
		return &route{name: name, access: a, methods: get(h)}
	}
	return map[string]*route{
		"/":        leads("discovery", public, getRoot),
		userPath:   leads("user", signed, getUser),
		selfPath:   leads("user", signed, getUser),
		xframePath: leads("xframe", public, getXFrame),
		tokenPath:  {name: "token", methods: post(postToken)},
	}
}

// getRoot shows where users go on (RootURL). Any host leads here.
func getRoot(q *request) *refusal {
	root := q.root()
	r := &Resource{Href: root + "/"}
	return q.show(q.pool.arrange(r.to("user", root+userPath+"?originalDomain="+q.domain()).to("xframe", root+xframePath)))
}

// getUser shows where the user's applications are.
func getUser(q *request) *refusal {
	root := q.root()
	r := &Resource{Href: root + selfPath}
	return q.show(q.pool.arrange(r.to("applications", root+q.pool.options.Dialect.base()).to("xframe", root+xframePath)))
}

// getXFrame is the page that browsers would ask through.
func getXFrame(q *request) *refusal {
	q.answer.Status, q.answer.MediaType = http.StatusOK, "text/html"
	q.answer.HTML = "<!DOCTYPE html><html><head><title>XFrame</title></head><body></body></html>"
	return nil
}
