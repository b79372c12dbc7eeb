package mock

import "slices"

// What one application can have at most. No page gives numbers; the subcodes
// of the refusals are members of ErrorSubcode.
const (
	maxConversations = 10_000
	maxPending       = 1_000 // invitations that nobody has answered
	endedKept        = 1_000 // invitations that have ended and can still be read
)

var (
	errConversations = refuse(409, "Conflict", "TooManyConversations", "There are too many conversations.")
	errPendings      = refuse(409, "Conflict", "LimitExceeded", "There are too many invitations that nobody has answered.")
)

// full tells whether a has room for no further conversation.
func (a *application) full() bool { return a.conversations.count >= maxConversations }

// retire moves i to the invitations of a that have ended; the oldest of them
// is forgotten.
func (a *application) retire(i *invitation) {
	a.pending = slices.DeleteFunc(a.pending, func(other *invitation) bool { return other == i })
	a.ended = append(a.ended, i.id)
	if len(a.ended) > endedKept {
		delete(a.invitations, a.ended[0])
		a.ended = slices.Delete(a.ended, 0, 1)
	}
}

// refuseInvitation tells why a cannot invite anybody for operation now, nil if
// it can. An operation that goes on has its id to itself (OperationResource);
// AlreadyExists, which all pages of invitations list, says that best.
func (a *application) refuseInvitation(operation string) *refusal {
	same := func(i *invitation) bool { return i.outgoing && i.operation == operation }
	switch {
	case len(a.pending) >= maxPending:
		return errPendings
	case operation != "" && slices.ContainsFunc(a.pending, same):
		return errExists
	}
	return nil
}
