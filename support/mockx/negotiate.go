package mock

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// media are the media types of resources and the format each asks for (PayloadFormat).
var media = []struct {
	name   string
	format Format
	vendor bool
}{
	{"application/json", JSON, false}, {"application/xml", XML, false},
	{"application/vnd.microsoft.com.ucwa+json", JSON, true}, {"application/vnd.microsoft.com.ucwa+xml", XML, true},
}

// negotiate chooses the format of the answer, or refuses: 406.
func (c *call) negotiate() *Answer {
	accept := c.r.Header["Accept"]
	if len(accept) == 0 || c.p.forgets(LapseAccept) {
		return nil
	}
	best, chosen := 0.0, -1
	for part := range strings.SplitSeq(strings.Join(accept, ","), ",") {
		name, q := quality(part)
		if i := offered(name); i >= 0 && q > best {
			best, chosen = q, i
		}
	}
	if chosen < 0 {
		return c.refuse(http.StatusNotAcceptable, "NotAcceptable", "")
	}
	c.format, c.media = media[chosen].format, c.mediaType(media[chosen].format, media[chosen].vendor)
	return nil
}

// offered is the index of the media type that name asks for, -1 if there is none.
func offered(name string) int {
	if name == "*/*" || name == "application/*" {
		return 0
	}
	return slices.IndexFunc(media, func(m struct {
		name   string
		format Format
		vendor bool
	}) bool {
		return m.name == name
	})
}

// quality is one part of an Accept header: media type and weight.
func quality(part string) (string, float64) {
	name, parameters, weighted := strings.Cut(strings.TrimSpace(part), ";")
	q := 1.0
	if _, value, ok := strings.Cut(parameters, "q="); weighted && ok {
		if f, err := strconv.ParseFloat(strings.TrimSpace(value), 64); err == nil {
			q = f
		}
	}
	return strings.ToLower(strings.TrimSpace(name)), q
}

// mediaType is the Content-Type of an answer in format f. Captures have a charset.
func (c *call) mediaType(f Format, vendor bool) string {
	i := int(f)
	if vendor {
		i += 2
	}
	if c.p.Dialect == Doc {
		return media[i].name
	}
	return withCharset[i]
}

var withCharset = [...]string{
	"application/json; charset=utf-8", "application/xml; charset=utf-8",
	"application/vnd.microsoft.com.ucwa+json; charset=utf-8", "application/vnd.microsoft.com.ucwa+xml; charset=utf-8",
}

// newest is the highest version of a resource the pool has (Versioning).
const newest = 2.0

// version refuses a version of the resource that the pool does not have.
func (c *call) version() *Answer {
	wanted := c.r.Header["X-Ms-Requiresminresourceversion"]
	if len(wanted) == 0 || c.p.forgets(LapseVersion) {
		return nil
	}
	v, err := strconv.ParseFloat(wanted[0], 64)
	if err != nil {
		return c.refuse(http.StatusBadRequest, "BadRequest", "")
	}
	if v > newest {
		return c.refuse(http.StatusNotFound, "NotFound", "APIVersionNotSupported")
	}
	return nil
}

// refuse is a refusal with status, code and subcode, "" for none.
func (c *call) refuse(status int, code, subcode string) *Answer {
	return &Answer{Format: c.format, MediaType: c.media, Status: status,
		Reason: &Reason{Code: code, Subcode: subcode, Message: messages[code]}}
}

// messages are what a user reads of a refusal.
var messages = map[string]string{
	"BadRequest": "The request could not be understood.", "Conflict": "The request is in conflict with the state of the resource.",
	"EntityTooLarge": "The request is too large.", "Forbidden": "You are not allowed to do this.", "Gone": "The resource has moved away.",
	"MethodNotAllowed": "The resource does not have this operation.", "NotAcceptable": "The resource has no such format.",
	"NotFound": "The resource does not exist.", "ServiceFailure": "The service has failed.", "ServiceUnavailable": "The service is not available now.",
	"Timeout": "The service did not answer in time.", "TooManyRequests": "There are too many requests.",
	"UnsupportedMediaType": "The request is in a format that is not understood.",
}

// show answers with a resource.
func (c *call) show(r *Resource) *Answer {
	return &Answer{Format: c.format, MediaType: c.media, Status: http.StatusOK, Resource: r}
}

// done answers that it is done.
func (c *call) done() *Answer { return &Answer{Format: c.format, Status: http.StatusNoContent} }

// created answers with where the new resource is.
func (c *call) created(href string) *Answer {
	c.location = href
	return &Answer{Format: c.format, Status: http.StatusCreated}
}
