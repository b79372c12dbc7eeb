package edit

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/netip"
	"net/url"
	"regexp"
	"strings"

	"ucwatest/support/client"
	"ucwatest/support/document"
	"ucwatest/support/recording/capture"
	"ucwatest/support/recording/har"
	"ucwatest/support/redact"
)

// Hide writes the capture at path without tokens, cookies, passwords, people, hosts,
// texts of messages and addresses of machines. Each of them has one alias all over the
// file, so that what is written can still be judged. The error may say that something
// would be left to see: then what is written must not be used.
func Hide(w io.Writer, path string) (Aliases, error) {
	h := &hider{aliaser: newAliaser()}
	if _, err := read(path, h.learn); err != nil {
		return nil, err
	}
	h.hide = h.redactor()
	err := write(w, path, func(entry *har.Entry, e capture.Entry) bool {
		*entry = h.entry(e)
		h.look(entry, e.Name)
		return true
	})
	if err == nil {
		err = h.left
	}
	return h.table, err
}

// A hider hides what it has learnt of.
type hider struct {
	*aliaser
	hide *redact.Redactor
	left error // what was not hidden, the first
}

var (
	addressed = regexp.MustCompile(`[\w.+%-]+@[\w-]+(?:\.[\w-]+)+`)
	dialled   = regexp.MustCompile(`tel:(\+?[\d() .-]{7,})`)
	ipFour    = regexp.MustCompile(`\b\d{1,3}(?:\.\d{1,3}){3}\b`)
	ipSix     = regexp.MustCompile(`[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}`)
	granted   = regexp.MustCompile(`("access_token"\s*:\s*")([^"]*)`)
	dataURI   = regexp.MustCompile(`data:([\w.+-]+\\?/[\w.+-]+)([^,"'<\s]*),([^"'<\s]*)`)
	personal  = regexp.MustCompile(`("(?:name|displayName|title|subject|note|description|company|department|office)"\s*:\s*")((?:[^"\\]|\\.)*)(")`)
	personalX = regexp.MustCompile(`(<property name="(?:name|displayName|title|subject|note|description|company|department|office)">)([^<]*)(<)`)
	titles    = regexp.MustCompile(`(\btitle=")([^"]*)(")`)
	lengths   = regexp.MustCompile(`(?mi)^Content-Length:[^\r\n]*\r?\n`)
	iceSecret = regexp.MustCompile(`(?m)^(a=(?:ice-ufrag|ice-pwd|crypto|fingerprint|cryptoscale)[: ]).*?(\r?)$`)
)

// learn takes in whom and what an entry is about.
func (h *hider) learn(e capture.Entry) {
	for _, one := range exchanges(e) {
		if host := hostOf(one.URL); host != "" {
			h.of(hosts, host)
		}
		for _, name := range []string{"Authorization", "Proxy-Authorization"} {
			for _, value := range one.RequestHeader[name] {
				_, token, _ := strings.Cut(value, " ")
				h.token(token)
			}
		}
		for _, match := range granted.FindAllSubmatch(one.Body, -1) {
			h.token(string(match[2]))
		}
		for _, text := range []string{one.URL, string(one.RequestBody), string(one.Body)} {
			h.people(text)
		}
		resources(one, h.person)
	}
}

// token is the alias of a token; one that is hidden already stays as it is.
func (h *hider) token(token string) string {
	if token == "" || token == redact.Placeholder {
		return token
	}
	return h.of(tokens, token)
}

// people are whom addresses in a text name, as they stand and unescaped.
func (h *hider) people(text string) {
	plain, err := url.PathUnescape(text)
	if err != nil || plain == text {
		plain = ""
	}
	for _, one := range []string{text, plain} {
		for _, address := range addressed.FindAllString(one, -1) {
			h.of(users, address)
		}
		for _, match := range dialled.FindAllStringSubmatch(one, -1) {
			h.of(numbers, match[1])
		}
	}
}

// person takes in the name beside the address of somebody.
func (h *hider) person(d *document.Document) {
	uri, addressed := d.Property("uri")
	name, named := d.Property("name")
	if !addressed || !named || len(name.Text) < redact.Shortest {
		return
	}
	address := strings.TrimPrefix(uri.Text, "sip:")
	h.stands(users, name.Text, h.of(users, address))
}

// entry is an entry without what is hidden.
func (h *hider) entry(e capture.Entry) har.Entry {
	entry := archived(capture.Entry{Name: e.Name, Missing: e.Missing, Exchange: &client.Exchange{Method: e.Method, URL: h.text(e.URL),
		RequestHeader: e.RequestHeader, RequestBody: h.body(e.RequestHeader.Get("Content-Type"), e.RequestBody),
		Status: e.Status, Header: e.Header, Body: h.body(e.Header.Get("Content-Type"), e.Body), Started: e.Started, Took: e.Took}})
	for _, headers := range [][]har.Pair{entry.Request.Headers, entry.Response.Headers} {
		for i := range headers {
			headers[i].Value = h.header(headers[i])
		}
	}
	entry.Response.Redirect = h.text(entry.Response.Redirect)
	return entry
}

