package contract

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

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
			return nil, fmt.Errorf("form %q: want one of %q", cell[0], slices.Sorted(maps.Keys(forms)))
		}
	}
	return names, nil
}

// Forms judges how an answer is written, whatever it says. A form that nothing
// in the answer has (no date, no list) is not judged. Of an answer that could
// not be read, the forms of its envelope are judged and all others are broken.
func (s Schema) Forms(a Answer, names []string, asked ucwa.Format) []Judgement {
	var judgements []Judgement
	for _, name := range names {
		if f := forms[name](s, a, asked); f.judged {
			judgements = append(judgements, judge("form "+name, f.ok, name, f.got))
		}
	}
	return overall(judgements, "the forms of the "+asked.String()+" sample")
}

// A form is the check of one form.
type form func(s Schema, a Answer, asked ucwa.Format) finding

// A finding is what one form's check saw.
type finding struct {
	judged, ok bool
	got        string
}

func found(ok bool, got string) finding { return finding{true, ok, got} }

// forms holds the check of each form by the words a table uses for it.
var forms = map[string]form{
	"status 200":                 statusOK,
	"the media type asked for":   mediaType,
	"the version of the service": version,

	"self among the links":    inside(selfAmongLinks),
	"single links as objects": inside(singleLinks),
	"numbers as numbers":      every(ofKind(document.Number), typeCount),
	"booleans as booleans":    every(ofKind(document.Boolean), typeBoolean),
	"dates as /Date(ms)/":     every(spelled(jsonDate), typeDate),
	"lists as arrays":         every(ofKind(document.List), typeEnums, typeTexts),

	"an XML declaration":                        inside(declaration),
	"resource as the root element":              inside(rootElement),
	"the UCWA namespace":                        inside(namespace),
	"rel as an attribute":                       inside(relAttribute),
	"href as an attribute":                      inside(hrefAttribute),
	"no link element for self":                  inside(noSelfElement),
	"the same rel as attribute and as property": inside(relAlike),
	"booleans as True or False":                 every(spelled(xmlBoolean), typeBoolean),
	"dates as ISO 8601":                         every(spelled(xmlDate), typeDate),
	"lists as propertyList":                     every(ofKind(document.List), typeEnums, typeTexts),
}

func statusOK(_ Schema, a Answer, _ ucwa.Format) finding {
	return found(a.Status == 200, "status "+strconv.Itoa(a.Status))
}

// mediaType takes the vendor's types for the common ones: both are UCWA's.
func mediaType(_ Schema, a Answer, asked ucwa.Format) finding {
	format, isUCWA := ucwa.FormatOf(a.MediaType)
	return found(isUCWA && format == asked, strconv.Quote(a.MediaType))
}

func version(_ Schema, a Answer, _ ucwa.Format) finding {
	got := a.Header.Get(ucwa.HeaderVersion)
	return found(versionNumber.MatchString(got), fmt.Sprintf("%s: %q", ucwa.HeaderVersion, got))
}

// inside is a form of the document, which an answer must have to have the form.
func inside(look func(*document.Document) finding) form {
	return func(_ Schema, a Answer, _ ucwa.Format) finding {
		if a.Document == nil {
			return found(false, describe(a))
		}
		return look(a.Document)
	}
}
