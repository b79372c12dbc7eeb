package contract

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// ParseForms reads a table with the column form and returns its cells. The error names a
// cell that is not one of the forms.
func ParseForms(table [][]string) ([]string, error) {
	cells, err := body(table, "form")
	if err != nil {
		return nil, err
	}
	names := make([]string, len(cells))
	for i, cell := range cells {
		if names[i] = cell[0]; forms[names[i]].check == nil {
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
		if f := forms[name].check(s, a, asked); f.judged {
			j := judge("form "+name, f.ok, name, f.got)
			if !f.ok {
				j.Property, j.Links = f.property, f.links
			}
			judgements = append(judgements, j)
		}
	}
	return overall(judgements, "the forms of the "+asked.String()+" sample")
}

// FormsOf are the forms that a resource in format f can have, in the order of the
// alphabet: all of them, or those that one has too which is embedded in another.
func FormsOf(f ucwa.Format, embedded bool) []string {
	wanted := []site{inJSON}
	if f == ucwa.FormatXML {
		wanted = []site{inXML, onTop}
	}
	if embedded {
		wanted = wanted[:1]
	}
	return formsAt(wanted...)
}

// EnvelopeForms are the forms that any answer can have, in the order of the
// alphabet: all of them, or those that do not depend on what the request accepts.
func EnvelopeForms(accepting bool) []string {
	if accepting {
		return formsAt(onEnvelope, onChoice)
	}
	return formsAt(onEnvelope)
}

func formsAt(sites ...site) []string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(forms)) {
		if slices.Contains(sites, forms[name].at) {
			names = append(names, name)
		}
	}
	return names
}

// A form is where something is written in one way, and the check of it.
type form struct {
	at    site
	check formCheck
}

// A formCheck is what one form's check does.
type formCheck func(s Schema, a Answer, asked ucwa.Format) finding

// A site is a part of an answer.
type site int

const (
	onEnvelope site = iota // status and header
	onChoice               // the header that follows from what the request accepts
	inJSON                 // a resource in JSON
	inXML                  // a resource in XML
	onTop                  // the XML that is the whole body
)

// A finding is what one form's check saw.
type finding struct {
	judged, ok bool
	got        string
	property   string // that is not so written, the first of them
	links      bool   // it is about the links
}

func found(ok bool, got string) finding { return finding{judged: true, ok: ok, got: got} }

// forms holds each form by the words a table uses for it.
var forms = map[string]form{
	"status 200":                 {onEnvelope, statusOK},
	"the media type asked for":   {onChoice, mediaType},
	"the version of the service": {onEnvelope, version},

	"self among the links":    {inJSON, inside(selfAmongLinks)},
	"single links as objects": {inJSON, inside(singleLinks)},
	"numbers as numbers":      {inJSON, every(ofKind(document.Number), typeCount)},
	"booleans as booleans":    {inJSON, every(ofKind(document.Boolean), typeBoolean)},
	"dates as /Date(ms)/":     {inJSON, every(spelled(jsonDate), typeDate)},
	"lists as arrays":         {inJSON, every(ofKind(document.List), typeEnums, typeTexts)},

	"an XML declaration":                        {onTop, inside(declaration)},
	"resource as the root element":              {onTop, inside(rootElement)},
	"the UCWA namespace":                        {inXML, inside(namespace)},
	"rel as an attribute":                       {inXML, inside(relAttribute)},
	"href as an attribute":                      {inXML, inside(hrefAttribute)},
	"no link element for self":                  {inXML, inside(noSelfElement)},
	"the same rel as attribute and as property": {onTop, inside(relAlike)},
	"booleans as True or False":                 {inXML, every(spelled(xmlBoolean), typeBoolean)},
	"dates as ISO 8601":                         {inXML, every(spelled(xmlDate), typeDate)},
	"lists as propertyList":                     {inXML, every(isPlainList, typeEnums, typeTexts)},
}

func statusOK(_ Schema, a Answer, _ ucwa.Format) finding {
	return found(a.Status == 200, "status "+strconv.Itoa(a.Status))
}

// mediaType takes the vendor's types for the common ones: both are UCWA's.
func mediaType(_ Schema, a Answer, asked ucwa.Format) finding {
	format, isUCWA := ucwa.FormatOf(a.MediaType)
	return found(isUCWA && format == asked, strconv.Quote(a.MediaType))
}

// version judges the header where it is given: no capture has it (Versioning).
func version(_ Schema, a Answer, _ ucwa.Format) finding {
	given := a.Header.Values(ucwa.HeaderVersion)
	got := strings.Join(given, ", ")
	return finding{judged: len(given) > 0, ok: versionNumber.MatchString(got), got: fmt.Sprintf("%s: %q", ucwa.HeaderVersion, got)}
}

// inside is a form of the document, which an answer must have to have the form.
func inside(look func(*document.Document) finding) formCheck {
	return func(_ Schema, a Answer, _ ucwa.Format) finding {
		if a.Document == nil {
			return found(false, describe(a))
		}
		return look(a.Document)
	}
}
