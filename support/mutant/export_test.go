package mutant

import (
	"context"

	"ucwatest/reports"
	"ucwatest/support/declaration"
)

// Meet runs one case on the mutant v: nil where v changes nothing that the case meets.
func (t Trial) Meet(ctx context.Context, v Mutant, c declaration.Case) (*reports.Case, error) {
	cases, err := t.meet(ctx, v, []declaration.Case{c}, false)
	if err != nil || len(cases) == 0 {
		return nil, err
	}
	return &cases[0], nil
}
