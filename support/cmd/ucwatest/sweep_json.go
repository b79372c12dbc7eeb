package main

// sweptTargets is what became of what was left, as -json prints it.
type sweptTargets struct {
	FormatVersion int            `json:"format_version"`
	Targets       []*sweptTarget `json:"targets"`
}

type sweptTarget struct {
	Target   string       `json:"target"`
	Journal  string       `json:"journal"`
	Outcomes []sweptEntry `json:"outcomes"` // in the order they were done; none if nothing was left
	Left     int          `json:"left"`
	Damage   []string     `json:"damage,omitempty"` // lines of the journal that cannot be read
}

type sweptEntry struct {
	Kind  string `json:"kind"`
	User  string `json:"user"`
	URL   string `json:"url,omitempty"`
	Is    string `json:"is,omitempty"`    // gone or restored
	Error string `json:"error,omitempty"` // why it is not
}

// sweptVersion is the version of sweptTargets. Members may be added under the same
// version, never renamed.
const sweptVersion = 1
