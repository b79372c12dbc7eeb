package ledger_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/ledger"
)

// with is a sound clause with more attributes, separated by semicolons.
func with(id, attributes string) string {
	return clause(id, strings.ReplaceAll(attributes, "; ", "\n"))
}

const (
	aProperty = `subject = "property state"; kind = "property"; type = "enum"; values = ["On", "Off"]; present = "always"`
	aLink     = `subject = "link lobby"; kind = "link"; rel = "lobby"; present = "in the sample"`
	anError   = `kind = "error"; status = 409; code = "Conflict"; subcode = "AlreadyExists"`
	codes     = `kind = "error"; codes = { Timeout = [408, 504] }`
	aMethod   = `kind = "operation"; method = "GET"; status = 405; code = "MethodNotAllowed"`
)

func TestParse_readsFacts(t *testing.T) {
	t.Parallel()
	l, problems := ledger.Parse("f.hcl", []byte(with("DC-A", aProperty)+with("DC-B", aLink)+with("DC-C", anError)+with("DC-D", codes)+
		with("DC-E", `kind = "error"; subcodes = ["Busy"]`)+with("DC-F", aMethod)+clause("DC-G", "")+with("DC-H", codes+`; subcode = "None"`)))
	if len(problems) > 0 {
		t.Fatalf("got problems %v, want none", problems)
	}
	want := map[string]ledger.Facts{
		"DC-A": {Type: ledger.Enum, Values: []string{"On", "Off"}, Present: ledger.Always},
		"DC-B": {Rel: "lobby", Present: ledger.InTheSample},
		"DC-C": {Status: 409, Code: "Conflict", Subcode: "AlreadyExists"},
		"DC-D": {Codes: map[string][]int{"Timeout": {408, 504}}},
		"DC-E": {Subcodes: []string{"Busy"}},
		"DC-F": {Method: "GET", Status: 405, Code: "MethodNotAllowed"},
		"DC-G": {},
		"DC-H": {Codes: map[string][]int{"Timeout": {408, 504}}, Subcode: ledger.NoSubcode},
	}
	for id, facts := range want {
		if c, _ := l.Clause(id); cmp.Diff(facts, c.Facts) != "" {
			t.Errorf("%s (-want +got):\n%s", id, cmp.Diff(facts, c.Facts))
		}
	}
	var errs []string
	for c := range l.Of(ledger.Error) {
		errs = append(errs, c.ID)
	}
	if want := []string{"DC-C", "DC-D", "DC-E", "DC-H"}; !slices.Equal(errs, want) {
		t.Errorf("clauses about errors: got %q, want %q", errs, want)
	}
}

func TestClause_answersFromItsFacts(t *testing.T) {
	t.Parallel()
	l, _ := ledger.Parse("f.hcl", []byte(with("DC-A", aProperty)+with("DC-B", aLink)+with("DC-C", anError)+with("DC-D", codes)))
	named := func(id string) ledger.Clause { c, _ := l.Clause(id); return c }
	if a, b := named("DC-A"), named("DC-B"); a.Name() != "state" || !a.IsEnum() || b.Name() != "lobby" || b.IsEnum() {
		t.Errorf("got %q, %t and %q, %t, want the enum state and the link lobby", a.Name(), a.IsEnum(), b.Name(), b.IsEnum())
	}
	for _, row := range []struct {
		id     string
		status int
		code   string
		want   bool
	}{
		{"DC-C", 409, "Conflict", true},
		{"DC-C", 410, "Conflict", false},
		{"DC-C", 409, "Gone", false},
		{"DC-D", 504, "Timeout", true},
		{"DC-D", 503, "Timeout", false},
		{"DC-D", 504, "GatewayTimeout", false},
	} {
		if got := named(row.id).Refuses(row.status, row.code); got != row.want {
			t.Errorf("%s refuses with %d %s: got %t, want %t", row.id, row.status, row.code, got, row.want)
		}
	}
}

