package reports

import "testing"

func TestShortPath(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"https://pool.contoso.com":                                           "/",
		"https://pool.contoso.com/":                                          "/",
		"https://pool.contoso.com/WebTicket/oauthtoken":                      "/WebTicket/oauthtoken",
		"/Autodiscover/root/oauth/user?originalDomain=contoso.com":           "/…/root/oauth/user",
		"/ucwa/oauth/v1/applications/103/me/makeMeAvailable":                 "/…/me/makeMeAvailable",
		"/applications/103/people/callee@contoso.com/presence":               "/…/people/…/presence",
		"/applications/103/audioVideoInvitations/7b32e7/derivedConversation": "/…/audioVideoInvitations/…/derivedConversation",
		"/applications/103/communication/conversations/7b32e7":               "/…/conversations/…",
		"http://[": "http://[",
	} {
		if got := ShortPath(address); got != want {
			t.Errorf("%s: got %s, want %s", address, got, want)
		}
	}
}
