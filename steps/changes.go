package steps

import (
	"context"
	"fmt"
	"slices"

	"github.com/cucumber/godog"

	"ucwatest/support/client"
	"ucwatest/support/contract"
	"ucwatest/support/document"
	"ucwatest/support/target"
	"ucwatest/support/ucwa"
)

// changes registers the Thens about what an act has changed. What they name other
// than "it" they retrieve themselves, in the format that the When asked for.
func changes(v *vocabulary) {
	v.Then(`^(it|its derived conversation|the original conversation) has not changed$`, hasNotChanged)
	v.Then(`^(it|its derived conversation|the original conversation) (still|no longer) holds the modality "(\w+)"$`, holdsModality)
	v.Then(`^its "(\w+)" is "(\w+)"$`, saysOfItself)
	v.Then(`^it is a conference of the caller, the answerer and the callee$`, isConference)
	v.Then(`^its links lead to:$`, linksLeadTo)
}

func hasNotChanged(ctx context.Context, name string) error {
	c := caseFrom(ctx)
	return c.judgeSeen(ctx, name, func(now contract.Answer) ([]contract.Judgement, error) {
		before := c.before(now.URL)
		if before == nil {
			return nil, fmt.Errorf("nothing to compare %s with: nobody has read it before", name)
		}
		return c.Schema.Same(contract.Answer{Document: before}, now), nil
	})
}

func holdsModality(ctx context.Context, name, whether, modality string) error {
	return caseFrom(ctx).judgeSeen(ctx, name, func(a contract.Answer) ([]contract.Judgement, error) {
		if whether == "no longer" {
			return contract.HoldsNot(a, modality), nil
		}
		return contract.Holds(a, modality), nil
	})
}

func saysOfItself(ctx context.Context, property, value string) error {
	return caseFrom(ctx).judgeResource(func(a contract.Answer) []contract.Judgement {
		return contract.Says(a, property, value)
	})
}

func isConference(ctx context.Context) error {
	c := caseFrom(ctx)
	conversation, people, err := c.scene.Participants(ctx, c.scene.Derived)
	if err != nil {
		return skipUnoffered(err)
	}
	return c.judgeResource(func(a contract.Answer) []contract.Judgement {
		wanted := []string{c.uri("caller"), c.uri("answerer"), c.uri("callee")}
		return append(contract.Conference(a, people, wanted), contract.Counted(conversation, people)...)
	})
}

// linksLeadTo follows the links that the table names and the resource has, in the
// format that the When asked for. A target that may only be read is asked for none.
func linksLeadTo(ctx context.Context, t *godog.Table) error {
	rows, err := contract.ParseFollowed(cells(t))
	if err != nil {
		return err
	}
	c := caseFrom(ctx)
	if !c.Target.Permits(target.MayStage) {
		return nil
	}
	owner, err := c.place(ctx, itsDerived)
	if err != nil {
		return err
	}
	from, err := c.see(ctx, it)
	if err != nil || from.Document == nil {
		return err // what cannot be read has been judged as such
	}
	for _, row := range rows {
		link, there := from.Document.Link(row.Relation)
		if !there {
			continue
		}
		led, err := c.exchange(ctx, c.caller(), client.Request{URL: link.Href, Accept: c.asked.MediaType()})
		if err != nil {
			return err
		}
		judgements := contract.Followed(led.Answer, row, owner)
		c.Judgements = append(c.Judgements, judgements...)
		if slices.ContainsFunc(judgements, func(j contract.Judgement) bool { return !j.Held }) {
			c.judged = led.exchange
		}
	}
	return nil
}

// judgeSeen lets check judge the resource that a feature calls name. One that
// cannot be read is judged by the Rule's clause and ends the case.
func (c *Case) judgeSeen(ctx context.Context, name string, check func(contract.Answer) ([]contract.Judgement, error)) error {
	a, err := c.see(ctx, name)
	if err != nil {
		return err
	}
	if a.Document == nil {
		return c.unreadable(a, name+" as "+c.asked.String())
	}
	c.judged = a.exchange
	judgements, err := check(a.Answer)
	if err != nil {
		return err
	}
	return c.judge(judgements)
}

// see is the answer to the When for "it", and for a place what is there now.
func (c *Case) see(ctx context.Context, name string) (*answer, error) {
	if name == it {
		if len(c.answers) != 1 {
			return nil, fmt.Errorf("%d answers to judge: this Then needs a When that asks once", len(c.answers))
		}
		return c.answers[0], nil
	}
	href, err := c.href(ctx, name)
	if err != nil {
		return nil, err
	}
	return c.exchange(ctx, c.caller(), client.Request{URL: href, Accept: c.asked.MediaType()})
}

// remember reads what a feature calls name before the When acts.
func (c *Case) remember(ctx context.Context, name string, format ucwa.Format) error {
	c.asked = format
	a, err := c.see(ctx, name)
	if err != nil {
		return err
	}
	if a.Document == nil {
		return c.unreadable(a, name+" as "+format.String())
	}
	c.noted = append(c.noted, a)
	return nil
}

// before is what was read at url before the last act: by the When, or while the
// scene was staged, else what a When that only reads was answered. It is nil if
// nobody has read it.
func (c *Case) before(url string) *document.Document {
	if d := c.documentAt(url, c.noted); d != nil {
		return d
	}
	for href, d := range c.scene.Before {
		if c.scene.Same(href, url) {
			return d
		}
	}
	return c.documentAt(url, c.answers)
}

// documentAt is the first of answers that is from url, without the one that is judged.
func (c *Case) documentAt(url string, answers []*answer) *document.Document {
	for _, a := range answers {
		if a.URL == url && a.exchange != c.judged {
			return a.Document
		}
	}
	return nil
}
