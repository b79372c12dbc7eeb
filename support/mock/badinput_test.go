package mock_test

import (
	"net"
	"strings"
	"testing"

	"ucwatest/support/mock"
)

// TestBadInput_disturbsNothing sends what no client should to a resource that
// takes input. Each gets its error, in either format, and nothing changes.
func TestBadInput_disturbsNothing(t *testing.T) {
	t.Parallel()
	const (
		malformed  = "BadRequest/DeserializationFailure"
		parameters = "BadRequest/ParameterValidationFailure"
		kind       = "UnsupportedMediaType/"
		large      = "EntityTooLarge/"
		inJSON     = "application/json"
		inXML      = "application/xml"
		open       = `<input xmlns="http://schemas.microsoft.com/rtc/2012/03/ucwa">`
	)
	deep := func(open, leaf, shut string, n int) string {
		return strings.Repeat(open, n) + leaf + strings.Repeat(shut, n)
	}
	mebibyte := strings.Repeat(" ", 1<<20)
	rows := []struct {
		name, kind, encoding, body string
		status                     int
		reason                     string
	}{
		{"half an object", inJSON, "", `{"message":"a"`, 400, malformed},
		{"a trailing comma", inJSON, "", `{"message":"a",}`, 400, malformed},
		{"a second object", inJSON, "", `{"message":"a"}{}`, 400, malformed},
		{"garbage behind", inJSON, "", `{"message":"a"} x`, 400, malformed},
		{"a string alone", inJSON, "", `"message"`, 400, malformed},
		{"a member twice", inJSON, "", `{"message":"a","message":"b"}`, 400, malformed},
		{"a member twice in two cases", inJSON, "", `{"message":"a","Message":"b"}`, 400, malformed},
		{"text that is not UTF-8", inJSON, "", "{\"message\":\"\xff\"}", 400, malformed},
		{"63 arrays in an object", inJSON, "", `{"other":` + deep("[", "", "]", 63) + `,"message":1}`, 400, parameters},
		{"64 arrays in an object", inJSON, "", `{"other":` + deep("[", "", "]", 64) + `}`, 400, malformed},
		{"64 objects in an object", inJSON, "", deep(`{"a":`, "1", "}", 65), 400, malformed},
		{"100,000 arrays", inJSON, "", `{"a":` + strings.Repeat("[", 100_000), 400, malformed},
		{"a number for a text", inJSON, "", `{"message":7}`, 400, parameters},
		{"a list for a text", inJSON, "", `{"message":["a"]}`, 400, parameters},
		{"an over-long text", inJSON, "", `{"message":"` + strings.Repeat("x", 1001) + `"}`, 400, parameters},
		{"more than 1 MiB", inJSON, "", mebibyte + `{"message":"a"}`, 413, large},
		{"half an element", inXML, "", open + `<property name="message">a`, 400, malformed},
		{"two elements", inXML, "", open + `</input><input/>`, 400, malformed},
		{"text behind", inXML, "", open + `</input>x`, 400, malformed},
		{"another element", inXML, "", `<output/>`, 400, malformed},
		{"a property twice", inXML, "", open + `<property name="message">a</property><property name="message">b</property></input>`, 400, malformed},
		{"a document type", inXML, "", `<!DOCTYPE input>` + open + `</input>`, 400, malformed},
		{"an entity", inXML, "", `<!DOCTYPE input [<!ENTITY e SYSTEM "file:///etc/passwd">]>` + open + `<property name="message">&e;</property></input>`, 400, malformed},
		{"an entity from nowhere", inXML, "", open + `<property name="message">&e;</property></input>`, 400, malformed},
		{"an element in a text", inXML, "", open + `<property name="message"><b/></property></input>`, 400, malformed},
		{"64 elements in an element", inXML, "", open + deep("<a>", "", "</a>", 64) + `</input>`, 400, malformed},
		{"another encoding", inXML, "", `<?xml version="1.0" encoding="utf-16"?>` + open + `</input>`, 400, malformed},
		{"XML that is not UTF-8", inXML, "", open + "<property name=\"message\">\xff</property></input>", 400, malformed},
		{"a list for a text in XML", inXML, "", open + `<propertyList name="message"><item>a</item></propertyList></input>`, 400, parameters},
		{"JSON as XML", inXML, "", `{"message":"a"}`, 400, malformed},
		{"XML as JSON", inJSON, "", open + `</input>`, 400, malformed},
		{"an unknown type", "text/plain", "", `{"message":"a"}`, 415, kind},
		{"no type", "", "", `{"message":"a"}`, 415, kind},
		{"a type that is none", "application/json/", "", `{"message":"a"}`, 415, kind},
		{"JSON in another charset", inJSON + "; charset=utf-16", "", `{"message":"a"}`, 415, kind},
		{"XML in another charset", inXML + `;charset="ISO-8859-1"`, "", open + "<property name=\"message\">\xff</property></input>", 415, kind},
		{"an unknown encoding", inJSON, "br", `{"message":"a"}`, 415, kind},
		{"gzip twice", inJSON, "gzip, gzip", zipped(t, zipped(t, `{"message":"a"}`)), 415, kind},
		{"no gzip", inJSON, "gzip", `{"message":"a"}`, 400, malformed},
		{"half a gzip", inJSON, "gzip", zipped(t, `{"message":"a"}`)[:20], 400, malformed},
		{"a bomb", inJSON, "gzip", zipped(t, strings.Repeat(mebibyte, 8)+`{"message":"a"}`), 413, large},
	}
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		c.caller.post(c.caller.me().href("makeMeAvailable"), nil).want(204)
		note := c.caller.me().href("note")
		c.caller.post(note, jsonObject{"message": "as it was"}).want(204)
		for _, row := range rows {
			for _, accept := range []string{inJSON, inXML} {
				header := map[string]string{"Accept": accept, "Content-Encoding": row.encoding}
				if row.kind != "" {
					header["Content-Type"] = row.kind
				}
				got := c.caller.ask("POST", note, c.caller.token, header, row.body)
				if got.status != row.status {
					t.Errorf("%s: got %d %s, want %d", row.name, got.status, got.body, row.status)
					continue
				}
				code, subcode := got.refused(row.status)
				wantText(t, row.name, code+"/"+subcode, row.reason)
			}
			wantText(t, "the note after "+row.name, c.caller.get(note).want(200).object().text("message"), "as it was")
		}
		for _, good := range []struct{ name, kind, encoding, body string }{
			{"packed", inJSON, "gzip", zipped(t, `{"message":"packed"}`)},
			{"JSON in UTF-8", inJSON + `;charset="UTF-8"`, "", `{"message":"JSON in UTF-8"}`},
			{"JSON in utf8", inJSON + ";charset=utf8", "", `{"message":"JSON in utf8"}`},
			{"XML in ASCII", inXML + "; charset=us-ascii", "", open + `<property name="message">XML in ASCII</property></input>`},
		} {
			header := map[string]string{"Content-Type": good.kind, "Content-Encoding": good.encoding}
			c.caller.ask("POST", note, c.caller.token, header, good.body).want(204)
			wantText(t, "the note", c.caller.get(note).object().text("message"), good.name)
		}
	})
}

