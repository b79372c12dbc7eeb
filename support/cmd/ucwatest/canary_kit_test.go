package main

import (
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
)

// What must stand in no file: the password of all users and the cookie that the
// pool sets, beside the tokens that it grants.
const (
	canaryPassword = `pa55/word "of+the" <tenant>&ünique`
	canaryCookie   = "cookie0canary0value"
)

// recognised is what the people of the pool can be recognised by.
var recognised = []string{"ann.lee", "Ann Lee", "Lee, Ann", "14255550101", "+1 (425) 555-0101",
	"ben.ray", "Ben Ray", "14255550102", "cyd.fox", "Cyd Fox", "14255550103"}

// indiscreetTarget is a target file for its users, like anybody's for a pool of theirs.
const indiscreetTarget = `target "staging" {
  discover = "%s/"
  may      = ["read", "stage"]
  user "caller" {
    sip     = "sip:ann.lee@contoso.com"
    names   = ["Ann Lee"]
    numbers = ["tel:+14255550101"]
    auth "password" {
      username = "ann.lee@contoso.com"
      password = env("UCWATEST_TENANT_SECRET")
    }
  }
  user "callee" {
    sip   = "sip:ben.ray@contoso.com"
    names = ["Ben Ray"]
    numbers = ["+1 425 555 0102"]
    auth "password" {
      username = "ben.ray@contoso.com"
      password = env("UCWATEST_TENANT_SECRET")
    }
  }
  user "answerer" {
    sip     = "sip:cyd.fox@contoso.com"
    names   = ["Cyd Fox"]
    numbers = ["tel:+14255550103"]
    auth "password" {
      username = "cyd.fox@contoso.com"
      password = env("UCWATEST_TENANT_SECRET")
    }
  }
  stage {
    phone_number = "tel:+14255550101"
    answers      = ["answerer"]
  }
  limits {
    requests_per_second = 10000
    requests            = 100000
    quiet               = "300ms"
  }
}
`

// An indiscreet pool repeats all that it knows of its users, wherever there is
// room for it, and fails in another way each time that a derived conversation is
// asked for.
type indiscreet struct {
	aim  string // a target file that leads to it
	root string // its URL

	mu     sync.Mutex
	tokens map[string]bool
	asked  int  // for derived conversations
	deaf   bool // it lets nobody add audio, and says why
	shut   bool // it grants no tokens, and says why
}

func newIndiscreet(t *testing.T) *indiscreet {
	t.Helper()
	t.Setenv("UCWATEST_TENANT_SECRET", canaryPassword)
	n := &indiscreet{tokens: map[string]bool{}}
	users := mocktest.Users(canaryPassword, "ann.lee", "ben.ray", "cyd.fox")
	for i, name := range []string{"Ann Lee", "Ben Ray", "Cyd Fox"} {
		users[i].Name, users[i].Phone = name, fmt.Sprint("tel:+1425555010", i+1)
	}
	n.root = mocktest.Serve(t, n.telling(mocktest.New(t, mock.Options{Keep: -1}, users...)))
	text := fmt.Sprintf(indiscreetTarget, n.root)
	n.aim = filepath.Join(t.TempDir(), "staging.hcl")
	if err := os.WriteFile(n.aim, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return n
}

// telling is pool as it answers.
func (n *indiscreet) telling(pool http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
		n.mu.Lock()
		if token != "" {
			n.tokens[token] = true
		}
		derived := r.Method == http.MethodGet && strings.HasSuffix(r.URL.Path, "/derivedConversation")
		if derived {
			n.asked++
		}
		way, deaf, shut := 1+n.asked%(len(failures)-1), n.deaf, n.shut
		n.mu.Unlock()
		if strings.Contains(r.UserAgent(), "dc-properties-1[JSON]") {
			way = 0 // a failure whose sentence quotes it all, whatever came before
		}
		all := strings.Join(slices.Concat([]string{canaryPassword}, recognised, []string{"sip:ann.lee@contoso.com"}, spoken(token)), " | ")
		w.Header().Set("Set-Cookie", "session="+canaryCookie+"; path=/; HttpOnly")
		w.Header().Set("X-Told", url.PathEscape(all))
		switch {
		case strings.HasPrefix(r.URL.Path, "/astray/"):
			w.Header().Set("Location", "/astray/"+url.PathEscape(canaryPassword)+"?"+url.QueryEscape(all))
			w.WriteHeader(302)
		case strings.HasSuffix(r.URL.Path, "/events"):
			n.event(w, r, pool, all)
		case shut && strings.HasSuffix(r.URL.Path, "/oauthtoken"):
			answered(w, 400, "application/json", `{"error":"invalid_grant","error_description":`+quoted(all)+`}`)
		case deaf && r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/audioVideoInvitations"):
			answered(w, 403, "application/json", `{"code":"Forbidden","message":`+quoted(all)+`}`)
		case derived:
			failures[way](w, r, pool, all)
		default:
			r.Header.Del("Accept-Encoding")
			pool.ServeHTTP(w, r)
		}
	})
}

