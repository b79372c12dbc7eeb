package suite

// Uses counts the steps that d says; the rows of an outline count once.
func (d *Declaration) Uses(definition Definition) int {
	lines := map[place]bool{}
	v := vocabulary{known: []Definition{definition}, matches: map[string][]int{}}
	for _, c := range d.Cases {
		for _, step := range c.Steps {
			if own, _ := v.match(step.Type, step.Text); len(own) > 0 {
				lines[place{c.URI, step.Line}] = true
			}
		}
	}
	return len(lines)
}

// Unused are those of known that say no step.
func (d *Declaration) Unused(known []Definition) []Definition {
	var unused []Definition
	for _, definition := range known {
		if d.Uses(definition) == 0 {
			unused = append(unused, definition)
		}
	}
	return unused
}
