package client

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// passwordGrant is the one way in that a harness without a screen has.
const passwordGrant = "password"

// keys are what a user gets tokens with, and the token for the pool.
type keys struct {
	username, password string

	renewing sync.Mutex // one request for a token is enough for all who lack one

	mu     sync.Mutex
	token  string
	issuer *url.URL // where tokens are granted
	lock   *url.URL // the server that the token is for
}

func (k *keys) current() string {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.token
}

// fit tells whether the token is for the server of u.
func (k *keys) fit(u *url.URL) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.lock != nil && sameOrigin(k.lock, u)
}

// unlock gets a token for the server that challenged the user in x.
func (k *keys) unlock(ctx context.Context, w *wire, x *Exchange) error {
	at, err := url.Parse(x.URL)
	if err != nil {
		return err
	}
	issuer, err := issuerOf(x, at)
	if err != nil {
		return fmt.Errorf("%s: %w", x.URL, err)
	}
	token, err := k.grant(ctx, w, issuer)
	if err != nil {
		return err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.token, k.issuer, k.lock = token, issuer, origin(at)
	return nil
}

// issuerOf is where x tells to send the password. It must be the host that
// asked for it, and no less safe.
func issuerOf(x *Exchange, at *url.URL) (*url.URL, error) {
	challenge, err := ParseChallenge(x.Header)
	if err != nil {
		return nil, err
	}
	if len(challenge.Grants) > 0 && !slices.Contains(challenge.Grants, passwordGrant) {
		return nil, fmt.Errorf("challenge offers the grants %s, want %s", strings.Join(challenge.Grants, ", "), passwordGrant)
	}
	issuer, err := resolve(at, challenge.TokenURL)
	if err != nil {
		return nil, err
	}
	if !strings.EqualFold(issuer.Hostname(), at.Hostname()) || at.Scheme == "https" && issuer.Scheme != "https" {
		return nil, &ForeignHost{Href: challenge.TokenURL, Pool: origin(at).String()}
	}
	return issuer, nil
}

// renew returns a newer token than stale, which was refused.
func (k *keys) renew(ctx context.Context, w *wire, stale string) (string, error) {
	k.renewing.Lock()
	defer k.renewing.Unlock()
	if token := k.current(); token != stale {
		return token, nil
	}
	token, err := k.grant(ctx, w, k.issuer)
	if err != nil {
		return "", err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.token = token
	return token, nil
}

// grant trades the password for a token (AuthenticationInUCWA).
func (k *keys) grant(ctx context.Context, w *wire, issuer *url.URL) (string, error) {
	form := url.Values{"grant_type": {passwordGrant}, "username": {k.username}, "password": {k.password}}
	var token string
	r := Request{Method: http.MethodPost, ContentType: ucwa.WebForm, Body: []byte(form.Encode()), learn: func(x *Exchange) {
		token = tokenIn(x)
		w.hide(token)
	}}
	x, _, err := w.send(ctx, r, issuer, "")
	if err != nil {
		return "", err
	}
	if x.Status != http.StatusOK {
		return "", fmt.Errorf("POST %s: %w", x.URL, denial(x))
	}
	if token == "" {
		return "", fmt.Errorf("POST %s: got status 200 in %q without access_token", x.URL, x.MediaType())
	}
	return token, nil
}

func tokenIn(x *Exchange) string {
	d, err := document.Read(x.contentType(), x.Body)
	if err != nil {
		return ""
	}
	p, _ := d.Property("access_token")
	return p.Text
}

// denials say what the errors of OAuth mean here.
var denials = map[string]string{
	"invalid_grant":          "user name or password is wrong",
	"invalid_request":        "the request lacks something",
	"invalid_scope":          "the scope is unknown",
	"server_error":           "the service failed",
	"unsupported_grant_type": "it accepts no passwords",
}

// denial is why a token was not granted: not a reason, as all other errors have,
// but an error of OAuth.
func denial(x *Exchange) error {
	d, err := x.Document()
	if err != nil {
		return errors.New("no token granted: got " + x.outcome())
	}
	code, found := d.Property("error")
	if !found {
		return errors.New("no token granted: got " + x.outcome())
	}
	text := fmt.Sprintf("no token granted: got status %d, error %q", x.Status, code.Text)
	if meaning := denials[code.Text]; meaning != "" {
		text += ": " + meaning
	}
	if more, found := d.Property("error_description"); found && more.Text != "" {
		text += ": " + more.Text
	}
	return errors.New(text)
}
