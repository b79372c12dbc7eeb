package journal

import (
	"bytes"
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
	ID            int               `json:"id,omitempty"` // of the entry; of a line "opened": the highest so far, behind several journals in one file
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
	left    map[int]Entry
	seen    map[int]bool // the numbers of all entries
	last    int          // the highest of them
	base    int          // what is added to the numbers of a journal that stands behind another
	records int
	whole   int  // how many bytes to keep: all but a last line that was cut
	unended bool // the last of them is no line break
	damage  []Damage
}

// Damage is a line of a journal that does not say what was written down, as one
// that a disk, an editor or a synchronised folder has changed.
type Damage struct {
	Line int // 0 for what is not in the journal itself
	What string
}

// String is the line and what is wrong with it.
func (d Damage) String() string {
	if d.Line == 0 {
		return d.What
	}
	return fmt.Sprintf("line %d: %s", d.Line, d.What)
}

// parse reads a journal, as far as it can be read: only a file in which no line is
// a journal's, and one of another version, is an error. A run that was killed, or
// whose disk was full, may have cut the last line: it counts as not written, unless
// nothing but its line break is missing.
func parse(text []byte) (reading, error) {
	r := reading{left: map[int]Entry{}, seen: map[int]bool{}}
	if plain, is := fromUTF16(text); is {
		r.damaged(1, "the file is in UTF-16")
		text = plain
	}
	at, number := 0, 1
	for _, found := range records(text) {
		number = r.between(text[at:found.from], number)
		if err := r.take(found.line, number); err != nil {
			return r, fmt.Errorf("line %d: %w", number, err)
		}
		if more := bytes.Count(text[found.from:found.to], lineBreak); more > 0 {
			r.damaged(number, "it is broken into several lines")
			number += more
		}
		at = found.to
	}
	r.whole = len(text) - r.behind(text[at:], number)
	r.unended = r.whole > 0 && text[r.whole-1] != '\n'
	if len(text) == 0 {
		r.damaged(1, "it is lost, with all that the file said: the file is empty")
	} else if r.records == 0 && !strings.HasPrefix(head, string(text[:min(len(text), len(head))])) {
		return r, fmt.Errorf("this file is not a journal of ucwatest: it does not begin with %s; move it away", head)
	}
	return r, nil
}

// damaged notes what is wrong with a line, and only the first of several things.
func (r *reading) damaged(line int, what string) {
	if n := len(r.damage); n == 0 || r.damage[n-1].Line != line {
		r.damage = append(r.damage, Damage{line, what})
	}
}

// take takes a line as true as far as it can be, and notes what is wrong with it.
func (r *reading) take(l line, number int) error {
	switch {
	case l.FormatVersion > FormatVersion:
		return fmt.Errorf("format_version %d, and this version of ucwatest reads %d; sweep with the version that wrote it",
			l.FormatVersion, FormatVersion)
	case r.records == 0 && (l.Format != format || l.FormatVersion != FormatVersion):
		r.damaged(number, "the line before, with which a journal begins, is lost")
	case r.records > 0 && l.Format != "":
		r.damaged(number, "another journal begins here")
		r.base = r.last
	}
	r.records++
	if wrong := r.note(l); wrong != "" {
		r.damaged(number, wrong)
	}
	return nil
}

// note takes a line as true, and returns why it cannot be, or what is missing before it.
func (r *reading) note(l line) (wrong string) {
	if l.Did == opened {
		if l.ID > 0 { // the lines behind it count the entries of all journals before
			r.base = 0
		}
		return ""
	}
	senseless := fmt.Sprintf("%q of entry %d makes no sense here", l.Did, l.ID)
	if l.ID <= 0 {
		return senseless
	}
	l.ID += r.base
	e, known := r.left[l.ID]
	switch {
	case l.Did == intended && !r.seen[l.ID]:
		r.left[l.ID] = l.entry()
	case l.Did == made && known:
		e.URL = l.URL
		r.left[l.ID] = e
	case l.Did == made && !r.seen[l.ID] && l.Kind != "":
		r.left[l.ID] = l.entry()
		wrong = senseless + ": the line that intended it is lost"
	case l.Did == cleared && known:
		delete(r.left, l.ID)
	default:
		return senseless
	}
	r.seen[l.ID] = true
	r.last = max(r.last, l.ID)
	return wrong
}

func (l line) entry() Entry {
	return Entry{ID: l.ID, User: l.User, Team: l.Team, Kind: l.Kind, Detail: l.Detail, URL: l.URL, At: l.At}
}
