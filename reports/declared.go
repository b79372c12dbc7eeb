package reports

// Declared is what is required, whether or not anything was run: the features as they are read, and what explains them.
type Declared struct {
	About          string          `json:"about,omitempty"`   // what it is about, for a reader who has never heard of it
	Sources        []Source        `json:"sources,omitempty"` // the feature files, for what has to be compiled anew, as Cucumber's messages are
	Features       []Feature       `json:"features"`
	Contradictions []Contradiction `json:"contradictions"`
	Phrases        []Phrase        `json:"phrases"`
	Glossary       []Term          `json:"glossary"`
	Pages          []Coverage      `json:"-"` // of pages of the reference, where somebody has given them
}

// Source is one feature file as it is written.
type Source struct {
	URI  string `json:"uri"`
	Text string `json:"text"`
}

// Coverage is how much of what a page of the reference states is declared, and judged by some case.
type Coverage struct {
	Page                         string
	Statements, Declared, Judged int
}

// Missing is how many of the statements are not declared.
func (c Coverage) Missing() int { return c.Statements - c.Declared }

// Feature is one feature file as it is read: its rules and scenarios in their order.
type Feature struct {
	URI         string   `json:"uri"`
	Language    string   `json:"language,omitempty"` // of Gherkin's, "" if nobody knows
	Keyword     string   `json:"keyword,omitempty"`  // that the title is written with, as Language has it
	Name        string   `json:"name"`
	Description string   `json:"description"`
	Tags        []string `json:"tags"`
	Rules       []Rule   `json:"rules"`
}

// Rule is one sentence of the reference and the scenarios that show it. Scenarios that stand in no rule are in one
// without a name.
type Rule struct {
	Name        string     `json:"name"`
	Description string     `json:"description"`
	Clause      string     `json:"clause"` // the id of the clause that its scenarios judge, "" if it has none
	Tags        []string   `json:"tags"`
	Scenarios   []Scenario `json:"scenarios"`
}

// Scenario is one scenario as it is written. Without examples it is one case, whose id is the scenario's; else each row
// of its examples is one.
type Scenario struct {
	ID          string         `json:"id"`
	Keyword     string         `json:"keyword,omitempty"` // that the title is written with, as "Scenario Outline"
	Name        string         `json:"name"`
	Description string         `json:"description"`
	Line        int            `json:"line"`
	Tags        []string       `json:"tags"`
	Steps       []DeclaredStep `json:"steps"` // those of the backgrounds first
	Examples    []Examples     `json:"examples"`
}

// DeclaredStep is one line of a scenario and what hangs on it, with the columns still in angle brackets.
type DeclaredStep struct {
	Keyword string     `json:"keyword"`
	Text    string     `json:"text"`
	Line    int        `json:"line"`
	Table   [][]string `json:"table,omitempty"` // the first row is its head
	Doc     string     `json:"doc,omitempty"`   // its doc string
}

// Examples is one table of an outline's examples, with a row for each case.
type Examples struct {
	Name    string       `json:"name"`
	Columns []string     `json:"columns"`
	Rows    []ExampleRow `json:"rows"`
}

// ExampleRow is one row of a table of examples, with the id of the case that it makes.
type ExampleRow struct {
	Case  string   `json:"case"` // its id
	Cells []string `json:"cells"`
}

// Contradiction is a place where the reference says two things, and what was decided about it.
type Contradiction struct {
	ID       string   `json:"id"`
	Between  []string `json:"between"`
	Decision string   `json:"decision"`
	JudgedBy []string `json:"judged_by"` // ids of the clauses that follow the decision
}

// Phrase is one entry of the step catalogue.
type Phrase struct {
	Keyword   string   `json:"keyword"`
	Text      string   `json:"text"`       // as a reader says it, alternatives in brackets
	Uses      int      `json:"uses"`       // how many steps say it
	Example   string   `json:"example"`    // one step that does, "" if none does
	Table     bool     `json:"table"`      // a table hangs on it
	Scenarios []string `json:"scenarios"`  // the ids of those that say it
	DefinedAt string   `json:"defined_at"` // file:line
}

// Term is one noun of the features' language.
type Term struct {
	Word  string `json:"word"`
	Means string `json:"means"`
}
