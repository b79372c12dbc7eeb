package contract

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// ParseForms reads a table with the column form.
func ParseForms(table [][]string) ([]string, error) {
	cells, err := body(table, "form")
	if err != nil {
		return nil, err
	}
	names := make([]string, len(cells))
	for i, cell := range cells {
		if names[i] = cell[0]; forms[names[i]] == nil {
			return nil, fmt.Errorf("form %q: want one of %q", cell[0], knownForms())
		}
	}
	return names, nil
}

func knownForms() []string {
	var names []string
	for name := range forms {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Forms judges how an answer is written, whatever it says. A form that nothing
// in the answer has (no date, no list) is not judged.
func Forms(a Answer, names []string, asked ucwa.Format) []Judgement {
	var judgements []Judgement
	for _, name := range names {
		if f := forms[name](a, asked); f.judged {
			judgements = append(judgements, judge("form "+name, f.ok, name, f.got))
		}
	}
	return overall(judgements, "the forms of the "+asked.String()+" sample")
}

// A finding is what one form's check saw.
type finding struct {
	judged, ok bool
	got        string
}

func found(ok bool, got string) finding { return finding{true, ok, got} }

// forms holds the check of each form by the words a table uses for it.
var forms = map[string]func(Answer, ucwa.Format) finding{
	"status 200": func(a Answer, _ ucwa.Format) finding {
		return found(a.Status == 200, "status "+strconv.Itoa(a.Status))
	},
	"the media type asked for": func(a Answer, asked ucwa.Format) finding {
		return found(a.MediaType == asked.MediaType(), strconv.Quote(a.MediaType))
	},
	"the length declared": func(a Answer, _ ucwa.Format) finding {
		return found(a.Declared < 0 || a.Declared == int64(a.Length),
			fmt.Sprintf("%d declared, %d bytes sent", a.Declared, a.Length))
	},
	"the version of the service": func(a Answer, _ ucwa.Format) finding {
		version := a.Header.Get(ucwa.HeaderVersion)
		_, err := strconv.ParseFloat(version, 64)
		return found(err == nil, fmt.Sprintf("%s: %q", ucwa.HeaderVersion, version))
	},
	"self among the links": func(a Answer, _ ucwa.Format) finding {
		_, ok := a.Document.Link(ucwa.RelSelf)
		return found(ok, "no self in _links")
	},
	"single links as objects": func(a Answer, _ ucwa.Format) finding { return singleLinks(a.Document) },
	"numbers as numbers": func(a Answer, _ ucwa.Format) finding {
		return every(a.Document, jsonKind(document.Number), "participantCount")
	},
	"booleans as booleans": func(a Answer, _ ucwa.Format) finding {
		return every(a.Document, jsonKind(document.Boolean), "recording", "readLocally")
	},
	"dates as /Date(ms)/": func(a Answer, _ ucwa.Format) finding {
		return every(a.Document, spelled(jsonDate), "created", "expirationTime")
	},
	"lists as arrays": func(a Answer, _ ucwa.Format) finding {
		return every(a.Document, jsonKind(document.List), "activeModalities")
	},
	"an XML declaration": func(a Answer, _ ucwa.Format) finding {
		return found(a.Document.Element.Declaration, "none")
	},
	"resource as the root element": func(a Answer, _ ucwa.Format) finding {
		return found(a.Document.Element.Name == "resource", strconv.Quote(a.Document.Element.Name))
	},
	"the UCWA namespace": func(a Answer, _ ucwa.Format) finding {
		return found(a.Document.Element.Namespace == ucwa.Namespace, strconv.Quote(a.Document.Element.Namespace))
	},
	"rel as an attribute": func(a Answer, _ ucwa.Format) finding {
		return found(a.Document.Element.HasRel, "no attribute rel")
	},
	"href as an attribute": func(a Answer, _ ucwa.Format) finding {
		return found(a.Document.Element.HasHref, "no attribute href")
	},
	"no link element for self": func(a Answer, _ ucwa.Format) finding {
		link, there := a.Document.Link(ucwa.RelSelf)
		return found(!there, fmt.Sprintf("a link element for self to %q", link.Href))
	},
	"rel twice alike": func(a Answer, _ ucwa.Format) finding {
		return found(a.Document.Element.Rel == a.Document.Rel,
			fmt.Sprintf("attribute %q, property %q", a.Document.Element.Rel, a.Document.Rel))
	},
	"booleans as True or False": func(a Answer, _ ucwa.Format) finding {
		return every(a.Document, spelled(xmlBoolean), "recording", "readLocally")
	},
	"dates as ISO 8601": func(a Answer, _ ucwa.Format) finding {
		return every(a.Document, spelled(xmlDate), "created", "expirationTime")
	},
	"lists as propertyList": func(a Answer, _ ucwa.Format) finding {
		return every(a.Document, jsonKind(document.List), "activeModalities")
	},
}

// The spellings of values (PayloadFormat). Seven fraction digits are what the
// samples show at most.
var (
	jsonDate   = regexp.MustCompile(`^/Date\(-?\d+([+-]\d{4})?\)/$`)
	xmlDate    = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)$`)
	xmlBoolean = regexp.MustCompile(`^(?i:true|false)$`)
)

func jsonKind(want document.Kind) func(document.Property) bool {
	return func(p document.Property) bool { return p.Kind == want }
}

func spelled(form *regexp.Regexp) func(document.Property) bool {
	return func(p document.Property) bool { return p.Kind == document.Text && form.MatchString(p.Text) }
}

// every tells whether those of the named properties that are there pass.
func every(d *document.Document, pass func(document.Property) bool, names ...string) finding {
	var there bool
	var faults []string
	for _, name := range names {
		p, ok := d.Property(name)
		if !ok {
			continue
		}
		there = true
		if !pass(p) {
			faults = append(faults, name+": "+got(p))
		}
	}
	return finding{there, len(faults) == 0, strings.Join(faults, ", ")}
}

// singleLinks tells whether no link of a conversation stands in an array: none
// of its relations can repeat.
func singleLinks(d *document.Document) finding {
	var many []string
	for _, link := range d.Links {
		if link.Many {
			many = append(many, link.Rel)
		}
	}
	return found(len(many) == 0, "an array for "+strings.Join(many, ", "))
}
