package mock

// Parked is how many requests wait for events.
func (p *Pool) Parked() int {
	n := 0
	for _, g := range append(p.directory.all(), p.residents) {
		g.mu.Lock()
		n += g.parked
		g.mu.Unlock()
	}
	return n
}

// Held is how many things the pool knows by name.
func (p *Pool) Held() int {
	d := p.directory
	d.mu.RLock()
	defer d.mu.RUnlock()
	return len(d.groups) + len(d.users) + len(d.tokens) + len(d.applications)
}
