package ledger_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/ledger"
)

// clause is a sound clause with one line replaced or added.
func clause(id, line string) string {
	lines := []string{`level = "must"`, `says = "it is so"`, `source = "page#part"`}
	name, _, _ := strings.Cut(line, " ")
	for i := range lines {
		if strings.HasPrefix(lines[i], name+" ") {
			lines[i], line = line, ""
		}
	}
	return "clause \"" + id + "\" {\n" + strings.Join(append(lines, line), "\n") + "\n}\n"
}

func TestParse_reportsWhatIsWrong(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		src  string
		want []string
	}{
		"nothing": {"", nil},
		"a brace that is not closed": {"clause \"DC-A\" {\n", []string{
			`f.hcl:1: unclosed configuration block: there is no closing brace for this block before the end of the file. ` +
				`This may be caused by incorrect brace nesting elsewhere in this file`}},
		"a misspelled attribute": {clause("DC-A", `wavied = "x"`), []string{
			`f.hcl:5: unsupported argument: an argument named "wavied" is not expected here. Did you mean "waived"?`}},
		"a misspelled block": {"clauze \"DC-A\" {\n}\n", []string{
			`f.hcl:1: unsupported block type: blocks of type "clauze" are not expected here. Did you mean "clause"?`}},
		"a missing attribute": {"clause \"DC-A\" {\nlevel = \"must\"\nsource = \"p\"\n}\n", []string{
			`f.hcl:1: missing required argument: the argument "says" is required, but no definition was found`}},
		"a clause without an id": {"clause {\n}\n" + clause("DC-A", ""), []string{
			`f.hcl:1: missing id for clause: all clause blocks must have 1 labels (id)`}},
		"a list that is a text": {clause("DC-A", `values = "Disconnected"`), []string{
			`f.hcl:5: unsuitable value type: unsuitable value: list of string required, but have string`}},
		"a status that is a text": {clause("DC-A", `status = "none"`), []string{
			`f.hcl:5: unsuitable value type: unsuitable value: a number is required`}},
		"a level without quotes": {clause("DC-A", `level = must`), []string{
			`f.hcl:2: variables not allowed: variables may not be used here`}},
		"an unknown level": {clause("DC-A", `level = "should"`), []string{
			`f.hcl:1: clause "DC-A": got level "should", want must, sample or inferred`}},
		"nothing said": {clause("DC-A", `says = ""`), []string{`f.hcl:1: clause "DC-A": says is empty`}},
		"no source":    {clause("DC-A", `source = ""`), []string{`f.hcl:1: clause "DC-A": source is empty`}},
		"an id in small letters": {clause("dc-a", ""), []string{
			`f.hcl:1: clause "dc-a": want an id of capital words joined by hyphens, as "DC-LINK-SELF"`}},
		"an id of one word": {clause("DC", ""), []string{
			`f.hcl:1: clause "DC": want an id of capital words joined by hyphens, as "DC-LINK-SELF"`}},
		"a doubled id": {clause("DC-A", "") + clause("DC-A", ""), []string{
			`f.hcl:7: clause "DC-A": the id is also that of line 1`}},
		"a doubled subject": {clause("DC-A", `subject = "refusal body"`) + clause("DC-B", `subject = "refusal body"`), []string{
			`f.hcl:7: clause "DC-B": subject "refusal body" is also that of line 1`}},
		"a judge that does not exist": {clause("DC-A", "") +
			"contradiction \"DC-X-A\" {\nbetween = [\"a\", \"b\"]\ndecision = \"c\"\njudged_by = [\"DC-A\", \"DC-B\"]\n}\n", []string{
			`f.hcl:7: contradiction "DC-X-A": judged_by names "DC-B", which is not a clause`}},
		"a contradiction of nothing": {"contradiction \"DC-X-A\" {\nbetween = [\"a\"]\ndecision = \"\"\njudged_by = []\n}\n", []string{
			`f.hcl:1: contradiction "DC-X-A": got 1 in between, want two or more`,
			`f.hcl:1: contradiction "DC-X-A": decision is empty`,
			`f.hcl:1: contradiction "DC-X-A": judged_by names no clause`}},
		"a contradiction with the id of a clause": {clause("DC-A", "") +
			"contradiction \"DC-A\" {\nbetween = [\"a\", \"b\"]\ndecision = \"c\"\njudged_by = [\"DC-A\"]\n}\n", []string{
			`f.hcl:7: contradiction "DC-A": the id is also that of line 1`}},
		"several at once": {clause("DC-A", `level = "should"`) + clause("DC-A", `lvl = "must"`), []string{
			`f.hcl:1: clause "DC-A": got level "should", want must, sample or inferred`,
			`f.hcl:7: clause "DC-A": the id is also that of line 1`,
			`f.hcl:11: unsupported argument: an argument named "lvl" is not expected here. Did you mean "rel"?`}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, problems := ledger.Parse("f.hcl", []byte(test.src))
			var got []string
			for _, p := range problems {
				got = append(got, p.String())
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("mismatch (-want +got):\n%s", diff)
			}
		})
	}
}

func TestParse_keepsTheSoundRest(t *testing.T) {
	t.Parallel()
	l, problems := ledger.Parse("f.hcl", []byte(clause("DC-A", `level = "should"`)+clause("DC-B", "")))
	if len(problems) != 1 {
		t.Fatalf("got %d problems, want 1", len(problems))
	}
	if _, found := l.Clause("DC-B"); !found {
		t.Error("got no clause DC-B, want it despite the problem of DC-A")
	}
}

func TestParse_hasNoLedgerOfWhatIsNoHCL(t *testing.T) {
	t.Parallel()
	if l, problems := ledger.Parse("f.hcl", []byte("{")); l != nil || len(problems) == 0 {
		t.Errorf("got %v and %d problems, want no ledger and a problem", l, len(problems))
	}
}
