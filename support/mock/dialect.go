package mock

import "fmt"

// Dialect is one of the two spellings of UCWA that are known.
type Dialect int

// The dialects: Real is what captures of servers show, Doc what the samples
// of the reference show.
const (
	Real Dialect = iota
	Doc
)

var dialectNames = [...]string{Real: "real", Doc: "doc"}

// ParseDialect reads the name of a dialect, "real" or "doc".
func ParseDialect(name string) (Dialect, error) {
	for d, n := range dialectNames {
		if n == name {
			return Dialect(d), nil
		}
	}
	return Real, fmt.Errorf("got %q, want one of %q", name, dialectNames)
}

// String is the name that ParseDialect reads.
func (d Dialect) String() string {
	if d < 0 || int(d) >= len(dialectNames) {
		return fmt.Sprintf("Dialect(%d)", int(d))
	}
	return dialectNames[d]
}

// base is the path below which applications lie.
func (d Dialect) base() string {
	if d == Doc {
		return "/ucwa/v1/applications"
	}
	return "/ucwa/oauth/v1/applications"
}
