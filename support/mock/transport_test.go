package mock_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strings"
	"testing"

	"ucwatest/support/mock"
)

// zipped is text as gzip.
func zipped(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGzip_isSentWhereItPays(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		from   int
		accept string
		packed bool
		varies string
	}{
		{"all bodies, asked for", 1, "gzip, deflate", true, "Accept-Encoding"},
		{"all bodies, weighed", 1, "br, gzip;q=0.5", true, "Accept-Encoding"},
		{"all bodies, ruled out", 1, "gzip;q=0", false, "Accept-Encoding"},
		{"all bodies, not asked for", 1, "identity", false, "Accept-Encoding"},
		{"large bodies only", 0, "gzip", false, ""},
		{"never", -1, "gzip", false, ""},
	} {
		s := serveWith(t, mock.Options{GzipFrom: row.from})
		c := s.cast()
		invitation, original := c.derived()
		plain := c.caller.get(original).want(200)
		for _, href := range []string{original, c.caller.app.href("self") + "/me", invitation.href("derivedConversation")} {
			for range 2 { // the second one is kept
				got := c.caller.ask("GET", href, c.caller.token, map[string]string{"Accept-Encoding": row.accept}, "").want(200)
				wantText(t, row.name+": Vary", got.header.Get("Vary"), row.varies)
				if packed := got.header.Get("Content-Encoding") == "gzip"; packed != row.packed {
					t.Fatalf("%s: %s: got gzip %v, want %v", row.name, href, packed, row.packed)
				}
				if !row.packed {
					continue
				}
				r, err := gzip.NewReader(bytes.NewReader(got.body))
				if err != nil {
					t.Fatal(err)
				}
				body, err := io.ReadAll(r)
				if err != nil {
					t.Fatal(err)
				}
				if href == original {
					wantText(t, row.name, string(body), string(plain.body))
				}
			}
		}
	}
}

func TestPaths_areTakenAsTheyAre(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		self := c.caller.app.href("self")
		id := self[strings.LastIndexByte(self, '/'):]
		for _, row := range []struct {
			name, target string
			status       int
		}{
			{"as it is", self, 200},
			{"with a slash behind", self + "/", 200},
			{"absolute", c.caller.url + self, 200},
			{"an escaped letter", strings.Replace(self, "applications", "%61pplications", 1), 200},
			{"up and down again", self + "/me/../me", 404},
			{"up, encoded", self + "/%2e%2e" + id, 404},
			{"here", self + "/./me", 404},
			{"an encoded slash", self + "%2fme", 404},
			{"an encoded slash in capitals", self + "%2Fme", 404},
			{"a backslash", self + "%5cme", 404},
			{"a null", self + "%00", 404},
			{"above the root", "/.." + self, 404},
			{"bad encoding", self + "%zz", 400},
			{"bad encoding in the query", self + "?%zz", 200}, // which nobody reads
			{"no slash", "me", 400},
		} {
			got, location := c.caller.raw("GET", row.target, "")
			if got != row.status || location != "" {
				t.Errorf("%s: got %d and Location %q, want %d", row.name, got, location, row.status)
			}
		}
		available := strings.ReplaceAll(self+"/me/makeMeAvailable", "/", "//")
		if got, location := c.caller.raw("POST", available, `{"signInAs":"Away"}`); got != 204 || location != "" {
			t.Errorf("POST with doubled slashes: got %d and Location %q, want 204", got, location)
		}
		wantText(t, "presence", c.caller.get(self+"/me/presence").object().text("availability"), "Away")
	})
}

// raw sends a request with the target as it stands, on a connection of its own.
func (p *person) raw(method, target, body string) (status int, location string) {
	p.t.Helper()
	header := fmt.Sprintf("Authorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n", p.token, len(body))
	r := p.plugIn(p.t).ask(method, target, header, body).response()
	return r.StatusCode, r.Header.Get("Location")
}

// rawHeader sends a GET with header lines as they stand.
func (s *server) rawHeader(t testing.TB, target, lines string) int {
	t.Helper()
	return s.plugIn(t).ask("GET", target, "Connection: close\r\n"+lines, "").response().StatusCode
}
