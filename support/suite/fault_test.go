package suite_test

import (
	"bytes"
	"cmp"
	"net/http"
	"slices"
	"strings"
	"testing"

	"ucwatest/reports"
	"ucwatest/support/client"
)

// Whatever goes wrong on the way to a live pool, the case it meets gets the
// right verdict and the right culprit, the case behind it goes on, and what was
// made is cleaned up. No clause is held to be broken that the product did not
// break.
func TestRun_tellsWhoIsToBlameOnALivePool(t *testing.T) {
	all := slices.Concat(networkFaults(), httpFaults(), signInFaults(), productFaults())
	const least = 60
	if len(all) < least {
		t.Errorf("got %d faults, want at least %d", len(all), least)
	}
	names := map[string]bool{}
	for _, one := range all {
		if names[one.name] {
			t.Errorf("got the fault %q twice", one.name)
		}
		names[one.name] = true
		t.Run(one.name, func(t *testing.T) {
			one.judge(t)
		})
	}
}

// notBegun is what becomes of the case behind one at which the budget is spent.
const notBegun reports.Verdict = "not begun"

func (one fault) judge(t *testing.T) {
	f := newFaulty(t)
	one.set(f)
	hit := cmp.Or(one.hit, "dc-properties-1[JSON]")
	run := f.run(hit)
	got := caseOf(t, run, hit)
	if got.Verdict != one.verdict || got.Culprit != reports.Culprit(one.culprit) {
		t.Errorf("got verdict %s, answered by %q, want %s, answered by %q:\n%s", got.Verdict, got.Culprit, one.verdict, one.culprit, reports.Text(got))
	}
	if text := reports.Text(got); !strings.Contains(text, one.says) {
		t.Errorf("got %q, want %q in it", text, one.says)
	}
	if one.after == notBegun {
		if len(run.NotRun) == 0 || len(run.Notes) != 1 || !strings.Contains(run.Notes[0], "the budget of target") {
			t.Errorf("got %q not run and the notes %q, want that the budget is spent", run.NotRun, run.Notes)
		}
	} else if behind := caseOf(t, run, aside); behind.Verdict != cmp.Or(one.after, reports.Passed) {
		t.Errorf("the case behind it: got verdict %s, want %s:\n%s", behind.Verdict, cmp.Or(one.after, reports.Passed), reports.Text(behind))
	}
	blamed := slices.ContainsFunc(run.Clauses, func(c reports.Clause) bool { return c.Verdict == reports.Failed })
	if blamed != (one.verdict == reports.Failed) || blamed && one.culprit != client.Product {
		t.Errorf("got a clause held to be broken %t, want it only if the product failed", blamed)
	}
	if len(run.Problems) > 0 && one.after != reports.Errored {
		t.Errorf("got problems %q, want none", run.Problems)
	}
	if len(f.created) != one.left {
		t.Errorf("got the applications %v left, want %d", f.created, one.left)
	}
	for _, strayed := range f.strayed {
		for _, secret := range []string{"Bearer", "cwt=", "pa55word"} {
			if strings.Contains(strayed, secret) {
				t.Errorf("another server was told a secret: %s", strayed)
			}
		}
	}
}

