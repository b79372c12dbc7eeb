package target

// Rehearsal starts an embedded mock that stands in for t: in its dialect, and
// sharing scenes as t does. Its owner closes it.
func (t *Target) Rehearsal() (*Target, error) {
	stand, err := Embedded(Options{Dialect: t.Dialect, Now: t.now})
	if err != nil {
		return nil, err
	}
	stand.Share = t.Share
	return stand, nil
}
