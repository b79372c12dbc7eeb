package suite_test

import (
	"net/http"
	"time"

	"ucwatest/reports"
	"ucwatest/support/client"
)

// httpFaults are answers of somebody between us and the product, or of a
// product that has too much to do.
func httpFaults() []fault {
	errored := func(name string, by client.Culprit, says string, set func(*faulty)) fault {
		return fault{name: name, set: set, verdict: reports.Errored, culprit: by, says: says}
	}
	survived := func(name string, set func(*faulty)) fault {
		return fault{name: name, set: set, verdict: reports.Passed}
	}
	const between, throttle = client.Intermediary, client.Throttle
	later := func(d time.Duration) string { return time.Now().Add(d).UTC().Format(http.TimeFormat) }
	return []fault{
		errored("page of a proxy with 502", between, "-> 502", answer(derived, page(502))),
		errored("page of a proxy with 503", throttle, "-> 503", answer(derived, page(503))),
		errored("page of a proxy with 504", between, "-> 504", answer(derived, page(504))),
		errored("page with 200", between, "-> 200", answer(derived, page(200))),
		errored("page with 400", between, "-> 400", answer(derived, page(400))),
		errored("page with 403", between, "-> 403", answer(derived, page(403))),
		errored("page with 404", between, "-> 404", answer(derived, page(404))),
		errored("proxy that wants to be signed in to", between, "-> 407", answer(derived, page(407, "Proxy-Authenticate", "Basic"))),
		errored("page with 500", between, "-> 500", answer(derived, page(500))),
		errored("page of a proxy while users are staged", between, "502", answerOnce(adding, page(502))),
		errored("gateway without a word", between, "-> 502", answer(derived, says(502, "", ""))),
		{name: "redirect to another host", set: func(f *faulty) {
			answer(derived, http.RedirectHandler(f.other.URL+"/elsewhere", http.StatusFound).ServeHTTP)(f)
		},
			verdict: reports.Errored, culprit: between, says: "-> 302"},
		{name: "redirect of the sign-in to another host", set: func(f *faulty) {
			answer(tokens, http.RedirectHandler(f.other.URL+"/token", http.StatusTemporaryRedirect).ServeHTTP)(f)
		},
			verdict: reports.Errored, culprit: between, says: "307", after: reports.Errored},
		errored("redirect loop", between, "-> 302", answer(derived, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path, http.StatusFound) })),
		errored("redirect to plain HTTP", between, "-> 301", answer(derived, http.RedirectHandler("http://127.0.0.1:1/", http.StatusMovedPermanently).ServeHTTP)),
		survived("redirect within the pool", answerOnce(derived, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path, http.StatusFound) })),
		survived("429 once", answerOnce(derived, reason(429, "TooManyRequests", ""))),
		survived("429 with Retry-After in seconds", answerOnce(derived, reason(429, "TooManyRequests", "", "Retry-After", "7"))),
		survived("429 with Retry-After as a date", answerOnce(derived, reason(429, "TooManyRequests", "", "Retry-After", later(20*time.Second)))),
		survived("429 with Retry-After as a date of a clock that is slow", answerOnce(derived,
			reason(429, "TooManyRequests", "", "Retry-After", later(-3590*time.Second), "Date", later(-time.Hour)))),
		survived("429 as a page", answerOnce(derived, page(429))),
		errored("429 for ever", throttle, "-> 429", answer(derived, reason(429, "TooManyRequests", ""))),
		errored("429 with an endless Retry-After", throttle, "-> 429", answer(derived, reason(429, "TooManyRequests", "", "Retry-After", "3600"))),
		survived("503 with Retry-After", answerOnce(derived, reason(503, "ServiceUnavailable", "", "Retry-After", "2"))),
		errored("503 for ever", throttle, "-> 503", answer(derived, reason(503, "ServiceUnavailable", ""))),
		survived("429 while users are staged", answerOnce(adding, reason(429, "TooManyRequests", ""))),
		errored("503 while users are staged", throttle, "503", answerOnce(adding, page(503))),
		survived("event channel that a proxy answers once", answerOnce(channels, page(502))),
		survived("event channel that is throttled once", answerOnce(channels, reason(503, "ServiceUnavailable", ""))),
		{name: "event channel that a proxy answers for ever", set: answer(channels, page(502)),
			verdict: reports.Errored, culprit: between, says: "event channel of", after: reports.Errored},
		{name: "limit of requests that is reached", set: func(f *faulty) { f.limits = "requests = 30" },
			verdict: reports.Errored, culprit: client.Harness, says: "no more than 30 requests", after: reports.Errored},
	}
}
