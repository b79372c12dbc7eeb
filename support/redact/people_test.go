package redact_test

import (
	"encoding/base64"
	"net/url"
	"testing"

	"ucwatest/support/redact"
)

// crowd knows two people, one of whom has a name that begins like another's.
func crowd() *redact.Redactor {
	r := new(redact.Redactor)
	r.Person(redact.Person{Part: "caller", SIP: "sip:Ann.Lee@contoso.com", Names: []string{"Ann Lee-Möller", `CONTOSO\annlee`}, Numbers: []string{"tel:+14255550101;ext=7"}})
	r.Person(redact.Person{Part: "callee", SIP: "ben@contoso.com", Names: []string{"Benjamin", "Li", "Βενιαμίν Λεκκας"}})
	return r
}

func TestPeople_areHiddenInEveryForm(t *testing.T) {
	t.Parallel()
	const name = "Ann Lee-Möller"
	for text, want := range map[string]string{
		"sip:ann.lee@contoso.com":           "sip:caller",
		"SIP%3AANN.LEE%40CONTOSO.COM":       "SIP%3Acaller",
		"sip%253aann.lee%2540contoso.com":   "sip%253acaller",
		"ann.lee is away":                   "caller is away",
		"joann.lee, ann.leeds":              "joann.lee, ann.leeds",
		name:                                "caller",
		"Lee-Möller, Ann":                   "caller",
		url.QueryEscape(name):               "caller",
		url.PathEscape(name):                "caller",
		`Ann Lee-M\u00f6ller`:               "caller",
		"Ann Lee-M&#246;ller":               "caller",
		"Ann Lee-M&ouml;ller":               "caller",
		`{"u":"CONTOSO\\annlee"}`:           `{"u":"caller"}`,
		"+1 (425) 555-0101 and 14255550101": "+caller and caller",
		"tel%3A%2B14255550101":              "tel%3A%2Bcaller",
		"114255550101":                      "114255550101",
		"Li likes Lily":                     "Li likes Lily",
		"Benjamin, ben and Bennett":         "callee, ben and Bennett",
		"ΒΕΝΙΑΜΊΝ ΛΕΚΚΑΣ":                   "callee",
		"1%20425%20555%2d0101":              "caller",
		"1%20%28425%29%20555%200101":        "caller",
		"%2B1+%28425%29+555-0101":           "%2Bcaller",
		"data:text/plain;base64," + base64.StdEncoding.EncodeToString([]byte("I am Benjamin.")): "data:text/plain;base64," + base64.StdEncoding.EncodeToString([]byte("I am callee.")),
	} {
		if got := crowd().Text(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestPeople_areShownIfAskedTo(t *testing.T) {
	t.Parallel()
	r := crowd()
	r.Secret("pa55word")
	r.ShowPeople()
	if got, want := r.Text("Benjamin: pa55word"), "Benjamin: redacted"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
