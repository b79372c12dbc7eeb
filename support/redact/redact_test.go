package redact_test

import (
	"bytes"
	"encoding/base64"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/redact"
	"ucwatest/support/redact/encodings"
)

// knowing hides secrets.
func knowing(secrets ...string) *redact.Redactor {
	r := new(redact.Redactor)
	for _, secret := range secrets {
		r.Secret(secret)
	}
	return r
}

func TestText_hidesASecretInEveryEncoding(t *testing.T) {
	t.Parallel()
	for _, secret := range []string{`pä/+ "x"<&>='`, `pa55/word "of+the" <tenant>&ünique`, `opaque/token+1==`, `a%41b\nc&amp;d"e`, "cookie0canary0value"} {
		for _, e := range encodings.All {
			written := e.Write(secret)
			for _, around := range [][2]string{{"before ", " after"}, {`{"a":"`, `"}`}, {"<a>", "</a>"}, {"x=", "&y=1"}} {
				got := knowing(secret).Text(around[0] + written + around[1])
				if !strings.HasPrefix(got, around[0]) || !strings.HasSuffix(got, around[1]) {
					t.Errorf("%s of %q: got %q, want what stands around it", e.Name, secret, got)
				}
				if left := reads(got, secret); left != "" {
					t.Errorf("%s of %q: got %q, which still is %q", e.Name, secret, got, left)
				}
			}
		}
	}
}

// reads is the encoding in which text holds secret, "" if there is none.
func reads(text, secret string) string {
	for _, e := range encodings.All {
		if strings.Contains(text, e.Write(secret)) {
			return e.Name
		}
	}
	return ""
}

// Where the secret is all that was encoded, nothing but the marker stays.
func TestText_putsTheMarkerInItsPlace(t *testing.T) {
	t.Parallel()
	const secret = `pä/+ "x"<&>='`
	for _, name := range []string{"plain", "form", "path", "URL, every character", "URL, twice", "HTML, named", "HTML, decimal", "JSON", "JSON, every letter",
		"XML", "backslash x", "base64", "base64 for URLs", "base64 without padding", "base64 of UTF-16", "hexadecimal digits", "quoted-printable, every character"} {
		for _, e := range encodings.All {
			if e.Name != name {
				continue
			}
			got := knowing(secret).Text("before " + e.Write(secret) + " after")
			if got != "before redacted after" && got != "before redacted= after" && got != "before redacted== after" {
				t.Errorf("%s: got %s", name, got)
			}
		}
	}
}

func TestText_leavesWhatIsNoSecret(t *testing.T) {
	t.Parallel()
	r := knowing("abc", "", "a long one")
	body := []byte(`{"rel":"conversation","subject":"abc"}`)
	if got := r.Bytes(body); &got[0] != &body[0] {
		t.Errorf("a body without secrets was copied to %s", got)
	}
	body = []byte("a long one")
	if got := r.Bytes(body); string(got) != "redacted" || string(body) != "a long one" {
		t.Errorf("got %q, and what it was made of is now %q", got, body)
	}
}

