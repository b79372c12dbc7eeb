package redact_test

import (
	"testing"

	"ucwatest/support/redact"
)

func TestText_hidesWhatStandsWhereASecretBelongs(t *testing.T) {
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
		"JSON in JSON in JSON":         {`{"raw":"{\"raw\":\"{\\\"password\\\":\\\"s3\\\\\\\"c\\\"}\"}"}`, `{"raw":"{\"raw\":\"{\\\"password\\\":\\\"redacted\\\"}\"}"}`},
		"JSON in a URL":                {`%7B%22password%22%3A%22s%2F3%22%7D`, `%7B%22password%22%3A%22redacted%22%7D`},
		"JSON in XML":                  {`{&quot;password&quot;:&quot;s3c&quot;}`, `{&quot;password&quot;:&quot;redacted&quot;}`},
		"XML":                          {`<a:access_token type="x">s3c</a:access_token>`, `<a:access_token type="x">redacted</a:access_token>`},
		"XML, verbatim":                {`<password><![CDATA[<s3]c>]]></password>`, `<password><![CDATA[redacted]]></password>`},
		"XML in JSON":                  {`{"a":"\u003cpassword\u003es3c\u003c/password\u003e"}`, `{"a":"\u003cpassword\u003eredacted\u003c/password\u003e"}`},
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
		if got := new(redact.Redactor).Text(c.text); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}