// productFaults are answers of the service: some are its fault, some are not.
func productFaults() []fault {
	row := func(name string, v reports.Verdict, by client.Culprit, says string, set func(*faulty)) fault {
		return fault{name: name, set: set, verdict: v, culprit: by, says: says}
	}
	const product, harness = client.Product, client.Harness
	body := func(text string) func(*faulty) { return answer(derived, says(200, "application/json", text)) }
	deep := strings.Repeat(`{"a":`, 200) + "1" + strings.Repeat("}", 200)
	return []fault{
		row("byte order mark", reports.Passed, "", "", alter(derived, func(_ http.Header, b []byte) []byte { return append([]byte("\xef\xbb\xbf"), b...) })),
		row("clock that is a day behind", reports.Passed, "", "", alter(derived, func(h http.Header, b []byte) []byte {
			h.Set("Date", "Thu, 01 Jan 1998 00:00:00 GMT")
			return b
		})),
		row("members that nobody knows", reports.Passed, "", "", alter(derived, func(_ http.Header, b []byte) []byte {
			return bytes.Replace(b, []byte("{"), []byte(`{"brandNew":{"a":[1]},`), 1)
		})),
		row("charset that nobody knows", reports.Failed, product, "charset", alter(derived, func(h http.Header, b []byte) []byte {
			h.Set("Content-Type", "application/json; charset=ebcdic-x")
			return b
		})),
		row("JSON that ends early", reports.Failed, product, "not readable as JSON", body(`{"rel":"conv`)),
		row("length that is too small", reports.Failed, product, "not readable as JSON", raw(`{"route":"derivedConversation","length":-50,"times":1}`)),
		row("JSON that is nested too deep", reports.Failed, product, "more than 64 levels deep", body(deep)),
		row("no body", reports.Failed, product, "status 204", answer(derived, says(204, "", ""))),
		{name: "entity in XML", hit: "dc-properties-1[XML]", verdict: reports.Failed, culprit: product, says: "not readable as XML",
			set: answer(derived, says(200, "application/xml", `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><resource rel="conversation">&b;</resource>`))},
		row("gzip bomb", reports.Errored, product, "too large", raw(`{"route":"derivedConversation","gzip":64,"times":1}`)),
		row("body without an end", reports.Errored, product, "too large", raw(`{"route":"derivedConversation","endless":true,"times":1}`)),
		row("failure of the service", reports.Failed, product, "ServiceFailure", answer(derived, reason(500, "ServiceFailure", ""))),
		row("service that timed out", reports.Failed, product, "Timeout", answer(derived, reason(504, "Timeout", ""))),
		row("not found by the service", reports.Failed, product, "NotFound", answer(derived, reason(404, "NotFound", ""))),
		row("pool that fails over", reports.Skipped, product, "the pool names no other pool for its users", answer(derived, reason(410, "Gone", "CannotRedirect"))),
		row("application that has expired", reports.Errored, harness, "application is gone: it expired, or somebody else deleted it", answer(derived, reason(404, "NotFound", "ApplicationNotFound"))),
		row("application that expired while users were staged", reports.Errored, harness, "application is gone: it expired, or somebody else deleted it", answer(adding, reason(404, "NotFound", "ApplicationNotFound"))),
		row("application that is gone from the channel", reports.Errored, harness, "application is gone", answer(channelsOfHit, reason(404, "NotFound", "ApplicationNotFound"))),
		row("second client on the channel, once", reports.Passed, "", "", answerOnce(channels, reason(409, "Conflict", "PGetReplaced"))),
		{name: "second client on the channel, for ever", set: answer(channels, reason(409, "Conflict", "PGetReplaced")),
			verdict: reports.Errored, culprit: harness, says: "event channel of", after: reports.Errored},
		row("refusal while users are staged", reports.Skipped, product, "said by the pool", answer(adding, reason(403, "Forbidden", ""))),
		row("conflict while users are staged", reports.Skipped, product, "AnotherOperationPending", answer(adding, reason(409, "Conflict", "AnotherOperationPending"))),
		row("refusal without a code while users are staged", reports.Failed, product, "in passing: POST", answer(adding, says(403, "application/json", `{"subcode":"NotAllowed"}`))),
		row("refusal of another status while users are staged", reports.Failed, product, "status 404 with the code NotFound", answer(adding, reason(500, "NotFound", ""))),
		row("link to another host", reports.Failed, product, "", func(f *faulty) {
			alter(func(r *http.Request) bool {
				return strings.Contains(r.URL.Path, "/audioVideoInvitations/") && r.Method == http.MethodGet && !derived(r)
			}, func(_ http.Header, b []byte) []byte {
				return bytes.Replace(b, []byte(`"derivedConversation":{"href":"`), []byte(`"derivedConversation":{"href":"`+f.other.URL), 1)
			})(f)
		}),
	}
}

