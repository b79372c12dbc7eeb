package reference

import (
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/agext/levenshtein"
)

// The sections of a page, as headings name them.
const (
	webLink     = "web link"
	description = "resource description"
	properties  = "properties"
	links       = "links"
	scopes      = "azure active directory scopes for online applications"
	events      = "events"
	operations  = "operations"
	members     = "members"
	reasons     = "asynchronous reason codes"

	query    = "query parameters"
	input    = "request body"
	output   = "response body"
	errs     = "synchronous errors"
	examples = "examples"

	jsonRequest  = "json request"
	jsonResponse = "json response"
	xmlRequest   = "xml request"
	xmlResponse  = "xml response"

	opening = ""          // what stands before the first heading
	unknown = "unknown"   // a section of another name
	event   = "event"     // one type of event
	method  = "operation" // one operation
)

// levels are the levels that the headings of the sections have.
var levels = map[string]int{
	webLink: 2, description: 2, properties: 3, links: 3, scopes: 3, events: 2, operations: 2, members: 2, reasons: 4,
	query: 4, input: 4, output: 4, errs: 4, examples: 4, jsonRequest: 4, jsonResponse: 4, xmlRequest: 4, xmlResponse: 4,
	event: 3, method: 3,
}

// spellings are other words for a section.
var spellings = map[string]string{
	"web links": webLink, "description": description, "scopes": scopes, "azure active directory scopes": scopes,
	"scopes for online applications": scopes, "values": members, "member": members, "enumeration members": members, "enumeration values": members,
	"errors": errs, "query parameter": query, "example": examples, "reason codes": reasons, "asynchronous errors": reasons,
}

// mayBeEmpty are the sections below which a page may say nothing.
var mayBeEmpty = map[string]bool{operations: true, events: true, examples: true, description: true, unknown: true, opening: true}

// eventTypes are the types of events, and methods those of operations.
var (
	eventTypes = []string{"added", "updated", "deleted", "started", "completed"}
	methods    = []string{"get", "post", "put", "delete", "options", "head", "patch", "merge"}
)

// A place is where in a page the reader is.
type place struct {
	section   string
	operation *Operation // nil outside of one
	event     string     // the type of event
	level     int        // of the heading of the operation or the event
	code      string     // the code of asynchronous reasons
}

// identify is the section that a heading names, event or method for one of those,
// "" for none. Of a long word a letter or two may be wrong.
func identify(text string) string {
	text, _, _ = strings.Cut(text, "{#") // an anchor
	word := strings.ToLower(strings.Trim(strings.Join(strings.Fields(text), " "), ":. #"))
	switch {
	case slices.Contains(eventTypes, eventOf(word)):
		return event
	case methodOf(text) != "":
		return method
	case spellings[word] != "":
		return spellings[word]
	case levels[word] != 0:
		return word
	}
	for _, known := range slices.Sorted(maps.Keys(levels)) {
		if most := len(known) / 5; most > 0 && known != event && known != method && levenshtein.Distance(word, known, nil) <= min(most, 2) {
			return known
		}
	}
	return ""
}

// eventOf is the type of event that a heading names.
func eventOf(text string) string {
	word, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(text)), " event")
	return strings.Trim(word, ":. #")
}

// noted matches what may follow a method that is not in capitals.
var noted = regexp.MustCompile(`^(?:[/({].*|(?i:operation|request|method))$`)

// methodOf is the method that a heading names, alone or with a path or a note after
// it, as in "GET /lamps"; "" for none.
func methodOf(text string) string {
	first, rest, more := strings.Cut(strings.Trim(text, ":. #"), " ")
	upper := strings.ToUpper(first)
	if !slices.Contains(methods, strings.ToLower(first)) || more && first != upper && !noted.MatchString(rest) {
		return ""
	}
	return upper
}

// sections reads the blocks, one section after the other.
func (r *reader) sections() {
	for _, b := range r.blocks {
		switch {
		case b.kind == heading:
			r.open(b)
		case b.kind == prose && b.bold && identify(b.text) != "":
			r.warn(b.line, "%q in bold is read as a heading", b.text)
			r.enter(b, levels[identify(b.text)])
		default:
			r.read(b)
		}
	}
	r.close()
}

