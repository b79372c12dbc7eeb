package plan

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"ucwatest/reports"
)

// Write writes p for people: what would be run, grouped by feature and rule,
// what that asks of each user, which clauses it judges, and what it changes.
// It returns the error of w.
func Write(w io.Writer, p *Plan) error {
	var text strings.Builder
	fmt.Fprintf(&text, "Plan for %s, rehearsed on the embedded mock.\n", p.where())
	if p.Lasting && !p.Refreshed {
		text.WriteString("What the target offers was not read; plan -refresh signs in and reads it.\n")
	}
	p.writeCases(&text)
	p.writeRequests(&text)
	p.writeClauses(&text)
	p.writeChanges(&text)
	text.WriteString(p.Summary() + "\n")
	_, err := io.WriteString(w, text.String())
	return err
}

func (p *Plan) where() string {
	if p.On == "" {
		return fmt.Sprintf("the %s, dialect %s", p.Target, p.Dialect)
	}
	return fmt.Sprintf("%q (%s), dialect %s", p.Target, p.On, p.Dialect)
}

// A line is what a plan says of the rows of one scenario that fare alike.
type line struct {
	action   Action
	scenario string
	rows     []string
	whole    bool // they are all rows of the scenario
	requests int
	reason   string
}

func (p *Plan) writeCases(text *strings.Builder) {
	var uri, rule string
	table := tabwriter.NewWriter(text, 0, 0, 2, ' ', 0)
	for _, group := range p.rules() {
		if group[0].URI != uri {
			uri, rule = group[0].URI, ""
			fmt.Fprintf(table, "\n%s\n", uri)
		}
		if group[0].Rule != rule {
			rule = group[0].Rule
			fmt.Fprintf(table, "  %s\n", rule)
		}
		for _, l := range lines(group) {
			fmt.Fprintf(table, "    %s\n", l)
		}
		table.Flush()
	}
}

// rules are the cases by rule, in their order.
func (p *Plan) rules() [][]Case {
	var groups [][]Case
	for _, c := range p.Cases {
		last := len(groups) - 1
		if last < 0 || groups[last][0].URI != c.URI || groups[last][0].Rule != c.Rule {
			groups = append(groups, nil)
			last++
		}
		groups[last] = append(groups[last], c)
	}
	return groups
}

// lines are the cases of one rule, the rows of a scenario that fare alike in one.
func lines(cases []Case) []line {
	var all []line
	for _, c := range cases {
		scenario := cmp.Or(c.Scenario, c.ID) // one saved before it was kept stands for itself
		at := slices.IndexFunc(all, func(l line) bool {
			return l.scenario == scenario && l.action == c.Action && l.reason == c.Reason
		})
		if at < 0 {
			all = append(all, line{action: c.Action, scenario: scenario, reason: c.Reason})
			at = len(all) - 1
		}
		if row := strings.TrimPrefix(c.ID, scenario); row != "" {
			all[at].rows = append(all[at].rows, row)
		}
		all[at].requests += len(c.Requests)
	}
	for i, l := range all {
		all[i].whole = !slices.ContainsFunc(all, func(other line) bool {
			return other.scenario == l.scenario && (other.action != l.action || other.reason != l.reason)
		})
	}
	return all
}

// words stand before what is run, skipped and left out.
var words = map[Action]string{Run: "run", Skip: "skip", OutOfScope: "out of scope"}

// String is the line with its columns parted by tabs.
func (l line) String() string {
	id := l.scenario
	switch {
	case len(l.rows) > 0 && l.whole:
		id += ", " + reports.Amount(len(l.rows), "row")
	case len(l.rows) > 0:
		id += " " + strings.Join(l.rows, " ")
	}
	if l.action == Run {
		return fmt.Sprintf("%s\t%s\t%s", words[l.action], reports.Amount(l.requests, "request"), id)
	}
	return fmt.Sprintf("%s\t\t%s: %s", words[l.action], id, reports.Visible(l.reason))
}

