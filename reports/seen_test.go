package reports_test

import (
	"strings"
	"testing"

	"ucwatest/reports"
)

func TestConsole_Seen_tellsWhatRecordingsShow(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		clauses []reports.Clause
		want    string
	}{
		{[]reports.Clause{{ID: "DC-A", Seen: 12}, {ID: "DC-B"}, {ID: "DC-C", Waived: "HTTP sees to it"}, {ID: "DC-D", Seen: 1}},
			"\nseen, and how often:\n        DC-A 12, DC-D 1\n\nnot seen, and so not judged:\n        DC-B\n"},
		{[]reports.Clause{{ID: "DC-A", Seen: 1}}, "\nseen, and how often:\n        DC-A 1\n"},
		{[]reports.Clause{{ID: "DC-A"}}, ""},
	} {
		var told strings.Builder
		reports.NewConsole(&told, false).Seen(row.clauses)
		if told.String() != row.want {
			t.Errorf("got %q, want %q", told.String(), row.want)
		}
	}
}
