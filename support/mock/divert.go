package mock

// diverted is who gets a messaging invitation in place of callee, nil if callee
// does. UCWA has no rule for messages (callForwardingSettings concerns calls): an
// administrator's is provided by the control interface.
func (k *call) diverted(callee *user) *user {
	if k.outgoing.kind.voice || k.outgoing.kind.modality == noModality || callee == nil || callee.messagesTo == "" {
		return nil
	}
	return k.group.user(callee.messagesTo)
}

// divert lets u's messaging invitations reach the user whose address is to; ""
// lets them reach u. It is false if nobody of the group has the address.
func (u *user) divert(to string) bool {
	if to != "" && u.group.user(to) == nil {
		return false
	}
	u.messagesTo = to
	return true
}