// answered answers with body.
func answered(w http.ResponseWriter, status int, media, body string) {
	w.Header().Set("Content-Type", media)
	w.WriteHeader(status)
	_, _ = io.WriteString(w, body)
}

func quoted(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}

// found are those of secrets that stand in text, in any form: plain, escaped for
// URLs, HTML, XML or JSON, in base64 or zipped, and in such within another.
func found(text string, secrets []string) []string {
	var all []string
	for _, one := range readings(text) {
		low := strings.ToLower(one)
		for _, secret := range secrets {
			if at := strings.Index(low, strings.ToLower(secret)); at >= 0 {
				all = append(all, fmt.Sprintf("%q in %q", secret, low[max(0, at-60):min(len(low), at+len(secret)+20)]))
			}
		}
	}
	return all
}

// standingIn are those of forms that stand in text as it is, or as what is shown of
// it to a reader of HTML or JSON does.
func standingIn(text string, forms []string) []string {
	var all []string
	page := html.UnescapeString(text)
	for _, one := range distinct(text, page, unescapedJSON(page)) {
		for _, form := range forms {
			if strings.Contains(one, form) {
				all = append(all, fmt.Sprintf("%q", form))
			}
		}
	}
	return all
}

// readings are text as it is and as it may be read, each once: what is escaped within JSON
// within HTML, and what is packed in any of these.
func readings(text string) []string {
	page := html.UnescapeString(text)
	unescaped := distinct(unescapedJSON(text), unescapedJSON(page))
	plain := distinct(append([]string{text, page}, unescaped...)...)
	all := slices.Clone(plain)
	for _, one := range plain {
		unpacked := unpackedBase64(one)
		all = append(all, unpacked, unzipped(one), unzipped(unpacked))
	}
	for _, one := range unescaped {
		address := unescapedURL(one)
		all = append(all, address, unescapedURL(strings.ReplaceAll(one, "+", " ")), spaced.ReplaceAllString(spaced.ReplaceAllString(address, "$1$2"), "$1$2"))
	}
	return distinct(all...)
}

func distinct(texts ...string) []string {
	var all []string
	for _, one := range texts {
		if !slices.Contains(all, one) {
			all = append(all, one)
		}
	}
	return all
}

var (
	escapedRun = regexp.MustCompile(`\\(u[0-9a-fA-F]{4}|[nrtbf"\\/])`)
	percentRun = regexp.MustCompile(`%[0-9a-fA-F]{2}`)
	spaced     = regexp.MustCompile(`(\d)[ ().\-/]{1,3}(\d)`)
)

// noBase64 tells whether r stands in neither alphabet of base64.
func noBase64(r rune) bool {
	return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '+' && r != '/' && r != '-' && r != '_'
}

func unescapedURL(s string) string {
	return percentRun.ReplaceAllStringFunc(s, func(p string) string {
		t, _ := url.PathUnescape(p)
		return t
	})
}

func unescapedJSON(s string) string {
	return escapedRun.ReplaceAllStringFunc(s, func(e string) string {
		t, err := strconv.Unquote(`"` + strings.ReplaceAll(e, `\/`, "/") + `"`)
		if err != nil {
			return e
		}
		return t
	})
}

// unpackedBase64 is all that s has in base64, wherever in a run it begins.
func unpackedBase64(s string) string {
	var all strings.Builder
	for run := range strings.FieldsFuncSeq(s, noBase64) {
		if len(run) < 16 {
			continue
		}
		coding := base64.RawStdEncoding
		if strings.ContainsAny(run, "-_") {
			coding = base64.RawURLEncoding
		}
		for shift := range 4 {
			cut := run[shift:]
			if len(cut)%4 == 1 {
				cut = cut[:len(cut)-1]
			}
			if text, err := coding.DecodeString(cut); err == nil {
				all.Write(text)
				all.WriteByte('\n')
			}
		}
	}
	return all.String()
}

// unzipped is the first that s has zipped, "" if there is nothing.
func unzipped(s string) string {
	at := strings.Index(s, "\x1f\x8b\x08")
	if at < 0 {
		return ""
	}
	zip, err := gzip.NewReader(strings.NewReader(s[at:]))
	if err != nil {
		return ""
	}
	text, _ := io.ReadAll(io.LimitReader(zip, 1<<24)) // what is behind it need not be zipped
	return string(text)
}
