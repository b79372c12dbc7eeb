package foreign_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"ucwatest/support/client"
	"ucwatest/support/recording/har"
)

// shapes are the programs that captures are read of, each with how it writes what a
// client exchanged.
var shapes = map[string]func(testing.TB, []*client.Exchange) []byte{
	"chrome.har": func(t testing.TB, all []*client.Exchange) []byte {
		return written(t, "WebInspector", "537.36", all, func(i int, e *har.Entry) map[string]any {
			lower(e.Request.Headers)
			e.Request.Headers = append([]har.Pair{{Name: ":method", Value: e.Request.Method}}, without(e.Request.Headers, "authorization")...) // as it is saved by default
			if i%3 == 0 {
				inBase64(e)
			}
			return map[string]any{"_initiator": map[string]any{"type": "script"}, "_priority": "High", "_resourceType": "xhr", "serverIPAddress": "192.0.2.1"}
		})
	},
	"firefox.har": func(t testing.TB, all []*client.Exchange) []byte {
		return written(t, "Firefox", "128.0", all, func(_ int, e *har.Entry) map[string]any {
			at, _ := time.Parse(time.RFC3339Nano, e.Started)
			e.Started = at.In(time.FixedZone("", 2*60*60)).Format("2006-01-02T15:04:05.000-07:00")
			return map[string]any{"_securityState": "secure", "connection": "443"}
		})
	},
	"fiddler.har": func(t testing.TB, all []*client.Exchange) []byte {
		return written(t, "Fiddler", "5.0", all, func(_ int, e *har.Entry) map[string]any {
			if body := []byte(*e.Response.Content.Text); len(body) > 0 {
				zipped := gzipped(t, body)
				text := base64.StdEncoding.EncodeToString(zipped)
				e.Response.Content.Text, e.Response.Content.Encoding, e.Response.Content.Size = &text, "base64", har.Size(len(zipped))
				e.Response.Headers = append(e.Response.Headers, har.Pair{Name: "Content-Encoding", Value: "gzip"})
			}
			e.Comment = "[#1]"
			return nil
		})
	},
	"mitmproxy.har": func(t testing.TB, all []*client.Exchange) []byte {
		return written(t, "mitmproxy", "10.1", batched(all), func(_ int, e *har.Entry) map[string]any {
			return map[string]any{"serverIPAddress": "192.0.2.1"}
		})
	},
	"fiddler.saz": sazOf,
}

