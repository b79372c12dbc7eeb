package suite_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
)

// A want tells which requests something happens to.
type want func(*http.Request) bool

// derived are those for the derived conversation of the case that a fault is for.
func derived(r *http.Request) bool {
	return r.Method == http.MethodGet && strings.HasSuffix(r.URL.Path, "/derivedConversation") && !strings.Contains(r.UserAgent(), aside)
}

// channels are the requests on event channels.
func channels(r *http.Request) bool { return strings.HasSuffix(r.URL.Path, "/events") }

// channelsOfHit are those of the case that a fault is for.
func channelsOfHit(r *http.Request) bool {
	return channels(r) && !strings.Contains(r.UserAgent(), aside)
}

// adding are those that add audio, of the case that a fault is for.
func adding(r *http.Request) bool {
	return r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/audioVideoInvitations") && !strings.Contains(r.UserAgent(), aside)
}

// tokens are those for a token; roots and users those of the discovery.
func tokens(r *http.Request) bool { return r.URL.Path == "/WebTicket/oauthtoken" }
func roots(r *http.Request) bool  { return r.URL.Path == "/" }
func users(r *http.Request) bool  { return strings.HasSuffix(r.URL.Path, "/oauth/user") }

// answer answers all that w wants with h.
func answer(w want, h http.HandlerFunc) func(*faulty) { return answerTimes(0, w, h) }

// answerOnce answers the first that w wants with h.
func answerOnce(w want, h http.HandlerFunc) func(*faulty) { return answerTimes(1, w, h) }

// answerTimes answers the first n that w wants with h; 0 is all.
func answerTimes(n int, w want, h http.HandlerFunc) func(*faulty) {
	return func(f *faulty) {
		met := 0
		f.meets = func(out http.ResponseWriter, r *http.Request, _ http.Handler) bool {
			if !w(r) {
				return false
			}
			f.mu.Lock()
			met++
			mine := n == 0 || met <= n
			f.mu.Unlock()
			if mine {
				h(out, r)
			}
			return mine
		}
	}
}

// alter serves what w wants with its answer altered.
func alter(w want, change func(h http.Header, body []byte) []byte) func(*faulty) {
	return func(f *faulty) {
		f.meets = func(out http.ResponseWriter, r *http.Request, on http.Handler) bool {
			if !w(r) {
				return false
			}
			r.Header.Del("Accept-Encoding")
			told := httptest.NewRecorder()
			on.ServeHTTP(told, r)
			for name, values := range told.Header() {
				out.Header()[name] = values
			}
			body := change(out.Header(), told.Body.Bytes())
			out.Header().Del("Content-Length")
			out.WriteHeader(told.Code)
			_, _ = out.Write(body)
			return true
		}
	}
}

// page is what a proxy or a web server answers with; more are headers in pairs.
func page(status int, more ...string) http.HandlerFunc {
	return says(status, "text/html", "<html><title>nothing to see</title></html>", more...)
}

// reason is an error of the product's.
func reason(status int, code, subcode string, more ...string) http.HandlerFunc {
	return says(status, "application/json", fmt.Sprintf(`{"code":%q,"subcode":%q,"message":"said by the pool"}`, code, subcode), more...)
}

// oauth is an error of whoever grants tokens.
func oauth(status int, code string) http.HandlerFunc {
	return says(status, "application/json", fmt.Sprintf(`{"error":%q}`, code))
}

// says answers with status, media type and body; more are headers in pairs.
func says(status int, media, body string, more ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", media)
		for i := 0; i < len(more); i += 2 {
			w.Header().Set(more[i], more[i+1])
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}
