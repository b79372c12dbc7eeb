package contract

import (
	"fmt"

	"ucwatest/support/document"
)

// Hrefs judges whether each link of d, and of what is embedded in it, has an href:
// a link without one leads nowhere (WebLinks).
func Hrefs(d *document.Document) []Judgement {
	if d == nil {
		return nil
	}
	at, link, found := hreflessIn(d)
	got := fmt.Sprintf("a link %s of %s without one", link.Rel, called(at))
	if link.HasHref {
		got = fmt.Sprintf("a link %s of %s with one of kind %s", link.Rel, called(at), link.HrefKind)
	}
	return []Judgement{judge("course "+courseHrefs, !found, "an href that leads somewhere", got)}
}

// hreflessIn finds the first link that leads nowhere, and whose it is.
func hreflessIn(d *document.Document) (of *document.Document, link document.Link, found bool) {
	for _, link := range d.Links {
		if link.Href == "" {
			return d, link, true
		}
	}
	for _, e := range d.Embedded {
		if of, link, found := hreflessIn(e.Document); found {
			return of, link, true
		}
	}
	return nil, document.Link{}, false
}

// typed judges whether d, and what is embedded in it, says of which type it is and
// where it lives, as all that the samples of events show does.
func typed(d *document.Document) []Judgement {
	if d == nil {
		return nil
	}
	got := untypedIn(d)
	return []Judgement{judge("course "+courseTypes, got == "", "a rel and an address", got)}
}

// untypedIn is what the first resource lacks that has no rel or no address, "" if each has both.
func untypedIn(d *document.Document) string {
	switch {
	case d.Rel == "":
		return fmt.Sprintf("no rel at %s", quoted(d.Self))
	case d.Self == "":
		return fmt.Sprintf("no address of a %s", d.Rel)
	}
	for _, e := range d.Embedded {
		if got := untypedIn(e.Document); got != "" {
			return got + fmt.Sprintf(", embedded as %s", e.Rel)
		}
	}
	return ""
}

// called is a resource as a message calls it: by its type, if it says one.
func called(d *document.Document) string {
	if d == nil || d.Rel == "" {
		return "a resource"
	}
	return "the " + d.Rel
}
