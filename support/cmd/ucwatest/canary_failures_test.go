package main

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"

	"ucwatest/support/redact/encodings"
)

// failures are the ways in which a derived conversation is answered, with all that the
// pool can tell.
var failures = []func(w http.ResponseWriter, r *http.Request, pool http.Handler, all string){
	func(w http.ResponseWriter, r *http.Request, pool http.Handler, all string) { // the truth, with a word too much
		r.Header.Del("Accept-Encoding")
		true := httptest.NewRecorder()
		pool.ServeHTTP(true, r)
		for _, name := range []string{"state", "recording", "importance"} {
			old := regexp.MustCompile(`"` + name + `":("[^"]*"|\w+)`)
			true.Body = bytes.NewBuffer(old.ReplaceAllLiteral(true.Body.Bytes(), []byte(`"`+name+`":`+quoted(all))))
		}
		w.Header().Set("Content-Type", true.Header().Get("Content-Type"))
		_, _ = w.Write(true.Body.Bytes())
	},
	func(w http.ResponseWriter, _ *http.Request, _ http.Handler, all string) {
		answered(w, 200, "text/html", "<html><title>"+html.EscapeString(all)+"</title></html>")
	},
	func(w http.ResponseWriter, _ *http.Request, _ http.Handler, all string) {
		w.Header().Set("Location", "https://elsewhere.contoso.com/?"+url.QueryEscape(all))
		w.WriteHeader(302)
	},
	func(w http.ResponseWriter, _ *http.Request, _ http.Handler, all string) {
		answered(w, 500, "application/json", `{"code":"ServiceFailure","message":`+quoted(all)+`,"debugInfo":{"x":`+quoted(base64.StdEncoding.EncodeToString([]byte(all)))+`}}`)
	},
	func(w http.ResponseWriter, _ *http.Request, _ http.Handler, all string) {
		answered(w, 200, "application/xml", `<resource rel="conversation"><property name="subject">`+html.EscapeString(all))
	},
	func(w http.ResponseWriter, _ *http.Request, _ http.Handler, all string) {
		w.Header().Set("Content-Length", "100000")
		answered(w, 200, "application/json", `{"rel":"conversation","subject":`+quoted(all)+`,`)
	},
	func(w http.ResponseWriter, _ *http.Request, _ http.Handler, all string) {
		w.Header().Set("Content-Encoding", "gzip")
		var packed bytes.Buffer
		zip := gzip.NewWriter(&packed)
		_, _ = io.WriteString(zip, `{"rel":`+quoted(all)+`}`)
		_ = zip.Close()
		answered(w, 200, "application/json", packed.String())
	},
	func(w http.ResponseWriter, _ *http.Request, _ http.Handler, all string) {
		answered(w, 200, "application/json", `{"rel":"conversation","_links":{"self":{"href":`+quoted("//elsewhere.contoso.com/"+url.PathEscape(all))+`},"x":{"href":`+
			quoted("data:text/plain;base64,"+base64.StdEncoding.EncodeToString([]byte(all)))+`}}}`)
	},
	func(w http.ResponseWriter, _ *http.Request, _ http.Handler, all string) {
		w.Header().Set("WWW-Authenticate", `Bearer realm="`+url.PathEscape(all)+`"`)
		answered(w, 401, "text/html", html.EscapeString(all))
	},
	func(w http.ResponseWriter, _ *http.Request, _ http.Handler, all string) {
		conn, out, err := http.NewResponseController(w).Hijack()
		if err != nil {
			panic(err)
		}
		defer conn.Close()
		fmt.Fprintf(out, "HTTP/1.1 %s\r\n\r\n", url.PathEscape(all))
		_ = out.Flush()
	},
	func(w http.ResponseWriter, _ *http.Request, _ http.Handler, all string) { // hidden, and then decoded
		answered(w, 409, "application/json", `{"code":"`+everyLetter(all)+`","subcode":"`+everyLetter(canaryPassword)+`","message":"x"}`)
	},
	func(w http.ResponseWriter, _ *http.Request, _ http.Handler, all string) {
		conn, out, err := http.NewResponseController(w).Hijack()
		if err != nil {
			panic(err)
		}
		defer conn.Close()
		fmt.Fprintf(out, "HTTP/1.1 500 %s\r\nContent-Length: 0\r\nX-Told: %s\r\n\r\n", html.EscapeString(all), html.EscapeString(all))
		_ = out.Flush()
	},
	func(w http.ResponseWriter, _ *http.Request, _ http.Handler, all string) {
		answered(w, 200, "multipart/batching; boundary=b", "--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"+quoted(all)+"\r\n--b--\r\n")
	},
	func(w http.ResponseWriter, _ *http.Request, _ http.Handler, all string) { // a chain of redirects
		w.Header().Set("Location", "/astray/?"+url.QueryEscape(all))
		w.WriteHeader(302)
	},
}

// event lets an answer of the event channel tell all.
func (n *indiscreet) event(w http.ResponseWriter, r *http.Request, pool http.Handler, all string) {
	r.Header.Del("Accept-Encoding")
	true := httptest.NewRecorder()
	pool.ServeHTTP(true, r)
	for name, values := range true.Header() {
		w.Header()[name] = values
	}
	w.Header().Del("Content-Length")
	w.WriteHeader(true.Code)
	_, _ = w.Write(bytes.Replace(true.Body.Bytes(), []byte("{"), []byte(`{"told":`+quoted(all)+","), 1))
}

// spoken are the secrets of the pool, the password in every encoding.
func spoken(token string) []string {
	return append([]string{token, canaryCookie}, encodings.Of(canaryPassword)...)
}

func everyLetter(s string) string {
	for _, e := range encodings.All {
		if e.Name == "JSON, every letter" {
			return e.Write(s)
		}
	}
	panic("no such encoding")
}
