package reference

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// names compares the name of the page with the rel of its samples.
func (f *finder) names() {
	if rel := f.page.rel(); rel != f.page.Name && len(f.page.shown()) > 0 {
		f.add(f.sampleLine(), "REL", "the page's name: "+f.page.Name, "the samples' rel: "+rel)
	}
}

// exchanges looks at what the samples say of the operations: method, address and
// length, each contradiction but once.
func (f *finder) exchanges() {
	seen := map[string]bool{}
	once := func(line int, topic, one, other string) {
		if !seen[topic] {
			seen[topic] = true
			f.add(line, topic, one, other)
		}
	}
	for _, o := range f.page.Operations {
		asked := ""
		for _, s := range o.Samples {
			if s.Request {
				asked = s.URL
				if s.Method != "" && s.Method != o.Method {
					once(s.Line, "METHOD", "the operations: "+o.Method, "the sample request: "+s.Method)
				}
			} else if s.Document != nil && o.Method == "GET" && s.Document.Self != "" && asked != "" && pathOf(asked) != pathOf(s.Document.Self) {
				once(s.Line, "URL", "the URL requested: "+pathOf(asked), "the self link answered: "+pathOf(s.Document.Self))
			}
			if length := s.Header.Get("Content-Length"); length != "" && len(s.Body) > 0 && length != strconv.Itoa(len(s.Body)) {
				once(s.Line, "LENGTH", "Content-Length: "+length, fmt.Sprintf("the body as printed: %d bytes", len(s.Body)))
			}
		}
	}
}

// pathOf is a URL without host and query.
func pathOf(url string) string {
	if _, after, absolute := strings.Cut(url, "://"); absolute {
		_, after, _ = strings.Cut(after, "/")
		url = "/" + after
	}
	url, _, _ = strings.Cut(url, "?")
	return url
}

// subcodes notes that the page lists a subcode which says that there is none.
func (f *finder) subcodes() {
	for _, o := range f.page.Operations {
		for _, e := range o.Errors {
			if e.None {
				f.add(e.Line, "SUBCODE", "an error with subcode None", "a subcode is optional")
				return
			}
		}
	}
}

// enumerations compares what samples and texts show of enumerations with the
// pages of those in the set.
func (f *finder) enumerations() {
	for _, p := range f.page.Properties {
		f.shownMembers(p)
	}
	for _, o := range f.page.Operations {
		for _, in := range slices.Concat(o.Input, o.Query) {
			f.members(in.Line, in.Name, in.Enum, in.Values)
		}
	}
	var codes, subcodes []string
	for _, o := range f.page.Operations {
		for _, e := range o.Errors {
			codes = append(codes, e.Code)
			if e.Subcode != "" {
				subcodes = append(subcodes, e.Subcode)
			}
		}
	}
	f.members(1, "its errors", "ErrorCode", codes)
	f.members(1, "its errors", "ErrorSubcode", subcodes)
}

// shownMembers compares the values of a property in the samples.
func (f *finder) shownMembers(p Property) {
	shown := f.page.shown()
	for _, format := range formats {
		d := shown[format]
		if d == nil {
			continue
		}
		property, there := d.Property(p.Name)
		values := []string{property.Text}
		if property.Kind == document.List || !there {
			values = nil
		}
		for _, i := range property.Items {
			values = append(values, i.Text)
		}
		f.members(f.sampleLine(), p.Name+" in "+format.String(), p.Enum, values)
	}
}

// members wants values to be members of an enumeration, if its page is in the set.
func (f *finder) members(line int, what, enumeration string, values []string) {
	members := f.set.members(enumeration)
	if more := without(values, members); members != nil && len(more) > 0 {
		f.add(line, "enum "+enumeration, what+": "+strings.Join(more, ", "), "the members of "+enumeration+": none of that name")
	}
}

// formats are those of the samples, in the order of a page.
var formats = []ucwa.Format{ucwa.FormatJSON, ucwa.FormatXML}
