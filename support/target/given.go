package target

import (
	"cmp"
	"net/url"
	"strings"

	"ucwatest/support/stage/derived"
)

// given is the derived conversation that is there already. The run creates no
// application then, and deletes none.
func (c *checker) given(b *givenBlock) *derived.Given {
	if b == nil {
		return nil
	}
	modality := cmp.Or(b.Modality, derived.Audio.String())
	c.oneOf(b.Body, "modality", []string{modality}, names(derived.Modalities()))
	g := &derived.Given{Application: b.Application, DerivedConversation: b.DerivedConversation, DerivedModality: b.DerivedModality,
		Invitation: b.Invitation, Original: b.Original}
	g.Modality, _ = derived.ParseModality(modality) // one that is unknown has been refused
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

// above is the URL of the applications that application is one of.
func above(application string) string {
	at, err := url.Parse(application)
	if err != nil {
		return ""
	}
	return at.Scheme + "://" + at.Host + at.EscapedPath()[:max(0, strings.LastIndexByte(strings.TrimSuffix(at.EscapedPath(), "/"), '/'))]
}
