package mock

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// authenticate finds who asks and what application for. It is false without a
// token that is good on the host that was asked, and leaves the group's mutex
// alone otherwise.
func (q *request) authenticate() bool {
	id := ""
	if q.route.access >= owned {
		id = q.ids[0]
	}
	q.token, q.app = q.pool.directory.lookUp(bearer(q.http.Header), id)
	spoil := q.pool.options.Spoil
	switch {
	case q.token != nil:
		q.user = q.token.user
		q.group = q.user.group
		return spoil.forgets(LapseToken) || q.token.fits(q.http) && (spoil.forgets(LapseExpiry) || q.group.accepts(q.token))
	case q.app != nil && spoil.forgets(LapseToken):
		q.user = q.app.owner
		q.group = q.user.group
		return true
	}
	return q.photographed()
}

// bearer is the token that is sent along, "" for none.
func bearer(h http.Header) string {
	lines := h["Authorization"]
	if len(lines) != 1 {
		return ""
	}
	scheme, value, ok := strings.Cut(lines[0], " ")
	if !ok || !strings.EqualFold(scheme, "Bearer") {
		return ""
	}
	return strings.TrimSpace(value)
}

// accepts tells whether t has not expired by the group's clock.
func (g *group) accepts(t *token) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.clock.Now().Before(t.expires)
}

// authorize checks the application of the URL and the token's scopes.
func (q *request) authorize() *refusal {
	spoil := q.pool.options.Spoil
	if q.route.access < owned {
		return nil
	}
	if q.app == nil {
		return errApplication
	}
	if q.app.owner.group != q.group { // another mutex guards it
		return errForeign
	}
	if q.app.gone {
		return errApplication
	}
	if q.app.owner != q.user && !spoil.forgets(LapseOwner) {
		return errForeign
	}
	if q.route.access == calling && q.token != nil && !q.token.converses(spoil) {
		return errScope
	}
	return nil
}

// turnAway answers somebody whose token is no good. A pool that is to register
// an application for the token of another one fails over it, as captures have
// it; everything else is a challenge.
func (q *request) turnAway() {
	q.user = nil
	if q.token != nil && !q.token.fits(q.http) && q.route.registers && q.http.Method == http.MethodPost {
		q.html(http.StatusInternalServerError, "500 - Internal server error.")
		q.diagnose(28032, "The web ticket is invalid.")
		return
	}
	q.page401()
	q.answer.Header["Www-Authenticate"] = []string{
		`Bearer trusted_issuers="", client_id="00000004-0000-0ff1-ce00-000000000000"`,
		fmt.Sprintf(`MsRtcOAuth href="%s%s",grant_type="%s"`, q.root(), tokenPath, strings.Join(q.pool.options.Grants, ",")),
	}
}

// origin refuses a request that names an origin that is not on the allow list
// (ConfiguringATopology), if there is one. Browsers ask through a frame that names it; other
// clients do not send the header.
func (q *request) origin() *refusal {
	lines, allowed := q.http.Header["X-Ms-Origin"], q.pool.options.Origins
	if lines == nil || allowed == nil {
		return nil
	}
	if len(lines) == 1 && slices.ContainsFunc(allowed, func(o string) bool { return strings.EqualFold(o, lines[0]) }) {
		return nil
	}
	q.diagnose(28070, "Service does not allow a cross domain request from this origin.")
	return errOrigin
}
