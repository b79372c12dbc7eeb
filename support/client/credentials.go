package client

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"
)

// credentials are what a user gets tokens with, and the token for the pool.
type credentials struct {
	kind, username, password string
	given                    bool // the token is not ours to renew

	renewing sync.Mutex // one request for a token is enough for all who lack one

	mu sync.Mutex
	accessToken
	issuer *url.URL // where tokens are granted
	lock   *url.URL // the server that the token is for
}

func newCredentials(a Account) *credentials {
	return &credentials{kind: cmp.Or(a.Grant, Password), username: a.Username, password: a.Password,
		given: a.Token != "", accessToken: accessToken{token: a.Token}}
}

// An accessToken is a token and until when it is worth anything; the zero time says
// that nobody knows.
type accessToken struct {
	token string
	stale time.Time // from when on a new one is asked for
}

// Tokens are renewed a tenth of their life before its end, and never earlier
// than margin.
const margin = 5 * time.Minute

func newAccessToken(token string, begins time.Time, lifetime time.Duration) accessToken {
	if lifetime <= 0 {
		return accessToken{token: token}
	}
	return accessToken{token, begins.Add(lifetime - min(lifetime/10, margin))}
}

func (k *credentials) current() string {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.token
}

// fit tells whether the token is for the server of u. A given token is for the
// first server it is used on.
func (k *credentials) fit(u *url.URL) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.given && k.lock == nil {
		k.lock = origin(u)
	}
	return k.lock != nil && sameOrigin(k.lock, u)
}

// errGiven says why a given token is the only one.
var errGiven = errors.New("the token was given to us, so it cannot be renewed")

// unlock gets a token for the server that challenged the user in x. A given
// one is all there is.
func (k *credentials) unlock(ctx context.Context, w *wire, x *Exchange) error {
	at, err := url.Parse(x.URL)
	if err != nil {
		return err
	}
	if k.given {
		if k.fit(at) {
			return nil
		}
		return fmt.Errorf("%s needs its own token: %w", origin(at), errGiven)
	}
	issuer, err := k.issuerOf(w, x, at)
	if err != nil {
		return fmt.Errorf("%s: %w", x.RedactedURL(), err)
	}
	fresh, err := k.grant(ctx, w, issuer)
	if err != nil {
		return err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.accessToken, k.issuer, k.lock = fresh, issuer, origin(at)
	return nil
}

// issuerOf is where x tells to send the password.
func (k *credentials) issuerOf(w *wire, x *Exchange, at *url.URL) (*url.URL, error) {
	challenge, err := ParseChallenge(x.Header)
	if err != nil {
		return nil, err
	}
	if len(challenge.Grants) > 0 && !slices.Contains(challenge.Grants, k.kind) {
		return nil, fmt.Errorf("challenge offers the grants %s, want %s", strings.Join(challenge.Grants, ", "), k.kind)
	}
	issuer, err := resolve(at, challenge.TokenURL)
	if err != nil {
		return nil, err
	}
	if err := w.trust.step(at, issuer); err != nil {
		return nil, fmt.Errorf("MsRtcOAuth: %w", err)
	}
	return issuer, nil
}

// freshen returns the token, and whether it was renewed before it expires. If
// that is not to be had yet the old one must do: it still has its margin.
func (k *credentials) freshen(ctx context.Context, w *wire) (token string, renewed bool) {
	k.mu.Lock()
	old := k.accessToken
	k.mu.Unlock()
	if old.stale.IsZero() || w.options.Now().Before(old.stale) {
		return old.token, false
	}
	if fresh, err := k.renew(ctx, w, old.token); err == nil {
		return fresh, true
	}
	return old.token, true
}

// renew returns a newer token than stale, which was refused or will be.
func (k *credentials) renew(ctx context.Context, w *wire, stale string) (string, error) {
	if k.given {
		return "", errGiven
	}
	k.renewing.Lock()
	defer k.renewing.Unlock()
	if token := k.current(); token != stale {
		return token, nil
	}
	fresh, err := k.grant(ctx, w, k.issuer)
	if err != nil {
		w.decides(ctx, "token not renewed", err.Error())
		return "", err
	}
	w.decides(ctx, "token renewed", k.issuer.String())
	k.mu.Lock()
	defer k.mu.Unlock()
	k.accessToken = fresh
	return fresh.token, nil
}
