package reports

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// largestResults bounds in bytes what [Load] reads: some twenty times what a run of 1,000 failed cases writes.
const largestResults = 1 << 30

// Load reads a results.json that [WriteResults] wrote. Members it does not know are passed over, since a later writer
// of the same version may add some. The error is one sentence: the file cannot be read, was cut, is something else, or
// has another version.
func Load(path string) (*Run, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("results: %w", err)
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, largestResults+1))
	if err != nil {
		return nil, fmt.Errorf("results: %w", err)
	}
	if len(text) > largestResults {
		return nil, fmt.Errorf("results %s: more than %d bytes", path, largestResults)
	}
	run, err := read(text)
	if err != nil {
		return nil, fmt.Errorf("results %s: %w", path, err)
	}
	return run, nil
}

// read reads the version first: of a file in another one the rest may mean anything.
func read(text []byte) (*Run, error) {
	var version struct {
		Is *int `json:"format_version"`
	}
	if err := json.Unmarshal(text, &version); err != nil {
		return nil, unreadable(text, err)
	}
	switch is := version.Is; {
	case is == nil:
		return nil, errors.New("not the results of a run: format_version is missing")
	case *is > FormatVersion:
		return nil, fmt.Errorf("format_version %d is newer than %d, the one known here; read it with the ucwatest that wrote it", *is, FormatVersion)
	case *is < FormatVersion:
		return nil, fmt.Errorf("format_version %d is older than %d, the one known here; run again to write it anew", *is, FormatVersion)
	}
	var r Run
	if err := json.Unmarshal(text, &r); err != nil {
		return nil, unreadable(text, err)
	}
	return &r, nil
}

// unreadable says what is wrong with text that err was met in.
func unreadable(text []byte, err error) error {
	var syntax *json.SyntaxError
	var other *json.UnmarshalTypeError
	switch {
	case len(bytes.TrimSpace(text)) == 0:
		return errors.New("the file is empty; run again to write it anew")
	case errors.As(err, &syntax) && syntax.Offset >= int64(len(text)):
		return fmt.Errorf("the file ends in the middle, after %d bytes; run again to write it anew", len(text))
	case errors.As(err, &other):
		return fmt.Errorf("not the results of a run: %s cannot be of type %s", cmp.Or(other.Field, "the whole"), other.Value)
	}
	return fmt.Errorf("not the results of a run: %w", err)
}
