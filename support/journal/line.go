package journal

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
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
	Team          string            `json:"team,omitempty"`
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

var lineKinds = []string{opened, intended, made, cleared}

// FormatVersion is the version of a journal, which its first line says.
const FormatVersion = 1

// format is what the first line says that the file is.
const format = "ucwatest journal"

// head is how every journal begins, whichever version wrote it.
const head = `{"format":"` + format + `",`

// A reading is what the lines of a journal say.
type reading struct {
	left   map[int]Entry
	last   int // the highest number of an entry
	whole  int // how many bytes are whole lines
	damage []Damage
}

// Damage is a line of a journal that does not say what was written down, as one
// that a disk, an editor or a synchronised folder has changed.
type Damage struct {
	Line int
	What string
}

// String is the line and what is wrong with it.
func (d Damage) String() string { return fmt.Sprintf("line %d: %s", d.Line, d.What) }

// parse reads a journal, as far as it can be read: only a file in which no line is
// a journal's, and one of another version, is an error. A run that was killed, or
// whose disk was full, may have cut the last line: it counts as not written.
func parse(text []byte) (reading, error) {
	r := reading{left: map[int]Entry{}}
	number, understood := 0, strings.HasPrefix(head, string(text[:min(len(text), len(head))]))
	for whole := range bytes.Lines(text) {
		number++
		if !bytes.HasSuffix(whole, []byte("\n")) {
			if torn := bytes.Trim(whole, "\x00 \t\r"); len(torn) < len(whole) {
				r.damaged(number, "unexpected bytes")
			}
			break
		}
		what, err := r.take(whole, number)
		if err != nil {
			return r, fmt.Errorf("line %d: %w", number, err)
		}
		if what != "" {
			r.damaged(number, what)
		}
		understood = understood || what != unreadable
		r.whole += len(whole)
	}
	if len(text) == 0 {
		r.damaged(1, "it is lost, with all that the file said: the file is empty")
	} else if !understood {
		return r, fmt.Errorf("this file is not a journal of ucwatest: it does not begin with %s; move it away", head)
	}
	return r, nil
}

func (r *reading) damaged(line int, what string) { r.damage = append(r.damage, Damage{line, what}) }

// unreadable is what is wrong with most lines that are not as they were written.
const unreadable = "this is not a line of a journal"

// noise is what may come to lie around a line: a byte order mark, blanks, NUL.
const noise = "\ufeff\x00 \t\r\n"

// take reads a line and returns what is wrong with it, "" if it is as it was
// written. What can be read of it counts all the same.
func (r *reading) take(text []byte, number int) (wrong string, err error) {
	var l line
	bare := bytes.Trim(text, noise)
	if err := json.Unmarshal(bare, &l); err != nil || !slices.Contains(lineKinds, l.Did) {
		return unreadable, nil
	}
	if number == 1 {
		switch {
		case l.FormatVersion > FormatVersion:
			return "", fmt.Errorf("format_version %d, and this version of ucwatest reads %d; sweep with the version that wrote it",
				l.FormatVersion, FormatVersion)
		case l.Format != format || l.FormatVersion != FormatVersion:
			wrong = "the line before, with which a journal begins, is lost"
		}
	}
	if len(bare)+1 != len(text) {
		wrong = "unexpected bytes around it"
	}
	return cmp.Or(r.note(l), wrong), nil
}

// note takes a line as true, and returns why it cannot be, or what is missing before it.
func (r *reading) note(l line) (wrong string) {
	e, known := r.left[l.ID]
	senseless := fmt.Sprintf("%q of entry %d makes no sense here", l.Did, l.ID)
	switch {
	case l.Did == opened:
	case l.Did == intended && l.ID > r.last:
		r.left[l.ID] = l.entry()
	case l.Did == made && known:
		e.URL = l.URL
		r.left[l.ID] = e
	case l.Did == made && l.ID > r.last && l.Kind != "":
		r.left[l.ID] = l.entry()
		wrong = senseless + ": the line that intended it is lost"
	case l.Did == cleared && known:
		delete(r.left, l.ID)
	default:
		return senseless
	}
	r.last = max(r.last, l.ID)
	return wrong
}

// entry is what the line says of what it is about.
func (l line) entry() Entry {
	return Entry{ID: l.ID, User: l.User, Team: l.Team, Kind: l.Kind, Detail: l.Detail, URL: l.URL, At: l.At}
}
