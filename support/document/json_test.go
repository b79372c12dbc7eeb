package document_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

func TestRead_keepsJSONPropertiesAsSent(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		body string
		want document.Property
	}{
		"a number as text":          {`{"p":"2"}`, document.Property{Text: "2"}},
		"a number beyond any float": {`{"p":-9007199254740993e999}`, document.Property{Kind: document.Number, Text: "-9007199254740993e999"}},
		"a boolean":                 {`{"p": true }`, document.Property{Kind: document.Boolean, Text: "true"}},
		"null":                      {`{"p":null}`, document.Property{Kind: document.Null, Text: "null"}},
		"an object":                 {`{"p":{"a":[1]}}`, document.Property{Kind: document.Object, Text: `{"a":[1]}`}},
		"an empty list":             {`{"p":[]}`, document.Property{Kind: document.List}},
		"a list of everything": {`{"p":["a",1,false,null,[2],{}]}`, document.Property{Kind: document.List, Items: []document.Item{
			{document.Text, "a"}, {document.Number, "1"}, {document.Boolean, "false"},
			{document.Null, "null"}, {document.List, "[2]"}, {document.Object, "{}"},
		}}},
		"escapes":           {`{"p":"a\/b\u00e9\ud83d\ude00"}`, document.Property{Text: "a/bé😀"}},
		"an escaped name":   {`{"\u0070":"x"}`, document.Property{Text: "x"}},
		"a lone surrogate":  {`{"p":"\ud800"}`, document.Property{Text: "\ufffd"}},
		"a byte order mark": {"\ufeff" + `{"p":"x"}`, document.Property{Text: "x"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			row.want.Name = "p"
			got := read(t, ucwa.JSON, row.body).Properties
			if diff := cmp.Diff([]document.Property{row.want}, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestRead_keepsJSONLinksAsSent(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		links string
		want  []document.Link
	}{
		"title and revision":    {`{"l":{"href":"/a","title":"","revision":"2"}}`, []document.Link{{Rel: "l", Href: "/a", Revision: "2", HasHref: true}}},
		"a rel of its own":      {`{"l":{"rel":"m","href":"/a"}}`, []document.Link{{Rel: "l", Href: "/a", HasHref: true}}},
		"unknown members":       {`{"l":{"href":"/a","etag":{"x":1}}}`, []document.Link{{Rel: "l", Href: "/a", HasHref: true}}},
		"an empty href":         {`{"l":{"href":""}}`, []document.Link{{Rel: "l", HasHref: true}}},
		"no href":               {`{"l":{}}`, []document.Link{{Rel: "l"}}},
		"an href of null":       {`{"l":{"href":null}}`, []document.Link{{Rel: "l", HasHref: true, HrefKind: document.Null}}},
		"an href that counts":   {`{"l":{"href":5}}`, []document.Link{{Rel: "l", HasHref: true, HrefKind: document.Number}}},
		"a title of null":       {`{"l":{"href":"/a","title":null}}`, []document.Link{{Rel: "l", Href: "/a", HasHref: true}}},
		"a string for a link":   {`{"l":"/a"}`, []document.Link{{Rel: "l"}}},
		"null for a link":       {`{"l":null}`, []document.Link{{Rel: "l", HrefKind: document.Null}}},
		"a list of one":         {`{"l":[{"href":"/a"}]}`, []document.Link{{Rel: "l", Href: "/a", HasHref: true, Many: true}}},
		"a list with a string":  {`{"l":["/a"]}`, []document.Link{{Rel: "l", Many: true}}},
		"an empty list of them": {`{"l":[]}`, []document.Link{}},
		"null":                  {`null`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := read(t, ucwa.JSON, `{"_links":`+row.links+`}`).Links
			if diff := cmp.Diff(row.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestRead_embedsNothingForNull(t *testing.T) {
	t.Parallel()
	for _, embedded := range []string{`null`, `{}`, `{"from":null}`, `{"from":[]}`, `{"from":[null]}`} {
		if got := read(t, ucwa.JSON, `{"_embedded":`+embedded+`}`).Embedded; got != nil {
			t.Errorf("%s: got %v", embedded, got)
		}
	}
}

func TestRead_takesRelOnlyAsText(t *testing.T) {
	t.Parallel()
	if d := read(t, ucwa.JSON, `{"rel":["conversation"],"_links":{"self":"/a"}}`); d.Rel != "" || d.Self != "" {
		t.Errorf("got rel %q, self %q, want neither", d.Rel, d.Self)
	}
}

func TestRead_comparesManyKeys(t *testing.T) {
	t.Parallel()
	var members []string
	for i := range 200 {
		members = append(members, fmt.Sprintf(`"p%d":{"q":1}`, i))
	}
	body := strings.Join(members, ",")
	if got := len(read(t, ucwa.JSON, "{"+body+"}").Properties); got != 200 {
		t.Errorf("got %d properties, want 200", got)
	}
	for _, again := range []string{"p0", "p39", "p199"} {
		_, err := document.Read(ucwa.JSON, []byte("{"+body+`,"`+again+`":2}`))
		wantMalformed(t, err, fmt.Sprintf(`body is not readable as JSON at byte %d: duplicate key "%s"`, len(body)+3, again))
	}
}
