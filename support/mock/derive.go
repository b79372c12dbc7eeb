package mock

// derive makes the conversation that holds what somebody else answered than
// the participant of the original one (derivedConversation). It has ids and a
// thread of its own.
func (k *call) derive() *conversation {
	out := k.outgoing
	original := out.conversation
	c := out.app.converse(opening{out.app.pool.ids.hex(), original.subject, original.importance, stateConnected})
	c.related, original.related = append(c.related, original), append(original.related, c)
	out.derived = c
	if out.app.pool.options.Spoil.forgets(LapseCalleeInDerived) {
		for _, p := range original.remotes {
			if p.user != nil {
				c.with(p.user.identity())
			}
		}
	}
	return c
}

// restore gives the original conversation its modality back: to be added anew.
func (i *invitation) restore() {
	original := i.conversation
	original.hush(i.kind.modality)
	original.notify("updated")
	if i.app.pool.options.Spoil.forgets(LapseOriginalLost) {
		original.end()
	}
}

// getDerived shows the conversation that was derived. The link of an
// invitation is a second address of it.
func getDerived(q *request) *refusal {
	spoil := q.pool.options.Spoil
	i := q.app.invitation(q.ids[1])
	if i == nil && spoil.forgets(LapseUnknownInvitation) && q.app.conversations.last != nil {
		return q.showConversation(q.app.conversations.last)
	}
	if i == nil {
		return errNotFound
	}
	c := i.leadsTo()
	if c == nil || c.gone && !spoil.forgets(LapseStaleAlias) && !c.foundAgain() {
		return errNotFound
	}
	return q.showConversation(c)
}

// foundAgain tells, on LapseFoundAgain, whether c was missed before.
func (c *conversation) foundAgain() bool {
	missed := c.missed
	c.missed = true
	return c.app.pool.options.Spoil.forgets(LapseFoundAgain) && missed
}

// showConversation shows c unless the group has a cause to refuse it.
func (q *request) showConversation(c *conversation) *refusal {
	if q.group.cause != nil {
		return q.group.cause
	}
	if q.pool.options.Spoil.forgets(LapseSafe) {
		for _, other := range c.related {
			q.touch(other)
		}
	}
	return q.showCached(&c.pages, c.resource)
}

// touch changes c, as nothing that only reads or is refused may.
func (q *request) touch(c *conversation) {
	c.subject += ", touched"
	q.group.revision++
}

// getDerivedModality shows the modality m that was derived. The link of an
// invitation is a second address of it, as it is of the conversation.
func getDerivedModality(m modality) handler {
	return func(q *request) *refusal {
		i := q.app.invitation(q.ids[1])
		if i == nil || i.kind.modality != m {
			return errNotFound
		}
		c := i.leadsTo()
		if c == nil || c.gone && !q.pool.options.Spoil.forgets(LapseStaleAlias) && !c.foundAgain() {
			return errNotFound
		}
		return q.showModality(c, m)
	}
}
