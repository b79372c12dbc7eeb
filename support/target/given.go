package target

import (
	"cmp"
	"net/url"
	"strings"
)

// Given is a derived conversation that is there already. The run creates no
// application then, and deletes none.
type Given struct {
	Application         string // the caller's, under which the rest lies; all are absolute URLs
	DerivedConversation string
	DerivedModality     string // "" where it is not known, as the next two
	Invitation          string
	Original            string
	Modality            string // that was added: one of modalities
}

// modalities are those that can have been added, as features call them.
var modalities = []string{"audio", "phone audio", "audio and video", "messaging"}

func (c *checker) given(b *givenBlock) *Given {
	if b == nil {
		return nil
	}
	g := &Given{b.Application, b.DerivedConversation, b.DerivedModality, b.Invitation, b.Original, cmp.Or(b.Modality, modalities[0])}
	c.oneOf(b.Body, "modality", []string{g.Modality}, modalities)
	home := c.url(b.Body, "application", b.Application)
	for _, other := range []struct{ key, href string }{
		{"derived_conversation", b.DerivedConversation}, {"derived_modality", b.DerivedModality},
		{"invitation", b.Invitation}, {"original", b.Original},
	} {
		at := c.url(b.Body, other.key, other.href)
		if at != nil && home != nil && !strings.EqualFold(at.Scheme+"://"+at.Host, home.Scheme+"://"+home.Host) {
			c.refuse(b.Body, other.key, "%s: got a URL on %s, want one on %s, as the application", other.key, at.Host, home.Host)
		}
	}
	return g
}

// applications is the URL of the applications that g's is one of.
func (g *Given) applications() string {
	at, err := url.Parse(g.Application)
	if err != nil {
		return ""
	}
	return at.Scheme + "://" + at.Host + at.EscapedPath()[:max(0, strings.LastIndexByte(strings.TrimSuffix(at.EscapedPath(), "/"), '/'))]
}
