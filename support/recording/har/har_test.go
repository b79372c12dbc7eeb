package har_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"ucwatest/support/recording/har"
)

// entries reads an archive: its entries that can be read, and what is said of others.
func entries(in io.Reader) (all []*har.Entry, said []string) {
	for e, err := range har.NewReader(in).Entries() {
		if err != nil {
			said = append(said, err.Error())
			continue
		}
		all = append(all, e)
	}
	return all, said
}

// archive is one with entries as they stand in a file.
func archive(entries ...string) string {
	return `{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[` + strings.Join(entries, ",") + `]}}`
}

const least = `{"request":{"method":"GET","url":"http://contoso.com/"}}`

func TestReader_readsWhatAWriterWrote(t *testing.T) {
	t.Parallel()
	text := "<a>\u2028</a>"
	written := []har.Entry{
		{Page: "p", Started: "2026-03-04T04:06:07.25Z", Time: 13.5, Comment: "c", Ours: json.RawMessage(`{"user":"caller"}`),
			Request: har.Request{Method: "POST", URL: "http://contoso.com/?a=b", HTTP: "HTTP/1.1", Cookies: []har.Pair{}, Headers: []har.Pair{{"Accept", "x"}},
				Query: har.Query("http://contoso.com/?a=b"), Post: har.NewPost("text/plain", []byte("\xff")), HeadersSize: -1, BodySize: 1},
			Response: har.Response{Status: 200, Text: "OK", Cookies: []har.Pair{}, Headers: []har.Pair{}, Content: har.NewContent("application/xml", []byte(text)), BodySize: 13}},
		{Started: "2026-03-04T04:06:08Z", Request: har.Request{Method: "GET", URL: "/", Cookies: []har.Pair{}, Headers: []har.Pair{}, Query: []har.Pair{}},
			Response: har.Response{Cookies: []har.Pair{}, Headers: []har.Pair{}}},
	}
	log := har.Log{Version: har.Version, Creator: har.Creator{Name: "ucwatest", Version: "1"}, Comment: "all", Ours: json.RawMessage(`{"run":"r"}`)}
	var file bytes.Buffer
	w := har.NewWriter(&file, log)
	for _, e := range written {
		if err := w.Entry(e); err != nil {
			t.Fatal(err)
		}
	}
	w.Page(har.Page{ID: "p", Ours: json.RawMessage(`{"case":"c"}`)})
	w.Page(har.Page{ID: "of another program"})
	if err := w.Close(); err != nil || !json.Valid(file.Bytes()) {
		t.Fatalf("got %v and %s, want an archive", err, file.Bytes())
	}
	r := har.NewReader(iotest.OneByteReader(bytes.NewReader(file.Bytes())))
	var got []har.Entry
	for e, err := range r.Entries() {
		if err != nil {
			t.Fatal(err)
		}
		if at := file.Bytes()[e.Offset:]; !json.Valid(at[:e.Length]) || e.Index != len(got) {
			t.Errorf("got entry %d at %d, %d bytes long, want where it stands", e.Index, e.Offset, e.Length)
		}
		got = append(got, *e)
	}
	if diff := cmp.Diff(written, got, cmpopts.IgnoreFields(har.Entry{}, "Index", "Offset", "Length")); diff != "" {
		t.Errorf("entries (-written +read):\n%s", diff)
	}
	if pages := r.Pages(); len(pages) != 1 || pages[0].ID != "p" || string(pages[0].Ours) != `{"case":"c"}` {
		t.Errorf("got the pages %+v, want the one that is ours", pages)
	}
	if diff := cmp.Diff(log, r.Log()); diff != "" {
		t.Errorf("log (-written +read):\n%s", diff)
	}
}

