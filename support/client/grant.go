package client

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/http/httpguts"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// grant trades what the user signs in with for a token (AuthenticationInUCWA).
func (k *credentials) grant(ctx context.Context, w *wire, issuer *url.URL) (accessToken, error) {
	var granted accessToken
	r := k.application()
	r.learn = func(x *Exchange) {
		granted = accessTokenIn(x)
		w.redactor.Secret(granted.token)
	}
	x, _, err := w.send(ctx, r, issuer, "")
	if err != nil {
		return accessToken{}, err
	}
	if x.Status != http.StatusOK {
		return accessToken{}, fmt.Errorf("POST %s: %w", x.RedactedURL(), k.denial(x))
	}
	if granted.token == "" {
		return accessToken{}, fmt.Errorf("POST %s: got status 200 in %q without access_token", x.RedactedURL(), x.MediaType())
	}
	return granted, nil
}

// application is the request for a token, of either kind.
func (k *credentials) application() Request {
	r := Request{Method: http.MethodPost, ContentType: ucwa.WebForm, signsIn: true}
	form := url.Values{"grant_type": {k.kind}}
	if k.kind == Windows {
		r.login = &login{k.username, k.password}
	} else {
		form.Set("username", k.username)
		form.Set("password", k.password)
	}
	r.Body = []byte(form.Encode())
	return r
}

// longestLife of a token that is believed; years of it are a mistake.
const longestLife = 365 * 24 * time.Hour

func accessTokenIn(x *Exchange) accessToken {
	if x.unreadable() != nil {
		return accessToken{}
	}
	d, err := document.Read(x.contentType(), x.Body)
	if err != nil {
		return accessToken{}
	}
	token, _ := d.Property("access_token")
	if !httpguts.ValidHeaderFieldValue(token.Text) {
		return accessToken{} // no request could bring it along
	}
	life, _ := d.Property("expires_in")
	seconds, err := strconv.ParseFloat(life.Text, 64)
	if err != nil || seconds > longestLife.Seconds() {
		seconds = 0
	}
	return newAccessToken(token.Text, x.Started, time.Duration(seconds*float64(time.Second)))
}

// denials say what the errors of OAuth mean here.
var denials = map[string]string{
	"invalid_grant":   "user name or password is wrong",
	"invalid_request": "the request lacks something",
	"invalid_scope":   "the scope is unknown",
	"server_error":    "the service failed",
}

// refusedKinds say that a grant which was asked for is not to be had.
var refusedKinds = map[string]string{
	Password: "it accepts no passwords",
	Windows:  "it accepts no Windows sign-in",
}

// denial is why a token was not granted: not a reason, as all other errors have,
// but an error of OAuth.
func (k *credentials) denial(x *Exchange) error {
	if k.kind == Windows && x.Status == http.StatusUnauthorized {
		return k.shut(x)
	}
	d, err := x.Document()
	if err != nil {
		return errors.New("no token granted: got " + x.outcome())
	}
	code, found := d.Property("error")
	if !found {
		return errors.New("no token granted: got " + x.outcome())
	}
	text := fmt.Sprintf("no token granted: got status %d, error %q", x.Status, code.Text)
	meaning := denials[code.Text]
	if code.Text == "unsupported_grant_type" {
		meaning = refusedKinds[k.kind]
	}
	if meaning != "" {
		text += ": " + meaning
	}
	if more, found := d.Property("error_description"); found && more.Text != "" {
		text += ": " + more.Text
	}
	return errors.New(x.Sentence(text) + x.Diagnosis())
}

// shut is why a Windows sign-in was refused, which HTTP says and not OAuth.
func (k *credentials) shut(x *Exchange) error {
	var offered []string
	for _, line := range x.Header.Values("WWW-Authenticate") {
		scheme, _, _ := strings.Cut(line, " ")
		if strings.EqualFold(scheme, "NTLM") || strings.EqualFold(scheme, "Negotiate") {
			return errors.New("no token granted: got status 401 to NTLM: user name or password is wrong" + x.Diagnosis())
		}
		offered = append(offered, scheme)
	}
	return fmt.Errorf("no token granted: got status 401 that offers %q, want NTLM%s", strings.Join(offered, ", "), x.Diagnosis())
}
