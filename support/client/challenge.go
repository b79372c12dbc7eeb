package client

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// A Challenge is what a server that wants a token says about how to get one
// (AuthenticationInUCWA).
type Challenge struct {
	Issuers  []string // whom Bearer tokens are trusted from; often none
	ClientID string   // that Bearer tokens are for
	TokenURL string   // where to send the password, absolute
	Grants   []string // what may be sent there, each once, in the order given; none if it does not say
}

// parameter is one name and its value, quoted or bare.
var parameter = regexp.MustCompile(`([A-Za-z_]+)\s*=\s*(?:"([^"]*)"|([^\s,"]+))`)

// ParseChallenge reads the WWW-Authenticate headers of an answer. They may be
// one or two, in either order. The error says what is missing: without the href
// of MsRtcOAuth there is no way in.
func ParseChallenge(h http.Header) (Challenge, error) {
	lines := h.Values("WWW-Authenticate")
	if len(lines) == 0 {
		return Challenge{}, errors.New("challenge: no WWW-Authenticate header")
	}
	var c Challenge
	for _, line := range lines {
		c.read(line)
	}
	if c.TokenURL == "" {
		return c, fmt.Errorf("challenge: got %q, want MsRtcOAuth with an href", lines)
	}
	u, err := url.Parse(c.TokenURL)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return c, fmt.Errorf("challenge: href: got %q, want an absolute http or https URL", c.TokenURL)
	}
	return c, nil
}

func (c *Challenge) read(line string) {
	all := parameter.FindAllStringSubmatchIndex(line, -1)
	for i, at := range all {
		next := len(line)
		if i+1 < len(all) {
			next = all[i+1][0]
		}
		name := strings.ToLower(line[at[2]:at[3]])
		if at[4] >= 0 {
			c.set(name, line[at[4]:at[5]], "")
		} else {
			c.set(name, line[at[6]:at[7]], line[at[7]:next])
		}
	}
}

// set notes one parameter. Of a list without quotes all but the first item come
// as the rest.
func (c *Challenge) set(name, value, rest string) {
	switch name {
	case "trusted_issuers":
		c.Issuers = append(c.Issuers, items(value+rest)...)
	case "client_id":
		c.ClientID = value
	case "href":
		c.TokenURL = value
	case "grant_type":
		for _, grant := range items(value + rest) {
			if !slices.Contains(c.Grants, grant) {
				c.Grants = append(c.Grants, grant)
			}
		}
	}
}

// items are what a list holds. The name of the next scheme, which may follow a
// bare list on the same line, is none of them.
func items(list string) []string {
	var all []string
	for item := range strings.SplitSeq(list, ",") {
		item = strings.TrimSpace(item)
		if item != "" && !strings.EqualFold(item, "MsRtcOAuth") && !strings.EqualFold(item, "Bearer") {
			all = append(all, item)
		}
	}
	return all
}