// open begins the section that a heading names. A section of another name belongs
// to the operation or the event that it stands below.
func (r *reader) open(b block) {
	switch section, below := identify(b.text), b.level > r.at.level; {
	case section != "":
		r.enter(b, b.level)
	case r.at.section == reasons:
		r.close()
		r.at.code, r.empty = b.text, 0
	case below && r.at.event != "":
		r.warn(b.line, "section %q is read as part of the event %s", b.text, r.at.event)
		r.empty = 0
	case r.at.event != "" || r.at.section == events:
		r.warn(b.line, "event type %q is not one of %s", b.text, strings.Join(eventTypes, ", "))
		r.enter(b, b.level)
	default:
		r.warn(b.line, "section %q is not one of a page of the reference", b.text)
		r.close()
		r.last, r.empty = unknown, 0
		if r.at.operation != nil && below {
			r.at.section = examples
			return
		}
		r.at = place{section: unknown}
	}
}

// enter begins a known section, whose heading has that level.
func (r *reader) enter(b block, level int) {
	section := identify(b.text)
	if section == "" {
		section = event
	}
	r.close()
	r.known = r.known || section != event && section != method
	if want := levels[section]; level != want {
		r.warn(b.line, "heading %q on level %d, want %d", b.text, level, want)
	}
	switch plainly := strings.ToLower(strings.TrimSpace(b.text)); section {
	case event:
	case method:
		if plainly != strings.ToLower(methodOf(b.text)) {
			r.warn(b.line, "heading %q is read as %q", b.text, methodOf(b.text))
		}
	default:
		if plainly != section && spellings[plainly] == "" {
			r.warn(b.line, "heading %q is read as %q", b.text, section)
		}
	}
	r.last, r.empty = section, b.line
	switch section {
	case method:
		if before := r.page.operation(methodOf(b.text)); before != nil {
			r.warn(b.line, "the operation %s stands also on line %d", before.Method, before.Line)
		}
		r.page.Operations = append(r.page.Operations, Operation{Method: methodOf(b.text), Line: b.line})
		r.at = place{section: method, operation: &r.page.Operations[len(r.page.Operations)-1], level: level}
	case event:
		r.at = place{section: event, event: eventOf(b.text), level: level}
	case query, input, output, errs, examples, jsonRequest, jsonResponse, xmlRequest, xmlResponse:
		if r.at.operation == nil {
			r.warn(b.line, "section %q stands below no operation", b.text)
			r.page.Operations = append(r.page.Operations, Operation{Line: b.line})
			r.at.operation, r.at.level = &r.page.Operations[len(r.page.Operations)-1], level-1
		}
		r.at = place{section: section, operation: r.at.operation, level: r.at.level}
	default:
		r.at = place{section: section}
	}
}

// read reads a block of the section that the reader is in.
func (r *reader) read(b block) {
	r.empty = 0
	switch b.kind {
	case table:
		r.table(b)
	case code:
		r.sample(b.text, b.line)
	default:
		r.prose(b)
	}
}

func (r *reader) close() {
	r.samples()
	if r.empty > 0 && (r.last == properties || r.last == links || r.last == members) {
		r.warn(r.empty, "section %q says nothing, not even None", r.last)
	}
	if o := r.at.operation; o != nil && o.Method == "" && len(o.Samples) > 0 {
		o.Method = strings.ToUpper(o.Samples[0].Method)
	}
}

// none tells whether prose says that a section has nothing.
func none(text string) bool {
	return slices.Contains([]string{"none", "n/a"}, strings.ToLower(strings.Trim(text, " .()*_")))
}

func (r *reader) prose(b block) {
	before := r.unfenced(b)
	if len(before) == 0 || b.text == "" {
		return
	}
	if strings.HasPrefix(before[0], "|") {
		r.headless(b, before)
		return
	}
	said := b.text
	if len(before) < len(b.raw) {
		said = strings.Join(before, " ")
	}
	switch o := r.at.operation; {
	case none(said), b.item && r.item(b):
	case r.at.section == opening && !applies(said):
		r.page.Says = joined(r.page.Says, said)
	case r.at.section == description:
		r.page.Description = joined(r.page.Description, said)
	case r.at.section == method:
		o.Says = joined(o.Says, said)
	case r.at.section == output:
		o.Returns = joined(o.Returns, said)
	case r.at.section == errs:
		o.Generic = o.Generic || slices.ContainsFunc(b.refs, func(r ref) bool { return strings.HasPrefix(path.Base(r.to), "GenericSynchronousErrors") })
	default:
		r.page.Remarks = append(r.page.Remarks, Entry{r.last, said, b.line})
	}
}

func joined(before, more string) string { return strings.TrimSpace(before + " " + more) }

// applies tells whether a paragraph is about the page: the product it is for, or its
// date.
func applies(text string) bool {
	first := strings.ToLower(strings.Trim(text, "_* "))
	return strings.HasPrefix(first, "applies to") || strings.HasPrefix(first, "last modified")
}
