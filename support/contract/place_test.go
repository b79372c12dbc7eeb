package contract

import "testing"

func TestUsable(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct{ href, fault string }{
		"a path":                             {"/ucwa/v1/applications/192", ""},
		"the root":                           {"/", ""},
		"a path with a query":                {"/ucwa/events?ack=1&timeout=60", ""},
		"a path with an escaped address":     {"/ucwa/people/callee%40contoso.com", ""},
		"a path with a URL in its query":     {"/ucwa/next?to=https://elsewhere.contoso.com/", ""},
		"the pool's own URL":                 {"https://pool.contoso.com/ucwa", ""},
		"the pool's own URL in capitals":     {"HTTPS://POOL.contoso.com/ucwa", ""},
		"the pool with its port":             {"https://pool.contoso.com:443/ucwa", ""},
		"a datum":                            {"data:text/plain;base64,SGVsbG8=", `neither a path nor a URL: "data:text/plain;base64,SGVsbG8="`},
		"a fragment":                         {"/ucwa#a", `no URL: "/ucwa#a"`},
		"nothing":                            {"", "an empty href"},
		"a blank":                            {" ", `no URL: " "`},
		"a path with a blank":                {"/ucwa/a b", `no URL: "/ucwa/a b"`},
		"a path that ends its line":          {"/ucwa\n", `no URL: "/ucwa\n"`},
		"a path with a letter to escape":     {"/ucwa/größe", `no URL: "/ucwa/größe"`},
		"a URL with a letter to escape":      {"https://pool.contoso.com/größe", `no URL: "https://pool.contoso.com/größe"`},
		"a path with a broken escape":        {"/ucwa/%zz", `no URL: "/ucwa/%zz"`},
		"a backslash":                        {`\ucwa`, `no URL: "\\ucwa"`},
		"words":                              {"not a URL", `no URL: "not a URL"`},
		"a datum with a blank":               {"data:,two words", `no URL: "data:,two words"`},
		"a path without its slash":           {"ucwa/v1", `neither a path nor a URL: "ucwa/v1"`},
		"a scheme that has no host":          {"sip:callee@contoso.com", `neither a path nor a URL: "sip:callee@contoso.com"`},
		"no more than a query":               {"?ack=1", `neither a path nor a URL: "?ack=1"`},
		"two slashes and no host":            {"///ucwa", `neither a path nor a URL: "///ucwa"`},
		"another host":                       {"https://elsewhere.contoso.com/ucwa", `a foreign URL: "https://elsewhere.contoso.com/ucwa"`},
		"the pool's name within another":     {"https://pool.contoso.com.elsewhere.contoso.com/", `a foreign URL: "https://pool.contoso.com.elsewhere.contoso.com/"`},
		"the pool's name before another":     {"https://pool.contoso.com@elsewhere.contoso.com/", `a foreign URL: "https://pool.contoso.com@elsewhere.contoso.com/"`},
		"another port":                       {"https://pool.contoso.com:8443/ucwa", `a foreign URL: "https://pool.contoso.com:8443/ucwa"`},
		"another scheme":                     {"http://pool.contoso.com/ucwa", `a foreign URL: "http://pool.contoso.com/ucwa"`},
		"another host by two slashes":        {"//elsewhere.contoso.com/ucwa", `a foreign URL: "//elsewhere.contoso.com/ucwa"`},
		"the pool's own host by two slashes": {"//pool.contoso.com/ucwa", `a foreign URL: "//pool.contoso.com/ucwa"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := usable(row.href, pool); got != row.fault {
				t.Errorf("usable(%q): got %q, want %q", row.href, got, row.fault)
			}
		})
	}
}

func TestUsable_fromNowhere(t *testing.T) {
	t.Parallel()
	want := `a foreign URL: "https://pool.contoso.com/"`
	if got := usable("https://pool.contoso.com/", "://"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSamePlace(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		a, b string
		want bool
	}{
		"one path":                         {"/a/1", "/a/1", true},
		"a path and its URL":               {"/a/1", "https://pool.contoso.com/a/1", true},
		"one host in capitals":             {"https://POOL.contoso.com/a", "https://pool.contoso.com/a", true},
		"a host and its root":              {"https://pool.contoso.com", "/", true},
		"one path and query":               {"/a?b=1", "https://pool.contoso.com/a?b=1", true},
		"one datum":                        {"data:,a", "data:,a", true},
		"a longer path":                    {"/a/1", "/a/10", false},
		"a path in capitals":               {"/a", "/A", false},
		"a slash more":                     {"/a", "/a/", false},
		"another query":                    {"/a?b=1", "/a?b=2", false},
		"paths with one URL in each query": {"/a?to=https://pool.contoso.com/c", "/b?to=https://pool.contoso.com/c", false},
		"one path on two hosts":            {"https://pool.contoso.com/a", "https://elsewhere.contoso.com/a", false},
		"one path by two schemes":          {"https://pool.contoso.com/a", "http://pool.contoso.com/a", false},
		"a place and nothing":              {"/a", "", false},
		"nothing and a place":              {"", "/a", false},
		"nothing twice":                    {"", "", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := samePlace(row.a, row.b); got != row.want {
				t.Errorf("samePlace(%q, %q): got %t, want %t", row.a, row.b, got, row.want)
			}
		})
	}
}

func TestPlace(t *testing.T) {
	t.Parallel()
	place := Place{Name: "the original conversation", Hrefs: []string{"/conversations/1", "/original"}}
	if got, want := place.String(), "the original conversation (/conversations/1 or /original)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for href, want := range map[string]bool{
		"/conversations/1": true, "https://pool.contoso.com/original": true,
		"/conversations/2": false, "": false,
	} {
		if got := place.at(href); got != want {
			t.Errorf("at(%q): got %t, want %t", href, got, want)
		}
	}
	nowhere := Place{Name: "its self link", Hrefs: []string{""}}
	if nowhere.at("") || nowhere.at("/") {
		t.Error("a place without an href is at no href")
	}
	if nowhere.any() || !(Place{}).any() {
		t.Error("only the zero Place is any")
	}
}
