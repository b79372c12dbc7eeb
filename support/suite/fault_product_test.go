package suite_test

import (
	"bytes"
	"net/http"
	"strings"

	"ucwatest/reports"
	"ucwatest/support/client"
)

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
		row("pool that fails over", reports.Skipped, product, "no other to pass its users on to", answer(derived, reason(410, "Gone", "CannotRedirect"))),
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
