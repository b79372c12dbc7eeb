package ucwa

import "fmt"

// A Format is one of the two representations every UCWA resource has.
type Format int

// The formats, in the order the reference shows them.
const (
	FormatJSON Format = iota
	FormatXML
)

// ParseFormat reads the word a feature uses for a format.
func ParseFormat(word string) (Format, error) {
	switch word {
	case "JSON":
		return FormatJSON, nil
	case "XML":
		return FormatXML, nil
	}
	return 0, fmt.Errorf("format %q: want JSON or XML", word)
}

// String is the word a feature uses for f.
func (f Format) String() string {
	if f == FormatXML {
		return "XML"
	}
	return "JSON"
}

// MediaType is what to send in Accept to be answered in f.
func (f Format) MediaType() string {
	if f == FormatXML {
		return XML
	}
	return JSON
}

// FormatOf tells the format of a media type without parameters, in lower case.
func FormatOf(mediaType string) (Format, bool) {
	switch mediaType {
	case JSON, VendorJSON:
		return FormatJSON, true
	case XML, VendorXML:
		return FormatXML, true
	}
	return 0, false
}
