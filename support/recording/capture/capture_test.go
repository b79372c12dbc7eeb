package capture_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"encoding/base64"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/document"
	"ucwatest/support/recording/capture"
)

// read reads a capture: the URLs of the entries whose answers can be judged, and what is
// said of all else, with the error last.
func read(t *testing.T, name string, text []byte) (judged, said []string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	err := capture.Read(path, capture.Listener{
		Entry: func(e capture.Entry) {
			if e.Missing != nil {
				said = append(said, e.Name+": "+e.Missing.Error())
			} else if e.Err == nil {
				judged = append(judged, e.URL)
			}
		},
		Odd: func(o capture.Oddity) { said = append(said, o.String()) },
	})
	if err != nil {
		said = append(said, strings.TrimPrefix(err.Error(), path+": "))
	}
	return judged, said
}

// answered is an entry of an archive, sent at some second, with a body.
func answered(second int, headers, content string) string {
	return fmt.Sprintf(`{"startedDateTime":"2026-03-04T04:06:%02dZ","request":{"method":"GET","url":"https://pool.contoso.com/%d"},"response":{"status":200,"headers":[%s],"content":%s}}`,
		second, second, headers, content)
}

func archive(entries ...string) []byte {
	return []byte(`{"log":{"version":"1.2","entries":[` + strings.Join(entries, ",") + `]}}`)
}

const (
	fine = `{"size":2,"mimeType":"application/json","text":"{}"}`
	zips = `{"name":"Content-Encoding","value":"gzip"}`
)

func zipped(t *testing.T, body []byte) []byte {
	t.Helper()
	var text bytes.Buffer
	w := gzip.NewWriter(&text)
	if _, err := w.Write(body); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return text.Bytes()
}

// inBase64 is the content of an entry in base64.
func inBase64(body []byte) string {
	return `{"size":0,"mimeType":"application/json","encoding":"base64","text":"` + base64.StdEncoding.EncodeToString(body) + `"}`
}