func (h *hider) header(p har.Pair) string {
	switch p.Name {
	case "Authorization", "Proxy-Authorization":
		scheme, token, _ := strings.Cut(p.Value, " ")
		return scheme + " " + h.token(token)
	case "Cookie", "Set-Cookie":
		name, value, _ := strings.Cut(p.Value, "=")
		return name + "=" + h.of(cookies, value)
	}
	return h.text(p.Value)
}

// body hides what is in a body: all of one that a person has written.
func (h *hider) body(mediaType string, body []byte) []byte {
	base, _, _ := strings.Cut(strings.ToLower(mediaType), ";")
	switch base = strings.TrimSpace(base); {
	case len(body) == 0:
		return body
	case base == "text/plain" || base == "text/html":
		return []byte(h.of(texts, string(body)))
	case base == "application/sdp":
		return []byte(h.session(string(body)))
	case strings.HasPrefix(base, "image/") || strings.HasPrefix(base, "audio/") || strings.HasPrefix(base, "video/"):
		return []byte(h.of(texts, string(body)))
	}
	text := h.text(string(body))
	if base == "multipart/batching" {
		text = lengths.ReplaceAllString(text, "") // of the parts, which are others now
	}
	return []byte(text)
}

// text hides what is in a text that programs read.
func (h *hider) text(text string) string {
	text = replaced(dataURI, text, h.data)
	for _, shape := range []*regexp.Regexp{personal, personalX, titles} {
		text = replaced(shape, text, func(m []string) string { return m[1] + h.said(m[2]) + m[3] })
	}
	var granting []string
	for _, m := range granted.FindAllStringSubmatch(text, -1) {
		granting = append(granting, h.token(m[2]))
	}
	text = h.machines(h.hide.Text(text))
	return replaced(granted, text, func(m []string) string {
		alias := granting[0]
		granting = granting[1:]
		return m[1] + alias
	})
}

// said is the alias of a name or of what somebody has said; nothing stays nothing.
func (h *hider) said(text string) string {
	if text == "" {
		return text
	}
	if alias := h.given[users+" "+strings.ToLower(text)]; alias != "" {
		return alias
	}
	return h.of(texts, text)
}

// data hides what is in a data URI, whose parts m are.
func (h *hider) data(m []string) string {
	content, err := url.QueryUnescape(m[3])
	if strings.HasSuffix(m[2], ";base64") {
		var decoded []byte
		decoded, err = base64.StdEncoding.DecodeString(content)
		content = string(decoded)
	}
	parameters := strings.TrimSuffix(m[2], ";base64")
	if err == nil && strings.HasSuffix(m[1], "sdp") {
		return "data:" + m[1] + parameters + "," + url.PathEscape(h.session(content))
	}
	return "data:" + m[1] + parameters + "," + h.of(texts, m[3])
}

// session hides the machines, the people and the keys of a description in SDP.
func (h *hider) session(sdp string) string {
	sdp = iceSecret.ReplaceAllString(sdp, "${1}"+redact.Placeholder+"${2}")
	return h.machines(h.hide.Text(sdp))
}

// machines hides IP addresses.
func (h *hider) machines(text string) string {
	hide := func(six bool) func([]string) string {
		return func(m []string) string {
			if ip, err := netip.ParseAddr(m[0]); err != nil || ip.IsUnspecified() || reserved(ip) {
				return m[0]
			}
			return h.address(m[0], six)
		}
	}
	return replaced(ipSix, replaced(ipFour, text, hide(false)), hide(true))
}

var documentation = []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("2001:db8::/32")}

// reserved tells whether an address is one of those that stand for others.
func reserved(ip netip.Addr) bool {
	for _, prefix := range documentation {
		if prefix.Contains(ip) {
			return true
		}
	}
	return false
}

// aliased are aliases of tokens, which stand where a redactor would hide anything.
var aliased = regexp.MustCompile(`token\d+`)

// look looks whether something is left of what is hidden, once more and in all of an
// entry.
func (h *hider) look(entry *har.Entry, name string) {
	text, err := json.Marshal(entry)
	text = aliased.ReplaceAll(text, []byte(redact.Placeholder))
	if err == nil && !bytes.Equal(h.hide.Bytes(text), text) {
		err = fmt.Errorf("%s: something in it cannot be hidden; take the entry out of the file", name)
	}
	if h.left == nil {
		h.left = err
	}
}

// replaced is text with each match of a pattern as with makes it of its parts.
func replaced(pattern *regexp.Regexp, text string, with func(parts []string) string) string {
	return pattern.ReplaceAllStringFunc(text, func(match string) string { return with(pattern.FindStringSubmatch(match)) })
}

func hostOf(at string) string {
	u, err := url.Parse(at)
	if err != nil {
		return ""
	}
	return u.Hostname()
}
