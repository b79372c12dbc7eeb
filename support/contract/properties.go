package contract

import (
	"fmt"
	"strconv"
	"strings"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// enumMembers is the subject of the one clause about members of enumerations
// that the reference does not list.
const enumMembers = "enum members"

// A PropertyRow is one row of a table of properties.
type PropertyRow struct {
	Property string
	Type     string // text, enum, list of enums, list of texts, count, boolean or date
	Values   string // the members of an enum, separated by commas
	Present  Presence
}

// ParseProperties reads a table with the columns property, type, values and present.
func ParseProperties(table [][]string) ([]PropertyRow, error) {
	cells, err := body(table, "property", "type", "values", "present")
	if err != nil {
		return nil, err
	}
	rows := make([]PropertyRow, len(cells))
	for i, cell := range cells {
		rows[i] = PropertyRow{Property: cell[0], Type: cell[1], Values: cell[2]}
		if _, known := types[cell[1]]; !known {
			return nil, fmt.Errorf("property %s: type %q: want text, enum, list of enums, list of texts, count, boolean or date", cell[0], cell[1])
		}
		if rows[i].Present, err = parsePresence(cell[3]); err != nil {
			return nil, fmt.Errorf("property %s: %w", cell[0], err)
		}
	}
	return rows, nil
}

// Properties judges each row's property: there when required, of its type and, if
// it is an enum, a member of it. sample says that the target shows what the
// reference's sample shows.
func Properties(a Answer, rows []PropertyRow, sample bool) []Judgement {
	judgements := make([]Judgement, 0, 2*len(rows)+1)
	for _, row := range rows {
		subject := "property " + row.Property
		property, there := a.Document.Property(row.Property)
		if !there {
			if row.Present.required(sample) {
				judgements = append(judgements, broken(subject, "a property "+row.Property, "no such property"))
			}
			continue
		}
		if !types[row.Type](a.Document, property) {
			judgements = append(judgements, broken(subject, wanted(row, a.Document.Format), got(a.Document, property)))
			continue
		}
		judgements = append(judgements, held(subject))
		if row.Values != "" {
			judgements = append(judgements, members(row, property))
		}
	}
	return overall(judgements, "every required property")
}

// types tells of each type of a table whether a property has its form in the
// format of the document (PayloadFormat).
var types = map[string]func(*document.Document, document.Property) bool{
	typeText:    func(_ *document.Document, p document.Property) bool { return p.Kind == document.Text },
	typeEnum:    func(_ *document.Document, p document.Property) bool { return p.Kind == document.Text },
	typeEnums:   isList,
	typeTexts:   isList,
	typeCount:   isCount,
	typeBoolean: isBoolean,
	typeDate:    isDate,
}

func isList(_ *document.Document, p document.Property) bool {
	if p.Kind != document.List {
		return false
	}
	for _, item := range p.Items {
		if item.Kind != document.Text {
			return false
		}
	}
	return true
}

func isCount(d *document.Document, p document.Property) bool {
	_, err := strconv.ParseUint(p.Text, 10, 63)
	return err == nil && p.Kind == scalar(d, document.Number)
}

func isBoolean(d *document.Document, p document.Property) bool {
	text := p.Text
	if d.Format == ucwa.FormatXML {
		text = strings.ToLower(text)
	}
	return (text == "true" || text == "false") && p.Kind == scalar(d, document.Boolean)
}

func isDate(d *document.Document, p document.Property) bool {
	_, err := d.Date(p.Name)
	return err == nil && p.Kind == document.Text
}

// scalar is the kind a value of kind k has in the format of d: XML knows text only.
func scalar(d *document.Document, k document.Kind) document.Kind {
	if d.Format == ucwa.FormatXML {
		return document.Text
	}
	return k
}

// members judges the values of an enum or of a list of enums.
func members(row PropertyRow, p document.Property) Judgement {
	if p.Kind == document.Text && !listed(row.Values, p.Text) {
		return unlisted(row.Property, "as one of", row.Values, p.Text)
	}
	for _, item := range p.Items {
		if !listed(row.Values, item.Text) {
			return unlisted(row.Property, "with some of", row.Values, item.Text)
		}
	}
	return held(enumMembers)
}

// unlisted is the Judgement that a property has a value which is not among those listed.
func unlisted(property, how, values, value string) Judgement {
	j := broken(enumMembers, property+" "+how+" "+values, strconv.Quote(value))
	j.Property = property
	return j
}

// wanted says what form row's type has in format f.
func wanted(row PropertyRow, f ucwa.Format) string {
	form := map[string][2]string{
		typeText:    {"a text", "a text"},
		typeEnum:    {"a text, one of " + row.Values, "a text, one of " + row.Values},
		typeEnums:   {"an array of texts", "a propertyList of items"},
		typeTexts:   {"an array of texts", "a propertyList of items"},
		typeCount:   {"a number without sign and fraction", "digits"},
		typeBoolean: {"true or false, not in quotes", "True or False"},
		typeDate:    {"a text /Date(milliseconds)/", "an ISO 8601 time with an offset"},
	}
	return form[row.Type][f]
}

// got says what a property of d is, and warns where JSON has a number in quotes.
func got(d *document.Document, p document.Property) string {
	switch p.Kind {
	case document.List:
		if len(p.Others) > 0 {
			return fmt.Sprintf("a list with elements %q", p.Others)
		}
		return fmt.Sprintf("a list of %d items", len(p.Items))
	case document.Object, document.Null:
		return p.Kind.String()
	case document.Text:
		if d.Format == ucwa.FormatJSON && digits(p.Text) {
			return fmt.Sprintf("the text %q (digits as text)", p.Text)
		}
	}
	return fmt.Sprintf("the %s %q", p.Kind, p.Text)
}

func digits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}