// writeRequests writes how many requests each user sends, by method.
func (p *Plan) writeRequests(text *strings.Builder) {
	count := map[string]map[string]int{}
	methods := map[string]bool{}
	for _, c := range p.Cases {
		for _, r := range c.Requests {
			if count[r.User] == nil {
				count[r.User] = map[string]int{}
			}
			count[r.User][r.Method]++
			methods[r.Method] = true
		}
	}
	columns := slices.Sorted(maps.Keys(methods))
	table := tabwriter.NewWriter(text, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(table, "\nrequests\t%s\t\n", strings.Join(columns, "\t"))
	for _, user := range slices.Sorted(maps.Keys(count)) {
		fmt.Fprintf(table, "%s\t", user)
		for _, method := range columns {
			fmt.Fprintf(table, "%d\t", count[user][method])
		}
		fmt.Fprintln(table)
	}
	table.Flush()
	fmt.Fprintf(text, "%s in all%s.\n", reports.Amount(p.Requests(), "request"), p.rateText())
}

func (p *Plan) rateText() string {
	if p.PerSecond <= 0 {
		return ""
	}
	said := fmt.Sprintf(", at most %g a second", p.PerSecond)
	if p.Unanswered > 0 {
		said += fmt.Sprintf(", and %s to ring for %s unanswered", reports.Amount(p.Unanswered, "invitation"), ring)
	}
	took := time.Duration(p.Seconds() * float64(time.Second)).Round(100 * time.Millisecond)
	return fmt.Sprintf("%s: at least %s", said, took)
}

// writeClauses writes how many clauses would be judged, and which would not by
// the reason for it.
func (p *Plan) writeClauses(text *strings.Builder) {
	var reasons []string
	unjudged := map[string][]string{}
	n := 0
	for _, c := range p.Clauses {
		if c.Judged {
			continue
		}
		n++
		why := cmp.Or(c.Why, "no case that would be run judges it")
		if unjudged[why] == nil {
			reasons = append(reasons, why)
		}
		unjudged[why] = append(unjudged[why], c.ID)
	}
	fmt.Fprintf(text, "\n%s: %d would be judged, %d would not.\n", reports.Amount(len(p.Clauses), "clause"), len(p.Clauses)-n, n)
	for _, why := range reasons {
		fmt.Fprintf(text, "  %s: %s\n", why, few(unjudged[why]))
	}
}

// few are ids, of many only the first.
func few(ids []string) string {
	const shown = 4
	if len(ids) <= shown {
		return strings.Join(ids, ", ")
	}
	return fmt.Sprintf("%s and %d more (-json has all)", strings.Join(ids[:shown], ", "), len(ids)-shown)
}

func (p *Plan) writeChanges(text *strings.Builder) {
	if len(p.Changes) == 0 || !p.Lasting {
		return
	}
	fmt.Fprintf(text, "\nOn %s the run would\n", p.Target)
	for _, c := range p.Changes {
		fmt.Fprintf(text, "  %s\n", c.sentence())
	}
	text.WriteString("\n")
}

func (c Change) sentence() string {
	if c.Sign == Alters {
		return fmt.Sprintf("~ alter %s, and restore %s", reports.Amount(c.Count, c.What), ofAll(c))
	}
	return fmt.Sprintf("%s create %s, and delete %s", c.Sign, reports.Amount(c.Count, c.What), ofAll(c))
}

func ofAll(c Change) string {
	if c.Cleared == c.Count {
		return "all of them"
	}
	return fmt.Sprintf("%d of them", c.Cleared)
}

// Summary is the plan in one line, as Terraform has it.
func (p *Plan) Summary() string {
	said := fmt.Sprintf("Plan: %d to run, %d to skip, %d out of scope.", p.count(Run), p.count(Skip), p.count(OutOfScope))
	if !p.Lasting {
		return said + " Nothing outlives the run on a mock."
	}
	var changes []string
	cleared := true
	for _, c := range p.Changes {
		change := fmt.Sprintf("%s %s", c.Sign, reports.Amount(c.Count, c.What))
		if c.Sign == Alters {
			change += " (restored)"
		}
		changes = append(changes, change)
		cleared = cleared && c.Cleared == c.Count
	}
	if len(changes) == 0 {
		return said + fmt.Sprintf(" On %s: nothing is created or altered.", p.Target)
	}
	end := "all cleared"
	if !cleared {
		end = "not all of it cleared"
	}
	return said + fmt.Sprintf(" On %s: %s, %s.", p.Target, strings.Join(changes, ", "), end)
}
