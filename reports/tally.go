package reports

// harmless tells whether c is a finding that does not fail the run: any unless the run is strict, and then one of what
// is put up with.
func (c *Case) harmless(strict bool) bool { return c.Verdict == Finding && (c.Known || !strict) }

// Tally works out Counts, Verdict and ExitClass from the cases, the problems and Strict.
//
// The worst thing decides: a case that failed or a problem of the run, then a case that errored, then a case that was
// skipped or that nothing passed at all. Out of scope never has a say.
func (r *Run) Tally() {
	r.Counts = count(r.Cases)
	r.Verdict = r.outcome()
	r.ExitClass = exitClasses[r.Verdict]
}

func (r *Run) outcome() Outcome {
	c := r.Counts
	switch {
	case c.Failed > 0, len(r.Problems) > 0, r.Strict && c.Finding > c.Known:
		return Failure
	case c.Errored > 0:
		return Error
	case c.Skipped > 0, c.Passed == 0:
		return Partial
	default:
		return Success
	}
}

func count(cases []Case) Counts {
	var c Counts
	for i := range cases {
		c.add(cases[i].Verdict)
		if cases[i].Verdict == Finding && cases[i].Known {
			c.Known++
		}
	}
	return c
}

// add counts one case. A verdict nobody gave is our own fault, and must not vanish from the sum.
func (c *Counts) add(v Verdict) {
	switch v {
	case Passed:
		c.Passed++
	case Failed:
		c.Failed++
	case Finding:
		c.Finding++
	case Skipped:
		c.Skipped++
	case OutOfScope:
		c.OutOfScope++
	default:
		c.Errored++
	}
}
