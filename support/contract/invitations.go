package contract

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// Derives judges whether an invitation has the links rels, which lead to what
// was derived.
func Derives(a Answer, rels ...string) []Judgement {
	var faults []string
	for _, rel := range rels {
		link, there := a.Document.Link(rel)
		if !there {
			faults = append(faults, "no link "+rel)
		} else if fault := usable(link.Href, a.URL); fault != "" {
			faults = append(faults, rel+" with "+fault)
		}
	}
	want := "links " + strings.Join(rels, " and ")
	return []Judgement{judge("", len(faults) == 0, want, strings.Join(faults, " and "))}
}

// DerivesNothing judges whether an invitation has none of the derived links.
func DerivesNothing(a Answer) []Judgement {
	for _, link := range a.Document.Links {
		if strings.HasPrefix(link.Rel, "derived") {
			return []Judgement{broken("", "no link derived...", fmt.Sprintf("a link %s %s", link.Rel, toward(link.Href)))}
		}
	}
	return []Judgement{held("")}
}

// Accepted judges whether an invitation names uri as the one participant who
// accepted it. In JSON the relation is an array, since it could repeat.
func Accepted(a Answer, uri string) []Judgement {
	accepted := a.Document.Embed(ucwa.RelAcceptedByParticipant)
	want := "one participant who accepted: " + uri
	if len(accepted) != 1 {
		return []Judgement{broken("", want, fmt.Sprintf("%d of them", len(accepted)))}
	}
	if a.Document.Format == ucwa.FormatJSON && !inArray(a.Document) {
		return []Judgement{broken("", want+", in an array", "an object")}
	}
	got, there := accepted[0].Property("uri")
	if !there {
		return []Judgement{broken("", want, "no property uri")}
	}
	return []Judgement{judge("", got.Text == uri, want, fmt.Sprintf("uri %q", got.Text))}
}

// AcceptedAs judges whether who accepted an invitation is shown as a participant: the
// relation has a name of its own, the type has not.
func AcceptedAs(a Answer) []Judgement {
	want := "a resource of rel participant for who accepted"
	accepted := a.Document.Embed(ucwa.RelAcceptedByParticipant)
	if len(accepted) == 0 {
		return []Judgement{broken("", want, "nobody who accepted")}
	}
	return []Judgement{judge("", accepted[0].Rel == ucwa.RelParticipant, want, fmt.Sprintf("rel %q", accepted[0].Rel))}
}

// Addressed judges whether the property of an invitation, a contact or a participant
// is the address uri.
func Addressed(a Answer, property, uri string) []Judgement {
	want := fmt.Sprintf("the property %s %q", property, uri)
	got, there := a.Document.Property(property)
	if !there {
		return []Judgement{broken("", want, "no property "+property)}
	}
	return []Judgement{judge("", got.Text == uri, want, fmt.Sprintf("%q", got.Text))}
}

func inArray(d *document.Document) bool {
	return slices.ContainsFunc(d.Embedded, func(e document.Embedded) bool {
		return e.Rel == ucwa.RelAcceptedByParticipant && e.Many
	})
}

// Operation judges whether the invitation shown by an event carries the
// operationId its creator chose.
func Operation(shown *document.Document, operation string) []Judgement {
	want := "an invitation with operationId " + operation
	if shown == nil {
		return []Judgement{broken("", want, "an event that shows no invitation")}
	}
	got, _ := shown.Property("operationId")
	return []Judgement{judge("", got.Text == operation, want, fmt.Sprintf("operationId %q", got.Text))}
}

// Forwarded judges whether the invitation shown by an event links to the one
// who forwarded it: its href has the address of uri, escaped or not.
func Forwarded(shown *document.Document, uri string) []Judgement {
	want := "an invitation with a link forwardedBy to " + uri
	if shown == nil {
		return []Judgement{broken("", want, "an event that shows no invitation")}
	}
	link, there := shown.Link("forwardedBy")
	if !there {
		return []Judgement{broken("", want, "no link forwardedBy")}
	}
	href, err := url.PathUnescape(link.Href)
	ok := err == nil && strings.Contains(href, strings.TrimPrefix(uri, "sip:"))
	return []Judgement{judge("", ok, want, "a link "+toward(link.Href))}
}
