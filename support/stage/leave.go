package stage

import (
	"context"
	"fmt"
	"net/http"

	"ucwatest/support/client"
	"ucwatest/support/ucwa"
)

// DeleteConversation deletes the conversation of user that href leads to, and
// proves that it is gone. It may have gone before.
func DeleteConversation(ctx context.Context, user *client.Session, href string) error {
	return Dispose(client.Cleaning(ctx), user, href, true)
}

// DeleteApplication comes back to the application of user by its endpoint id
// (DetailEndpoint), deletes it with all that lies below it, and proves that it is
// gone. One that had gone before is created and deleted: the server does not
// tell without.
func DeleteApplication(ctx context.Context, user *client.Session, endpoint string) error {
	ctx = client.Cleaning(ctx)
	if err := user.CreateApplication(ctx, endpoint); err != nil {
		return err
	}
	return leave(ctx, user, endpoint, true)
}

// leave deletes the application of user, and with proof wants it gone. One that
// may be there although nobody answered is found by its endpoint id.
func leave(ctx context.Context, user *client.Session, endpoint string, proof bool) error {
	if user.ApplicationURL() == "" {
		if err := user.CreateApplication(ctx, endpoint); err != nil {
			return err
		}
	}
	if err := user.DeleteApplication(ctx); err != nil || !proof {
		return err
	}
	return gone(ctx, user, user.ApplicationURL())
}

// Dispose deletes the conversation that href leads to, where that says it is, and
// with proof wants it gone. It may be gone already.
func Dispose(ctx context.Context, user *client.Session, href string, proof bool) error {
	x, err := user.Get(ctx, href, ucwa.FormatJSON)
	if err != nil {
		return err
	}
	if vanished(x) {
		return nil
	}
	if err := Refused(x, "GET"); err != nil {
		return err
	}
	conversation, err := x.Document()
	if err != nil {
		return err
	}
	if x, err = user.Do(ctx, client.Request{Method: http.MethodDelete, URL: conversation.Self}); err != nil {
		return err
	}
	if err := Refused(x, "DELETE"); err != nil && !vanished(x) {
		return err
	}
	if !proof {
		return nil
	}
	return gone(ctx, user, conversation.Self)
}

// gone is nil if a GET of href proves that nothing is there any more.
func gone(ctx context.Context, user *client.Session, href string) error {
	x, err := user.Get(ctx, href, ucwa.FormatJSON)
	switch {
	case err != nil:
		return err
	case vanished(x):
		return nil
	}
	return fmt.Errorf("%s is still there after it was deleted: GET got status %d, want 404", x.RedactedURL(), x.Status)
}

// vanished tells whether the service says that there is nothing.
func vanished(x *client.Exchange) bool {
	return (x.Status == http.StatusNotFound || x.Status == http.StatusGone) && x.Culprit() == client.Product
}
