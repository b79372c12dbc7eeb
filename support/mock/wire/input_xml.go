package wire

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
)

// readXML reads an element input or resource with properties, lists of them
// and links (PayloadFormat). There is no document type, and so there are no
// entities but XML's own.
func readXML(body []byte) (Input, error) {
	r := xmlReader{Decoder: xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(body, []byte(ByteOrderMark)))), in: Input{}}
	for {
		t, err := r.Token()
		if errors.Is(err, io.EOF) && r.begun {
			return r.in, nil
		}
		if err != nil {
			return nil, err
		}
		if err := r.top(t); err != nil {
			return nil, err
		}
	}
}

// An xmlReader reads input token by token, so that depth, double properties and
// a document type are seen before anything is built.
type xmlReader struct {
	*xml.Decoder
	in    Input
	begun bool
}

// top reads what stands outside of the root element, and the root itself.
func (r *xmlReader) top(t xml.Token) error {
	switch t := t.(type) {
	case xml.Comment, xml.ProcInst:
	case xml.CharData:
		if len(bytes.TrimSpace(t)) > 0 {
			return errors.New("text outside of the root element")
		}
	case xml.StartElement:
		if r.begun || t.Name.Local != "input" && t.Name.Local != "resource" {
			return fmt.Errorf("root element %s", t.Name.Local)
		}
		r.begun = true
		return r.children(1, r.member)
	default:
		return errors.New("a document type")
	}
	return nil
}

// children calls each for the elements within the one that has begun, which is
// depth deep, and reads its end. Each reads the end of its own.
func (r *xmlReader) children(depth int, each func(e xml.StartElement, depth int) error) error {
	if depth > maxDepth {
		return errDeep
	}
	for {
		t, err := r.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := each(t, depth+1); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		case xml.Directive:
			return errors.New("a document type")
		}
	}
}

// member reads a property, a list or a link. Anything else is passed over, as
// are embedded resources.
func (r *xmlReader) member(e xml.StartElement, depth int) error {
	var value any
	var err error
	name := attributeOf(e, "name")
	switch e.Name.Local {
	case "property":
		value, err = r.text(depth)
	case "propertyList":
		items := []string{}
		err = r.children(depth, func(_ xml.StartElement, depth int) error {
			item, err := r.text(depth)
			items = append(items, item)
			return err
		})
		value = items
	case "link":
		r.in.set(linked(attributeOf(e, "rel")), attributeOf(e, "href"))
		return r.pass(e, depth)
	default:
		return r.pass(e, depth)
	}
	if err == nil && !r.in.set(name, value) {
		return double(name)
	}
	return err
}

// text reads the text of an element that holds nothing else.
func (r *xmlReader) text(depth int) (string, error) {
	if depth > maxDepth {
		return "", errDeep
	}
	var text []byte
	for {
		t, err := r.Token()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.CharData:
			text = append(text, t...)
		case xml.EndElement:
			return string(text), nil
		case xml.StartElement, xml.Directive:
			return "", errors.New("an element where text is wanted")
		}
	}
}

// pass reads over an element.
func (r *xmlReader) pass(_ xml.StartElement, depth int) error { return r.children(depth, r.pass) }

func attributeOf(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
