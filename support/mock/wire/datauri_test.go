package wire

import "testing"

func TestParseDataURI(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name, uri string
		want      Content
		wrong     bool
	}{
		{"as captured", "data:text/plain;charset=utf-8,Hi+there%0d%0a", Content{"text/plain", "Hi there\r\n"}, false},
		{"as in the samples", "data:text/plain;base64,SGkgdGhlcmU=", Content{"text/plain", "Hi there"}, false},
		{"in capitals", "data:TEXT/HTML;BASE64,PGI+", Content{"text/html", "<b>"}, false},
		{"the scheme in capitals", "DATA:text/plain,Hi", Content{"text/plain", "Hi"}, false},
		{"base64 without padding", "data:text/plain;base64,SGk", Content{"text/plain", "Hi"}, false},
		{"base64 that is URL-encoded", "data:text/plain;base64,Pj4%2bSGk%3D", Content{"text/plain", ">>>Hi"}, false},
		{"base64 with a percent sign", "data:text/plain;base64,SGk%", Content{}, true},
		{"digits in capitals", "data:application/sdp,v%3D0", Content{"application/sdp", "v=0"}, false},
		{"in ASCII", "data:text/plain;charset=US-ASCII,Hi", Content{"text/plain", "Hi"}, false},
		{"in another charset", "data:text/plain;charset=utf-16,H%00i%00", Content{}, true},
		{"another scheme", "http://contoso.com/", Content{}, true},
		{"no comma", "data:text/plain;base64", Content{}, true},
		{"no media type", "data:,Hi", Content{}, true},
		{"odd base64", "data:text/plain;base64,?", Content{}, true},
		{"a percent sign at the end", "data:text/plain,100%", Content{}, true},
		{"a percent sign before other letters", "data:text/plain,100%zz", Content{}, true},
	} {
		got, err := parseDataURI(row.uri)
		if (err != nil) != row.wrong || err == nil && got != row.want {
			t.Errorf("%s: got %q and error %v, want %q and an error: %t", row.name, got, err, row.want, row.wrong)
		}
	}
}

func TestContent_isWrittenAsCaptured(t *testing.T) {
	t.Parallel()
	got := Content{"text/plain", "Hi (Ann), 100% ü/\r\n"}.URI()
	if want := "data:text/plain;charset=utf-8,Hi+(Ann)%2c+100%25+%c3%bc%2f%0d%0a"; got != want {
		t.Errorf("URI: got %s, want %s", got, want)
	}
	back, err := parseDataURI(got)
	if want := (Content{"text/plain", "Hi (Ann), 100% ü/\r\n"}); err != nil || back != want {
		t.Errorf("read again: got %q and %v, want %q", back, err, want)
	}
}
