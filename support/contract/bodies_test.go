package contract

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

func TestCourse_Told_judgesBodies(t *testing.T) {
	t.Parallel()
	const hrefs, types = "course an href in each link", "course a rel and an address in each body"
	for name, row := range map[string]struct {
		body, got string
		want      []string
	}{
		"whole": {`{"rel":"messaging","_links":{"self":{"href":"/m"}},
			"_embedded":{"from":{"rel":"participant","_links":{"self":{"href":"/p"}}}}}`, "", nil},
		"a link that is null":         {`{"rel":"messaging","_links":{"self":{"href":"/m"},"x":null}}`, "a link x of the messaging without one", []string{hrefs}},
		"a link without an href":      {`{"rel":"messaging","_links":{"self":{"href":"/m"},"x":{}}}`, "a link x of the messaging without one", []string{hrefs}},
		"an href that is null":        {`{"rel":"messaging","_links":{"self":{"href":"/m"},"x":{"href":null}}}`, "a link x of the messaging with one of kind null", []string{hrefs}},
		"an href that is a number":    {`{"rel":"messaging","_links":{"self":{"href":"/m"},"x":{"href":7}}}`, "a link x of the messaging with one of kind number", []string{hrefs}},
		"one of several":              {`{"rel":"messaging","_links":{"self":{"href":"/m"},"x":[{"href":"/1"},{}]}}`, "a link x of the messaging without one", []string{hrefs}},
		"no rel":                      {`{"_links":{"self":{"href":"/m"}}}`, "no rel at /m", []string{types}},
		"a rel that is no text":       {`{"rel":7,"_links":{"self":{"href":"/m"}}}`, "no rel at /m", []string{types}},
		"no address":                  {`{"rel":"messaging"}`, "no address of a messaging", []string{types}},
		"a participant without a rel": {`{"rel":"messaging","_links":{"self":{"href":"/m"}},"_embedded":{"from":[{"_links":{"self":{"href":"/p"}}}]}}`, "no rel at /p, embedded as from", []string{types}},
		"a participant's link": {`{"rel":"messaging","_links":{"self":{"href":"/m"}},"_embedded":{"from":{"rel":"participant","_links":{"self":{"href":"/p"},"me":{}}}}}`,
			"a link me of the participant without one", []string{hrefs}},
		"links of nothing that says what it is": {`{"_links":{"self":{"href":null}}}`, "a link self of a resource with one of kind null", []string{hrefs, types}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			package_ := eventPackage(t, `{"type":"updated","link":{"rel":"messaging","href":"/m"},"_embedded":{"messaging":`+row.body+`}}`)
			judgements := (&Course{}).Told(at, package_, nil)
			if diff := cmp.Diff(row.want, faults(judgements)); diff != "" {
				t.Errorf("faults (-want +got):\n%s", diff)
			}
			for _, j := range judgements {
				if !j.Held {
					if j.Got != row.got {
						t.Errorf("got %q, want %q", j.Got, row.got)
					}
					break
				}
			}
		})
	}
}

func TestHrefs_readsXML(t *testing.T) {
	t.Parallel()
	d, err := document.Read(ucwa.XML, []byte(`<resource rel="conversation" href="/k"><link rel="messaging" /></resource>`))
	if err != nil {
		t.Fatal(err)
	}
	if got := faults(Hrefs(d)); len(got) != 1 || len(Hrefs(nil)) != 0 {
		t.Errorf("got %q of a link without an href, and %v of nothing, want one fault and nothing", got, Hrefs(nil))
	}
}
