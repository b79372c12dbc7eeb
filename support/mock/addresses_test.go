package mock

import "testing"

func TestAddresses_findWithoutRegardToCase(t *testing.T) {
	t.Parallel()
	one := &user{User: User{SIP: "sip:One@contoso.com", Phone: "tel:+1425"}}
	two := &user{User: User{SIP: "sip:two@contoso.com", Phone: "tel:+1425"}}
	all := addresses{}
	all.add(one)
	all.add(two)
	for uri, want := range map[string]*user{
		"sip:one@contoso.com": one, "SIP:ONE@CONTOSO.COM": one, "sip:two@contoso.com": two,
		"tel:+1425": one, "tel:+1426": nil, "": nil,
	} {
		if got := all.find(uri); got != want {
			t.Errorf("find(%q): got %v, want %v", uri, got, want)
		}
	}
}
