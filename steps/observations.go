package steps

import (
	"context"
	"errors"
	"fmt"

	"github.com/cucumber/godog"

	"ucwatest/support/contract"
	"ucwatest/support/ucwa"
)

// observations registers the Thens about resources.
func observations(v *vocabulary) {
	v.Then(`^an? (\w+) resource is returned as (JSON|XML)$`, isReturned)
	v.Then(`^it offers these links:$`, offersLinks)
	v.Then(`^it has these properties:$`, hasProperties)
	v.Then(`^it has these forms:$`, hasForms)
	v.Then(`^both say the same of:$`, saySame)
	v.Then(`^they are (the same|different) (?:conversations?|modality|modalities)$`, areTheSame)
	v.Then(`^they are exactly the caller and the (answerer|callee)$`, areExactly)
	v.Then(`^its "(\w+)" link leads to (its derived conversation|the original conversation|the derived modality)$`, linkLeads)
	v.Then(`^none of its "(\w+)" links leads to (its derived conversation|the original conversation)$`, noLinkLeads)
	v.Then(`^it has (a|no) "(\w+)" link$`, hasLink)
	v.Then(`^it leads to (a|no) derived (conversation|modality)$`, leadsToDerived)
	v.Then(`^it was accepted by the (answerer|callee)$`, acceptedBy)
	v.Then(`^who accepted it is shown as a participant$`, shownAsParticipant)
	v.Then(`^it is the (answerer|callee)$`, isSomebody)
	v.Then(`^it is for the (answerer|callee)$`, isForSomebody)
}

func isReturned(ctx context.Context, rel, as string) error {
	format, err := ucwa.ParseFormat(as)
	if err != nil {
		return err
	}
	return caseFrom(ctx).judgeAnswer(func(a contract.Answer) []contract.Judgement {
		return contract.Returned(a, rel, format)
	})
}

func offersLinks(ctx context.Context, t *godog.Table) error {
	rows, err := contract.ParseLinks(cells(t))
	if err != nil {
		return err
	}
	c := caseFrom(ctx)
	return c.judgeResource(func(a contract.Answer) []contract.Judgement {
		return contract.Links(a, rows, c.Target.Sample())
	})
}

func hasProperties(ctx context.Context, t *godog.Table) error {
	rows, err := contract.ParseProperties(cells(t))
	if err != nil {
		return err
	}
	c := caseFrom(ctx)
	return c.judgeResource(func(a contract.Answer) []contract.Judgement {
		return contract.Properties(a, rows, c.Target.Sample())
	})
}

func hasForms(ctx context.Context, t *godog.Table) error {
	names, err := contract.ParseForms(cells(t))
	if err != nil {
		return err
	}
	c := caseFrom(ctx)
	return c.judgeAnswer(func(a contract.Answer) []contract.Judgement {
		return c.Schema.Forms(a, names, c.asked)
	})
}

func saySame(ctx context.Context, t *godog.Table) error {
	names, err := contract.ParseTwins(cells(t))
	if err != nil {
		return err
	}
	c := caseFrom(ctx)
	j, x, err := c.both()
	if err != nil {
		return err
	}
	return c.judge(c.Schema.Twins(j.Answer, x.Answer, names))
}

func areTheSame(ctx context.Context, which string) error {
	c := caseFrom(ctx)
	a, b, err := c.both()
	if err != nil {
		return err
	}
	if which == "the same" {
		return c.judge(c.Schema.Same(a.Answer, b.Answer))
	}
	return c.judge(contract.Different(a.Answer, b.Answer))
}

func areExactly(ctx context.Context, other string) error {
	c := caseFrom(ctx)
	if c.lookedUp == nil {
		return errors.New("no participants to judge: this Then needs a When that looks them up")
	}
	return c.judge(append(contract.Members(c.people, []string{c.uri("caller"), c.uri(other)}), contract.Counted(c.lookedUp, c.people)...))
}

func linkLeads(ctx context.Context, rel, name string) error {
	c := caseFrom(ctx)
	place, err := c.place(ctx, name)
	if err != nil {
		return err
	}
	return c.judgeResource(func(a contract.Answer) []contract.Judgement {
		return contract.Leads(a, rel, place)
	})
}

// noLinkLeads wants to know where the place is: a scene without it shows nothing.
func noLinkLeads(ctx context.Context, rel, name string) error {
	c := caseFrom(ctx)
	place, err := c.place(ctx, name)
	if err == nil && len(place.Hrefs) == 0 {
		err = fmt.Errorf("nobody knows where %s is", name)
	}
	if err != nil {
		return err
	}
	return c.judgeResource(func(a contract.Answer) []contract.Judgement { return contract.LeadsNot(a, rel, place) })
}

func hasLink(ctx context.Context, whether, rel string) error {
	return caseFrom(ctx).judgeResource(func(a contract.Answer) []contract.Judgement {
		if whether == "no" {
			return contract.Unlinked(a, rel)
		}
		return contract.Linked(a, rel)
	})
}

// leadsToDerived wants an invitation to a derived conversation to lead to its
// modality too; one to messaging leads to the modality alone.
func leadsToDerived(ctx context.Context, whether, what string) error {
	c := caseFrom(ctx)
	wanted := []string{c.needs.Situation.Modality.Derived()}
	if what == "conversation" {
		wanted = append(wanted, ucwa.RelDerivedConversation)
	}
	return c.judgeResource(func(a contract.Answer) []contract.Judgement {
		if whether == "no" {
			return contract.DerivesNothing(a)
		}
		return contract.Derives(a, wanted...)
	})
}

func acceptedBy(ctx context.Context, who string) error {
	c := caseFrom(ctx)
	return c.judgeResource(func(a contract.Answer) []contract.Judgement {
		return contract.Accepted(a, c.uri(who))
	})
}

func shownAsParticipant(ctx context.Context) error {
	return caseFrom(ctx).judgeResource(contract.AcceptedAs)
}

func isSomebody(ctx context.Context, who string) error { return addressed(ctx, "uri", who) }

func isForSomebody(ctx context.Context, who string) error { return addressed(ctx, "to", who) }

func addressed(ctx context.Context, property, who string) error {
	c := caseFrom(ctx)
	return c.judgeResource(func(a contract.Answer) []contract.Judgement {
		return contract.Addressed(a, property, c.uri(who))
	})
}

// uri is the SIP address of the user called name.
func (c *Case) uri(name string) string {
	switch name {
	case "caller":
		return c.cast.Caller.Account.SIP
	case "callee":
		return c.cast.Callee.Account.SIP
	}
	return c.cast.Answerer.Account.SIP
}

// cells is a table as rows of texts.
func cells(t *godog.Table) [][]string {
	rows := make([][]string, len(t.Rows))
	for i, row := range t.Rows {
		rows[i] = make([]string, len(row.Cells))
		for j, cell := range row.Cells {
			rows[i][j] = cell.Value
		}
	}
	return rows
}
