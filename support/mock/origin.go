package mock

import "slices"

// origin refuses a request that names an origin that is not on the allow list
// (ConfiguringATopology). Browsers ask through a frame that names it; other
// clients do not send the header.
func (q *request) origin() *refusal {
	lines := q.http.Header["X-Ms-Origin"]
	if lines == nil || len(lines) == 1 && slices.Contains(q.pool.options.Origins, lines[0]) {
		return nil
	}
	q.diagnose(28070, "Service does not allow a cross domain request from this origin.")
	return errOrigin
}
