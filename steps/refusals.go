package steps

import (
	"context"

	"ucwatest/support/client"
	"ucwatest/support/contract"
	"ucwatest/support/ucwa"
)

// refusals registers the Thens about requests that do not return a resource.
func refusals(v *vocabulary) {
	v.Then(`^the request is refused as (JSON|XML) with (?<status>\d+) "(?<code>\w+)"$`, isRefused)
	v.Then(`^both requests are refused as (JSON|XML) with (?<status>\d+) "(?<code>\w+)"$`, areRefused)
	v.Then(`^its subcode is "(?<subcode>\w+)"$`, itsSubcode)
	v.Then(`^a sign-in is asked for$`, signInAskedFor)
	v.Then(`^the pool that was asked grants the tokens$`, poolGrants)
	v.Then(`^it is answered with (?<status>\d+) and no body$`, isBodiless)
}

func isRefused(ctx context.Context, as string, status int, code string) error {
	return caseFrom(ctx).refused(1, as, status, code)
}

func areRefused(ctx context.Context, as string, status int, code string) error {
	return caseFrom(ctx).refused(2, as, status, code)
}

// refused judges the refusals of a When that asks so many times.
func (c *Case) refused(times int, as string, status int, code string) error {
	format, err := ucwa.ParseFormat(as)
	if err != nil {
		return err
	}
	return c.judgeEach(times, func(a contract.Answer) []contract.Judgement {
		return c.Schema.Refused(a, format, status, code)
	})
}

func itsSubcode(ctx context.Context, want string) error {
	return caseFrom(ctx).judgeAnswer(func(a contract.Answer) []contract.Judgement {
		return contract.Subcode(a, want)
	})
}

func signInAskedFor(ctx context.Context) error {
	return caseFrom(ctx).judgeAnswer(func(a contract.Answer) []contract.Judgement {
		_, fault := client.ParseChallenge(a.Header)
		return contract.Challenged(a, fault)
	})
}

// poolGrants judges no challenge that cannot be read: there is another Then for that.
func poolGrants(ctx context.Context) error {
	return caseFrom(ctx).judgeAnswer(func(a contract.Answer) []contract.Judgement {
		challenge, fault := client.ParseChallenge(a.Header)
		if fault != nil {
			return nil
		}
		return contract.Granted(a, challenge.TokenURL)
	})
}

func isBodiless(ctx context.Context, status int) error {
	return caseFrom(ctx).judgeAnswer(func(a contract.Answer) []contract.Judgement {
		return contract.Bodiless(a, status)
	})
}