func TestRead_saysWhatIsWrongWithAnEntryAndReadsTheRest(t *testing.T) {
	t.Parallel()
	bomb := zipped(t, make([]byte, document.MaxBytes+1))
	small := zipped(t, []byte("{}"))
	for name, row := range map[string]struct {
		entry string
		lost  bool // the answer cannot be judged
		want  string
	}{
		"gzip that is none":      {answered(2, zips, fine), false, ""},
		"gzip that is kept":      {answered(2, zips, inBase64(small)), false, ""},
		"gzip that is cut":       {answered(2, zips, inBase64(small[:len(small)-9])), true, "its body is cut short after 2 bytes"},
		"gzip of a header":       {answered(2, zips, inBase64(small[:5])), true, "its body is cut short: unexpected EOF"},
		"gzip that is damaged":   {answered(2, zips, inBase64(append(bytes.Clone(small[:10]), 0xff, 0xff, 0xff))), true, "its body cannot be read: flate: corrupt input before offset 1"},
		"gzip that explodes":     {answered(2, zips, inBase64(bomb)), true, fmt.Sprintf("its body has more than %d bytes", document.MaxBytes)},
		"another coding":         {answered(2, `{"name":"content-encoding","value":"br"}`, inBase64([]byte("\x8b\xff"))), true, "its body is compressed as br, want it uncompressed or as gzip"},
		"broken base64":          {answered(2, "", `{"size":2,"encoding":"base64","text":"e}"}`), true, "the body cannot be decoded: illegal base64 data at input byte 1"},
		"another encoding":       {answered(2, "", `{"size":2,"encoding":"rot13","text":"{}"}`), true, `the body cannot be decoded: its encoding is "rot13", want base64`},
		"no body":                {answered(2, "", `{"size":120,"mimeType":"application/json"}`), true, "the body is not in the file: 120 bytes"},
		"a body that is cut":     {answered(2, "", `{"size":120,"mimeType":"application/json","text":"{}"}`), true, "the body is cut short: 2 of 120 bytes are in the file"},
		"a size that is less":    {answered(2, "", `{"size":1,"mimeType":"application/json","text":"{}"}`), false, "its content.size is 1, but its body has 2 bytes"},
		"a size that is none":    {answered(2, "", `{"size":"many","mimeType":"application/json","text":"{}"}`), false, ""},
		"a clock that goes back": {strings.Replace(answered(2, "", fine), "04:06:02", "03:06:02", 1), false, "it was sent 59m59s before log.entries[0], which the file has first"},
		"no clock":               {strings.Replace(answered(2, "", fine), "2026-03-04T04:06:02Z", "yesterday", 1), false, `startedDateTime: got "yesterday", want a date with a time and a zone`},
		"no request":             {`{"response":{"status":200}}`, true, "it has no request.url"},
		"no entry":               {`"GET /"`, true, "the entry: got string, want object"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			judged, said := read(t, "capture.har", archive(answered(1, "", fine), row.entry, answered(3, "", fine)))
			want := []string{"https://pool.contoso.com/1", "https://pool.contoso.com/2", "https://pool.contoso.com/3"}
			if row.lost {
				want = append(want[:1], want[2])
			}
			var told []string
			if row.want != "" {
				told = []string{"log.entries[1]: " + row.want}
			}
			if diff := cmp.Diff(want, judged) + cmp.Diff(told, said); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestRead_takesATextForUTF8(t *testing.T) {
	t.Parallel()
	const header = `{"name":"Content-Type","value":"application/json; charset=UTF-16"}`
	path := filepath.Join(t.TempDir(), "capture.har")
	if err := os.WriteFile(path, archive(answered(1, header, fine), answered(2, header, inBase64([]byte("{\x00}\x00")))), 0o600); err != nil {
		t.Fatal(err)
	}
	var got []string
	err := capture.Read(path, capture.Listener{Entry: func(e capture.Entry) { got = append(got, e.Header.Get("Content-Type")) }})
	if want := []string{"application/json; charset=utf-8", "application/json; charset=UTF-16"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("got %q and %v, want %q", got, err, want)
	}
}

func TestRead_saysWhyAFileIsNoCapture(t *testing.T) {
	t.Parallel()
	whole := archive(answered(1, "", fine), answered(2, "", fine))
	for name, row := range map[string]struct {
		text   []byte
		judged int
		want   string
	}{
		"nothing":                {nil, 0, "not an HTTP Archive: the file is empty"},
		"not JSON":               {[]byte("<html>"), 0, "not an HTTP Archive: byte 0: got '<', want '{'"},
		"other JSON":             {[]byte(`{"openapi":"3.0.0"}`), 0, "not an HTTP Archive: it has no log.entries"},
		"another version":        {bytes.Replace(whole, []byte("1.2"), []byte("2.0"), 1), 0, `log.version: got "2.0", want "1.2"`},
		"cut before its entries": {whole[:7], 0, "the file is cut short: it ends at byte 7, want '{' there"},
		"cut in an entry":        {whole[:len(whole)-20], 1, fmt.Sprintf("log.entries[1]: the file is cut short: it ends at byte %d, want the rest of a value there", len(whole)-20)},
		"cut behind its entries": {whole[:len(whole)-3], 2, fmt.Sprintf("the file is cut short: it ends at byte %d, want ',' or ']' there", len(whole)-3)},
	} {
		judged, said := read(t, "capture.har", row.text)
		if len(judged) != row.judged || len(said) != 1 || said[0] != row.want {
			t.Errorf("%s: got %d entries and %q, want %d and %q", name, len(judged), said, row.judged, row.want)
		}
	}
}

// A file is one in a .saz.
type file struct {
	name, text string
	flags      uint16
	says       uint64 // how many bytes the archive says that it has, 0: as many as it has
}

const (
	request = "GET https://pool.contoso.com/%d HTTP/1.1\r\nHost: pool.contoso.com\r\n\r\n"
	answer  = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
)

// saz is an archive of Fiddler.
func saz(t *testing.T, files ...file) []byte {
	t.Helper()
	var text bytes.Buffer
	w := zip.NewWriter(&text)
	for _, f := range files {
		body := []byte(f.text)
		create, h := w.CreateHeader, &zip.FileHeader{Name: f.name, Method: zip.Deflate, Flags: f.flags}
		if f.says > 0 {
			body = deflated(t, body)
			h.CRC32, h.CompressedSize64, h.UncompressedSize64 = crc32.ChecksumIEEE([]byte(f.text)), uint64(len(body)), f.says
			create = w.CreateRaw
		}
		in, err := create(h)
		if err == nil {
			_, err = in.Write(body)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return text.Bytes()
}

// session is one request with its answer.
func session(number int, answer string) []file {
	return []file{{name: fmt.Sprintf("raw/%d_c.txt", number), text: fmt.Sprintf(request, number)}, {name: fmt.Sprintf("raw/%d_s.txt", number), text: answer}}
}

func deflated(t *testing.T, body []byte) []byte {
	t.Helper()
	var text bytes.Buffer
	w, err := flate.NewWriter(&text, flate.DefaultCompression)
	if err == nil {
		_, err = w.Write(body)
	}
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return text.Bytes()
}

func TestRead_saysWhatIsWrongInASAZAndReadsTheRest(t *testing.T) {
	t.Parallel()
	zeros := strings.Repeat("0", document.MaxBytes+1)
	for name, row := range map[string]struct {
		files []file // in the place of the second session
		lost  bool
		want  string
	}{
		"a session":                 {session(2, answer), false, ""},
		"a path that climbs":        {append(session(2, answer), file{name: "raw/../../9_c.txt"}), false, "raw/../../9_c.txt: its path leads out of the archive; it is not read"},
		"backslashes that climb":    {append(session(2, answer), file{name: `raw\..\9_c.txt`}), false, `raw\..\9_c.txt: its path leads out of the archive; it is not read`},
		"an absolute path":          {append(session(2, answer), file{name: "/raw/9_c.txt"}), false, "/raw/9_c.txt: its path leads out of the archive; it is not read"},
		"a path on a drive":         {append(session(2, answer), file{name: "C:/raw/9_c.txt"}), false, "C:/raw/9_c.txt: its path leads out of the archive; it is not read"},
		"a doubled name":            {append(session(2, answer), file{name: "raw/2_s.txt", text: answer}), false, "raw/2_s.txt: the archive has it twice; the second is not read"},
		"a doubled number":          {append(session(2, answer), file{name: "raw/02_s.txt", text: answer}), false, "raw/02_s.txt: the archive has it twice; the second is not read"},
		"no request":                {session(2, answer)[1:], true, "raw/2: its request: it is not in the archive"},
		"no answer":                 {session(2, answer)[:1], true, "raw/2: its answer: it is not in the archive"},
		"an answer that is none":    {session(2, "<html>"), true, `raw/2: its answer: want an answer in the form of HTTP: malformed HTTP response "<html>"`},
		"an answer that is cut":     {session(2, answer[:len(answer)-1]), true, "raw/2: its body is cut short after 1 bytes"},
		"an answer that never came": {session(2, ""), true, ""},
		"a zip bomb":                {session(2, answer+zeros[:2<<20]), true, "raw/2: its answer: it is N times as long as it is compressed, want at most 250 times"},
		"a longer answer":           {[]file{session(2, "")[0], {name: "raw/2_s.txt", text: "x", says: document.MaxBytes + 2<<20}}, true, fmt.Sprintf("raw/2: its answer: it has %d bytes, want at most %d", document.MaxBytes+2<<20, document.MaxBytes+1<<20)},
		"a bomb that lies":          {[]file{session(2, "")[0], {name: "raw/2_s.txt", text: answer + zeros, says: 90}}, true, "raw/2: its answer: zip: not a valid zip file"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			judged, said := read(t, "capture.saz", saz(t, slices.Concat(session(1, answer), row.files, session(3, answer))...))
			want := []string{"https://pool.contoso.com/1", "https://pool.contoso.com/2", "https://pool.contoso.com/3"}
			if row.lost {
				want = append(want[:1], want[2])
			}
			var told []string
			if row.want != "" {
				told = []string{row.want}
			}
			for i := range said {
				said[i] = ratio.ReplaceAllString(said[i], "it is N times")
			}
			if diff := cmp.Diff(want, judged) + cmp.Diff(told, said); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// ratio is how well a message is compressed, which depends on who does it.
var ratio = regexp.MustCompile(`it is \d+ times`)

func TestRead_saysWhyAFileIsNoSAZ(t *testing.T) {
	t.Parallel()
	whole := saz(t, session(1, answer)...)
	locked := session(1, answer)
	locked[1].flags = 1
	for name, row := range map[string]struct {
		text []byte
		want string
	}{
		"cut":       {whole[:len(whole)-30], "the file is cut short, or not an archive of Fiddler (.saz): zip: not a valid zip file"},
		"other zip": {saz(t, file{name: "word/document.xml", text: "<a/>"}), "not an archive of Fiddler (.saz): it has no raw/NUMBER_c.txt with raw/NUMBER_s.txt"},
		"encrypted": {saz(t, locked...), "the archive is encrypted: save it without a password"},
		"no zip":    {[]byte("raw/1_c.txt"), "not an HTTP Archive: byte 0: got 'r', want '{'"},
	} {
		if judged, said := read(t, "capture.saz", row.text); len(judged) > 0 || len(said) != 1 || said[0] != row.want {
			t.Errorf("%s: got %d entries and %q, want none and %q", name, len(judged), said, row.want)
		}
	}
}
