package steps

import (
	"errors"
	"fmt"
	"slices"

	"ucwatest/support/client"
	"ucwatest/support/contract"
)

// An answer is one exchange and what a check sees of it.
type answer struct {
	exchange *client.Exchange
	contract.Answer
}

// read reads an exchange as it was on the wire.
func read(x *client.Exchange) *answer {
	a := contract.Answer{URL: x.URL, Status: x.Status, Header: x.Header, MediaType: x.MediaType(), Length: len(x.Body)}
	return &answer{exchange: x, Answer: a.Read(x)}
}

// Judged is the exchange that the last judgements are about, nil if they are
// about none.
func (c *Case) Judged() *client.Exchange { return c.judged }

// Answered are the exchanges of the When: what the case is about, without what
// it took to get there.
func (c *Case) Answered() []*client.Exchange {
	var all []*client.Exchange
	for _, a := range c.answers {
		all = append(all, a.exchange)
	}
	return all
}

// judgeAnswer lets check judge the answer to the When, whatever it is.
func (c *Case) judgeAnswer(check func(contract.Answer) []contract.Judgement) error {
	return c.judgeEach(1, check)
}

// judgeEach lets check judge the answers to a When that asks so many times, up
// to the first that is not as it should be.
func (c *Case) judgeEach(times int, check func(contract.Answer) []contract.Judgement) error {
	if len(c.answers) != times {
		return fmt.Errorf("%d answers to judge: this Then needs a When that asks %s", len(c.answers), [...]string{"never", "once", "twice"}[times])
	}
	for _, a := range c.answers {
		c.judged = a.exchange
		judgements := check(a.Answer)
		c.Judgements = append(c.Judgements, judgements...)
		if slices.ContainsFunc(judgements, func(j contract.Judgement) bool { return !j.Held }) {
			break
		}
	}
	return nil
}

// judgeResource lets check judge the answer to the When if it could be read as
// a resource. One that could not is judged by the Rule's clause and ends the case.
func (c *Case) judgeResource(check func(contract.Answer) []contract.Judgement) error {
	if len(c.answers) == 1 && c.answers[0].Document == nil {
		return c.unreadable(c.answers[0], "a resource as "+c.asked.String())
	}
	return c.judgeAnswer(check)
}

// ErrJudged says that the case ends since what it got cannot be judged any
// further; the judgement that says so has been made.
var ErrJudged = errors.New("nothing more can be judged")

func (c *Case) unreadable(a *answer, want string) error {
	c.judged = a.exchange
	c.Judgements = append(c.Judgements, contract.Unreadable(a.Answer, want))
	return ErrJudged
}

// both are the two answers to a When that asked twice.
func (c *Case) both() (a, b *answer, err error) {
	if len(c.answers) != 2 {
		return nil, nil, errors.New("no two answers to compare: this Then needs a When that asks twice")
	}
	for _, a := range c.answers {
		if a.Document == nil {
			return nil, nil, c.unreadable(a, "a resource")
		}
	}
	c.judged = c.answers[1].exchange
	return c.answers[0], c.answers[1], nil
}
