package mock

// The numbers that bound an application.
const (
	MaxConversations = maxConversations
	MaxPending       = maxPending
	MaxEnded         = maxEnded
)

// Crowd gives the first application of the user with the address sip so many
// conversations, and so many invitations that nobody has answered.
func (p *Pool) Crowd(sip string, conversations, pending int) {
	u := p.directory.user(sip)
	u.group.mu.Lock()
	defer u.group.mu.Unlock()
	a := u.applications[0]
	for range conversations {
		a.converse(opening{state: stateConnected})
	}
	for range pending {
		a.invite(invitationInput{kind: a.pool.modalities[messaging].kind}, a.conversations.first)
	}
}
