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
	format, err := ucwa.ParseFormat(as)
	if err != nil {
		return err
	}
	return caseFrom(ctx).judgeAnswer(func(a contract.Answer) []contract.Judgement {
		return contract.Refused(a, format, status, code)
	})
}

func itsSubcode(ctx context.Context, want string) error {
	return caseFrom(ctx).judgeAnswer(func(a contract.Answer) []contract.Judgement {
		return contract.Subcode(a, want)
	})
}

func isRefusedWithoutBody(ctx context.Context) error {
	return caseFrom(ctx).judgeAnswer(contract.Bodiless)
}

func signInAskedFor(ctx context.Context) error {
	return caseFrom(ctx).judgeAnswer(func(a contract.Answer) []contract.Judgement {
		_, fault := client.ParseChallenge(a.Header)
		return contract.Challenged(a, fault)
	})
}

func isDeleted(ctx context.Context) error {
	return caseFrom(ctx).judgeAnswer(contract.Deleted)
}
