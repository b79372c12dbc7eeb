package contract

import (
	"fmt"
	"slices"
	"strconv"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// Returned judges whether a is a resource of type rel in format f.
func Returned(a Answer, rel string, f ucwa.Format) []Judgement {
	want := fmt.Sprintf("status 200 and a %s as %s", rel, f)
	return []Judgement{judge("", returned(a, rel, f), want, describe(a))}
}

func returned(a Answer, rel string, f ucwa.Format) bool {
	format, isUCWA := ucwa.FormatOf(a.MediaType)
	return a.Status == 200 && isUCWA && format == f && a.Document != nil && a.Document.Rel == rel
}

// describe says in a few words what an answer is.
func describe(a Answer) string {
	what := "status " + strconv.Itoa(a.Status)
	switch {
	case a.Unreadable != nil:
		return what + ": " + a.Unreadable.Error()
	case a.Document != nil:
		return fmt.Sprintf("%s and the resource %q in %s", what, a.Document.Rel, a.MediaType)
	case a.Reason != nil:
		return fmt.Sprintf("%s %s %s in %s", what, codeOf(a.Reason), subcode(a.Reason), a.MediaType)
	}
	return what + " without a body"
}

// Same judges whether two answers in one format are one resource: they link to
// the same self, and say the same.
func (s Schema) Same(a, b Answer) []Judgement {
	if !samePlace(self(a), self(b)) {
		return []Judgement{broken("", "the resource "+quoted(self(a)), quoted(self(b)))}
	}
	for _, name := range twinNames {
		if want, got := difference(twins[name].view(s, a.Document), twins[name].view(s, b.Document)); want != got {
			return []Judgement{broken("", "the same "+name+": "+want, got)}
		}
	}
	return []Judgement{held("")}
}

// twinNames are the aspects in which one resource is the same whenever it
// is read, if nothing happens to it meanwhile.
var twinNames = []string{"relations", "hrefs", "members", "texts", "numbers", "booleans", "dates", "lists"}

// Different judges whether two answers are two resources.
func Different(a, b Answer) []Judgement {
	ok := self(a) != "" && self(b) != "" && !samePlace(self(a), self(b))
	return []Judgement{judge("", ok, "another resource than "+quoted(self(a)), quoted(self(b)))}
}

func self(a Answer) string {
	if a.Document == nil {
		return ""
	}
	return a.Document.Self
}

func quoted(href string) string {
	if href == "" {
		return "no link to itself"
	}
	return href
}

// Leads judges whether at least one of the links rel of a leads to place. It returns one
// judgement.
func Leads(a Answer, rel string, place Place) []Judgement {
	want := fmt.Sprintf("a link %s to %s", rel, place)
	links := a.Document.LinksOf(rel)
	if len(links) == 0 {
		return []Judgement{broken("", want, "no link "+rel)}
	}
	for _, link := range links {
		if place.at(link.Href) {
			return []Judgement{held("")}
		}
	}
	return []Judgement{broken("", want, "a link "+toward(links[0].Href))}
}

// Unlinked judges whether a has no link rel.
func Unlinked(a Answer, rel string) []Judgement {
	link, there := a.Document.Link(rel)
	return []Judgement{judge("", !there, "no link "+rel, "a link "+toward(link.Href))}
}

// Linked judges whether a has a link rel that can be followed.
func Linked(a Answer, rel string) []Judgement {
	fault := "no such link"
	if link, there := a.Document.Link(rel); there {
		fault = usable(link.Href, a.URL)
	}
	return []Judgement{judge("", fault == "", "a link "+rel+" to follow", fault)}
}

// Holds judges whether the conversation a has the modality among its active ones.
func Holds(a Answer, modality string) []Judgement {
	return activity(a, modality+" among the active modalities", func(active []string) bool { return slices.Contains(active, modality) })
}

// HoldsNot judges whether the conversation a has the modality not, or no longer,
// among its active ones.
func HoldsNot(a Answer, modality string) []Judgement {
	return activity(a, "active modalities without "+modality, func(active []string) bool { return !slices.Contains(active, modality) })
}

// activity judges the active modalities of the conversation a.
func activity(a Answer, want string, pass func([]string) bool) []Judgement {
	active, there := a.Document.Property("activeModalities")
	if !there {
		return []Judgement{broken("", want, "no property activeModalities")}
	}
	if active.Kind != document.List {
		return []Judgement{broken("", want, got(a.Document, active))}
	}
	texts := make([]string, len(active.Items))
	for i, item := range active.Items {
		texts[i] = item.Text
	}
	return []Judgement{judge("", pass(texts), want, fmt.Sprintf("%q", texts))}
}

// Says judges whether the resource a has the property as a text with exactly that value.
// It returns one judgement.
func Says(a Answer, property, value string) []Judgement {
	want := fmt.Sprintf("the %s %q", property, value)
	p, there := a.Document.Property(property)
	if !there {
		return []Judgement{broken("", want, "no property "+property)}
	}
	return []Judgement{judge("", p.Kind == document.Text && p.Text == value, want, got(a.Document, p))}
}

// LeadsNot judges whether none of the links rel of a leads to place; without such a link
// it holds. It returns one judgement.
func LeadsNot(a Answer, rel string, place Place) []Judgement {
	for _, link := range a.Document.LinksOf(rel) {
		if place.at(link.Href) {
			return []Judgement{broken("", fmt.Sprintf("no link %s to %s", rel, place), "a link "+toward(link.Href))}
		}
	}
	return []Judgement{held("")}
}

// Members judges whether the participants' URIs are exactly those wanted.
func Members(got, want []string) []Judgement {
	return []Judgement{judge("", sameSet(got, want), fmt.Sprintf("the participants %v", want), fmt.Sprint(got))}
}

func sameSet(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	count := map[string]int{}
	for _, x := range a {
		count[x]++
	}
	for _, x := range b {
		count[x]--
	}
	for _, n := range count {
		if n != 0 {
			return false
		}
	}
	return true
}

// Unreadable is the judgement that a is not what was wanted, in a's own words.
func Unreadable(a Answer, want string) Judgement { return broken("", want, describe(a)) }

// Unfollowable is the judgement that an href cannot be followed, and why.
func Unfollowable(why error) Judgement { return broken("", "an href to follow", why.Error()) }
