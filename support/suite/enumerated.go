package suite

import "strings"

// Enumerated are the properties that some table of the features gives the type
// enum, or list of enums: those whose values are words of the reference.
func (d *Declaration) Enumerated() map[string]bool {
	all := map[string]bool{}
	for _, c := range d.Cases {
		for _, step := range c.Steps {
			if len(step.Table) == 0 || len(step.Table[0]) < 2 || step.Table[0][0] != "property" || step.Table[0][1] != "type" {
				continue
			}
			for _, row := range step.Table[1:] {
				if strings.Contains(row[1], "enum") {
					all[row[0]] = true
				}
			}
		}
	}
	return all
}
