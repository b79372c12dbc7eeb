package contract

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

type table = [][]string

// parsed compares what a reader made of a table.
func parsed[T any](t *testing.T, got T, err error, want T, message string) {
	t.Helper()
	failsWith(t, err, message)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

func TestParseLinks(t *testing.T) {
	t.Parallel()
	header := []string{"link", "present"}
	for name, row := range map[string]struct {
		table   table
		want    []LinkRow
		message string
	}{
		"each presence": {table{header, {"self", "always"}, {"lobby", "in the sample"}, {"phoneAudio", "where given"}},
			[]LinkRow{{"self", Always}, {"lobby", InTheSample}, {"phoneAudio", WhereGiven}}, ""},
		"another word":    {table{header, {"self", "sometimes"}}, nil, `link self: present "sometimes": want always, in the sample or where given`},
		"an empty cell":   {table{header, {"self", ""}}, nil, `link self: present "": want always, in the sample or where given`},
		"another header":  {table{{"present", "link"}, {"always", "self"}}, nil, `table with columns ["present" "link"]: want ["link" "present"]`},
		"a column more":   {table{{"link", "present", "why"}, {"self", "always", ""}}, nil, `table with columns ["link" "present" "why"]: want ["link" "present"]`},
		"a header only":   {table{header}, nil, "table with 1 rows: want a header and at least one row"},
		"nothing":         {nil, nil, "table with 0 rows: want a header and at least one row"},
		"a row too short": {table{header, {"self", "always"}, {"lobby"}}, nil, "row 2 with 1 cells: want 2"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := ParseLinks(row.table)
			parsed(t, got, err, row.want, row.message)
		})
	}
}

func TestParseProperties(t *testing.T) {
	t.Parallel()
	header := []string{"property", "type", "values", "present"}
	for name, row := range map[string]struct {
		table   table
		want    []PropertyRow
		message string
	}{
		"each type": {table{header, {"subject", "text", "", "where given"}, {"state", "enum", "A, B", "always"},
			{"activeModalities", "list of enums", "A", "always"}, {"participantCount", "count", "", "in the sample"},
			{"recording", "boolean", "", "always"}, {"created", "date", "", "always"}},
			[]PropertyRow{{"subject", "text", "", WhereGiven}, {"state", "enum", "A, B", Always},
				{"activeModalities", "list of enums", "A", Always}, {"participantCount", "count", "", InTheSample},
				{"recording", "boolean", "", Always}, {"created", "date", "", Always}}, ""},
		"another type": {table{header, {"subject", "string", "", "always"}}, nil,
			`property subject: type "string": want text, enum, list of enums, list of texts, count, boolean or date`},
		"another presence": {table{header, {"subject", "text", "", "never"}}, nil,
			`property subject: present "never": want always, in the sample or where given`},
		"another header": {table{{"property"}, {"subject"}}, nil, `table with columns ["property"]: want ["property" "type" "values" "present"]`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := ParseProperties(row.table)
			parsed(t, got, err, row.want, row.message)
		})
	}
}

func TestParseForms(t *testing.T) {
	t.Parallel()
	all := slices.Sorted(maps.Keys(forms))
	every := table{{"form"}}
	for _, name := range all {
		every = append(every, []string{name})
	}
	for name, row := range map[string]struct {
		table   table
		want    []string
		message string
	}{
		"every form":       {every, all, ""},
		"another form":     {table{{"form"}, {"status 200"}, {"status 201"}}, nil, fmt.Sprintf(`form "status 201": want one of %q`, all)},
		"the length, gone": {table{{"form"}, {"the length declared"}}, nil, fmt.Sprintf(`form "the length declared": want one of %q`, all)},
		"another header":   {table{{"forms"}, {"status 200"}}, nil, `table with columns ["forms"]: want ["form"]`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := ParseForms(row.table)
			parsed(t, got, err, row.want, row.message)
		})
	}
}

func TestParseTwins(t *testing.T) {
	t.Parallel()
	header := []string{"twin", "compared"}
	for name, row := range map[string]struct {
		table   table
		want    []string
		message string
	}{
		"every twin": {table{header, {"self", "as written"}, {"relations", "in any order"}, {"hrefs", "as written"},
			{"members", "in any order"}, {"texts", "as written"}, {"numbers", "by value"},
			{"booleans", "without regard to case"}, {"dates", "cut to milliseconds"}, {"lists", "in any order"}},
			[]string{"self", "relations", "hrefs", "members", "texts", "numbers", "booleans", "dates", "lists"}, ""},
		"another twin":       {table{header, {"titles", "as written"}}, nil, `twin "titles" is not known`},
		"another comparison": {table{header, {"dates", "as written"}}, nil, `twin dates: compared "as written": want "cut to milliseconds"`},
		"another header":     {table{{"twin"}, {"self"}}, nil, `table with columns ["twin"]: want ["twin" "compared"]`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := ParseTwins(row.table)
			parsed(t, got, err, row.want, row.message)
		})
	}
}

func TestParseEvents(t *testing.T) {
	t.Parallel()
	header := []string{"sender", "event", "type", "of", "status", "times"}
	row := []string{"communication", "conversation", "added", "any", "", "1"}
	got, err := ParseEvents(table{header, row})
	parsed(t, got, err, table{row}, "")
	got, err = ParseEvents(table{header[:5], row[:5]})
	parsed(t, got, err, nil, `table with columns ["sender" "event" "type" "of" "status"]: want ["sender" "event" "type" "of" "status" "times"]`)
	got, err = ParseEvents(table{header, row, row[:3]})
	parsed(t, got, err, nil, "row 2 with 3 cells: want 6")
}

func TestListed(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]bool{"On": true, "Off": true, "on": false, "O": false, "": false, "On, Off": false, " On": false} {
		if got := listed("On,  Off", value); got != want {
			t.Errorf("listed %q: got %t, want %t", value, got, want)
		}
	}
}
