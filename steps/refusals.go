package steps

import (
	"context"

	"ucwatest/support/client"
	"ucwatest/support/contract"
	"ucwatest/support/ucwa"
)

// refusals registers the Thens about requests that do not return a resource.
func refusals(v Vocabulary) {
	v.Then(`^the request is refused as (JSON|XML) with (\d+) "(\w+)"$`, isRefused)
	v.Then(`^its subcode is "(\w+)"$`, itsSubcode)
	v.Then(`^the method is refused without a body$`, isRefusedWithoutBody)
	v.Then(`^a sign-in is asked for$`, signInAskedFor)
	v.Then(`^the deletion is confirmed$`, isDeleted)
}

func isRefused(ctx context.Context, as string, status int, code string) error {
	c := caseFrom(ctx)
	a, err := c.answer()
	if err != nil {
		return err
	}
	format, err := ucwa.ParseFormat(as)
	if err != nil {
		return err
	}
	return c.judge(contract.Refused(a.Answer, format, status, code))
}

func itsSubcode(ctx context.Context, want string) error {
	c := caseFrom(ctx)
	a, err := c.answer()
	if err != nil {
		return err
	}
	return c.judge(contract.Subcode(a.Answer, want))
}

func isRefusedWithoutBody(ctx context.Context) error {
	c := caseFrom(ctx)
	a, err := c.answer()
	if err != nil {
		return err
	}
	return c.judge(contract.Bodiless(a.Answer))
}

func signInAskedFor(ctx context.Context) error {
	c := caseFrom(ctx)
	a, err := c.answer()
	if err != nil {
		return err
	}
	_, fault := client.ParseChallenge(a.Header)
	return c.judge(contract.Challenged(a.Answer, fault))
}

func isDeleted(ctx context.Context) error {
	c := caseFrom(ctx)
	a, err := c.answer()
	if err != nil {
		return err
	}
	return c.judge(contract.Deleted(a.Answer))
}
