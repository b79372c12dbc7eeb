package foreign

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"ucwatest/support/contract"
	"ucwatest/support/document"
	"ucwatest/support/recording/capture"
	"ucwatest/support/ucwa"
)

// A place is a resource that a link led to.
type place struct {
	kind     *kind
	derived  bool      // a link of an invitation led to it
	original bool      // it is the conversation to which an invitation adds
	post     act       // what a POST to it does
	self     string    // the place that it gave itself when it was read, "" as long as it was not
	relation string    // another place that gave this one as its own
	in       string    // the conversation that it says it belongs to
	uri      string    // of a participant
	address  string    // of whom an invitation is for, where it leads here
	gone     time.Time // when its end was known, zero as long as it lives
	last     *shown    // what it showed last, nil once that is forgotten
	slot     int       // when that was, counted in what all have shown
	// conversation is the place of the derived conversation of a derived modality, and
	// modalities are those of the derived modalities of a derived conversation, by their types.
	// beside is the original conversation of a derived modality.
	conversation, beside string
	modalities           map[string]string
}

// alias tells whether a URL of the place is known to be another than its link to itself.
func (p *place) alias(at string) bool { return p.self != "" && p.self != placeOf(at) }

// mostShown is how long a body may be that is remembered.
const mostShown = 64 << 10

// A shown is one representation of a resource and when it was asked for.
type shown struct {
	contract.Answer
	began time.Time
}

// learn takes over what is known of another place of the same resource, and where that is.
func (p *place) learn(other *place, at string) {
	if p == other {
		return
	}
	p.kind, p.derived, p.in, p.relation = other.kind, other.derived, other.in, at
	p.original = p.original || other.original
	p.conversation, p.beside, p.modalities = other.conversation, other.beside, other.modalities
}

// placeOf is a URL in the form in which places are compared.
func placeOf(at string) string {
	start := strings.Index(at, "://")
	if start < 0 {
		return at
	}
	end := strings.IndexByte(at[start+3:], '/')
	if end < 0 {
		return strings.ToLower(at)
	}
	end += start + 3
	return strings.ToLower(at[:end]) + at[end:]
}

// from is the place that an href leads to from another; "" if it leads nowhere.
func from(base, href string) string {
	switch {
	case href == "":
		return ""
	case strings.HasPrefix(href, "/") && !strings.HasPrefix(href, "//"):
		return placeOf(rootOf(base) + href)
	case strings.Contains(href, "://"):
		return placeOf(href)
	}
	return ""
}

// rootOf is the scheme and the host of a URL.
func rootOf(at string) string {
	if start := strings.Index(at, "://"); start >= 0 {
		if end := strings.IndexByte(at[start+3:], '/'); end >= 0 {
			return at[:start+3+end]
		}
	}
	return at
}

// pathOf is what follows the host of a URL.
func pathOf(at string) string { return at[len(rootOf(at)):] }

// applicationOf is the place of the application that a URL is in; "" if it is in none.
func applicationOf(at string) string {
	const above = "/applications/"
	start := strings.Index(strings.ToLower(at), above)
	if start < 0 {
		return ""
	}
	end := start + len(above)
	if rest := strings.IndexAny(at[end:], "/?"); rest >= 0 {
		return placeOf(at[:end+rest])
	}
	return placeOf(at)
}

// note remembers where the links of a resource and of what it embeds lead to.
func (r *reading) note(base string, d *document.Document) {
	for _, link := range d.Links {
		at := from(base, link.Href)
		if does := actOf(link.Rel); does != noAct && at != "" {
			r.places.of(withoutQuery(at)).post = does
		}
		if k := r.rels[link.Rel]; k != nil && at != "" {
			p := r.places.of(at)
			p.kind = k
			p.derived = p.derived || strings.HasPrefix(link.Rel, "derived")
		}
	}
	for _, e := range d.Embedded {
		r.note(base, e.Document)
	}
}

// An act is what a POST does that is judged or remembered.
type act int

const (
	noAct   act = iota
	starts      // a conversation, with a modality (communication)
	adds        // a modality to a conversation
	answers     // an invitation
)

// actOf is what a POST to where a relation leads does.
func actOf(rel string) act {
	if slices.Contains([]string{ucwa.RelAccept, ucwa.RelAcceptWithAnswer, ucwa.RelDecline}, rel) {
		return answers
	}
	for verb, does := range map[string]act{"start": starts, "add": adds} {
		modality, is := strings.CutPrefix(rel, verb)
		if is && slices.Contains([]string{"Messaging", "PhoneAudio", "Audio", "Video", "AudioVideo"}, modality) {
			return does
		}
	}
	return noAct
}

// withoutQuery is a place without what a client may add to a link.
func withoutQuery(at string) string {
	at, _, _ = strings.Cut(at, "?")
	return at
}

// end is when an answer was there.
func end(e capture.Entry) time.Time { return e.Started.Add(e.Took) }

// hrefs are the places that a resource is known by, given one of them.
func (r *reading) hrefs(at string) []string {
	all := []string{at}
	if p := r.places.at(at); p != nil && p.self != "" && p.self != at {
		all = append(all, p.self)
	}
	return all
}

// query is a parameter of the query of a URL.
func query(at, name string) string {
	u, err := url.Parse(at)
	if err != nil {
		return ""
	}
	return u.Query().Get(name)
}
