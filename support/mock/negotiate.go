package mock

import (
	"math"
	"net/http"
	"regexp"
	"strconv"
	"strings"
)

// A media is a media type that the pool speaks (PayloadFormat): an index into
// medias.
type media int

const (
	mediaJSON media = iota
	mediaXML
	vendorJSON
	vendorXML
)

// medias are the names of the media types.
var medias = [...]string{
	mediaJSON:  "application/json",
	mediaXML:   "application/xml",
	vendorJSON: "application/vnd.microsoft.com.ucwa+json",
	vendorXML:  "application/vnd.microsoft.com.ucwa+xml",
}

// format is the format of m.
func (m media) format() Format {
	if m == mediaXML || m == vendorXML {
		return XML
	}
	return JSON
}

// mediaOf finds a media type by its name.
func mediaOf(name string) (media, bool) {
	for m, n := range medias {
		if strings.EqualFold(name, n) {
			return media(m), true
		}
	}
	return mediaJSON, false
}

// negotiate chooses what the header Accept likes best; of equals, what it names
// first. It is JSON without that header, and false if nothing suits.
func negotiate(h http.Header) (media, bool) {
	lines := h["Accept"]
	if len(lines) == 0 {
		return mediaJSON, true
	}
	if len(lines) == 1 {
		if m, ok := mediaOf(lines[0]); ok {
			return m, true
		}
	}
	best, quality, place := mediaJSON, 0.0, math.MaxInt
	ranges := parseAccept(strings.Join(lines, ","))
	for m := range medias {
		q, at := liking(ranges, medias[m])
		if q > quality || q == quality && q > 0 && at < place {
			best, quality, place = media(m), q, at
		}
	}
	return best, quality > 0
}

// weights are what Accept says of how much a media type is liked.
var weights = regexp.MustCompile(`;\s*q=[0-9.]+`)

// negotiate chooses the media type of the answer, as well as the pool can.
func (q *request) negotiate() {
	header, spoil := q.http.Header, q.pool.options.Spoil
	if spoil.forgets(LapsePreference) && header["Accept"] != nil {
		header = http.Header{"Accept": {weights.ReplaceAllString(strings.Join(header["Accept"], ","), "")}}
	}
	q.media, q.suits = negotiate(header)
	if spoil.forgets(LapseAccept) {
		q.media, q.suits = mediaJSON, true
	}
	q.suits = q.suits || spoil.forgets(LapseFormat)
}

// An acceptRange is one part of Accept: type/subtype, type/* or */*.
type acceptRange struct {
	pattern string
	quality float64
}

func parseAccept(accept string) []acceptRange {
	var ranges []acceptRange
	for part := range strings.SplitSeq(accept, ",") {
		pattern, parameters, _ := strings.Cut(part, ";")
		if pattern = strings.ToLower(strings.TrimSpace(pattern)); pattern != "" {
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

// liking is the quality of the most specific range that covers name, and the
// place of that range.
func liking(ranges []acceptRange, name string) (quality float64, place int) {
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

// newest is the highest version of any resource (Versioning): the resources
// whose names end in 2.
const newest = 2

// version refuses a request that requires more than the pool offers.
func (q *request) version() *refusal {
	lines := q.http.Header["X-Ms-Requiresminresourceversion"]
	if len(lines) == 0 {
		return nil
	}
	v, err := strconv.ParseFloat(strings.TrimSpace(lines[0]), 64)
	switch {
	case err != nil || math.IsNaN(v) || math.IsInf(v, 0) || v < 0:
		return invalid([2]string{"X-MS-RequiresMinResourceVersion", "Invalid"})
	case v > newest && !q.pool.options.Spoil.forgets(LapseVersion):
		return errVersion
	}
	return nil
}
