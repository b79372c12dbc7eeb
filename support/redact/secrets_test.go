package redact_test

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/redact"
)

func TestSecrets_hidesWhatStandsWhereASecretBelongs(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ text, want string }{
		"a form":                       {`grant_type=password&username=a&password=s%40e+c&x=1`, `grant_type=password&username=a&password=redacted&x=1`},
		"a URL":                        {`https://a/?access_token=s3c&x=1`, `https://a/?access_token=redacted&x=1`},
		"a URL in a URL":               {`to=%2F%3Faccess_token%3Ds3c%2Ft%26x%3D1`, `to=%2F%3Faccess_token%3Dredacted%26x%3D1`},
		"a URL in JSON":                {`{"href":"/?access_token=s3c\u0026x=1"}`, `{"href":"/?access_token=redacted\u0026x=1"}`},
		"JSON":                         {`{"access_token":"s3c","expires_in":1}`, `{"access_token":"redacted","expires_in":1}`},
		"JSON, indented":               {"{\n \"Password\" : \"s3\\\"c\",\n \"b\": 1}", "{\n \"Password\" : \"redacted\",\n \"b\": 1}"},
		"JSON, cut short":              {`{"access_token":"s3c`, `{"access_token":"redacted`},
		"JSON in JSON":                 {`{"raw":"{\"access_token\":\"s3c\",\"b\":1}"}`, `{"raw":"{\"access_token\":\"redacted\",\"b\":1}"}`},
		"JSON in a URL":                {`%7B%22password%22%3A%22s%2F3%22%7D`, `%7B%22password%22%3A%22redacted%22%7D`},
		"JSON in XML":                  {`{&quot;password&quot;:&quot;s3c&quot;}`, `{&quot;password&quot;:&quot;redacted&quot;}`},
		"XML":                          {`<a:access_token type="x">s3c</a:access_token>`, `<a:access_token type="x">redacted</a:access_token>`},
		"XML, verbatim":                {`<password><![CDATA[<s3]c>]]></password>`, `<password><![CDATA[redacted]]></password>`},
		"an XML attribute":             {`<login password='s3 c' user='a'/>`, `<login password='redacted' user='a'/>`},
		"a line of a log":              {`password: s3c next`, `password: redacted next`},
		"a web ticket":                 {`ticket cwt=AAEB/+ab== and more`, `ticket cwt=redacted and more`},
		"a web ticket in a URL":        {`/a?t=cwt%3dAAEB%2Bab%3D&b=1`, `/a?t=cwt%3dredacted&b=1`},
		"a web ticket in JSON":         {`{"t":"cwt=AA\/EB","b":"cwt\u003dAAEB"}`, `{"t":"cwt=redacted","b":"cwt\u003dredacted"}`},
		"a web ticket in XML":          {`<t>cwt=AAEB</t><t a="cwt=AAEB"/>`, `<t>cwt=redacted</t><t a="cwt=redacted"/>`},
		"the name of a grant":          {`grant_type="urn:microsoft.rtc:windows,password", href="https://a/"`, `grant_type="urn:microsoft.rtc:windows,password", href="https://a/"`},
		"the name of a grant, in JSON": {`{"grant_type":"password","b":1}`, `{"grant_type":"password","b":1}`},
		"a member without a value":     {`{"password":null,"access_token":""}`, `{"password":null,"access_token":""}`},
		"a word on a page":             {`<input type="password" name="p"> <h1>Your password</h1>`, `<input type="password" name="p"> <h1>Your password</h1>`},
	} {
		if got := new(redact.Secrets).Text(c.text); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}

func TestSecrets_hidesWhatItKnowsInEveryForm(t *testing.T) {
	t.Parallel()
	const secret = `pä/+ "x"<&>='`
	m := new(redact.Secrets).With(secret)
	quoted, err := json.Marshal(secret)
	if err != nil {
		t.Fatal(err)
	}
	for name, form := range map[string]string{
		"plain":             secret,
		"form":              url.QueryEscape(secret),
		"path":              url.PathEscape(secret),
		"form, lower case":  `p%c3%a4%2f%2b+%22x%22%3c%26%3e%3d%27`,
		"JSON":              string(quoted[1 : len(quoted)-1]),
		"JSON, plain":       `pä/+ \"x\"<&>='`,
		"JSON with slashes": `pä\/+ \"x\"<&>='`,
		"XML":               `pä/+ &#34;x&#34;&lt;&amp;&gt;=&#39;`,
		"base64":            base64.StdEncoding.EncodeToString([]byte(secret)),
		"base64 for URLs":   base64.RawURLEncoding.EncodeToString([]byte(secret)),
	} {
		got := m.Text("before " + form + " after")
		if got != "before redacted after" && got != "before redacted= after" && got != "before redacted== after" {
			t.Errorf("%s: got %s", name, got)
		}
	}
}

func TestSecrets_leavesWhatIsNoSecret(t *testing.T) {
	t.Parallel()
	m := new(redact.Secrets).With("abc").With("").With("a long one")
	body := []byte(`{"rel":"conversation","subject":"abc"}`)
	if got := m.Bytes(body); &got[0] != &body[0] {
		t.Errorf("a body without secrets was copied to %s", got)
	}
	body = []byte("a long one")
	if got := m.Bytes(body); string(got) != redact.Placeholder || string(body) != "a long one" {
		t.Errorf("got %q, and what it was made of is now %q", got, body)
	}
}

func TestSecrets_takesTheLongerFirst(t *testing.T) {
	t.Parallel()
	m := new(redact.Secrets).With("secret").With("secret-and-more")
	if got := m.Text("secret-and-more, secret"); got != "redacted, redacted" {
		t.Errorf("got %q", got)
	}
}

func TestSecrets_header(t *testing.T) {
	t.Parallel()
	shared := []string{"one", "cwt=AAEB", "two"}
	h := http.Header{"Set-Cookie": {"a=1", "b=2"}, "Cookie": {"a=1"}, "Proxy-Authorization": {"Basic abc"}, "X-Echo": shared, "X-None": nil}
	new(redact.Secrets).Header(h)
	want := http.Header{"Set-Cookie": {"redacted", "redacted"}, "Cookie": {"redacted"}, "Proxy-Authorization": {"redacted"},
		"X-Echo": {"one", "cwt=redacted", "two"}, "X-None": nil}
	if diff := cmp.Diff(want, h); diff != "" {
		t.Errorf("header (-want +got):\n%s", diff)
	}
	if shared[1] != "cwt=AAEB" {
		t.Errorf("values that others hold were changed: %q", shared)
	}
}

func TestSecrets_err(t *testing.T) {
	t.Parallel()
	clean := errors.New("nothing to hide")
	if got := new(redact.Secrets).Err(clean); got != clean {
		t.Errorf("got %v, want the error itself", got)
	}
	got := new(redact.Secrets).Err(errors.New("got cwt=AAEB"))
	if got.Error() != "got cwt=redacted" || errors.Unwrap(got) != nil {
		t.Errorf("got %v, wrapping %v", got, errors.Unwrap(got))
	}
}
