package mock

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// readXML reads an element input or resource with properties and lists of them
// (PayloadFormat). The decoder knows no entities but XML's own.
func (in input) readXML(body []byte) error {
	var root struct {
		XMLName    xml.Name
		Properties []struct {
			Name string `xml:"name,attr"`
			Text string `xml:",chardata"`
		} `xml:"property"`
		Lists []struct {
			Name  string   `xml:"name,attr"`
			Items []string `xml:"item"`
		} `xml:"propertyList"`
	}
	decoder := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(body, []byte(byteOrderMark))))
	if err := decoder.Decode(&root); err != nil {
		return err
	}
	if name := root.XMLName.Local; name != "input" && name != "resource" {
		return errors.New("root element " + name)
	}
	if err := nothingLeft(decoder); err != nil {
		return err
	}
	for _, p := range root.Properties {
		in[strings.ToLower(p.Name)] = p.Text
	}
	for _, l := range root.Lists {
		in[strings.ToLower(l.Name)] = l.Items
	}
	return nil
}

// nothingLeft wants nothing but space and comments behind the root element.
func nothingLeft(decoder *xml.Decoder) error {
	for {
		t, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.Comment:
		case xml.CharData:
			if len(bytes.TrimSpace(t)) > 0 {
				return errors.New("text behind the root element")
			}
		default:
			return errors.New("more behind the root element")
		}
	}
}
