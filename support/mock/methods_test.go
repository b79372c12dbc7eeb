package mock

import (
	"bufio"
	"encoding/json"
	"encoding/xml"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

// TestMethods_areRefusedOnEveryRoute asks every route for what it does not have.
func TestMethods_areRefusedOnEveryRoute(t *testing.T) {
	t.Parallel()
	d := newDesk(t, Options{})
	routes := publicRoutes()
	routes[d.pool.profile.Base] = &route{methods: applicationsMethods()}
	for _, row := range d.pool.applicationRows() {
		routes[d.app.url+strings.ReplaceAll(row.path, "{}", "1")] = row.route()
	}
	if len(routes) < 66 {
		t.Fatalf("routes: got %d, want 66 or more", len(routes))
	}
	for path, r := range routes {
		has := slices.Sorted(maps.Keys(r.methods))
		for _, method := range has {
			if !slices.Contains([]string{"DELETE", "GET", "POST", "PUT"}, method) && (method != "OPTIONS" || path != d.pool.profile.Base) {
				t.Errorf("%s: got the method %s, which is not supported", path, method)
			}
		}
		for _, method := range []string{"HEAD", "OPTIONS", "TRACE", "Get", "post", "PATCH", "GET", "POST", "PUT", "DELETE"} {
			if slices.Contains(has, method) || r.name == "message" && method == "POST" { // which is taken and not listed
				continue
			}
			w := d.ask(method, path, "application/json")
			if w.Code != 405 || w.Header().Get("Allow") != strings.Join(has, ", ") {
				t.Errorf("%s %s: got %d and Allow %q, want 405 and %q", method, path, w.Code, w.Header().Get("Allow"), has)
			}
			if reason := `{"code":"MethodNotAllowed",`; (method != "HEAD") != strings.HasPrefix(w.Body.String(), reason) {
				t.Errorf("%s %s: got body %s", method, path, w.Body)
			}
		}
	}
}

// TestToken_fitsItsHostWithoutAPort sends targets as the samples print them.
func TestToken_fitsItsHostWithoutAPort(t *testing.T) {
	t.Parallel()
	d := newDesk(t, Options{})
	for target, want := range map[string]int{
		"https://pool.contoso.com:443": 200, "https://POOL.contoso.com": 200, "http://pool.contoso.com:80": 200,
		"": 200, "http://pool.contoso.com:443": 401, "https://pool.contoso.com:80": 401, "https://other.contoso.com:443": 401,
	} {
		head := "GET " + target + d.app.url + " HTTP/1.1\r\nHost: pool.contoso.com\r\nAuthorization: Bearer " + d.token + "\r\n\r\n"
		r, err := http.ReadRequest(bufio.NewReader(strings.NewReader(head)))
		if err != nil {
			t.Fatal(err)
		}
		w := httptest.NewRecorder()
		d.pool.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("%s: got %d, want %d", target, w.Code, want)
		}
	}
}

func TestOptions_describesApplications(t *testing.T) {
	t.Parallel()
	d := newDesk(t, Options{})
	var asJSON struct {
		Metadata []struct {
			HTTPMethod string
			Parameters []struct{ Name string }
		}
	}
	w := d.ask(http.MethodOptions, d.pool.profile.Base, "application/json")
	if err := json.Unmarshal(w.Body.Bytes(), &asJSON); err != nil || w.Code != 200 {
		t.Fatalf("JSON: got %d %s, want 200: %v", w.Code, w.Body, err)
	}
	if m := asJSON.Metadata; len(m) != 2 || m[0].HTTPMethod != "OPTIONS" || m[1].HTTPMethod != "POST" || len(m[1].Parameters) != 5 || m[1].Parameters[0].Name != "culture" {
		t.Errorf("JSON: got %s, want OPTIONS and POST with five parameters", w.Body)
	}
	var asXML struct {
		XMLName xml.Name `xml:"optionsMetadata"`
		Methods []struct {
			Name       string   `xml:"httpMethod"`
			Parameters []string `xml:"parameters>parameter>name"`
		} `xml:"metadata>httpMethodMetadata"`
	}
	w = d.ask(http.MethodOptions, d.pool.profile.Base, "application/xml")
	if err := xml.Unmarshal(w.Body.Bytes(), &asXML); err != nil || w.Code != 200 {
		t.Fatalf("XML: got %d %s, want 200: %v", w.Code, w.Body, err)
	}
	if m := asXML.Methods; len(m) != 2 || m[1].Name != "POST" || len(m[1].Parameters) != 5 {
		t.Errorf("XML: got %s, want OPTIONS and POST with five parameters", w.Body)
	}
}
