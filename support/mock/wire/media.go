package wire

import (
	"math"
	"net/http"
	"strconv"
	"strings"
)

// A Media is a media type that the pool speaks (PayloadFormat): an index into
// medias.
type Media int

// The media types; MediaCount is how many there are.
const (
	MediaJSON Media = iota
	MediaXML
	VendorJSON
	VendorXML
	MediaCount
)

// medias are the names of the media types.
var medias = [...]string{
	MediaJSON:  "application/json",
	MediaXML:   "application/xml",
	VendorJSON: "application/vnd.microsoft.com.ucwa+json",
	VendorXML:  "application/vnd.microsoft.com.ucwa+xml",
}

// String returns the media type as a Content-Type has it, without parameters.
func (m Media) String() string { return medias[m] }

// Format returns the format in which bodies of the media type are written.
func (m Media) Format() Format {
	if m == MediaXML || m == VendorXML {
		return XML
	}
	return JSON
}

// MediaOf finds a media type by its name, in upper or lower case; false if the mock has
// no such type.
func MediaOf(name string) (Media, bool) {
	for m, n := range medias {
		if strings.EqualFold(name, n) {
			return Media(m), true
		}
	}
	return MediaJSON, false
}

// Negotiate chooses what the header Accept likes best; of equals, what it names
// first. It is JSON without that header, as with one that names nothing, and false if
// nothing suits.
func Negotiate(h http.Header) (Media, bool) {
	lines := h["Accept"]
	if len(lines) == 0 {
		return MediaJSON, true
	}
	if len(lines) == 1 {
		if m, ok := MediaOf(lines[0]); ok {
			return m, true
		}
	}
	ranges := ParseAccept(lines)
	if len(ranges) == 0 {
		return MediaJSON, true
	}
	best, quality, place := MediaJSON, 0.0, math.MaxInt
	for m := range medias {
		q, at := ranges.Quality(medias[m])
		if q > quality || q == quality && q > 0 && at < place {
			best, quality, place = Media(m), q, at
		}
	}
	return best, quality > 0
}

// Accept is what a header Accept likes, in order.
type Accept []acceptRange

// An acceptRange is one part of Accept: type/subtype, type/* or */*.
type acceptRange struct {
	pattern string
	quality float64
}

// ParseAccept reads the lines of a header Accept; a part that names nothing is
// left out. Old clients write a star alone for anything.
func ParseAccept(lines []string) Accept {
	var ranges Accept
	for part := range strings.SplitSeq(strings.Join(lines, ","), ",") {
		pattern, parameters, _ := strings.Cut(part, ";")
		if pattern = strings.ToLower(strings.TrimSpace(pattern)); pattern == "*" {
			pattern = "*/*"
		}
		if pattern != "" {
			ranges = append(ranges, acceptRange{pattern, qualityOf(parameters)})
		}
	}
	return ranges
}

// qualityOf reads the parameter q; what cannot be read does not count.
func qualityOf(parameters string) float64 {
	for p := range strings.SplitSeq(parameters, ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(p), "=")
		if strings.EqualFold(name, "q") {
			if q, err := strconv.ParseFloat(strings.TrimSpace(value), 64); err == nil && q >= 0 && q <= 1 {
				return q
			}
		}
	}
	return 1
}

// Quality is that of the most specific range that covers name, and the place of
// that range; 0 for none.
func (ranges Accept) Quality(name string) (quality float64, place int) {
	main, _, _ := strings.Cut(name, "/")
	for _, pattern := range []string{name, main + "/*", "*/*"} {
		for i, r := range ranges {
			if r.pattern == pattern {
				return r.quality, i
			}
		}
	}
	return 0, 0
}

// Format is how an answer is written.
type Format int

// The formats.
const (
	JSON Format = iota
	XML
)

// String is the format's name.
func (f Format) String() string { return [...]string{"JSON", "XML"}[f&1] }
