package mock

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// requestState is a request with its answer as the control interface shows them.
type requestState struct {
	Number  int         `json:"number"`
	Time    time.Time   `json:"time"`
	User    string      `json:"user"`
	Route   string      `json:"route"`
	Method  string      `json:"method"`
	URL     string      `json:"url"`
	Status  int         `json:"status"`
	Request messageText `json:"request"`
	Answer  messageText `json:"answer"`
}

type messageText struct {
	Header http.Header `json:"header"`
	Body   string      `json:"body"`
}

// listRequests shows the latest requests and answers without secrets, the newest
// first: those that the query's user, route, method, status, path and text fit,
// as many as its limit.
func listRequests(p *Pool, r *http.Request, _ parameters) (int, any, error) {
	query := r.URL.Query()
	for name := range query {
		if !strings.Contains(" user route method status path text limit ", " "+name+" ") {
			return http.StatusBadRequest, nil, fmt.Errorf("query: got %q, want user, route, method, status, path, text or limit", name)
		}
	}
	limit := maxListed
	if text := query.Get("limit"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 || n > maxListed {
			return http.StatusBadRequest, nil, fmt.Errorf("limit: got %q, want 1 to %d", text, maxListed)
		}
		limit = n
	}
	all, last := p.record.numbered()
	found := []requestState{}
	for i := len(all) - 1; i >= 0 && len(found) < limit; i-- {
		if one := all[i].state(last - len(all) + 1 + i); one.fits(query) {
			found = append(found, one)
		}
	}
	return http.StatusOK, map[string]any{"requests": found}, nil
}

// fits tells whether a request is what the query asks for: equal in what is
// short, and having text somewhere.
func (s requestState) fits(query url.Values) bool {
	for name, value := range map[string]string{"user": strings.TrimPrefix(s.User, "sip:"), "route": s.Route, "method": s.Method, "status": strconv.Itoa(s.Status)} {
		if want := strings.TrimPrefix(query.Get(name), "sip:"); want != "" && !strings.EqualFold(want, value) {
			return false
		}
	}
	has := func(text, part string) bool { return strings.Contains(strings.ToLower(text), strings.ToLower(part)) }
	return has(s.URL, query.Get("path")) && has(s.URL+"\n"+s.Request.Body+"\n"+s.Answer.Body, query.Get("text"))
}

// state is r without secrets.
func (r Request) state(number int) requestState {
	return requestState{number, r.Time, r.User, r.Route, r.Method, hideSecrets(r.URL), r.Status,
		messageText{r.shownHeader(), hideBody(r.Body)}, messageText{hideHeader(r.AnswerHeader), hideBody(r.AnswerBody)}}
}

// shownHeader is the header of r with Host, which net/http keeps apart.
func (r Request) shownHeader() http.Header {
	shown := hideHeader(r.Header)
	if r.Host != "" {
		shown["Host"] = []string{r.Host}
	}
	return shown
}

// hidden stands for a secret.
const hidden = "(hidden)"

// secretHeaders are headers that are nothing but secrets.
var secretHeaders = map[string]bool{"Authorization": true, "Proxy-Authorization": true, "Cookie": true, "Set-Cookie": true}

// secrets are what secrets look like in what clients and pool send: tokens, and
// passwords in forms, queries, JSON, and parts of a form.
var secrets = []*regexp.Regexp{
	regexp.MustCompile(`()cwt(?:=|%3[dD])[A-Za-z0-9_.~+/%-]+`),
	regexp.MustCompile(`(?i)(\b(?:password|ms_rtc_renew|access_token)=)[^&\s"]*`),
	regexp.MustCompile(`(?i)("(?:password|ms_rtc_renew|access_token)"\s*:\s*")(?:[^"\\]|\\.)*`),
	regexp.MustCompile(`(?i)(name="?(?:password|ms_rtc_renew)"?[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\n)[^\r\n]*`),
	regexp.MustCompile(`(?i)(\b(?:authorization|cookie|set-cookie):[ \t]*)[^\r\n]*`), // in the parts of a batch
}

func hideSecrets(text string) string {
	for _, secret := range secrets {
		text = secret.ReplaceAllString(text, "${1}"+hidden)
	}
	return text
}

func hideHeader(h http.Header) http.Header {
	shown := http.Header{}
	for name, values := range h {
		for _, value := range values {
			if secretHeaders[http.CanonicalHeaderKey(name)] {
				value = hidden
			}
			shown[name] = append(shown[name], hideSecrets(value))
		}
	}
	return shown
}

// maxShown is how many bytes of a body are shown.
const maxShown = 64 << 10

func hideBody(body []byte) string {
	if len(body) > maxShown {
		return fmt.Sprintf("%d bytes", len(body))
	}
	if !utf8.Valid(body) {
		return fmt.Sprintf("%d bytes that are not text", len(body))
	}
	return hideSecrets(string(body))
}
