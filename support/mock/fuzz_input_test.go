package mock

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// FuzzRoute asks for any target by any method with a token that is good. The
// route is that of the path as it stands: nothing is redirected, and dots and
// encoded slashes lead nowhere.
func FuzzRoute(f *testing.F) {
	f.Fuzz(func(t *testing.T, method, target, accept string) {
		d := newDesk(t, Options{})
		u, err := url.ParseRequestURI(strings.ReplaceAll(target, "APP", d.app.url))
		if err != nil || method == "" {
			t.Skip()
		}
		w := d.send(method, u, http.Header{"Accept": {accept}}, "")
		sound(t, method, w)
		dots := func(part string) bool { return part == "." || part == ".." }
		if slices.ContainsFunc(strings.Split(u.Path, "/"), dots) || strings.Contains(strings.ToLower(u.RawPath), "%2f") {
			if w.Code != 404 {
				t.Errorf("%s %s: got %d, want 404", method, target, w.Code)
			}
		}
	})
}

// FuzzAccept negotiates for any Accept: the answer is of a type that it names,
// in capitals too, or there is none.
func FuzzAccept(f *testing.F) {
	f.Fuzz(func(t *testing.T, accept string) {
		d := newDesk(t, Options{Dialect: Doc})
		w := d.ask(http.MethodGet, d.app.url+"/me", accept)
		sound(t, http.MethodGet, w)
		kind := w.Header().Get("Content-Type")
		switch w.Code {
		case http.StatusNotAcceptable:
		case http.StatusOK:
			main, _, _ := strings.Cut(kind, "/")
			var named []string
			for part := range strings.SplitSeq(strings.ToLower(accept), ",") {
				if pattern, _, _ := strings.Cut(part, ";"); strings.TrimSpace(pattern) != "" {
					named = append(named, strings.TrimSpace(pattern))
				}
			}
			suits := func(pattern string) bool { return slices.Contains([]string{kind, main + "/*", "*/*", "*"}, pattern) }
			if named != nil && !slices.ContainsFunc(named, suits) {
				t.Errorf("Accept %q: got %s", accept, kind)
			}
		default:
			t.Errorf("Accept %q: got %d, want 200 or 406", accept, w.Code)
		}
		if upper := d.ask(http.MethodGet, d.app.url+"/me", asciiUpper(accept)); upper.Header().Get("Content-Type") != kind {
			t.Errorf("Accept %q in capitals: got %s, want %s", accept, upper.Header().Get("Content-Type"), kind)
		}
	})
}

// asciiUpper is s with the letters of ASCII in capitals: header fields know no
// others.
func asciiUpper(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'a' <= c && c <= 'z' {
			b[i] = c - 'a' + 'A'
		}
	}
	return string(b)
}

// FuzzToken posts any form: only the right password gets a token, and every
// refusal is one of OAuth's.
func FuzzToken(f *testing.F) {
	f.Fuzz(func(t *testing.T, kind, form string) {
		d := newDesk(t, Options{Grants: []string{passwordGrant, windowsGrant, anonymousGrant, passiveGrant}})
		w := d.send(http.MethodPost, &url.URL{Path: tokenPath}, http.Header{"Content-Type": {kind}}, form)
		sized(t, http.MethodPost, w)
		var v struct {
			Token string `json:"access_token"`
			Error string `json:"error"`
		}
		switch w.Code {
		case 200:
			if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil || v.Token == "" || !strings.Contains(form, "secret") && !strings.Contains(form, "%") {
				t.Errorf("%q: got %s: %v", form, w.Body, err)
			}
		case 400:
			problems := []string{"invalid_request", "invalid_grant", "unsupported_grant_type"}
			if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil || !slices.Contains(problems, v.Error) {
				t.Errorf("%q: got %s, want one of %q: %v", form, w.Body, problems, err)
			}
		case 401, 413:
		default:
			t.Errorf("%q: got %d, want 200, 400, 401 or 413", form, w.Code)
		}
		if w.Code != 413 && w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%q: got Cache-Control %q, want no-store", form, w.Header().Get("Cache-Control"))
		}
	})
}

// sound wants what every answer owes: no failure of the pool's own, a true
// length, and a reason in the format of its media type where it refuses.
func sound(t *testing.T, method string, w *httptest.ResponseRecorder) {
	t.Helper()
	sized(t, method, w)
	wellFormed(t, w)
	if w.Code >= 500 {
		t.Errorf("got %d %s, want less than 500", w.Code, w.Body)
	}
	kind := w.Header().Get("Content-Type")
	if w.Code < 400 || w.Code == 401 || method == http.MethodHead || kind == "text/html" {
		return
	}
	if b := w.Body.String(); !strings.HasPrefix(b, `{"code":"`) && !strings.Contains(b, "><code>") && !strings.HasPrefix(b, `{"error":`) {
		t.Errorf("%d: got %s, want a reason", w.Code, b)
	}
}

// sized wants Content-Length to tell the truth.
func sized(t *testing.T, method string, w *httptest.ResponseRecorder) {
	t.Helper()
	if w.Body.Len() > 0 && w.Header().Get("Content-Length") != strconv.Itoa(w.Body.Len()) {
		t.Errorf("%s: got Content-Length %q, want %d", method, w.Header().Get("Content-Length"), w.Body.Len())
	}
}
