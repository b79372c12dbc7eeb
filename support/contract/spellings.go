package contract

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// The spellings of values (PayloadFormat, Versioning). Seven fraction digits
// are what the samples show at most.
var (
	jsonDate      = regexp.MustCompile(`^/Date\(-?\d+([+-]\d{4})?\)/$`)
	xmlDate       = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)$`)
	xmlBoolean    = regexp.MustCompile(`^(?i:true|false)$`)
	versionNumber = regexp.MustCompile(`^\d+(\.\d+)?$`)
)

func ofKind(want document.Kind) func(document.Property) bool {
	return func(p document.Property) bool { return p.Kind == want }
}

// isPlainList tells whether p is a list with nothing in it but items.
func isPlainList(p document.Property) bool { return p.Kind == document.List && len(p.Others) == 0 }

func spelled(form *regexp.Regexp) func(document.Property) bool {
	return func(p document.Property) bool { return p.Kind == document.Text && form.MatchString(p.Text) }
}

// every is the form that those properties of a type that are there pass.
func every(pass func(document.Property) bool, of ...string) formCheck {
	return func(s Schema, a Answer, asked ucwa.Format) finding {
		return inside(func(d *document.Document) finding {
			var f finding
			var faults []string
			for _, name := range s.of(of...) {
				p, ok := d.Property(name)
				f.judged = f.judged || ok
				if ok && !pass(p) {
					f.property = cmp.Or(f.property, name)
					faults = append(faults, name+": "+got(d, p))
				}
			}
			f.ok, f.got = len(faults) == 0, strings.Join(faults, ", ")
			return f
		})(s, a, asked)
	}
}

func selfAmongLinks(d *document.Document) finding {
	_, ok := d.Link(ucwa.RelSelf)
	return finding{judged: true, ok: ok, got: "no self in _links", links: true}
}

// singleLinks tells whether no link of a conversation or of a modality stands in
// an array: none of their relations can repeat.
func singleLinks(d *document.Document) finding {
	var many []string
	for _, link := range d.Links {
		if link.Many {
			many = append(many, link.Rel)
		}
	}
	return finding{judged: true, ok: len(many) == 0, got: "an array for " + strings.Join(many, ", "), links: true}
}

func declaration(d *document.Document) finding {
	return found(d.Element.Declaration, "none")
}

func rootElement(d *document.Document) finding {
	return found(d.Element.Name == "resource", strconv.Quote(d.Element.Name))
}

func namespace(d *document.Document) finding {
	return found(d.Element.Namespace == ucwa.Namespace, strconv.Quote(d.Element.Namespace))
}

func relAttribute(d *document.Document) finding {
	return found(d.Element.HasRel, "no attribute rel")
}

func hrefAttribute(d *document.Document) finding {
	return found(d.Element.HasHref, "no attribute href")
}

func noSelfElement(d *document.Document) finding {
	link, there := d.Link(ucwa.RelSelf)
	return found(!there, fmt.Sprintf("a link element for self to %q", link.Href))
}

func relAlike(d *document.Document) finding {
	return found(d.Element.Rel == d.Rel, fmt.Sprintf("attribute %q, property %q", d.Element.Rel, d.Rel))
}
