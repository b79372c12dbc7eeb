package client

// Logged is the session with its exchanges captured in l from now on: the same
// user, token, application and event channel. Cases that share a session each
// keep what is theirs.
func (s *Session) Logged(l *Log) *Session {
	s.mu.Lock()
	defer s.mu.Unlock()
	return &Session{Account: s.Account, wire: s.wire.logged(l), keys: s.keys, pool: s.pool, applications: s.applications,
		application: s.application, applicationURL: s.applicationURL, channel: s.channel}
}

// Token is the session's token, for people who send a request again by hand.
// Nothing that is captured or reported holds it.
func (s *Session) Token() string { return s.keys.current() }
