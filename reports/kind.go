package reports

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// A Kind is a sort of file that carries its format_version, as all do that ucwatest reads again.
type Kind struct {
	Name    string // what an error calls the file, as "results"
	Is      string // what a file that is something else is not, as "the results of a run"
	Has     string // a member that files of this kind alone have
	Version int    // the one known here
	Largest int64  // bytes that are read at most
	Anew    string // how to get one that can be read, as an imperative
}

// ByteOrderMark is what some programs begin a text in UTF-8 with (RFC 8259, section 8.1).
const ByteOrderMark = "\ufeff"

// Read reads the file at path into v; a byte order mark before it is passed over. The error is one sentence: the file
// cannot be read, was cut, is something else, or has another version.
func (k Kind) Read(path string, v any) error {
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("%s: %w", k.Name, err)
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, k.Largest+1))
	if err != nil {
		return fmt.Errorf("%s: %w", k.Name, err)
	}
	if int64(len(text)) > k.Largest {
		return fmt.Errorf("%s %s: more than %d bytes", k.Name, path, k.Largest)
	}
	if err := k.parse(bytes.TrimPrefix(text, []byte(ByteOrderMark)), v); err != nil {
		return fmt.Errorf("%s %s: %w", k.Name, path, err)
	}
	return nil
}

// parse reads the version first: of a file in another one the rest may mean anything.
func (k Kind) parse(text []byte, v any) error {
	var version struct {
		Is *int `json:"format_version"`
	}
	var members map[string]json.RawMessage
	if err := cmp.Or(json.Unmarshal(text, &members), json.Unmarshal(text, &version)); err != nil {
		return k.unreadable(text, err)
	}
	switch is := version.Is; {
	case is == nil:
		return fmt.Errorf("not %s: format_version is missing", k.Is)
	case *is > k.Version:
		return fmt.Errorf("format_version %d is newer than %d, the one known here; read it with the ucwatest that wrote it", *is, k.Version)
	case *is < k.Version:
		return fmt.Errorf("format_version %d is older than %d, the one known here; %s", *is, k.Version, k.Anew)
	}
	if err := json.Unmarshal(text, v); err != nil {
		return k.unreadable(text, err)
	}
	if members[k.Has] == nil {
		return fmt.Errorf("not %s: %s is missing", k.Is, k.Has)
	}
	return nil
}

// unreadable says what is wrong with text that err was met in.
func (k Kind) unreadable(text []byte, err error) error {
	var syntax *json.SyntaxError
	var other *json.UnmarshalTypeError
	switch {
	case len(bytes.TrimSpace(text)) == 0:
		return fmt.Errorf("the file is empty; %s", k.Anew)
	case errors.As(err, &syntax) && syntax.Offset >= int64(len(text)):
		return fmt.Errorf("the file ends in the middle, after %d bytes; %s", len(text), k.Anew)
	case errors.As(err, &other):
		return fmt.Errorf("not %s: %s cannot be of type %s", k.Is, cmp.Or(other.Field, "the whole"), other.Value)
	}
	return fmt.Errorf("not %s: %w", k.Is, err)
}

// largestResults bounds in bytes what [Load] reads: some twenty times what a run of 1,000 failed cases writes.
const largestResults = 1 << 30

// Load reads a results.json that [WriteResults] wrote; path is the file, or the folder that [Save] wrote it into. Members
// it does not know are passed over, since a later writer of the same version may add some. The error is one sentence: the
// file cannot be read, was cut, is something else, or has another version.
func Load(path string) (*Run, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		folder := path
		path = filepath.Join(folder, "results.json")
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("results: the folder %s has no results.json: name one that apply, judge or merge wrote its reports into", folder)
		}
	}
	var r Run
	if err := resultsFile.Read(path, &r); err != nil {
		return nil, err
	}
	return &r, nil
}

// resultsFile is what results.json is to whoever reads it.
var resultsFile = Kind{Name: "results", Is: "the results of a run", Has: "exit_class", Version: FormatVersion, Largest: largestResults,
	Anew: "run again to write it anew"}