func TestReader_doesWithoutWhatProgramsLeaveOut(t *testing.T) {
	t.Parallel()
	for kind, text := range map[string]string{
		"least":                        archive(least),
		"a mark before it":             "\xef\xbb\xbf" + archive(least),
		"blanks":                       strings.NewReplacer(`":`, "\" : ", ",", "\r\n\t, ").Replace(archive(least)) + "\n",
		"no version, a strange member": `{"x":[1,{"y":"]}"}],"log":{"pages":null,"_z":-1.5e3,"entries":[` + least + `]}}`,
		"a creator that is a text":     `{"log":{"creator":"x","entries":[` + least + `]}}`,
		"version 1.1 behind it":        `{"log":{"entries":[` + least + `],"version":"1.1"}}`,
		"numbers that are none":        archive(`{"time":null,"request":{"method":"GET","url":"http://contoso.com/","bodySize":"n/a","headersSize":1e99},"response":{"content":{"size":null}}}`),
	} {
		all, said := entries(strings.NewReader(text))
		if len(all) != 1 || said != nil || all[0].Request.URL != "http://contoso.com/" {
			t.Errorf("%s: got %v and %q, want one entry", kind, all, said)
		}
	}
	all, _ := entries(strings.NewReader(archive(`{"time":"12.5","request":{"method":"GET","url":"/","bodySize":3.0,"headersSize":1e99}}`)))
	if e := all[0]; e.Time != 12.5 || e.Request.BodySize != 3 || e.Request.HeadersSize != -1 || e.Took().Microseconds() != 12500 {
		t.Errorf("got %+v, want a time of 12.5 ms, a body of 3 bytes and headers of an unknown size", e)
	}
}

func TestReader_saysWhichEntryCannotBeRead(t *testing.T) {
	t.Parallel()
	long := `{"request":{"method":"GET","url":"/` + strings.Repeat("x", har.MaxEntry) + `"}}`
	for broken, want := range map[string]string{
		`null`:                                  `log.entries[1]: it has no request.url`,
		`7`:                                     `log.entries[1]: the entry: got number, want object`,
		`{"request":{"url":"/"}}`:               `log.entries[1]: it has no request.method`,
		`{"request":{"method":"GET","url":7}}`:  `log.entries[1]: request.url: got number, want string`,
		`{"response":{"status":"ok"}}`:          `log.entries[1]: response.status: got string, want whole number`,
		`{"request":{"headers":{"a":"b"}}}`:     `log.entries[1]: request.headers: got object, want array`,
		`{"request":{"method":"\x","url":"/"}}`: `log.entries[1]: byte 152: invalid character 'x' in string escape code`,
		long:                                    `log.entries[1]: it has 33554470 bytes, want at most 33554432`,
		`{"request":{"method":nul,"url":"/[\""}}`: `log.entries[1]: byte 153: invalid character ',' in literal null (expecting 'l')`,
	} {
		all, said := entries(strings.NewReader(archive(least, broken, least)))
		if len(all) != 2 || len(said) != 1 || said[0] != want {
			t.Errorf("%.80s: got %d entries and %q, want the other two and %q", broken, len(all), said, want)
		}
	}
}

func TestReader_saysWhereAFileEndsOrIsNoArchive(t *testing.T) {
	t.Parallel()
	whole := archive(least, least)
	for text, want := range map[string]string{
		"":                                  `not an HTTP Archive: the file is empty`,
		`{"log":`:                           `the file is cut short: it ends at byte 7, want '{' there`,
		"PK\x03\x04":                        `not an HTTP Archive: byte 0: got 'P', want '{'`,
		"[]":                                `not an HTTP Archive: byte 0: got '[', want '{'`,
		`{"log":{"version":"1.2"}}`:         `not an HTTP Archive: it has no log.entries`,
		`{"log":[]}`:                        `not an HTTP Archive: log: byte 7: got '[', want '{'`,
		`{"log":{"entries":{}}}`:            `not an HTTP Archive: log.entries: byte 18: got '{', want '['`,
		`{"log":{"version":"2.0"`:           `log.version: got "2.0", want "1.2"`,
		`{"log":{"version":1.2,`:            `log.version: got 1.2, want "1.2"`,
		`{"log" "x"}`:                       `byte 7: got '"', want ':'`,
		`{"log":{"entries":[,]}}`:           `log.entries[0]: byte 19: got ',', want a value`,
		`{"log":{"entries":[` + least + `7`: `byte 75: got '7', want ',' or ']'`,
		whole[:len(whole)-20]:               `log.entries[1]: the file is cut short: it ends at byte 168, want the rest of a value there`,
		whole[:len(whole)-3]:                `the file is cut short: it ends at byte 185, want ',' or ']' there`,
	} {
		_, said := entries(strings.NewReader(text))
		if len(said) != 1 || said[0] != want {
			t.Errorf("%.60s: got %q, want %q", text, said, want)
		}
	}
	failed := errors.New("the disk is broken")
	if _, said := entries(io.MultiReader(strings.NewReader(whole[:150]), iotest.ErrReader(failed))); len(said) != 1 || said[0] != "log.entries[1]: "+failed.Error() {
		t.Errorf("got %q, want %q", said, failed)
	}
}

