package har

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"reflect"
	"slices"
)

const (
	// MaxEntry is how many bytes of a file one entry may have. Its bodies are held as a
	// whole, so that a longer one is not read.
	MaxEntry = 32 << 20
	// maxMember is how many bytes of what an archive says of itself are read.
	maxMember = 1 << 20
)

// A Reader reads an archive from its beginning to its end.
type Reader struct {
	s     *scanner
	log   Log
	pages []Page
	kept  []byte // room for one entry
}

// NewReader returns a reader of the archive that in holds. Nothing is read yet.
func NewReader(in io.Reader) *Reader { return &Reader{s: newScanner(in)} }

// Log is what the archive says of itself, as far as it has been read: some programs
// write it behind the entries.
func (r *Reader) Log() Log { return r.log }

// Pages are those of the archive of which ucwatest says something, as far as they have
// been read.
func (r *Reader) Pages() []Page { return r.pages }

// Unreadable says that one entry of an archive cannot be read. Those behind it can.
type Unreadable struct {
	Index int // in log.entries, from 0
	Err   error
}

// Error names the entry and what is wrong with it.
func (u *Unreadable) Error() string { return fmt.Sprintf("log.entries[%d]: %v", u.Index, u.Err) }

// Unwrap returns what is wrong with the entry, for errors.Is and errors.As.
func (u *Unreadable) Unwrap() error { return u.Err }

// errEnough ends a reading that nobody wants to go on.
var errEnough = errors.New("enough")

// Entries are those of the archive, in its order. An error beside one is an
// *Unreadable, and what follows is read; any other is the last, and says that the
// file cannot be read, is no archive, or has another version. It can be called once.
func (r *Reader) Entries() iter.Seq2[*Entry, error] {
	return func(yield func(*Entry, error) bool) {
		err := r.read(func(e *Entry, err error) error {
			if !yield(e, err) {
				return errEnough
			}
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			yield(nil, err)
		}
	}
}

func (r *Reader) read(told func(*Entry, error) error) error {
	r.s.mark()
	if err := r.begins("", '{'); err != nil {
		return err
	}
	found := false
	err := r.s.members(func(name string) error {
		if name != "log" {
			return r.s.skip()
		}
		if err := r.begins("log: ", '{'); err != nil {
			return err
		}
		return r.s.members(func(name string) error {
			if name == "pages" {
				return r.readPages()
			}
			if name != "entries" {
				return r.member(name)
			}
			found = true
			if err := r.begins("log.entries: ", '['); err != nil {
				return err
			}
			return r.entries(told)
		})
	})
	if err == nil && !found {
		return errors.New("not an HTTP Archive: it has no log.entries")
	}
	return err
}

// begins refuses a file in which another sign than that follows, at a member or at its
// beginning.
func (r *Reader) begins(member string, sign byte) error {
	b, err := r.s.next()
	if err == nil && b == sign {
		return nil
	}
	odd := r.s.wanted(fmt.Sprintf("%q", sign), b, err)
	if err != nil && member != "" {
		return odd // cut short, and an archive as far as it goes
	}
	return fmt.Errorf("not an HTTP Archive: %s%w", member, odd)
}

func (r *Reader) entries(told func(*Entry, error) error) error {
	return r.s.items(func(i int) error {
		e, err := r.entry(i)
		var unreadable *Unreadable
		if err == nil || errors.As(err, &unreadable) {
			return told(e, err)
		}
		return fmt.Errorf("log.entries[%d]: %w", i, err)
	})
}

func (r *Reader) entry(i int) (*Entry, error) {
	if _, err := r.s.next(); err != nil {
		return nil, r.s.wanted("an entry", 0, err)
	}
	e := &Entry{Index: i, Offset: r.s.at}
	var err error
	if r.kept, e.Length, err = r.s.value(r.kept[:0], MaxEntry); err != nil {
		return e, err
	}
	if e.Length > MaxEntry {
		return e, &Unreadable{i, fmt.Errorf("it has %d bytes, want at most %d", e.Length, MaxEntry)}
	}
	switch err := json.Unmarshal(r.kept, e); {
	case err != nil:
		return e, &Unreadable{i, plain(err, e.Offset)}
	case e.Request.URL == "":
		return e, &Unreadable{i, errors.New("it has no request.url")}
	case e.Request.Method == "":
		return e, &Unreadable{i, errors.New("it has no request.method")}
	}
	return e, nil
}

// kinds are what JSON calls the types of members.
var kinds = map[reflect.Kind]string{reflect.String: "string", reflect.Int: "whole number", reflect.Slice: "array", reflect.Struct: "object", reflect.Pointer: "object"}

// plain is an error of package json in the words of JSON, of a text that begins at
// an offset of the file.
func plain(err error, offset int64) error {
	var broken *json.SyntaxError
	var other *json.UnmarshalTypeError
	switch {
	case errors.As(err, &broken):
		return fmt.Errorf("byte %d: %w", offset+broken.Offset-1, err)
	case errors.As(err, &other):
		return fmt.Errorf("%s: got %s, want %s", cmp.Or(other.Field, "the entry"), other.Value, kinds[other.Type.Kind()])
	}
	return err
}

// readPages reads the pages that are ucwatest's. Those that cannot be read are others.
func (r *Reader) readPages() error {
	if b, err := r.s.next(); err != nil || b != '[' {
		return r.s.skip()
	}
	return r.s.items(func(int) error {
		var p Page
		text, length, err := r.s.value(nil, maxMember)
		if err == nil && length <= maxMember && json.Unmarshal(text, &p) == nil && p.Ours != nil {
			r.pages = append(r.pages, p)
		}
		return err
	})
}

// versions are those that are read: 1.1 has fewer members and no other.
var versions = []string{"1.1", Version}

// member reads what the archive says of itself.
func (r *Reader) member(name string) error {
	into := map[string]any{"version": &r.log.Version, "creator": &r.log.Creator, "comment": &r.log.Comment, "_ucwatest": &r.log.Ours}[name]
	if into == nil {
		return r.s.skip()
	}
	text, length, err := r.s.value(nil, maxMember)
	switch {
	case err != nil:
		return err
	case length > maxMember:
		return fmt.Errorf("log.%s has %d bytes, want at most %d", name, length, maxMember)
	}
	if err := json.Unmarshal(text, into); name != "version" {
		return nil // whatever else cannot be read is not known
	} else if err != nil || !slices.Contains(versions, r.log.Version) {
		return fmt.Errorf("log.version: got %.20s, want %q", text, Version)
	}
	return nil
}
