package document

import (
	"fmt"
	"strings"

	"github.com/antchfx/xmlquery"
	"github.com/tidwall/gjson"

	"ucwatest/support/ucwa"
)

// A Reason is why something was refused or went wrong
// (ErrorsAndInformationalMessages): the body of an error, or a part of an event.
type Reason struct {
	Format                 ucwa.Format
	Code, Subcode, Message string
	// HasCode and HasSubcode tell an empty one from none; null is none.
	HasCode, HasSubcode bool
	// Root and Namespace are those of the XML element.
	Root, Namespace string
	// Members are all there are, in order, the three above among them.
	Members []Property
}

// ReadReason reads the body of an error. It is an *Unexpected if it could be
// read but has neither a code nor a subcode; otherwise errors are those of Read.
func ReadReason(mediaType string, body []byte) (*Reason, error) {
	return readAs(mediaType, body, readXMLReason, readJSONReason)
}

func readJSONReason(s *source) (*Reason, error) {
	r, root, err := parseJSON(s)
	if err != nil {
		return nil, err
	}
	reason := r.reason(root)
	if r.fault != nil {
		return nil, r.fault
	}
	if !root.IsObject() || !reason.HasCode && !reason.HasSubcode {
		return nil, &Unexpected{Want: "a reason", Got: describeJSON(root)}
	}
	return reason, nil
}

// reason reads the members of an object.
func (r *jsonReader) reason(object gjson.Result) *Reason {
	reason := &Reason{Format: ucwa.FormatJSON}
	if object.IsObject() {
		r.members(object, func(key string, value gjson.Result) {
			reason.add(r.property(key, value))
		})
	}
	return reason
}

func readXMLReason(s *source) (*Reason, error) {
	root, err := parseXML(s)
	if err != nil {
		return nil, err
	}
	reason := reasonOf(root)
	if root.Data != "reason" && !reason.HasCode && !reason.HasSubcode {
		return nil, &Unexpected{Want: "a reason", Got: describeXML(root)}
	}
	return reason, nil
}

func reasonOf(n *xmlquery.Node) *Reason {
	reason := &Reason{Format: ucwa.FormatXML, Root: n.Data, Namespace: n.NamespaceURI}
	for child := range children(n) {
		reason.add(memberOf(child))
	}
	return reason
}

// memberOf reads an element in a reason. No form is known for those that hold
// more than text, so they are kept as they stand.
func memberOf(n *xmlquery.Node) Property {
	for range children(n) {
		return Property{Name: n.Data, Kind: Object, Text: n.OutputXML(false)}
	}
	return Property{Name: n.Data, Text: content(n)}
}

// add takes in a member. Of two that XML may have by one name the first counts.
func (r *Reason) add(p Property) {
	r.Members = append(r.Members, p)
	if p.Kind == Null {
		return
	}
	switch {
	case p.Name == "code" && !r.HasCode:
		r.Code, r.HasCode = p.Text, true
	case p.Name == "subcode" && !r.HasSubcode:
		r.Subcode, r.HasSubcode = p.Text, true
	case p.Name == "message" && r.Message == "":
		r.Message = p.Text
	}
}

// describeJSON says what a body is that is not what it was asked to be.
func describeJSON(root gjson.Result) string {
	if !root.IsObject() {
		return "a JSON " + kindOf(root).String()
	}
	if rel := root.Get("rel"); rel.Type == gjson.String {
		return fmt.Sprintf("a JSON object of rel %q", rel.Str)
	}
	var names []string
	root.ForEach(func(key, _ gjson.Result) bool {
		names = append(names, fmt.Sprintf("%q", key.Str))
		return len(names) < enoughNames
	})
	if names == nil {
		return "an empty JSON object"
	}
	return "a JSON object with the members " + strings.Join(names, ", ")
}

// enoughNames is how many member names tell what an object is.
const enoughNames = 6

func describeXML(root *xmlquery.Node) string {
	if rel, has := attribute(root, "rel"); has {
		return fmt.Sprintf("the XML element <%s> of rel %q", root.Data, rel)
	}
	return fmt.Sprintf("the XML element <%s>", root.Data)
}
