package fault

import (
	"strings"
	"testing"
)

func TestCheck_saysWhatIsWrong(t *testing.T) {
	t.Parallel()
	bytes := func(n int) *int { return &n }
	for name, row := range map[string]struct {
		rule Rule
		want string
	}{
		"nothing":              {Rule{}, "got nothing that goes wrong"},
		"two places":           {Rule{Status: 500, Route: "me", Path: "/"}, "got a route and a path"},
		"times below none":     {Rule{Status: 500, Times: -1}, "got after 0 and times -1"},
		"two answers":          {Rule{HTML: true, Endless: true}, "got several answers"},
		"a code alone":         {Rule{Code: "Gone"}, `code "Gone": want a status with it`},
		"a subcode alone":      {Rule{Status: 400, Subcode: "Odd"}, "without a code"},
		"no status":            {Rule{Status: 99}, "status: got 99, want one from 200 to 599"},
		"no redirect":          {Rule{Redirect: "https://a.contoso.com/", Status: 200}, "status: got 200, want one from 300 to 399"},
		"a bomb with a status": {Rule{Gzip: 1, Status: 500}, "which are answered with 200"},
		"too large a bomb":     {Rule{Gzip: 4096}, "gzip: got 4096, want MiB from 1 to 1024"},
		"a bomb that is cut":   {Rule{Gzip: 1, Cut: bytes(5)}, "want it alone"},
		"two ways to send":     {Rule{Hang: true, Length: 5}, "got several ways to send"},
		"an odd reset":         {Rule{Reset: "never"}, `reset: got "never", want "before" or "inside"`},
		"a cut before it":      {Rule{Cut: bytes(-1)}, "cut: got -1"},
		"a delay of a year":    {Rule{Delay: 1e9}, "want seconds from 0 to 3600"},
		"a slow past":          {Rule{Slow: -1}, "want seconds from 0 to 3600"},
		"a wait before now":    {Rule{Status: 503, RetryAfter: -1}, "retryAfter: got -1"},
	} {
		if err := row.rule.Check(); err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: got %v, want %s in it", name, err, row.want)
		}
	}
	for name, rule := range map[string]Rule{
		"a status": {Status: 500}, "a delay": {Delay: 3600}, "a cut at once": {Cut: bytes(0)}, "a bomb": {Gzip: 1024, RetryAfter: 1},
		"a redirect": {Redirect: "https://a.contoso.com/"}, "a reset inside": {Reset: "inside"}, "a page": {HTML: true, Slow: 0.5},
	} {
		if err := rule.Check(); err != nil {
			t.Errorf("%s: got %v, want nothing wrong", name, err)
		}
	}
}
