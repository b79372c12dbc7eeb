package foreign

import (
	"fmt"
	"strings"

	"ucwatest/support/contract"
	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// A site is where in a body something stands.
type site struct {
	format ucwa.Format
	path   string // a JSON pointer (RFC 6901) or an XPath
	whole  bool   // it is the body as a whole
	kind   *kind  // what is stated of the resource there, if that is known otherwise than by its type
	reason bool   // it is a reason
}

// whole is the site of a body as a whole.
func whole(d *document.Document) site {
	at := site{format: d.Format, whole: true}
	if d.Format == ucwa.FormatXML {
		at.path = "/" + d.Element.Name
	}
	return at
}

// embedded is the site of the nth resource of a relation that is embedded in the one at s.
func (s site) embedded(e document.Embedded, n int) site {
	in := site{format: s.format}
	switch {
	case s.format == ucwa.FormatXML:
		in.path = fmt.Sprintf("%s/resource[@rel=%s][%d]", s.path, quoted(e.Rel), n+1)
	case e.Many:
		in.path = fmt.Sprintf("%s/_embedded/%s/%d", s.path, escaped(e.Rel), n)
	default:
		in.path = s.path + "/_embedded/" + escaped(e.Rel)
	}
	return in
}

// of is the place within the site that a judgement is about.
func (s site) of(j contract.Judgement) string {
	if s.reason {
		return s.inReason(j)
	}
	sort, name, _ := strings.Cut(j.Subject, " ")
	switch sort {
	case "link":
		return s.link(name)
	case "property":
		return s.property(name)
	}
	switch {
	case j.Property != "":
		return s.property(j.Property)
	case j.Links:
		return s.path + "/_links"
	}
	return s.path
}

func (s site) inReason(j contract.Judgement) string {
	name := "/code"
	if strings.HasPrefix(j.Subject, "subcode") {
		name = "/subcode"
	}
	if s.format == ucwa.FormatXML {
		return "/reason" + name
	}
	return s.path + name
}

func (s site) link(rel string) string {
	switch {
	case s.format == ucwa.FormatJSON:
		return s.path + "/_links/" + escaped(rel)
	case rel == ucwa.RelSelf:
		return s.path + "/@href"
	}
	return fmt.Sprintf("%s/link[@rel=%s]", s.path, quoted(rel))
}

func (s site) property(name string) string {
	if s.format == ucwa.FormatJSON {
		return s.path + "/" + escaped(name)
	}
	return fmt.Sprintf("%s/*[@name=%s]", s.path, quoted(name))
}

// pointer escapes what a JSON pointer is made of.
var pointer = strings.NewReplacer("~", "~0", "/", "~1")

// escaped is a name as a JSON pointer has it.
func escaped(name string) string { return pointer.Replace(name) }

// quoted is a text as XPath 1.0 has it, which knows no escapes.
func quoted(text string) string {
	if strings.Contains(text, "'") {
		return `"` + text + `"`
	}
	return "'" + text + "'"
}
