package document_test

import (
	"fmt"
	"testing"
	"time"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

func dated(t *testing.T, format ucwa.Format, text string) *document.Document {
	t.Helper()
	if format == ucwa.FormatXML {
		return read(t, ucwa.XML, fmt.Sprintf(`<resource><property name="created">%s</property></resource>`, text))
	}
	return read(t, ucwa.JSON, fmt.Sprintf(`{"created":%q}`, text))
}

func TestDocument_Date(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		format     ucwa.Format
		text, want string
	}{
		"the sample's JSON":      {ucwa.FormatJSON, "/Date(1474932025211)/", "2016-09-26T23:20:25.211Z"},
		"JSON with an offset":    {ucwa.FormatJSON, "/Date(1474932025211-0700)/", "2016-09-26T23:20:25.211Z"},
		"JSON before 1970":       {ucwa.FormatJSON, "/Date(-1)/", "1969-12-31T23:59:59.999Z"},
		"the first of all dates": {ucwa.FormatJSON, "/Date(-62135596800000)/", "0001-01-01T00:00:00Z"},
		"the sample's XML":       {ucwa.FormatXML, "2016-09-26T16:20:25.2157180-07:00", "2016-09-26T23:20:25.215718Z"},
		"XML in UTC":             {ucwa.FormatXML, "2012-01-12T03:03:22Z", "2012-01-12T03:03:22Z"},
		"XML with one digit":     {ucwa.FormatXML, "2012-01-12T03:03:22.7+05:30", "2012-01-11T21:33:22.7Z"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := dated(t, row.format, row.text).Date("created")
			if err != nil || got.Format(time.RFC3339Nano) != row.want {
				t.Errorf("got %v, %v; want %s", got, err, row.want)
			}
		})
	}
}

func TestDocument_Date_refuses(t *testing.T) {
	t.Parallel()
	const (
		wantJSON = "want /Date(milliseconds)/"
		wantXML  = "want an ISO 8601 date and time with its offset"
	)
	for text, format := range map[string]ucwa.Format{
		"2016-09-26T23:20:25Z":              ucwa.FormatJSON,
		"/Date()/":                          ucwa.FormatJSON,
		"/Date(1+070)/":                     ucwa.FormatJSON,
		"/Date(1.5)/":                       ucwa.FormatJSON,
		" /Date(1)/":                        ucwa.FormatJSON,
		"/Date(253402300800000)/":           ucwa.FormatJSON,
		"/Date(99999999999999999999)/":      ucwa.FormatJSON,
		"/Date(1474932025211)/":             ucwa.FormatXML,
		"2016-09-26":                        ucwa.FormatXML,
		"2016-09-26T23:20:25":               ucwa.FormatXML,
		"2016-09-26 23:20:25Z":              ucwa.FormatXML,
		"2016-09-26T23:20:25,5Z":            ucwa.FormatXML,
		"2016-09-26T23:20:25.12345678Z":     ucwa.FormatXML,
		"2016-09-26T23:20:25.Z":             ucwa.FormatXML,
		"2016-02-30T23:20:25Z":              ucwa.FormatXML,
		"2016-09-26T23:20:25.2157180-07:99": ucwa.FormatXML,
		"":                                  ucwa.FormatXML,
	} {
		want := fmt.Sprintf("created: got %q, %s", text, wantJSON)
		if format == ucwa.FormatXML {
			want = fmt.Sprintf("created: got %q, %s", text, wantXML)
		}
		if _, err := dated(t, format, text).Date("created"); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestDocument_Date_wantsText(t *testing.T) {
	t.Parallel()
	d := read(t, ucwa.JSON, `{"created":1474932025211}`)
	for name, want := range map[string]string{
		"created":        "created: got a number, want a date",
		"expirationTime": "expirationTime: no such property",
	} {
		if _, err := d.Date(name); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
