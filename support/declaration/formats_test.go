package declaration_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ucwatest/support/declaration"
	"ucwatest/support/golden"
)

// An excuse is why clauses with such ids are not judged in both formats.
type excuse struct {
	ids *regexp.Regexp
	why string
}

// oneFormat says why some clauses are judged in one format only, or in none, at
// least in some situation.
var oneFormat = []excuse{
	{regexp.MustCompile(`^D[CD]-FORM-JSON`), "it is a form of JSON"},
	{regexp.MustCompile(`^D[CD]-FORM-XML|^DC-FORM-INVITATION$`), "it is a form of XML"},
	{regexp.MustCompile(`^DC-WEBLINK-CONTAINER$`), "it is a form of JSON"},
	{regexp.MustCompile(`^DC-BODY-(HREFS|TYPES)$|^DC-CHANNEL-(BODY|LISTS|NEXT|NUMBER|ONCE|ORDER)$|^DC-OPERATION-(ANSWERED|CREATED|LOCATION|NAMED|REASON|STATUS)$`), "whoever stages a case asks for JSON"},
	{regexp.MustCompile(`^DC-EVENT-(STARTED|COMPLETED|FAILED|ADDED|MODALITY|CALLEE|FORWARDED|DELETED|ORIGINAL)$`), "the event channel is read as JSON"},
	{regexp.MustCompile(`^DC-FORMAT-REFUSED$`), "what Accept names is neither format"},
	{regexp.MustCompile(`^DC-DELETION-CONFIRMED$`), "the answer has no body"},
	{regexp.MustCompile(`^DC-PARTICIPANT$`), "the event channel names the participants"},
	{regexp.MustCompile(`^DD-FORMAT-NAMES$`), "its names are spread over modalities: DC-FORMAT-NAMES has each in both"},
	{regexp.MustCompile(`^DD-ERROR-GENERIC$`), "its causes are spread over modalities and formats: DC-ERROR-GENERIC has each in both"},
}

// TestDeclaration_judgesInBothFormats compares which clause is judged in which
// situation and format with a golden file, which -update writes, and wants both
// formats for each situation unless oneFormat says why not. Clauses that are judged
// along with others, as those about each refusal are, no case names.
func TestDeclaration_judgesInBothFormats(t *testing.T) {
	t.Parallel()
	d := declared(t)
	judged := map[string]map[string][]string{} // formats by clause and situation
	for _, c := range d.Cases {
		situation := situationOf(c)
		for clause := range d.Judges(c) {
			if judged[clause] == nil {
				judged[clause] = map[string][]string{}
			}
			all := append(judged[clause][situation], formatsOf(c)...)
			slices.Sort(all)
			judged[clause][situation] = slices.Compact(all)
		}
	}
	var matrix strings.Builder
	for _, clause := range slices.Sorted(maps.Keys(judged)) {
		reason := slices.IndexFunc(oneFormat, func(o excuse) bool { return o.ids.MatchString(clause) })
		gaps := 0
		for _, situation := range slices.Sorted(maps.Keys(judged[clause])) {
			formats := strings.Join(judged[clause][situation], " ")
			fmt.Fprintf(&matrix, "%s\t%s\t%s\n", clause, formats, situation)
			if formats == "JSON XML" {
				continue
			}
			if gaps++; reason < 0 {
				t.Errorf("%s is judged as %s only in %q: add a case in the other format, or say why not in oneFormat", clause, formats, situation)
			}
		}
		if gaps == 0 && reason >= 0 {
			t.Errorf("%s is judged in both formats: take it out of oneFormat", clause)
		}
	}
	golden.Equal(t, "testdata/judged.txt", matrix.String())
}

// formatsOf are the formats that c asks for, "none" if its steps name none.
func formatsOf(c declaration.Case) []string {
	if named := c.Formats(); len(named) > 0 {
		return named
	}
	return []string{"none"}
}

// situationOf is what the Givens of c say.
func situationOf(c declaration.Case) string {
	var givens []string
	for _, step := range c.Steps {
		if step.Type == "Given" {
			givens = append(givens, step.Text)
		}
	}
	return strings.Join(givens, "; ")
}
