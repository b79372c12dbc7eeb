package mock_test

import (
	"slices"
	"testing"
)

// called stages a phone call with the callee within a conversation, and returns
// the caller's phoneAudio.
func (c cast) called() string {
	c.caller.t.Helper()
	original := c.converse()
	c.caller.order("PATCH", "/users/"+c.callee.sip, jsonObject{"answers": true}, 204)
	c.add(original, "phoneAudio", "addPhoneAudio")
	c.caller.await("communication: phoneAudioInvitation completed Success")
	return c.caller.get(original).want(200).object().href("phoneAudio")
}

// connected stages audio, or audio and video, with the callee within a
// conversation, and returns the caller's conversation and its audioVideo.
func (c cast) connected(link string) (conversation, audioVideo string) {
	c.caller.t.Helper()
	conversation = c.converse()
	c.add(conversation, "audioVideo", link)
	c.callee.take()
	c.caller.await("communication: audioVideoInvitation completed Success")
	return conversation, c.caller.get(conversation).want(200).object().href("audioVideo")
}

// act posts to the link rel of what is at href, which must offer it.
func (p *person) act(href, rel string, input jsonObject) answer {
	p.t.Helper()
	to := p.get(href).want(200).object().href(rel)
	if to == "" {
		p.t.Fatalf("link %s: got none at %s, want one", rel, href)
	}
	return p.post(to, input)
}

// active are the activeModalities of the conversation at href.
func (p *person) active(href string) []string {
	p.t.Helper()
	var active []string
	for _, m := range p.get(href).want(200).object().at("activeModalities").([]any) {
		active = append(active, m.(string))
	}
	return active
}

// offers fails the test unless the links of v are exactly those wanted.
func offers(t *testing.T, v jsonObject, want ...string) {
	t.Helper()
	var got []string
	links, _ := v["_links"].(map[string]any)
	for rel := range links {
		got = append(got, rel)
	}
	slices.Sort(got)
	slices.Sort(want)
	wantTexts(t, "links of "+v.text("rel"), got, want)
}
