package suite

import (
	"runtime"
	"runtime/debug"
	"strings"

	"ucwatest/reports"
	"ucwatest/support/client"
	"ucwatest/support/declaration"
)

// look keeps what r shows beside its verdict: the version of the server and, if
// r is the case to draw, how its scene came about.
func (c *collector) look(r *running, ended reports.Case) {
	all := r.state.Log.Exchanges()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.server == "" {
		c.server = serverOf(all)
	}
	if ended.Verdict != reports.Passed || r.Reach != declaration.Stages || r.URI != c.staging {
		return
	}
	if c.drawn == nil || r.Line < c.drawn.running.Line {
		c.drawn = &drawn{r, all}
	}
}

// staging is the feature file with the most staged cases: the one that tells
// how scenes come about. Of several it is the first.
func staging(cases []declaration.Case) string {
	var most string
	count := map[string]int{}
	for _, c := range cases {
		if c.Reach == declaration.Stages {
			count[c.URI]++
		}
	}
	for _, c := range cases {
		if count[c.URI] > count[most] {
			most = c.URI
		}
	}
	return most
}

// sequences draws the case that look kept, and adds its evidence to it.
func (c *collector) sequences() []reports.Sequence {
	if c.drawn == nil {
		return nil
	}
	for i := range c.cases {
		if c.cases[i].ID == c.drawn.running.ID {
			c.cases[i].Exchanges = c.evidence(c.drawn.running, "")
		}
	}
	return []reports.Sequence{draw(c.drawn.running.Name, c.drawn.running.ID, c.drawn.all)}
}

// versions are the headers in which servers name their version.
var versions = []string{"X-MS-UcwaVersion", "Server"}

// serverOf is what the first answer that says anything of versions says.
func serverOf(all []*client.Exchange) string {
	for _, x := range all {
		var said []string
		for _, name := range versions {
			if value := x.Header.Get(name); value != "" {
				said = append(said, name+": "+value)
			}
		}
		if len(said) > 0 {
			return strings.Join(said, ", ")
		}
	}
	return ""
}

// environment is what makes the run.
func (c *collector) environment() reports.Environment {
	e := reports.Environment{Go: runtime.Version(), Server: c.hidden(c.server), Command: c.Command}
	if info, ok := debug.ReadBuildInfo(); ok {
		e.Tool = info.Main.Version
	}
	return e
}
