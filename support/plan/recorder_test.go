package plan

import "testing"

func TestSymbolic_leavesOutWhatOnlyThePoolKnows(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"https://pool.contoso.com/ucwa/oauth/v1/applications/10212345678":                            "/ucwa/oauth/v1/applications/{id}",
		"/ucwa/oauth/v1/applications/1/communication/conversations/1c2d3e4f-0000-4a4a-8b8b-0f":       "/ucwa/oauth/v1/applications/{id}/communication/conversations/{id}",
		"/x/participants/callee@contoso.com?filter=active&ack=3":                                     "/x/participants/{id}?filter&ack",
		"/Autodiscover/AutodiscoverService.svc/root/oauth/user":                                      "/Autodiscover/AutodiscoverService.svc/root/oauth/user",
		"/x/1a1/0123456789abcdef-0123/0123456789abcdeg/a-segment-of-more-than-forty-letters-in-all-": "/x/1a1/{id}/0123456789abcdeg/{id}",
		"http://[": "http://[",
	}
	for address, want := range tests {
		if got := symbolic(address); got != want {
			t.Errorf("%s: got %s, want %s", address, got, want)
		}
	}
}