func TestParse_reportsFactsThatCannotBe(t *testing.T) {
	t.Parallel()
	const types = "text, enum, list of enums, list of texts, count, boolean or date"
	for name, row := range map[string]struct{ src, want string }{
		"an unknown kind":             {with("DC-A", `kind = "event"`), `got kind "event", want property, link, error or operation`},
		"a property without a kind":   {with("DC-A", `subject = "property state"`), `subject "property state" wants kind = "property"`},
		"a link without a kind":       {with("DC-A", `subject = "link lobby"`), `subject "link lobby" wants kind = "link"`},
		"a type of no kind":           {with("DC-A", `type = "text"`), `type says nothing in a clause of no kind`},
		"a status of a link":          {with("DC-A", aLink+"; status = 409"), `status says nothing in a clause of kind link`},
		"a property without a type":   {with("DC-A", `subject = "property state"; kind = "property"; present = "always"`), "a property wants a type: " + types},
		"an unknown type":             {with("DC-A", replaced(aProperty, `"enum"`, `"emun"`)), `got type "emun", want ` + types},
		"an enum without values":      {with("DC-A", replaced(aProperty, `; values = ["On", "Off"]`, "")), "type enum wants values"},
		"values of a text":            {with("DC-A", replaced(aProperty, `"enum"`, `"text"`)), "values want type enum or list of enums, got text"},
		"a value twice":               {with("DC-A", replaced(aProperty, `"Off"`, `"On"`)), `values has "On" twice`},
		"an empty value":              {with("DC-A", replaced(aProperty, `"Off"`, `""`)), "values has an empty member"},
		"an unknown presence":         {with("DC-A", replaced(aLink, "in the sample", "sometimes")), `got present "sometimes", want always, in the sample or where given`},
		"no presence":                 {with("DC-A", replaced(aLink, `; present = "in the sample"`, "")), `got present "", want always, in the sample or where given`},
		"a property of another name":  {with("DC-A", replaced(aProperty, "property state", "link state")), `got subject "link state", want "property link state"`},
		"a link of another name":      {with("DC-A", replaced(aLink, "link lobby", "link leaders")), `got subject "link leaders", want "link lobby"`},
		"a link without a relation":   {with("DC-A", replaced(aLink, `; rel = "lobby"`, "")), "a link wants a rel"},
		"an error of nothing":         {with("DC-A", `kind = "error"`), "an error wants status and code, or codes, or subcodes"},
		"an error of two forms":       {with("DC-A", anError+`; subcodes = ["Busy"]`), "an error wants status and code, or codes, or subcodes"},
		"a subcode that is none":      {with("DC-A", `kind = "error"; subcodes = ["Busy", "None"]`), `subcodes has "None", which is not a subcode`},
		"an error without a code":     {with("DC-A", `kind = "error"; status = 409`), "an error with a status wants a code"},
		"a status too small":          {with("DC-A", replaced(anError, "409", "99")), "got status 99, want 100 to 599"},
		"a status too great":          {with("DC-A", replaced(codes, "504", "600")), "got status 600, want 100 to 599"},
		"a code without a status":     {with("DC-A", replaced(codes, "408, 504", "")), "code Timeout wants a status"},
		"a status in words":           {with("DC-A", replaced(anError, "409", `"conflict"`)), "unsuitable value type: unsuitable value: a number is required"},
		"a method in small letters":   {with("DC-A", replaced(aMethod, "GET", "Get")), `got method "Get", want a method in capitals, as "GET"`},
		"an operation without one":    {with("DC-A", `kind = "operation"`), `got method "", want a method in capitals, as "GET"`},
		"an operation of no status":   {with("DC-A", replaced(aMethod, "status = 405; ", "")), "code MethodNotAllowed wants a status"},
		"an operation without status": {with("DC-A", replaced(aMethod, "405", "4050")), "got status 4050, want 100 to 599"},
		"two types of one property": {with("DC-A", aProperty) + with("DM-A", replaced(aProperty, `"enum"; values = ["On", "Off"]`, `"text"`)),
			`got type "text" of property state, which line 1 gives type "enum"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, problems := ledger.Parse("f.hcl", []byte(row.src))
			if len(problems) != 1 || !strings.HasSuffix(problems[0].What, row.want) || problems[0].Line == 0 {
				t.Errorf("got %v, want one problem with a line: %s", problems, row.want)
			}
		})
	}
}

func replaced(s, old, by string) string { return strings.Replace(s, old, by, 1) }
