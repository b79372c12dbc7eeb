package format

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	gherkin "github.com/cucumber/gherkin/go/v42"
	messages "github.com/cucumber/messages/go/v34"
)

// maxLine bounds a line in bytes: Gherkin's scanner panics on much longer ones.
const maxLine = 32 << 10

// Feature lays out a feature file: two spaces for each level, columns of tables in
// line, one blank line at most, and one before each rule, background, scenario and
// examples. Comments stay where they are, and what the file means does not change.
// The error says where the text is not Gherkin, or where Gherkin ignores the end of
// a row, which would be lost.
func Feature(text []byte) ([]byte, error) {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	was, err := read(text)
	if err != nil {
		return nil, err
	}
	laid := newLayout(string(text), was)
	if laid.lost != nil {
		return nil, laid.lost
	}
	is := []byte(laid.String())
	again, err := read(is)
	if err != nil || !same(was, again) {
		return nil, errMeaning
	}
	return is, nil
}

// errMeaning is a fault of this package.
var errMeaning = errors.New(": formatting would change what its scenarios or comments say, so it is left as it is")

// read parses a feature file.
func read(text []byte) (*messages.GherkinDocument, error) {
	number := 0
	for line := range bytes.Lines(text) {
		number++
		if len(line) > maxLine {
			return nil, errorAt(number, fmt.Sprintf("the line has %d bytes, want at most %d", len(line), maxLine))
		}
	}
	document, err := gherkin.ParseGherkinDocument(bytes.NewReader(text), (&messages.Incrementing{}).NewId)
	if err != nil {
		return nil, misread(err)
	}
	return document, nil
}

// place is how Gherkin's parser begins what it says of a place.
var place = regexp.MustCompile(`\((\d+):\d+\): (.*)`)

// misread is the first of what the parser says.
func misread(err error) error {
	found := place.FindStringSubmatch(err.Error())
	if found == nil {
		return fmt.Errorf(": %w", err)
	}
	line, _ := strconv.Atoi(found[1]) // they are digits
	return errorAt(line, found[2])
}

// same tells whether two documents have the same pickles and comments.
func same(a, b *messages.GherkinDocument) bool {
	return meaning(a) == meaning(b)
}

// meaning is what a document says, without where.
func meaning(d *messages.GherkinDocument) string {
	pickles := gherkin.Pickles(*d, "", (&messages.Incrementing{}).NewId)
	for _, p := range pickles {
		p.Location = nil
	}
	var comments []string
	for _, c := range d.Comments {
		comments = append(comments, strings.TrimSpace(c.Text))
	}
	text, err := json.Marshal([]any{pickles, comments})
	if err != nil {
		panic(err) // it is made of texts
	}
	return string(text)
}
