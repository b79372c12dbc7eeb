package plan

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

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
	text.WriteString(p.repeated())
	p.writeCases(&text)
	p.writeLeftOut(&text)
	p.writeRequests(&text)
	p.writeClauses(&text)
	p.writePreflight(&text)
	p.writeChanges(&text)
	text.WriteString(p.Summary() + "\n")
	_, err := io.WriteString(w, text.String())
	return err
}

// repeated says how often each case runs, "" if once.
func (p *Plan) repeated() string {
	if p.Repeat == 0 {
		return ""
	}
	return fmt.Sprintf("Each case runs %d times (-repeat); requests and changes are those of all its runs.\n", p.Repeat)
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
		for _, l := range lines(group) {
			if l.action != Run {
				continue
			}
			if group[0].URI != uri {
				uri, rule = group[0].URI, ""
				fmt.Fprintf(table, "\n%s\n", uri)
			}
			if group[0].Rule != rule {
				rule = group[0].Rule
				fmt.Fprintf(table, "  %s\n", rule)
			}
			fmt.Fprintf(table, "    run\t%s\t%s\n", reports.Amount(l.requests*p.times(), "request"), l.id())
		}
		table.Flush()
	}
}

// writeLeftOut writes what is not run below the reasons for it, as apply does.
func (p *Plan) writeLeftOut(text *strings.Builder) {
	type reason struct {
		action Action
		why    string
	}
	var order []reason
	cases, ids := map[reason]int{}, map[reason][]string{}
	for _, group := range p.rules() {
		for _, l := range lines(group) {
			if l.action == Run {
				continue
			}
			r := reason{l.action, l.reason}
			if ids[r] == nil {
				order = append(order, r)
			}
			ids[r] = append(ids[r], l.id())
			cases[r] += max(1, len(l.rows))
		}
	}
	for _, r := range order {
		fmt.Fprintf(text, "\n%s, %s: %s\n%s", words[r.action], reports.Amount(cases[r], "case"), reports.Visible(r.why), reports.Listed(ids[r], "    "))
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

// words stand before what is skipped and left out.
var words = map[Action]string{Skip: "skip", OutOfScope: "out of scope"}

// id names the scenario of the line, and the rows if they are not all.
func (l line) id() string {
	switch {
	case len(l.rows) > 0 && l.whole:
		return l.scenario + " (" + reports.Amount(len(l.rows), "row") + ")"
	case len(l.rows) > 0:
		return l.scenario + " " + strings.Join(l.rows, " ")
	}
	return l.scenario
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
	run := fmt.Sprintf("%d to run", p.count(Run))
	if p.Repeat > 0 {
		run += fmt.Sprintf(" %d times", p.Repeat)
	}
	said := fmt.Sprintf("Plan: %s, %d to skip, %d out of scope.", run, p.count(Skip), p.count(OutOfScope))
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
	return said + fmt.Sprintf(" On %s: %s, %s%s.", p.Target, strings.Join(changes, ", "), end, p.byTeams())
}

// byTeams names the teams and their users, "" where there are none.
func (p *Plan) byTeams() string {
	var all []string
	for _, t := range p.Teams {
		all = append(all, fmt.Sprintf("team %s (%s)", t.Name, strings.Join(t.Users, ", ")))
	}
	if len(all) == 0 {
		return ""
	}
	return "; by " + strings.Join(all, " and ")
}
