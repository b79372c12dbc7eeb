package ucwa_test

import (
	"testing"

	"ucwatest/support/ucwa"
)

func TestParseFormat_readsWhatStringWrites(t *testing.T) {
	t.Parallel()
	for _, want := range []ucwa.Format{ucwa.FormatJSON, ucwa.FormatXML} {
		if got, err := ucwa.ParseFormat(want.String()); err != nil || got != want {
			t.Errorf("%s: got %v and %v, want it back", want, got, err)
		}
		if got, ok := ucwa.FormatOf(want.MediaType()); !ok || got != want {
			t.Errorf("%s: got %v and %t of its media type, want it back", want, got, ok)
		}
	}
}

func TestParseFormat_namesWhatItDoesNotKnow(t *testing.T) {
	t.Parallel()
	for _, word := range []string{"", "json", "YAML"} {
		if _, err := ucwa.ParseFormat(word); err == nil || err.Error() != `format "`+word+`": want JSON or XML` {
			t.Errorf("%q: got %v, want an error that names it", word, err)
		}
	}
}

func TestFormatOf_knowsTheVendorsNamesToo(t *testing.T) {
	t.Parallel()
	for mediaType, want := range map[string]string{
		"application/json": "JSON", "application/vnd.microsoft.com.ucwa+json": "JSON",
		"application/xml": "XML", "application/vnd.microsoft.com.ucwa+xml": "XML",
		"text/html": "", "application/JSON": "", "": "",
	} {
		format, ok := ucwa.FormatOf(mediaType)
		if ok != (want != "") || ok && format.String() != want {
			t.Errorf("%q: got %s and %t, want %q", mediaType, format, ok, want)
		}
	}
}