func TestText_doesNotShredWhatIsInnocent(t *testing.T) {
	t.Parallel()
	r := knowing("conversation", "test", "user", "password")
	r.Person(redact.Person{Part: "caller", SIP: "sip:user@contoso.com", Names: []string{"Mark"}})
	for text, want := range map[string]string{
		`{"rel":"conversation","user":"/users/1","latest":"contest"}`: `{"rel":"conversation","user":"/users/1","latest":"contest"}`,
		`the password is test, of user@contoso.com`:                   `the password is redacted, of caller`,
		`market, marked, Mark`:                                        `market, marked, caller`,
		`cGFzc3dvcmQ and conversations`:                               `cGFzc3dvcmQ and conversations`,
	} {
		if got := r.Text(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestText_takesTheLongerFirst(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"secret-and-more, secret!": "redacted, redacted",
		"a secret-and-more-still":  "a redacted-still",
		"one-secret-and-more":      "redacted",
	} {
		if got := knowing("secret-", "secret!", "secret-and-more", "one-secret-and").Text(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// What is packed stays readable but for what is hidden.
func TestText_packsAgainWhatItUnpacked(t *testing.T) {
	t.Parallel()
	pack := base64.StdEncoding.EncodeToString
	for text, want := range map[string]string{
		"data:text/plain;base64," + pack([]byte("the secret one!")): "data:text/plain;base64," + pack([]byte("the redacted!")),
		pack([]byte("the secret one, and more")):                    pack([]byte("the redacted, and more")),
		url.QueryEscape(pack([]byte(">>?secret one>>?"))):           url.QueryEscape(pack([]byte(">>?redacted>>?"))),
	} {
		if got := knowing("secret one").Text(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestHeader(t *testing.T) {
	t.Parallel()
	shared := []string{"one", "cwt=AAEB", "two"}
	h := http.Header{"Set-Cookie": {"a=1", "b=2"}, "Cookie": {"a=1"}, "Proxy-Authorization": {"Basic abc"}, "X-Echo": shared, "X-None": nil}
	want := http.Header{"Set-Cookie": {"redacted", "redacted"}, "Cookie": {"redacted"}, "Proxy-Authorization": {"redacted"},
		"X-Echo": {"one", "cwt=redacted", "two"}, "X-None": nil}
	if diff := cmp.Diff(want, new(redact.Redactor).Header(h)); diff != "" {
		t.Errorf("header (-want +got):\n%s", diff)
	}
	if shared[1] != "cwt=AAEB" || h.Get("Cookie") != "a=1" {
		t.Errorf("values that others hold were changed: %q", h)
	}
}

// A picture is no text that is encoded too deeply, and what it holds is found.
func TestBytes_looksThroughAPicture(t *testing.T) {
	t.Parallel()
	picture := make([]byte, 1<<20)
	_, _ = rand.NewChaCha8([32]byte{1}).Read(picture)
	for name, write := range map[string]func([]byte) string{"as it is": func(b []byte) string { return string(b) }, "in base64": base64.StdEncoding.EncodeToString} {
		r := knowing("secret one")
		if text := write(picture); r.Text(text) != text {
			t.Errorf("%s: got it changed, want it as it was", name)
		}
		with := write(slices.Concat(picture, []byte(" secret one "), picture))
		if got := r.Text(with); got == with || len(got) < len(with)/2 {
			t.Errorf("%s: got %d bytes of %d, want the secret hidden and nothing else", name, len(got), len(with))
		}
	}
}

// A server may want to keep us busy.
func TestBytes_givesUpOnWhatIsEncodedTooDeeply(t *testing.T) {
	t.Parallel()
	r := knowing("secret one")
	for name, text := range map[string]string{
		"percent":  strings.Repeat("%25", 1<<18),
		"entities": strings.Repeat("&amp;", 1<<18),
		"slashes":  strings.Repeat(`\`, 1<<20),
		"zeros":    strings.Repeat("\x00a", 1<<19),
		"equals":   strings.Repeat("=3D", 1<<18),
		"base64":   strings.Repeat("YWFh", 1<<18),
		"prefixes": strings.Repeat("secret on", 1<<17),
		"all":      strings.Repeat(`%25\u0025&#37;=25AAAA`, 1<<16),
	} {
		got := r.Bytes([]byte(text))
		if !bytes.Equal(got, []byte(text)) && string(got) != "redacted (encoded too deeply)" {
			t.Errorf("%s: got %.60q...", name, got)
		}
	}
}

func TestLine(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                     "",
		"plain text, zażółć":   "plain text, zażółć",
		"a\nb\r\tc":            `a\nb\r\tc`,
		"\x1b[2J\x00\u009b":    `\x1b[2J\x00\u009b`,
		"a\u202eb\u2066\ufeff": `a\u202eb\u2066\ufeff`,
		"no\u00a0break\u2028":  `no\u00a0break\u2028`,
		"\xff":                 "\ufffd",
	} {
		if got := redact.Line(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
