package reports

import "strconv"

// Seen tells how often recordings show each clause, and which of them they do not show.
func (c *Console) Seen(clauses []Clause) {
	var seen, unseen []string
	for _, clause := range clauses {
		switch {
		case clause.Seen > 0:
			seen = append(seen, oneLine(clause.ID)+" "+strconv.Itoa(clause.Seen))
		case clause.Waived == "":
			unseen = append(unseen, oneLine(clause.ID))
		}
	}
	if len(seen) == 0 {
		return // then nothing was judged, which says as much
	}
	for _, part := range []struct {
		title string
		words []string
	}{{"seen, and how often", seen}, {"not seen, and so not judged", unseen}} {
		if len(part.words) > 0 {
			c.print("\n" + part.title + ":\n" + Listed(part.words, below))
		}
	}
}
