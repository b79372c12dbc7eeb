package mock

import "net/http"

// takeUnlisted lets root lead to what clients make up: their authors saw a pool
// take it. No answer shows any of it.
func (p *Pool) takeUnlisted(root *node) {
	application := p.profile.Base + "/{}"
	activity := row{"/reportMyActivity", "reportMyActivity", owned, post(postReportMyActivity), manner{anyBody: true}}
	root.add(application+activity.path, activity.route())
	message := root.node(application + oneConversation + "/messaging/messages/{}").route
	message.unlisted = map[string]handler{http.MethodPost: inConversation(postReply)}
	message.raw = plainText + " " + htmlText
}

// postReply sends a message in answer to one that is there.
func postReply(q *request, c *conversation) *refusal {
	if c.message(q.ids[2]) == nil {
		return errNotFound
	}
	return postMessage(q, c)
}
