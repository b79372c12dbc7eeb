package target

import (
	"context"
	"fmt"
	"net/http"
	"net/url"

	"ucwatest/support/client"
)

// Token signs the mock's user called username in once more and returns the
// token: the one thing a curl line of a report needs and does not have.
func (t *Target) Token(ctx context.Context, username string) (string, error) {
	var u user
	if err := t.control.ask(ctx, http.MethodGet, "/users/"+url.PathEscape(username), nil, &u); err != nil {
		return "", fmt.Errorf("user %s: %w", username, err)
	}
	session, err := client.SignIn(ctx, client.Options{Transport: t.transport, Now: t.now},
		client.Account{Name: u.Name, SIP: u.SIP, Username: u.Username, Password: u.Password, Discover: t.URL + "/"})
	if err != nil {
		return "", err
	}
	return session.Token(), nil
}
