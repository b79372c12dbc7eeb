// Package journal is the file of what a run creates on a target: what it is
// about to create is written before the request, where it is after the answer.
// A run that is killed leaves its journal, and whoever reads it can clean up
// what is left.
//
// It must not know what is created, nor how that is cleaned up: go on with
// stage, which fills a journal, and with sweep, which empties it. It
// holds no secrets, yet it does hold addresses of people: nobody could be given
// their own settings back without. So only the owner of a file may read it.
package journal

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/gofrs/flock"
)

// An Entry is one thing that was to be created on the target, or one setting
// that was to be changed.
type Entry struct {
	ID     int
	User   string            // who creates it: caller, callee or answerer
	Team   string            // of the user; "" where there are no teams
	Kind   string            // application, conversation or forwarding
	Detail map[string]string // what it takes to find it, or to put it back
	URL    string            // where it is; "" as long as nothing was answered
	At     time.Time         // when it was to be created
}

// String is the entry in words, without details: those may hold an address.
func (e Entry) String() string {
	where := e.URL
	if where == "" {
		where = "whose request was not answered, so that it may exist or not"
	}
	who := e.User
	if e.Team != "" {
		who += " of team " + e.Team
	}
	return e.Kind + " of " + who + ", " + where
}

// A Journal is open for one run, which is the only one that has it open. It is
// safe for concurrent use.
type Journal struct {
	path string
	now  func() time.Time

	place Place
	locks []*flock.Flock

	mu   sync.Mutex
	file file
	size int64 // of all whole lines
	next int
	left map[int]Entry

	several int // the highest number of an entry, where the file is of several journals in one; else 0
	damage  []Damage
	kept    []Damage // files of what was kept that cannot be read
	aside   string   // where to move a damaged file; "": it stays
}

// file is what a journal needs of an *os.File.
type file interface {
	Write(p []byte) (int, error)
	Seek(offset int64, whence int) (int64, error)
	Truncate(size int64) error
	Sync() error
	Close() error
}

// Path is where the journal of the target called name is kept in folder.
func Path(folder, name string) string {
	return filepath.Join(folder, url.PathEscape(name)+".ndjson")
}

// Open opens the journal at path, or begins one; now is the clock of its
// entries. The error says that another process has it open, that it is not a
// journal this version can read, or why it cannot be written.
func Open(path string, now func() time.Time) (*Journal, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, unwritable(path, err)
	}
	lock, err := lockFile(path, path)
	if err != nil {
		return nil, err
	}
	j, err := openHeld(path, now)
	if err != nil {
		return nil, errors.Join(err, unlock(lock))
	}
	j.locks = []*flock.Flock{lock}
	return j, nil
}

// openHeld opens the journal at path, which nobody else has open.
func openHeld(path string, now func() time.Time) (*Journal, error) {
	var err error
	_, missing := os.Stat(path)
	fresh := errors.Is(missing, fs.ErrNotExist)
	if fresh {
		err = create(path, now, openNew)
	}
	if err != nil {
		return nil, unwritable(path, err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, unwritable(path, err)
	}
	if plain, is := fromUTF16(text); is { // or what is added to it could not be read
		if err := createWith(path, plain, openNew); err != nil {
			return nil, unwritable(path, err)
		}
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return nil, unwritable(path, err)
	}
	j, err := begin(path, text, f, now)
	if err == nil && !fresh {
		again := line{Did: opened, Process: os.Getpid(), ID: j.several}
		if j.size == 0 && len(j.damage) == 0 { // its first line was cut
			again.Format, again.FormatVersion = format, FormatVersion
		}
		err = j.write(again)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return j, nil
}

// create makes a journal with its first line. It is at path as a whole or not at
// all: an empty file there is one that has lost what it said.
func create(path string, now func() time.Time, open func(path string) (file, error)) error {
	text, err := line{Format: format, FormatVersion: FormatVersion, Did: opened, Process: os.Getpid(), At: now()}.text()
	if err != nil {
		return err
	}
	return createWith(path, text, open)
}

// createWith makes a file that holds text.
func createWith(path string, text []byte, open func(path string) (file, error)) error {
	making := path + ".new"
	f, err := open(making)
	if err != nil {
		return err
	}
	if _, err = f.Write(text); err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(making, path)
	}
	if err != nil {
		_ = os.Remove(making) // the first error says more
	}
	return err
}

func openNew(path string) (file, error) {
	return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
}

// Leftover says that a run before has left something on the target.
type Leftover struct {
	Path string
	Left []Entry // the newest first
	By   string  // the command that cleans it up
}

// Error says how much is left, where that is written and what to do.
func (l *Leftover) Error() string {
	return fmt.Sprintf("journal %s: what a run before has made is left on the target, %d in all; clean it up with %s",
		l.Path, len(l.Left), l.By)
}

// Damaged says that a journal holds lines that are not as they were written.
type Damaged struct {
	Path string
	All  []Damage
	By   string // the command that cleans up what can be read; "" if nobody knows it
}

// Error names the first and what to do.
func (d *Damaged) Error() string {
	text := fmt.Sprintf("journal %s: %v", d.Path, d.All[0])
	if more := len(d.All) - 1; more > 0 {
		text += fmt.Sprintf(", and %d more", more)
	}
	if d.By != "" {
		text += "; clean up what can be read with " + d.By
	}
	return text
}

// Read is what the journal at path says is left, the newest first, whoever has it
// open: nothing, if there is no such file. Beside a *Damaged it is what can be read.
func Read(path string) ([]Entry, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("journal %s: %w", path, err)
	}
	read, err := parse(text)
	if err != nil {
		return nil, fmt.Errorf("journal %s: %w", path, err)
	}
	if len(read.damage) > 0 {
		return newestFirst(read.left), &Damaged{Path: path, All: read.damage}
	}
	return newestFirst(read.left), nil
}

