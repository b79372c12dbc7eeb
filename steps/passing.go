package steps

import (
	"net/http"
	"slices"

	"ucwatest/support/client"
	"ucwatest/support/contract"
)

// An Aside is an answer of the product that no Then is about, and what is to be
// said of it.
type Aside struct {
	Exchange   *client.Exchange
	Judgements []contract.Judgement
}

// Asides are what the product answered on the way, while the case was staged too:
// errors that nobody asked for, and what is wrong with what it created and announced.
func (c *Case) Asides() []Aside {
	all := c.refusals()
	if c.looked {
		return all
	}
	for _, aside := range c.course() {
		aside.Judgements = slices.DeleteFunc(aside.Judgements, func(j contract.Judgement) bool { return j.Held })
		if len(aside.Judgements) > 0 {
			all = append(all, aside)
		}
	}
	return all
}

// refusals are the errors among all that the case exchanged, but for the answers that
// its Thens are about. One without a body may be anybody's, and is none. A mock is
// not asked: it is given causes.
func (c *Case) refusals() []Aside {
	if !c.Target.Uncontrolled {
		return nil
	}
	var all []Aside
	for _, x := range c.Log.Exchanges() {
		if c.judges(x) || x.Err != nil || x.Status < http.StatusBadRequest || len(x.Body) == 0 || x.Culprit() != client.Product {
			continue
		}
		all = append(all, Aside{x, c.Schema.InPassing(read(x).Answer, x.RequestHeader.Get("Accept"))})
	}
	return all
}

// judges tells whether a Then is about the answer of x.
func (c *Case) judges(x *client.Exchange) bool {
	return slices.ContainsFunc(c.answers, func(a *answer) bool { return a.exchange == x })
}

// course judges what was created and answered, what the event channels told, and what else was
// read that no Then is about, for each user in the order in which it was answered.
func (c *Case) course() []Aside {
	courses := map[string]*contract.Course{}
	var all []Aside
	for _, x := range c.Log.Exchanges() {
		if x.Err != nil || x.Status/100 != 2 || x.Culprit() != client.Product {
			continue
		}
		switch {
		case x.Answers:
			all = append(all, Aside{x, contract.Answered(read(x).Answer)})
			continue
		case x.Operation == "" && !x.Polls():
			if x.Method == http.MethodGet && !c.judges(x) {
				all = append(all, Aside{x, contract.Hrefs(read(x).Document)})
			}
			continue
		}
		course := courses[x.User]
		if course == nil {
			course = &contract.Course{}
			courses[x.User] = course
		}
		if x.Operation != "" {
			all = append(all, Aside{x, course.Created(read(x).Answer, x.Operation)})
			continue
		}
		told, err := x.Package()
		all = append(all, Aside{x, course.Told(x.URL, told, err)})
	}
	return all
}
