package mock

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"mime"
	"net/http"
	"strings"
)

// An input is what a request says, from its query and its body, by member
// names in lower case: clients spell them in more than one way.
type input map[string]any

// text is a member that is a string, "" if there is none.
func (in input) text(name string) string {
	s, _ := in[strings.ToLower(name)].(string)
	return s
}

// input reads query and body. A body is JSON or XML by its media type.
func (c *call) input() (input, *Answer) {
	in := input{}
	for name, values := range c.r.URL.Query() {
		in[strings.ToLower(name)] = values[0]
	}
	if len(c.body) == 0 {
		return in, nil
	}
	mediaType, _, err := mime.ParseMediaType(c.r.Header.Get("Content-Type"))
	switch {
	case err != nil:
		return nil, c.refuse(http.StatusUnsupportedMediaType, "UnsupportedMediaType", "")
	case mediaType == media[0].name || mediaType == media[2].name:
		err = in.json(c.body)
	case mediaType == media[1].name || mediaType == media[3].name:
		err = in.xml(c.body)
	default:
		return nil, c.refuse(http.StatusUnsupportedMediaType, "UnsupportedMediaType", "")
	}
	if err != nil {
		return nil, c.refuse(http.StatusBadRequest, "BadRequest", "DeserializationFailure")
	}
	return in, nil
}

func (in input) json(body []byte) error {
	var members map[string]any
	if err := json.Unmarshal(body, &members); err != nil {
		return err
	}
	for name, value := range members {
		in[strings.ToLower(name)] = value
	}
	return nil
}

func (in input) xml(body []byte) error {
	var root struct {
		XMLName  xml.Name
		Property []struct {
			Name string `xml:"name,attr"`
			Text string `xml:",chardata"`
		} `xml:"property"`
		List []struct {
			Name string `xml:"name,attr"`
			Item []any  `xml:"item"`
		} `xml:"propertyList"`
	}
	if err := xml.Unmarshal(body, &root); err != nil {
		return err
	}
	if root.XMLName.Local != "input" || root.XMLName.Space != namespace {
		return errors.New("no input element")
	}
	for _, p := range root.Property {
		in[strings.ToLower(p.Name)] = p.Text
	}
	for _, l := range root.List {
		in[strings.ToLower(l.Name)] = l.Item
	}
	return nil
}

// required refuses unless all members are there, and are texts no longer than most.
func (c *call) required(in input, most int, names ...string) *Answer {
	var parameters [][2]string
	for _, name := range names {
		switch s := in.text(name); {
		case s == "":
			parameters = append(parameters, [2]string{name, "Required"})
		case len(s) > most:
			parameters = append(parameters, [2]string{name, "TooLong"})
		}
	}
	if parameters == nil {
		return nil
	}
	a := c.refuse(http.StatusBadRequest, "BadRequest", "ParameterValidationFailure")
	a.Reason.Parameters = parameters
	return a
}
