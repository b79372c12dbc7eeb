package suite

// A Reach is what a case needs of a target.
type Reach string

// The reaches, each a tag without its @.
const (
	Reads   Reach = "reads"   // signing in, and GETs on what exists
	Stages  Reach = "stages"  // users act on the target
	Refuses Reach = "refuses" // the target needs a cause to refuse
)

// A Case is one scenario, or one row of an outline: what is run, reported and
// selected.
type Case struct {
	ID      string // the scenario's id tag, as "dc-links-1"; for a row with its first cell, as "dc-links-1[JSON]"
	Name    string // the title, its columns filled in
	URI     string // of the feature file, as the file system that was read names it
	Line    int    // of the scenario, or of the row
	Feature string // title of the feature
	Rule    string // title of the rule
	Clause  string // the rule's clause tag without @; "" if it has none
	Tags    []string
	Reach   Reach
	Steps   []Step // those of the backgrounds first
}

// A Step is one line of a case and what hangs on it.
type Step struct {
	Keyword   string // as written, as "And"
	Text      string // the columns filled in
	Line      int
	Type      string // Given, When or Then: for And, But and * that of the step before
	Table     [][]string
	DocString *string
}
