package foreign

// Seen is how often the file shows a clause, and how often it breaks it.
func (o *Outcome) Seen(clause string) (seen, broken int) {
	t := o.tally[clause]
	if t == nil {
		return 0, 0
	}
	return t.seen, t.broken
}