func TestBadRequests_areTurnedAway(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	c := s.cast()
	c.caller.post(c.caller.me().href("makeMeAvailable"), nil).want(204)
	note := c.caller.me().href("note")
	for _, row := range []struct {
		name, query string
		status      int
	}{
		{"a query of 100,000 bytes", "message=" + strings.Repeat("x", 100_000), 400},
		{"bad percent encoding", "message=%zz", 400},
		{"20,000 parameters", strings.Repeat("&a=b", 20_000), 400},
	} {
		if got, _ := c.caller.raw("POST", note+"?"+row.query, ""); got != row.status {
			t.Errorf("%s: got %d, want %d", row.name, got, row.status)
		}
	}
	for _, lines := range []string{
		"Authorization: Bearer TOKEN\r\nAuthorization: Bearer TOKEN\r\n",
		"Authorization: Basic TOKEN\r\n",
		"Authorization: TOKEN\r\n",
		"Authorization: Bearer TOKEN, Bearer TOKEN\r\n",
		"Authorization: Bearer\r\n",
	} {
		if got := s.rawHeader(t, note, strings.ReplaceAll(lines, "TOKEN", c.caller.token)); got != 401 {
			t.Errorf("%q: got %d, want 401", lines, got)
		}
	}
	if got := s.half(t, note, c.caller.token); got != 400 {
		t.Errorf("half a request: got %d, want 400", got)
	}
	wantText(t, "the note", c.caller.get(note).want(200).object().text("message"), "")
}

// half sends a request and less of its body than it announces.
func (s *server) half(t testing.TB, target, token string) int {
	t.Helper()
	header := "Authorization: Bearer " + token + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n"
	l := s.plugIn(t).ask("POST", target, header, `{"message":"half"}`)
	if err := l.conn.(*net.TCPConn).CloseWrite(); err != nil {
		t.Fatal(err)
	}
	return l.response().StatusCode
}
