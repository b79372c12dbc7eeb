package journal

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// A Place is where a run writes down what it creates, and whose users it has for
// itself meanwhile.
type Place struct {
	Path  string            // of the journal; "" where nothing is written down
	State string            // the folder that all runs of this machine have in common; "" for none
	Team  string            // of those users; "" where there are no teams
	Users map[string]string // by their parts: the Key of each user
}

// Key names a user of a pool in the state folder, without an address in it: the
// names of files can be read by others than their owner.
func Key(pool, user string) string {
	sum := sha256.Sum256([]byte(strings.ToLower(pool + "\n" + user)))
	return unsafe.ReplaceAllString(strings.ToLower(pool), "-") + "-" + hex.EncodeToString(sum[:6])
}

var unsafe = regexp.MustCompile(`[^a-z0-9.]+`)

// StateFolder is where what outlives a run is kept, by the environment of a system:
// UCWATEST_STATE, or else where XDG says (the XDG Base Directory Specification) or,
// on Windows, LocalAppData. The error is that none of them says it, and that there
// is no home either.
func StateFolder(goos string, variable func(string) string) (string, error) {
	if own := variable("UCWATEST_STATE"); own != "" {
		return filepath.Abs(own)
	}
	from := []struct{ name, below string }{{"XDG_STATE_HOME", ""}, {"HOME", ".local/state"}}
	if goos == "windows" {
		from = []struct{ name, below string }{{"LocalAppData", ""}, {"USERPROFILE", "AppData/Local"}}
	}
	for _, one := range from {
		if folder := variable(one.name); filepath.IsAbs(folder) { // others are to be ignored, as XDG says
			return filepath.Join(folder, filepath.FromSlash(one.below), "ucwatest"), nil
		}
	}
	return "", fmt.Errorf("no folder is known for the list of what a run creates: neither UCWATEST_STATE nor %s nor %s names one; set UCWATEST_STATE to a folder of this machine",
		from[0].name, from[1].name)
}

// Open opens the journal of p, and keeps its users for this process alone. The
// error is that of Open, or says that another process has one of the users.
func (p Place) Open(now func() time.Time) (*Journal, error) {
	locks, err := p.lock()
	if err != nil {
		return nil, err
	}
	j, err := Open(p.Path, now)
	if err != nil {
		return nil, errors.Join(err, unlock(locks...))
	}
	j.place, j.locks = p, append(locks, j.locks...)
	kept, unreadable := p.savedStates()
	for _, err := range unreadable {
		j.kept = append(j.kept, Damage{What: err.Error()})
	}
	j.keep(kept)
	return j, nil
}

// Begin is Open for a new run: where something is left of one before the error
// is a *Leftover, and where the journal is damaged a *Damaged, which by cleans up.
func (p Place) Begin(by string, now func() time.Time) (*Journal, error) {
	j, err := p.Open(now)
	if err != nil {
		return nil, err
	}
	if damage := j.Damage(); len(damage) > 0 {
		return nil, errors.Join(&Damaged{p.Path, damage, by}, j.Close())
	}
	if left := j.Left(); len(left) > 0 {
		return nil, errors.Join(&Leftover{p.Path, left, by}, j.Close())
	}
	return j, nil
}

// Read is what p says is left, the newest first, whoever has it open. Beside a
// *Damaged it is what can be read.
func (p Place) Read() ([]Entry, error) {
	left, err := Read(p.Path)
	kept, unreadable := p.savedStates()
	return append(left, missing(kept, left)...), errors.Join(append([]error{err}, unreadable...)...)
}

// lock locks all the users, or none.
func (p Place) lock() ([]*flock.Flock, error) {
	if p.State == "" {
		return nil, nil
	}
	if err := os.MkdirAll(p.State, 0o700); err != nil {
		return nil, unwritable(p.Path, err)
	}
	var locks []*flock.Flock
	for _, key := range slices.Sorted(maps.Values(p.Users)) {
		lock, err := lockFile(filepath.Join(p.State, key), p.Path)
		if err != nil {
			return nil, errors.Join(err, unlock(locks...))
		}
		locks = append(locks, lock)
	}
	return locks, nil
}

// Keep writes down what a user has of a kind, before this run or any other on this
// machine has changed it, and returns that: what the first of them wrote, as long
// as nobody says Forget. Where that cannot be read, the journal may have it too.
func (j *Journal) Keep(user, kind string, detail map[string]string) (map[string]string, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	path := j.place.savedStatePath(user, kind)
	if path == "" {
		return detail, nil
	}
	kept, err := readSavedState(path, user)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		for _, e := range j.left {
			if e.User == user && e.Kind == kind && e.ID > 0 {
				return e.Detail, nil // as it was kept before
			}
		}
	}
	if err == nil || !errors.Is(err, fs.ErrNotExist) {
		return kept.Detail, err
	}
	text, err := line{Did: intended, Kind: kind, Detail: detail, At: j.now()}.text()
	if err == nil {
		err = createWith(path, text, openNew)
	}
	if err != nil {
		return nil, unwritable(path, err)
	}
	return detail, nil
}

// Forget says that what was kept of the user's is as it was.
func (j *Journal) Forget(user, kind string) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	path := j.place.savedStatePath(user, kind)
	if path == "" {
		return nil
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// savedStatePath is the file of what was kept of a user's; "" if there is no place for it.
func (p Place) savedStatePath(user, kind string) string {
	key := p.Users[user]
	if p.State == "" || key == "" {
		return ""
	}
	return filepath.Join(p.State, key+"."+kind)
}

// savedStates is all that was kept of the users', and not forgotten, and why some of
// it cannot be read.
func (p Place) savedStates() (all []Entry, unreadable []error) {
	for _, user := range slices.Sorted(maps.Keys(p.Users)) {
		pattern := p.savedStatePath(user, "*")
		if pattern == "" {
			continue
		}
		paths, err := filepath.Glob(pattern)
		if err != nil {
			unreadable = append(unreadable, err)
		}
		for _, path := range paths {
			if kind := strings.TrimPrefix(filepath.Ext(path), "."); slices.Contains(files, kind) {
				continue
			}
			e, err := readSavedState(path, user)
			if err != nil {
				unreadable = append(unreadable, err)
				continue
			}
			e.Team = p.Team
			all = append(all, e)
		}
	}
	return all, unreadable
}

// files are the endings of what else lies there.
var files = []string{"ndjson", "lock", "new"}

func readSavedState(path, user string) (Entry, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return Entry{}, err
	}
	text, _ = fromUTF16(text)
	lines := records(text)
	if len(lines) != 1 || lines[0].Kind == "" {
		return Entry{}, fmt.Errorf("%s: what was kept of the %s's cannot be read; restore it by hand, and remove the file", path, user)
	}
	e := lines[0].entry()
	e.User = user
	return e, nil
}

// missing are those of kept that no entry of left is about, numbered below all entries.
func missing(kept, left []Entry) []Entry {
	var all []Entry
	for i, e := range kept {
		if !slices.ContainsFunc(left, func(o Entry) bool { return o.User == e.User && o.Kind == e.Kind }) {
			e.ID = -1 - i
			all = append(all, e)
		}
	}
	return all
}

// keep adds to what is left what was kept, and no entry of the journal is about.
func (j *Journal) keep(kept []Entry) {
	for _, e := range missing(kept, newestFirst(j.left)) {
		j.left[e.ID] = e
	}
}