// written is an archive of a program, which has its own way with each entry and adds
// members of its own.
func written(t testing.TB, program, version string, all []*client.Exchange, own func(int, *har.Entry) map[string]any) []byte {
	t.Helper()
	entries := []any{map[string]any{"startedDateTime": "2026-01-02T03:04:05.000Z", "time": -1, "request": map[string]any{"method": "GET", "url": "https://cdn.contoso.com/client.js",
		"headers": []any{}}, "response": map[string]any{"status": 0, "headers": []any{}, "content": map[string]any{"size": 0, "mimeType": "x-unknown"}, "_error": "net::ERR_ABORTED"}}}
	for i, x := range all {
		e := entryOf(x)
		more := own(i, &e)
		text, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		var members map[string]any
		if err := json.Unmarshal(text, &members); err != nil {
			t.Fatal(err)
		}
		for name, value := range more {
			members[name] = value
		}
		entries = append(entries, members)
	}
	text, err := json.MarshalIndent(map[string]any{"log": map[string]any{"version": "1.2", "creator": map[string]any{"name": program, "version": version},
		"pages": []any{}, "entries": entries}}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func lower(headers []har.Pair) {
	for i := range headers {
		headers[i].Name = strings.ToLower(headers[i].Name)
	}
}

func without(headers []har.Pair, name string) []har.Pair {
	var rest []har.Pair
	for _, h := range headers {
		if h.Name != name {
			rest = append(rest, h)
		}
	}
	return rest
}

func inBase64(e *har.Entry) {
	text := base64.StdEncoding.EncodeToString([]byte(*e.Response.Content.Text))
	e.Response.Content.Text, e.Response.Content.Encoding = &text, "base64"
}

func gzipped(t testing.TB, body []byte) []byte {
	t.Helper()
	var zipped bytes.Buffer
	w := gzip.NewWriter(&zipped)
	if _, err := w.Write(body); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return zipped.Bytes()
}

// batched are exchanges as a client has them that sends what it reads in batches: GETs
// that follow each other, but for those of the event channel, are parts of one.
func batched(all []*client.Exchange) []*client.Exchange {
	var sent []*client.Exchange
	for len(all) > 0 {
		n := 0
		for n < len(all) && all[n].Method == http.MethodGet && !all[n].Polls() && strings.Contains(all[n].URL, "/ucwa/") {
			n++
		}
		if n < 2 {
			sent, all = append(sent, all[0]), all[1:]
			continue
		}
		sent, all = append(sent, batch(all[:n])), all[n:]
	}
	return sent
}

const boundary = "d0b8"

func batch(parts []*client.Exchange) *client.Exchange {
	first, last := parts[0], parts[len(parts)-1]
	at, _ := url.Parse(first.URL)
	x := &client.Exchange{Method: http.MethodPost, URL: at.Scheme + "://" + at.Host + "/ucwa/oauth/v1/applications/1/batch", Status: http.StatusOK,
		RequestHeader: http.Header{"Content-Type": {"multipart/batching; boundary=" + boundary}}, Header: http.Header{"Content-Type": {`multipart/batching; boundary="` + boundary + `"`}},
		Started: first.Started, Took: last.Started.Add(last.Took).Sub(first.Started)}
	for _, p := range parts {
		to, _ := url.Parse(p.URL)
		var header bytes.Buffer
		_ = p.RequestHeader.Write(&header)
		x.RequestBody = fmt.Appendf(x.RequestBody, "--%s\r\nContent-Type: application/http; msgtype=request\r\n\r\nGET %s HTTP/1.1\r\nHost: %s\r\n%s\r\n\r\n", boundary, to.RequestURI(), to.Host, header.String())
		header.Reset()
		_ = p.Header.Write(&header)
		x.Body = fmt.Appendf(x.Body, "--%s\r\nContent-Type: application/http; msgtype=response\r\n\r\nHTTP/1.1 %d %s\r\n%s\r\n%s\r\n", boundary, p.Status, http.StatusText(p.Status), header.String(), p.Body)
	}
	x.RequestBody = fmt.Appendf(x.RequestBody, "--%s--\r\n", boundary)
	x.Body = fmt.Appendf(x.Body, "--%s--\r\n", boundary)
	return x
}

// sazOf is an archive of Fiddler, with answers as they are on the wire: compressed, in
// chunks.
func sazOf(t testing.TB, all []*client.Exchange) []byte {
	t.Helper()
	var text bytes.Buffer
	w := zip.NewWriter(&text)
	put := func(name string, content []byte) {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write(content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	put("[Content_Types].xml", []byte(`<?xml version="1.0" encoding="utf-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`))
	put("raw/01_c.txt", []byte("CONNECT pool.contoso.com:443 HTTP/1.1\r\nHost: pool.contoso.com:443\r\n\r\n"))
	put("raw/01_s.txt", []byte("HTTP/1.1 200 Connection Established\r\n\r\n"))
	for i, x := range all {
		put(fmt.Sprintf("raw/%02d_c.txt", i+2), requestOf(x))
		put(fmt.Sprintf("raw/%02d_s.txt", i+2), answerOf(t, x))
		put(fmt.Sprintf("raw/%02d_m.xml", i+2), fmt.Appendf(nil, `<?xml version="1.0" encoding="utf-8"?><Session SID="%d"><SessionTimers ClientBeginRequest="%s" ClientDoneResponse="%s"/></Session>`,
			i+2, x.Started.Format("2006-01-02T15:04:05.0000000Z07:00"), x.Started.Add(x.Took).Format("2006-01-02T15:04:05.0000000Z07:00")))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return text.Bytes()
}

func requestOf(x *client.Exchange) []byte {
	to, _ := url.Parse(x.URL)
	header := x.RequestHeader.Clone()
	if len(x.RequestBody) > 0 {
		header.Set("Content-Length", fmt.Sprint(len(x.RequestBody)))
	}
	var text bytes.Buffer
	fmt.Fprintf(&text, "%s %s HTTP/1.1\r\nHost: %s\r\n", x.Method, x.URL, to.Host)
	_ = header.Write(&text)
	return append(append(text.Bytes(), "\r\n"...), x.RequestBody...)
}

func answerOf(t testing.TB, x *client.Exchange) []byte {
	var text bytes.Buffer
	fmt.Fprintf(&text, "HTTP/1.1 %d %s\r\n", x.Status, http.StatusText(x.Status))
	header := x.Header.Clone()
	header.Del("Content-Length")
	if len(x.Body) == 0 {
		_ = header.Write(&text)
		return append(text.Bytes(), "Content-Length: 0\r\n\r\n"...)
	}
	header.Set("Content-Encoding", "gzip")
	header.Set("Transfer-Encoding", "chunked")
	_ = header.Write(&text)
	zipped := gzipped(t, x.Body)
	_, _ = io.WriteString(&text, fmt.Sprintf("\r\n%x\r\n", len(zipped)))
	text.Write(zipped)
	text.WriteString("\r\n0\r\n\r\n")
	return text.Bytes()
}
