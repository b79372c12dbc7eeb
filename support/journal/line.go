package journal

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// A line is one line of a journal's file: that a process opened it, or what
// became of an entry. The first one also says what kind of file it is.
type line struct {
	Format        string            `json:"format,omitempty"`
	FormatVersion int               `json:"format_version,omitempty"`
	Did           string            `json:"did"`
	Process       int               `json:"process,omitempty"`
	ID            int               `json:"id,omitempty"`
	User          string            `json:"user,omitempty"`
	Kind          string            `json:"kind,omitempty"`
	Detail        map[string]string `json:"detail,omitempty"`
	URL           string            `json:"url,omitempty"`
	At            time.Time         `json:"at"`
}

// What a line can tell.
const (
	opened   = "opened"
	intended = "intended"
	made     = "made"
	cleared  = "cleared"
)

// FormatVersion is the version of a journal, which its first line says.
const FormatVersion = 1

// format is what the first line says that the file is.
const format = "ucwatest journal"

// head is how every journal begins, whichever version wrote it.
const head = `{"format":"` + format + `",`

// A reading is what the whole lines of a journal say.
type reading struct {
	left    map[int]Entry
	last    int // the highest number of an entry
	process int // who opened it last
	whole   int // how many bytes are whole lines
}

// parse reads a journal. A run that was killed, or whose disk was full, may have
// cut the last line: it counts as not written.
func parse(text []byte) (reading, error) {
	r := reading{left: map[int]Entry{}}
	if start := text[:min(len(text), len(head))]; !strings.HasPrefix(head, string(start)) {
		return r, fmt.Errorf("this file is not a journal of ucwatest: it does not begin with %s; move it away", head)
	}
	number := 0
	for whole := range bytes.Lines(text) {
		if !bytes.HasSuffix(whole, []byte("\n")) {
			break
		}
		number++
		if err := r.take(whole); err != nil {
			return r, fmt.Errorf("line %d: %w", number, err)
		}
		r.whole += len(whole)
	}
	return r, nil
}

// take reads the next line.
func (r *reading) take(text []byte) error {
	var l line
	if err := json.Unmarshal(text, &l); err != nil {
		return fmt.Errorf("this is not a line of a journal: %w", err)
	}
	if r.whole == 0 && l.FormatVersion != FormatVersion {
		return fmt.Errorf("format_version %d, and this version of ucwatest reads %d; sweep with the version that wrote it",
			l.FormatVersion, FormatVersion)
	}
	e, known := r.left[l.ID]
	switch {
	case l.Did == opened:
		r.process = l.Process
	case l.Did == intended && l.ID > r.last:
		r.last = l.ID
		r.left[l.ID] = Entry{ID: l.ID, User: l.User, Kind: l.Kind, Detail: l.Detail, At: l.At}
	case l.Did == made && known:
		e.URL = l.URL
		r.left[l.ID] = e
	case l.Did == cleared && known:
		delete(r.left, l.ID)
	default:
		return fmt.Errorf("%q of entry %d makes no sense here", l.Did, l.ID)
	}
	return nil
}
