package client

// Logged is the session with its exchanges captured in l from now on, and sent
// with the User-Agent agent, unless that is empty: the same user, token,
// application and event channel. Cases that share a session each keep what is
// theirs. Of nobody it is nobody: nil.
func (s *Session) Logged(l *Log, agent string) *Session {
	if s == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return &Session{Account: s.Account, wire: s.wire.logged(l, agent), keys: s.keys, pool: s.pool, applications: s.applications,
		application: s.application, applicationURL: s.applicationURL, channel: s.channel}
}

// Settled tells whether the user's pool is still where it was found, as far as
// Options.Found knows. If not, signing in again looks for it anew.
func (s *Session) Settled() bool {
	f := s.wire.options.Found
	return f == nil || s.Account.Applications != "" || f.at(s.wire.place) != nil
}

// Token is the session's token, for people who send a request again by hand.
// Nothing that is captured or reported holds it.
func (s *Session) Token() string { return s.keys.current() }
