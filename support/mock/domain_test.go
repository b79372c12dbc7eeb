package mock_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"ucwatest/support/mock"
)

func TestDiscovery_namesTheDomainThatIsLookedFor(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	for host, want := range map[string]string{
		"lyncdiscover.north.contoso.com":              "north.contoso.com",
		"LyncDiscoverInternal.north.contoso.com:8443": "north.contoso.com",
		"127.0.0.1:8443":                              "contoso.com",
		"pool.contoso.com":                            "contoso.com",
	} {
		w := httptest.NewRecorder()
		s.pool.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "https://"+host+"/", nil))
		if !strings.Contains(w.Body.String(), "?originalDomain="+want+`"`) {
			t.Errorf("%s: got %s, want originalDomain=%s in it", host, w.Body, want)
		}
	}
}
