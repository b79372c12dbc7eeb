package document

// A Kind is the type of a value on the wire. XML has only Text and List.
type Kind int

// The kinds of values.
const (
	Text Kind = iota
	Number
	Boolean
	List
	Object
	Null
)

var kindNames = [...]string{"text", "number", "boolean", "list", "object", "null"}

// String is the word for k in reports.
func (k Kind) String() string {
	if k < 0 || int(k) >= len(kindNames) {
		return "unknown"
	}
	return kindNames[k]
}

// A Property is one named value of a resource.
type Property struct {
	Name string
	Kind Kind
	// Text is the unescaped string, or for any other kind the literal as sent;
	// empty for a list.
	Text  string
	Items []Item // of a list
	// Others are the names of the elements in a list in XML that are not items.
	Others []string
}

// An Item is one value in a list; its Text is that of Property.
type Item struct {
	Kind Kind
	Text string
}
