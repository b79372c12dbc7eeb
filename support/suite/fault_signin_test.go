package suite_test

import (
	"net/http"
	"strings"

	"ucwatest/reports"
	"ucwatest/support/client"
)

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
		all("discovery that leads to another host", product, "neither of the user's domain", func(f *faulty) {
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
			verdict: reports.Errored, culprit: auth, says: "the token was refused"},
		{name: "token refused while users are staged", set: answer(adding, page(401)), verdict: reports.Errored, culprit: auth, says: "401"},
	}
}
