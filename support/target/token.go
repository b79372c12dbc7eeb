package target

import (
	"context"
	"fmt"
	"net/http"
	"net/url"

	"ucwatest/support/client"
)

// Token signs a user in once more and returns the token: the one thing a curl
// line of a report needs and does not have. SignIn says what name is.
func (t *Target) Token(ctx context.Context, name string) (string, error) {
	session, err := t.SignIn(ctx, name)
	if err != nil {
		return "", fmt.Errorf("%w%s", err, advice(err))
	}
	return session.Token(), nil
}

// SignIn signs a user in once more, in a session of its own. On a mock name is
// what the user signs in as, on a pool the user's part.
func (t *Target) SignIn(ctx context.Context, name string) (*client.Session, error) {
	account, err := t.accountOf(ctx, name)
	if err != nil {
		return nil, err
	}
	options := t.options
	options.RawIdentities = t.RawIdentities
	return client.SignIn(ctx, options, account)
}

func (t *Target) accountOf(ctx context.Context, name string) (client.Account, error) {
	if t.pool != nil {
		return t.account(name)
	}
	var u user
	if err := t.control.ask(ctx, http.MethodGet, "/users/"+url.PathEscape(name), nil, &u); err != nil {
		return client.Account{}, fmt.Errorf("user %s: %w", name, err)
	}
	return u.account(t.URL + "/"), nil
}
