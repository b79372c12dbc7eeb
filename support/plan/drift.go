package plan

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"ucwatest/reports"
)

// A Drift is one difference between what a target showed and what it shows.
type Drift struct {
	Sign Sign   `json:"sign"`
	At   string `json:"at"` // a type and format, a request or the server
	What string `json:"what"`
	Was  string `json:"was,omitempty"`
	Is   string `json:"is,omitempty"`
}

// Compare lists how is differs from was, in the order of their parts.
func Compare(was, is *Baseline) []Drift {
	var all []Drift
	if was.Server != is.Server {
		all = append(all, Drift{Alters, "the server", "version", was.Server, is.Server})
	}
	all = append(all, diff(was.Resources, is.Resources, Resource.at, func(r Resource) Drift {
		return Drift{At: r.at(), What: "the resource itself"}
	}, compareResources)...)
	return append(all, diff(was.Refusals, is.Refusals, Refusal.words, func(r Refusal) Drift {
		return Drift{At: r.Asked + " as " + r.Format, What: "refused with " + r.answer()}
	}, nil)...)
}

// diff lists what is only in was, only in is, and what compare finds between
// those that have a key in common. Both are in the order of their keys.
func diff[T any](was, is []T, key func(T) string, whole func(T) Drift, compare func(a, b T) []Drift) []Drift {
	var all []Drift
	signed := func(sign Sign, t T) Drift {
		d := whole(t)
		d.Sign = sign
		return d
	}
	for _, old := range was {
		at := slices.IndexFunc(is, func(t T) bool { return key(t) == key(old) })
		switch {
		case at < 0:
			all = append(all, signed(Removes, old))
		case compare != nil:
			all = append(all, compare(old, is[at])...)
		}
	}
	for _, now := range is {
		if !slices.ContainsFunc(was, func(t T) bool { return key(t) == key(now) }) {
			all = append(all, signed(Creates, now))
		}
	}
	return all
}

func (r Resource) at() string { return r.Rel + " as " + r.Format }

func compareResources(was, is Resource) []Drift {
	at := was.at()
	named := func(what, name string) Drift { return Drift{At: at, What: what + " " + name} }
	all := diff(was.Links, is.Links, Member.name, func(m Member) Drift { return named("link", m.Name) },
		func(a, b Member) []Drift { return changed(named("link", a.Name), a.presence(), b.presence()) })
	all = append(all, diff(was.Properties, is.Properties, Property.name, func(p Property) Drift { return named("property", p.Name) },
		func(a, b Property) []Drift { return compareProperties(at, a, b) })...)
	return append(all, diff(was.Headers, is.Headers, Header.name, func(h Header) Drift { return named("header", h.Name) },
		func(a, b Header) []Drift {
			return changed(named("header", a.Name), strings.Join(a.Values, " or "), strings.Join(b.Values, " or "))
		})...)
}

func compareProperties(at string, was, is Property) []Drift {
	of := func(what string) Drift { return Drift{At: at, What: what + was.Name} }
	all := changed(of("property "), was.presence(), is.presence())
	all = append(all, changed(of("type of property "), strings.Join(was.Types, " or "), strings.Join(is.Types, " or "))...)
	return append(all, changed(of("values of property "), strings.Join(was.Values, ", "), strings.Join(is.Values, ", "))...)
}

// changed is d with what was and what is, nothing if those are the same.
func changed(d Drift, was, is string) []Drift {
	if was == is {
		return nil
	}
	d.Sign, d.Was, d.Is = Alters, was, is
	return []Drift{d}
}

func (m Member) name() string { return m.Name }
func (h Header) name() string { return h.Name }

func (m Member) presence() string {
	if m.Sometimes {
		return "in some answers"
	}
	return "in every answer"
}

func (r Refusal) words() string { return r.Asked + " " + r.Format + " " + r.answer() }

func (r Refusal) answer() string {
	return strings.TrimSpace(fmt.Sprintf("%d %s %s", r.Status, r.Code, r.Subcode))
}

// WriteDrift writes the differences for people, by resource, and a last line
// that counts them. What a server named is written so that it cannot act on a
// terminal. It returns the error of w.
func WriteDrift(w io.Writer, target string, all []Drift) error {
	var text strings.Builder
	at := ""
	for _, d := range all {
		if d.At != at {
			if at != "" {
				text.WriteString("\n")
			}
			at = d.At
			fmt.Fprintf(&text, "%s\n", reports.Visible(at))
		}
		fmt.Fprintf(&text, "  %s %s", d.Sign, reports.Visible(d.What))
		if d.Sign == Alters {
			fmt.Fprintf(&text, ": %s -> %s", quoted(d.Was), quoted(d.Is))
		}
		text.WriteString("\n")
	}
	if len(all) == 0 {
		fmt.Fprintf(&text, "No drift. %s shows what it showed when the baseline was saved.\n", target)
	} else {
		fmt.Fprintf(&text, "\nDrift on %s: %d new, %d changed, %d gone.\n", target, count(all, Creates), count(all, Alters), count(all, Removes))
	}
	_, err := io.WriteString(w, text.String())
	return err
}

// DriftVersion is the version of the differences as JSON. Members may be added
// under the same version, never renamed.
const DriftVersion = 1

// WriteDriftJSON writes the differences for programs. It returns the error of w.
func WriteDriftJSON(w io.Writer, target string, all []Drift) error {
	return reports.WriteJSON(w, "drift", struct {
		FormatVersion int     `json:"format_version"`
		Target        string  `json:"target"`
		Drift         []Drift `json:"drift"` // none: []
	}{DriftVersion, target, append([]Drift{}, all...)})
}

func quoted(s string) string {
	if s == "" {
		return "(nothing)"
	}
	return reports.Visible(s)
}

func count(all []Drift, sign Sign) int {
	n := 0
	for _, d := range all {
		if d.Sign == sign {
			n++
		}
	}
	return n
}

// Unread are the cases that the baseline was made of and that could not be
// read now: what only they show looks as if it were gone.
func Unread(was, is *Baseline) []string {
	return slices.DeleteFunc(slices.Clone(was.Read), func(id string) bool { return slices.Contains(is.Read, id) })
}
