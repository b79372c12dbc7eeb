package steps

import (
	"net/http"
	"slices"

	"ucwatest/support/client"
	"ucwatest/support/contract"
)

// An Aside is an error that the product answered without being asked for one,
// and what is to be said of it.
type Aside struct {
	Exchange   *client.Exchange
	Judgements []contract.Judgement
}

// Asides are the errors among all that the case exchanged, while it was staged
// too, but for the answers that its Thens are about. One without a body may be
// anybody's, and is none.
func (c *Case) Asides() []Aside {
	var all []Aside
	for _, x := range c.Log.Exchanges() {
		asked := slices.ContainsFunc(c.answers, func(a *answer) bool { return a.exchange == x })
		if asked || x.Err != nil || x.Status < http.StatusBadRequest || len(x.Body) == 0 || x.Culprit() != client.Product {
			continue
		}
		all = append(all, Aside{x, c.Schema.InPassing(read(x).Answer, x.RequestHeader.Get("Accept"))})
	}
	return all
}
