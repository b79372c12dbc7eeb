package plan

import (
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"ucwatest/reports"
	"ucwatest/support/declaration"
)

// BaselineVersion is the version of a baseline file. Members may be added under
// the same version, never renamed.
const BaselineVersion = 1

// A Baseline is what a target showed: which links, properties and errors, and
// of what form, without ids, people and whatever else differs from run to run.
// It is meant to be committed, so all its lists are in alphabetical order.
type Baseline struct {
	FormatVersion int                   `json:"format_version"`
	Target        string                `json:"target"`
	Server        string                `json:"server"` // what it says of its version
	Selection     declaration.Selection `json:"selection"`
	Read          []string              `json:"read"` // the cases whose answers were looked at
	Resources     []Resource            `json:"resources"`
	Refusals      []Refusal             `json:"refusals"`
}

// A Resource is what the answers showed that are of one type and format.
type Resource struct {
	Rel        string     `json:"rel"`
	Format     string     `json:"format"`
	Links      []Member   `json:"links"`
	Properties []Property `json:"properties"`
	Headers    []Header   `json:"headers"`
}

// A Member is what a resource was seen to have: a link or a property by its name.
type Member struct {
	Name      string `json:"name"`
	Sometimes bool   `json:"sometimes,omitempty"` // not in every answer
}

// A Property is a Member with a value.
type Property struct {
	Member
	Types  []string `json:"types"`            // of the wire: text, number, boolean, list, object, null
	Values []string `json:"values,omitempty"` // those that were seen of an enumeration
}

// A Header is one of an answer that says how the answer is to be taken.
type Header struct {
	Name   string   `json:"name"`
	Values []string `json:"values"`
}

// A Refusal is what an error looked like.
type Refusal struct {
	Asked   string `json:"asked"` // method and path, ids left out
	Format  string `json:"format"`
	Status  int    `json:"status"`
	Code    string `json:"code"`
	Subcode string `json:"subcode,omitempty"`
}

// BaselinePath is where the baseline of the target called name is kept in folder.
func BaselinePath(folder, name string) string {
	return filepath.Join(folder, url.PathEscape(name)+".json")
}

// baselineFile is what a baseline is to whoever reads it.
var baselineFile = reports.Kind{Name: "baseline", Is: "a baseline", Has: "resources", Version: BaselineVersion, Largest: 1 << 26,
	Anew: "apply -save-baseline writes it anew"}

// SaveBaseline writes b to path, as a whole or not at all. The error names the
// file and what to do.
func SaveBaseline(path string, b *Baseline) error { return save(path, "baseline", b) }

// ReadBaseline reads a baseline that SaveBaseline wrote. The error is one
// sentence: the file cannot be read, was cut, is something else or has another
// version.
func ReadBaseline(path string) (*Baseline, error) {
	var b Baseline
	if err := baselineFile.Read(path, &b); err != nil {
		return nil, err
	}
	return &b, nil
}

// LoadBaseline is ReadBaseline for the target of that name: what is another
// target's is an error too.
func LoadBaseline(path, target string) (*Baseline, error) {
	b, err := ReadBaseline(path)
	if err != nil {
		return nil, err
	}
	if b.Target != target {
		return nil, fmt.Errorf("baseline %s: it is that of the target %q, want %q", path, b.Target, target)
	}
	return b, nil
}

// WriteBaselineJSON writes b as its file has it. It returns the error of w.
func WriteBaselineJSON(w io.Writer, b *Baseline) error { return reports.WriteJSON(w, "baseline", b) }

// WriteBaseline writes b for people: by resource and format what the answers
// showed. What a server named is written so that it cannot act on a terminal. It
// returns the error of w.
func WriteBaseline(w io.Writer, b *Baseline) error {
	var text strings.Builder
	fmt.Fprintf(&text, "Baseline of %s, of the answers to %s.\n%s\n", b.Target, reports.Amount(len(b.Read), "case"), reports.Visible(b.Server))
	for _, r := range b.Resources {
		fmt.Fprintf(&text, "\n%s\n", reports.Visible(r.at()))
		table := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
		for _, l := range r.Links {
			fmt.Fprintf(table, "  link %s\t%s\n", reports.Visible(l.Name), l.presence())
		}
		for _, p := range r.Properties {
			fmt.Fprintf(table, "  property %s\t%s\t%s\n", reports.Visible(p.Name), p.presence(), p.form())
		}
		for _, h := range r.Headers {
			fmt.Fprintf(table, "  header %s\t%s\n", h.Name, reports.Visible(strings.Join(h.Values, " or ")))
		}
		table.Flush()
	}
	if len(b.Refusals) > 0 {
		text.WriteString("\nrefusals\n")
	}
	for _, r := range b.Refusals {
		fmt.Fprintf(&text, "  %s as %s: %s\n", r.Asked, r.Format, reports.Visible(r.answer()))
	}
	_, err := io.WriteString(w, text.String())
	return err
}

// form is of what type p is and, of an enumeration, which values were seen.
func (p Property) form() string {
	types := strings.Join(p.Types, " or ")
	if len(p.Values) == 0 {
		return types
	}
	return types + ": " + reports.Visible(strings.Join(p.Values, ", "))
}