func TestReader_stopsWhenNobodyWantsMore(t *testing.T) {
	t.Parallel()
	in := strings.NewReader(archive(least, least) + strings.Repeat(" ", 1<<20))
	for range har.NewReader(in).Entries() {
		break
	}
	if in.Len() == 0 {
		t.Error("got all of the file read, want as much as was asked for")
	}
}

func TestContent_bodies(t *testing.T) {
	t.Parallel()
	text := func(s string) *string { return &s }
	for kind, row := range map[string]struct {
		content har.Content
		want    string
		err     string
	}{
		"text":                     {har.Content{Size: 2, Text: text("ab")}, "ab", ""},
		"none":                     {har.Content{}, "", ""},
		"base64":                   {har.Content{Size: 2, Text: text("YWI="), Encoding: "base64"}, "ab", ""},
		"base64 in lines, no sign": {har.Content{Size: -1, Text: text("YW\r\nI\r\n"), Encoding: "Base64"}, "ab", ""},
		"size of what was zipped":  {har.Content{Size: 1, Text: text("ab")}, "ab", ""},
		"other charset":            {har.Content{Size: 4, Text: text("ab"), MediaType: "application/xml; charset=utf-16"}, "ab", ""},
		"not in the file":          {har.Content{Size: 9}, "", "the body is not in the file: 9 bytes"},
		"cut":                      {har.Content{Size: 9, Text: text("ab"), MediaType: "application/json"}, "ab", "the body is cut short: 2 of 9 bytes are in the file"},
		"cut base64":               {har.Content{Size: 9, Text: text("YWI="), Encoding: "base64"}, "ab", "the body is cut short: 2 of 9 bytes are in the file"},
		"broken base64":            {har.Content{Text: text("Y!"), Encoding: "base64"}, "", "the body cannot be decoded: illegal base64 data at input byte 1"},
		"strange encoding":         {har.Content{Text: text("Y!"), Encoding: "rot13"}, "", `the body cannot be decoded: its encoding is "rot13", want base64`},
	} {
		body, err := row.content.Body()
		if string(body) != row.want || fmt.Sprint(err) != cmpOr(row.err) {
			t.Errorf("%s: got %q and %v, want %q and %s", kind, body, err, row.want, cmpOr(row.err))
		}
	}
}

func cmpOr(err string) string {
	if err == "" {
		return "<nil>"
	}
	return err
}

func TestPost_bodies(t *testing.T) {
	t.Parallel()
	form := &har.Post{MediaType: "application/x-www-form-urlencoded", Params: []har.Pair{{"grant_type", "password"}, {"username", "a@contoso.com"}}}
	if body, err := form.Body(); err != nil || string(body) != "grant_type=password&username=a%40contoso.com" {
		t.Errorf("got %q and %v, want the form", body, err)
	}
	var none *har.Post
	if body, err := none.Body(); body != nil || err != nil {
		t.Errorf("got %q and %v, want nothing", body, err)
	}
	if post := har.NewPost("text/plain", nil); post != nil {
		t.Errorf("got %v, want nothing for no body", post)
	}
}

func TestHeader_partsCookiesAndLeavesPseudoHeadersOut(t *testing.T) {
	t.Parallel()
	got := har.Header([]har.Pair{{":status", "200"}, {"set-cookie", "a=1\nb=2"}, {"content-type", "x"}})
	want := http.Header{"Set-Cookie": {"a=1", "b=2"}, "Content-Type": {"x"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("header (-want +got):\n%s", diff)
	}
}

func TestEntry_startedAt(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"2026-03-04T04:06:07.25Z":           "2026-03-04T04:06:07.25Z",
		"2026-03-04T05:06:07.2500000+01:00": "2026-03-04T05:06:07.25+01:00",
		"2026-03-04T05:06:07+0100":          "2026-03-04T05:06:07+01:00",
		"yesterday":                         "",
	} {
		at, known := (&har.Entry{Started: text}).At()
		if got := at.Format("2006-01-02T15:04:05.999999999Z07:00"); known != (want != "") || known && got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

func TestWriter_tellsTheFirstError(t *testing.T) {
	t.Parallel()
	full := errors.New("no space left")
	w := har.NewWriter(iotest.TruncateWriter(io.Discard, 0), har.Log{})
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	w = har.NewWriter(failing{full}, har.Log{})
	if err := w.Entry(har.Entry{}); !errors.Is(err, full) {
		t.Errorf("got %v, want %v", err, full)
	}
	if err := w.Close(); !errors.Is(err, full) {
		t.Errorf("got %v, want %v", err, full)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