// signInFaults are those of the discovery and of whoever grants tokens.
func signInFaults() []fault {
	all := func(name string, by client.Culprit, says string, set func(*faulty)) fault {
		return fault{name: name, set: set, verdict: reports.Errored, culprit: by, says: says, after: reports.Errored}
	}
	const auth, between, product = client.Auth, client.Intermediary, client.Product
	link := func(rel, href string) http.HandlerFunc {
		return says(200, "application/json", `{"_links":{"`+rel+`":{"href":"`+href+`"}}}`)
	}
	return []fault{
		all("token endpoint says invalid_grant", auth, "user name or password is wrong", answer(tokens, oauth(400, "invalid_grant"))),
		all("token endpoint says invalid_request", auth, "invalid_request", answer(tokens, oauth(400, "invalid_request"))),
		all("token endpoint says invalid_scope", auth, "invalid_scope", answer(tokens, oauth(400, "invalid_scope"))),
		all("token endpoint says unsupported_grant_type", auth, "it accepts no passwords", answer(tokens, oauth(400, "unsupported_grant_type"))),
		all("token endpoint says server_error", auth, "server_error", answer(tokens, oauth(500, "server_error"))),
		all("token endpoint says what nobody knows", auth, "eclipse", answer(tokens, oauth(400, "eclipse"))),
		all("token endpoint fails with a page", auth, "status 500 in text/html", answer(tokens, page(500))),
		all("token endpoint behind a proxy that fails", between, "502", answer(tokens, page(502))),
		all("token endpoint that has too much to do", client.Throttle, "503", answer(tokens, page(503))),
		all("token endpoint with a page and 200", between, "without access_token", answer(tokens, page(200))),
		all("token endpoint without a token", auth, "without access_token", answer(tokens, says(200, "application/json", `{}`))),
		all("challenge without MsRtcOAuth", auth, "want MsRtcOAuth", answer(users, page(401, "WWW-Authenticate", `Bearer trusted_issuers=""`))),
		all("challenge without a word", auth, "no WWW-Authenticate", answer(users, page(401))),
		all("challenge that names another host", auth, "", func(f *faulty) {
			answer(users, page(401, "WWW-Authenticate", `MsRtcOAuth href="`+strings.Replace(f.other.URL, "127.0.0.1", "localhost", 1)+`/token",grant_type="password"`))(f)
		}),
		all("challenge without our grant", auth, "want password", func(f *faulty) {
			f.StartTLS()
			answer(users, page(401, "WWW-Authenticate", `MsRtcOAuth href="`+f.URL+`/WebTicket/oauthtoken",grant_type="urn:microsoft.rtc:windows"`))(f)
		}),
		all("discovery without a link", product, "got none of the links", answer(roots, says(200, "application/json", `{"_links":{}}`))),
		all("discovery that leads in circles", product, "still not at the applications", answer(roots, link("redirect", "/"))),
		all("discovery that leads to another host", product, "neither in the user's domain", func(f *faulty) {
			answer(roots, link("redirect", "https://lyncdiscover.evil.test/"))(f)
		}),
		all("discovery that leads to plain HTTP", product, "from https to http", answer(roots, link("user", "http://127.0.0.1:1/"))),
		all("discovery that leads to no URL", product, "link user", answer(roots, link("user", "mailto:a@contoso.com"))),
		all("discovery that answers with a page", between, "text/html", answer(roots, page(200))),
		all("discovery that is not there", between, "404", answer(roots, page(404))),
		all("discovery that is cut", product, "not readable as JSON", answer(roots, says(200, "application/json", `{"_links":`))),
		{name: "token that expires in the middle", set: answerOnce(derived, page(401)), verdict: reports.Passed},
		{name: "token refused online", set: answerOnce(derived, page(403, "WWW-Authenticate", `Bearer trusted_issuers=""`, "X-Ms-Diagnostics", "28055;reason")), verdict: reports.Passed},
		{name: "token refused for ever", set: answer(derived, page(401)), verdict: reports.Errored, culprit: auth, says: "the token was refused, and no new one helped"},
		{name: "web ticket that is taken for a fault", set: answer(derived, page(500, "X-Ms-Diagnostics", `28032;reason="The web ticket is invalid."`)),
			verdict: reports.Errored, culprit: auth, says: `no new one helped (X-Ms-Diagnostics: 28032;reason="The web ticket is invalid.")`},
		{name: "token refused while users are staged", set: answer(adding, page(401, "X-Ms-Diagnostics", `28033;reason="The web ticket has expired."`)),
			verdict: reports.Errored, culprit: auth, says: "The web ticket has expired."},
		{name: "token refused once while users are staged", set: answerOnce(adding, page(401)), verdict: reports.Passed},
	}
}
