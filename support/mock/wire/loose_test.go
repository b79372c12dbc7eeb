package wire

import "testing"

func TestReadInput_takesNamesWithoutQuotes(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		`{culture: "en-US", userAgent : "a"}`:               "en-US",
		"{\n  culture:\"en-US\",\n  $x_1 : {y: [z, 1]} }":   "",
		"{\n  culture:\"en-US\",\n  $x_1 : {y: [{z: 1}]} }": "en-US",
		`{"a": "{b: 1, c: \"d\"}", culture: "en-US"}`:       "en-US",
		`{a: "{b: 1}", "culture": "{culture: 1}"}`:          "{culture: 1}",
		"\xef\xbb\xbf{culture: \"en-US\"}":                  "en-US",
		`{culture: "en-US", "culture": "de"}`:               "",
		`{culture: "en-US", Culture: "de"}`:                 "",
		`{culture: en-US}`:                                  "",
		`{'culture': "en-US"}`:                              "",
		`{culture: "en-US"`:                                 "",
		`{culture "en-US"}`:                                 "",
		`{1a: "b", culture: "en-US"}`:                       "",
		`culture: "en-US"`:                                  "",
	} {
		in, err := ReadInput("", MediaJSON.String(), []byte(body))
		if got := in.Text("culture"); got != want || (err == nil) != (want != "") {
			t.Errorf("%s: got %q and %v, want %q", body, got, err, want)
		}
	}
}
