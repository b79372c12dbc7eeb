package stage

import (
	"context"

	"ucwatest/support/client"
)

// leftover is the scene of a run that is no more, of which nothing is known but
// what stands in the journal.
var leftover = Scene{Users: Users{Lasting: true}}

// DeleteConversation deletes the conversation of user that href leads to, and
// proves that it is gone. It may have gone before.
func DeleteConversation(ctx context.Context, user *client.Session, href string) error {
	return leftover.dispose(client.Cleaning(ctx), user, href)
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
	return leftover.leave(ctx, user, endpoint)
}