func newestFirst(left map[int]Entry) []Entry {
	return slices.SortedFunc(maps.Values(left), func(a, b Entry) int { return b.ID - a.ID })
}

// begin reads text, which is all that f at path holds, if not in another encoding, and
// goes on after its last whole line.
func begin(path string, text []byte, f file, now func() time.Time) (*Journal, error) {
	read, err := parse(text)
	if err != nil {
		return nil, fmt.Errorf("journal %s: %w", path, err)
	}
	j := &Journal{path: path, now: now, file: f, size: int64(read.whole), next: read.last + 1, left: read.left, damage: read.damage}
	if read.base > 0 {
		j.several = read.last
	}
	if err := j.back(); err != nil || !read.unended {
		return j, err
	}
	if _, err := f.Write(lineBreak); err != nil {
		return j, unwritable(path, err)
	}
	j.size += int64(len(lineBreak))
	return j, nil
}

// Intend writes down that user is about to create something of a kind and
// returns the number of the entry. Who gets an error is not to create it:
// nobody would know of it.
func (j *Journal) Intend(user, kind string, detail map[string]string) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	e := Entry{ID: j.next, User: user, Team: j.place.Team, Kind: kind, Detail: maps.Clone(detail), At: j.now()}
	if err := j.write(line{Did: intended, ID: e.ID, User: user, Team: e.Team, Kind: kind, Detail: detail}); err != nil {
		return 0, err
	}
	j.next++
	j.left[e.ID] = e
	return e.ID, nil
}

// Made writes down that what the entry id is about is there, at url, and all else
// once more: either of its lines may be lost.
func (j *Journal) Made(id int, url string) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	e, known := j.left[id]
	if !known {
		return j.unknown(id)
	}
	if err := j.write(line{Did: made, ID: id, User: e.User, Team: e.Team, Kind: e.Kind, Detail: e.Detail, URL: url}); err != nil {
		return err
	}
	e.URL = url
	j.left[id] = e
	return nil
}

// Cleared writes down that what the entry id is about is gone, or is as it was.
func (j *Journal) Cleared(id int) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if _, known := j.left[id]; !known {
		return j.unknown(id)
	}
	if id > 0 { // else it was kept, and forgotten since
		if err := j.write(line{Did: cleared, ID: id}); err != nil {
			return err
		}
	}
	delete(j.left, id)
	return nil
}

func (j *Journal) unknown(id int) error {
	return fmt.Errorf("journal %s: no entry %d is open", j.path, id)
}

// Left is what has not been cleaned up, the newest first.
func (j *Journal) Left() []Entry {
	j.mu.Lock()
	defer j.mu.Unlock()
	return newestFirst(j.left)
}

// Path returns where the journal's file is, for messages and for sweep.
func (j *Journal) Path() string { return j.path }

// Damage is what could not be read of the journal as it was opened.
func (j *Journal) Damage() []Damage { return slices.Concat(j.damage, j.kept) }

// MoveAside has Close keep a damaged journal under another name, once nothing else is
// left of it, and returns that, "" for one that is not: what nobody could read is for
// who looks after it.
func (j *Journal) MoveAside() string {
	if len(j.damage) == 0 {
		return ""
	}
	j.aside = j.path + ".damaged"
	for n := 2; ; n++ {
		if _, err := os.Lstat(j.aside); errors.Is(err, fs.ErrNotExist) {
			return j.aside
		}
		j.aside = fmt.Sprintf("%s.damaged-%d", j.path, n)
	}
}

// Close lets others open the journal. Where nothing is left it removes the file; a
// damaged one stays, or is moved aside.
func (j *Journal) Close() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	err := j.file.Close()
	switch {
	case len(j.left) > 0:
	case j.aside != "":
		err = errors.Join(err, os.Rename(j.path, j.aside))
	case len(j.damage) == 0:
		err = errors.Join(err, os.Remove(j.path))
	}
	return errors.Join(err, unlock(j.locks...))
}
