package mock

// Format is how an answer is written.
type Format int

// The formats.
const (
	JSON Format = iota
	XML
)

// String is the format's name.
func (f Format) String() string { return [...]string{"JSON", "XML"}[f&1] }
