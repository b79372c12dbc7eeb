package document

import (
	"fmt"
	"regexp"
	"strconv"
	"time"

	"ucwatest/support/ucwa"
)

// The forms of dates (PayloadFormat). In JSON the offset says in which zone the
// date was written, not when it was. In XML 7 fraction digits are what the
// service's clock can tell.
var (
	jsonDate = regexp.MustCompile(`^/Date\((-?\d{1,15})(?:[+-]\d{4})?\)/$`)
	xmlDate  = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)$`)
)

// Date reads the property name as a date, in the form that the document's
// format has for dates; it is in UTC. The error names the property, the form
// and what was sent instead.
func (d *Document) Date(name string) (time.Time, error) {
	p, ok := d.Property(name)
	if !ok {
		return time.Time{}, fmt.Errorf("%s: no such property", name)
	}
	if p.Kind != Text {
		return time.Time{}, fmt.Errorf("%s: got a %s, want a date", name, p.Kind)
	}
	read, form := readJSONDate, "/Date(milliseconds)/"
	if d.Format == ucwa.FormatXML {
		read, form = readXMLDate, "an ISO 8601 date and time with its offset"
	}
	date, ok := read(p.Text)
	if !ok {
		return time.Time{}, fmt.Errorf("%s: got %q, want %s", name, p.Text, form)
	}
	return date, nil
}

func readJSONDate(text string) (time.Time, bool) {
	match := jsonDate.FindStringSubmatch(text)
	if match == nil {
		return time.Time{}, false
	}
	ms, err := strconv.ParseInt(match[1], 10, 64)
	date := time.UnixMilli(ms).UTC()
	return date, err == nil && date.Year() >= 1 && date.Year() <= 9999
}

func readXMLDate(text string) (time.Time, bool) {
	if !xmlDate.MatchString(text) {
		return time.Time{}, false
	}
	date, err := time.Parse(time.RFC3339Nano, text)
	return date.UTC(), err == nil
}
