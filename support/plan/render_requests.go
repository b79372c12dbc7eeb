package plan

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"ucwatest/reports"
)

// writeRequests writes how many requests each user sends, by method.
func (p *Plan) writeRequests(text *strings.Builder) {
	count := map[string]map[string]int{}
	methods := map[string]bool{}
	for _, c := range p.Cases {
		for _, r := range c.Requests {
			if count[r.User] == nil {
				count[r.User] = map[string]int{}
			}
			count[r.User][r.Method] += p.times()
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
	if !p.Lasting {
		text.WriteString("On a pool they are others: a mock is asked for three new users in each case, while those of a pool sign in\n" +
			"once, share what is only read, and undo one by one what they create.\n")
	}
}

// writeURLs writes which URLs are asked, those that change something first.
func (p *Plan) writeURLs(text *strings.Builder) {
	asked := map[[2]string]int{}
	for _, c := range p.Cases {
		for _, r := range c.Requests {
			asked[[2]string{r.Method, r.URL}] += p.times()
		}
	}
	urls := slices.SortedFunc(maps.Keys(asked), func(a, b [2]string) int {
		reads := func(u [2]string) string { return strconv.FormatBool(u[0] == http.MethodGet) }
		return cmp.Or(cmp.Compare(reads(a), reads(b)), cmp.Compare(a[1], b[1]), cmp.Compare(a[0], b[0]))
	})
	table := tabwriter.NewWriter(text, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table)
	for _, u := range urls {
		fmt.Fprintf(table, "  %s\t%s\t%s\n", u[0], u[1], reports.Amount(asked[u], "time"))
	}
	table.Flush()
}

// WriteApproval writes what whoever approves of p has to know: who is asked for what,
// and what that changes. It returns the error of w.
func WriteApproval(w io.Writer, p *Plan) error {
	var text strings.Builder
	fmt.Fprintf(&text, "Plan for %s, rehearsed on the embedded mock.\n", p.where())
	text.WriteString(p.repeated())
	p.writeRequests(&text)
	p.writeURLs(&text)
	p.writeChanges(&text)
	text.WriteString(p.Summary() + "\n")
	_, err := io.WriteString(w, text.String())
	return err
}

func (p *Plan) rateText() string {
	if p.PerSecond <= 0 {
		return ""
	}
	said := fmt.Sprintf(", at most %g a second", math.Round(p.PerSecond*100)/100)
	if p.Unanswered > 0 {
		said += fmt.Sprintf(", and %s to ring for %s unanswered", reports.Amount(p.Unanswered, "invitation"), ring)
	}
	took := time.Duration(p.Seconds() * float64(time.Second)).Round(100 * time.Millisecond)
	return fmt.Sprintf("%s: at least %s", said, took)
}
