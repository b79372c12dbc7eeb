package recording

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"

	"ucwatest/support/client"
	"ucwatest/support/recording/har"
)

// A Recording is a recorded run, to be asked in the place of what was recorded
// (http.RoundTripper). It holds where each exchange stands, and reads it when it is
// asked for. It is safe for concurrent use.
type Recording struct {
	Head Head
	// Run tells the run from others, and Ran are the ids of the cases that have asked
	// anything, in the order of the file.
	Run string
	Ran []string
	// Verdicts are what the cases came to in the run, by their ids: those of their last
	// attempts. Recordings that were cut short do not say.
	Verdicts map[string]string
	// Unreadable are entries that could not be read: who asks for one is told that it is
	// not there.
	Unreadable []error

	// Live says that event channels were listened to all the time, and Shared that what
	// one case made others have read. Both are set before anything is asked.
	Live, Shared bool

	files   []*os.File
	ran     map[string]bool
	mu      sync.Mutex
	tapes   map[string]*tape // by the User-Agent
	order   []*tape
	renamed []string // operationIds, whole: each that was recorded, and what it is called now
}

// A tape is what was sent with one User-Agent: that of a case, or that of a scene which
// several cases read, whichever of them made it.
type tape struct {
	agent string
	left  map[question][]*answer
	first map[string]*answer // by the part of who asked
	asked int                // the greatest Order that was answered again, but for the event channel
}

// A question is how a request is known again.
type question struct{ user, method, url, header, token string }

// ask is the question that a request of a user asks.
func ask(user, method, url string, h http.Header, foreign bool) question {
	q := question{user: user, method: method, url: url}
	var all []string
	for name, values := range h {
		if len(values) > 0 && !slices.Contains(beside, name) {
			all = append(all, name+": "+strings.Join(values, ", "))
		}
	}
	slices.Sort(all)
	q.header = strings.Join(all, "; ")
	switch {
	case foreign:
		q.token = "foreign"
	case h["Authorization"] != nil:
		q.token = "own"
	}
	return q
}

// beside are the headers that say nothing of what is asked for, or that a recording
// does not have.
var beside = []string{"User-Agent", "Authorization", "Cookie", "Accept-Encoding", "Idempotency-Key"}

// An answer is where one stands.
type answer struct {
	Mark
	question
	file           *os.File
	offset, length int64
}

// ErrForeign says that a file is no recording of ours: none of its entries has a mark.
var ErrForeign = errors.New("it is not a recording of ucwatest: its entries have no _ucwatest")

// Open reads where everything stands in the files of one run. The error names the file,
// and what is wrong: one is not readable, some entries are not ours (ErrForeign if none
// is), or they are of several runs.
func Open(paths ...string) (*Recording, error) {
	r := &Recording{tapes: map[string]*tape{}, ran: map[string]bool{}, Verdicts: map[string]string{}}
	for _, path := range paths {
		file, err := os.Open(path)
		if err == nil {
			r.files = append(r.files, file)
			err = r.read(file)
		}
		if err != nil {
			return nil, errors.Join(fmt.Errorf("%s: %w", path, pathless(err)), r.Close())
		}
	}
	return r, nil
}

// pathless is err without the path, which is named anyway.
func pathless(err error) error {
	var at *os.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// Close closes the files that the recording is read from. The error joins theirs.
func (r *Recording) Close() error {
	var errs []error
	for _, file := range r.files {
		errs = append(errs, file.Close())
	}
	return errors.Join(errs...)
}

// zipped is how the captures of a program begin that are no archive (.saz).
const zipped = "PK\x03\x04"

func readAt(file *os.File, begin []byte) error {
	_, err := file.ReadAt(begin, 0)
	return err
}

// read reads where everything stands in file.
func (r *Recording) read(file *os.File) error {
	if begin := make([]byte, len(zipped)); readAt(file, begin) == nil && string(begin) == zipped {
		return ErrForeign
	}
	archive := har.NewReader(file)
	ours := -1
	for e, err := range archive.Entries() {
		var unreadable *har.Unreadable
		var failed *os.PathError
		switch {
		case errors.As(err, &failed): // to read the file, as where it is a folder
			return err
		case errors.As(err, &unreadable):
			r.Unreadable = append(r.Unreadable, fmt.Errorf("%s: %w", file.Name(), err))
		case err != nil && ours < 0:
			return ErrForeign // who reads those of others says what it is
		case err != nil:
			return err
		case e.Ours == nil && ours < 0:
			return ErrForeign
		case e.Ours == nil:
			return fmt.Errorf("log.entries[%d] has no member _ucwatest, and those before it have: want a recording of ucwatest alone, or one of other programs", e.Index)
		default:
			ours = e.Index
			if err := r.add(file, e); err != nil {
				return fmt.Errorf("log.entries[%d]: %w", e.Index, err)
			}
		}
	}
	if ours < 0 {
		return ErrForeign
	}
	for _, p := range archive.Pages() {
		var said CaseMark
		if json.Unmarshal(p.Ours, &said) == nil && said.Verdict != "" {
			r.Verdicts[said.Case] = said.Verdict
		}
	}
	if err := json.Unmarshal(archive.Log().Ours, &r.Head); err != nil || r.Head.FormatVersion != FormatVersion {
		return fmt.Errorf("log._ucwatest: want what ucwatest writes of a run, in format version %d", FormatVersion)
	}
	return nil
}

// add notes where e stands.
func (r *Recording) add(file *os.File, e *har.Entry) error {
	a := &answer{file: file, offset: e.Offset, length: e.Length}
	if err := json.Unmarshal(e.Ours, &a.Mark); err != nil || a.FormatVersion != FormatVersion {
		return fmt.Errorf("_ucwatest: got %.100s, want what ucwatest writes of an exchange, in format version %d", e.Ours, FormatVersion)
	}
	if a.Case != "" && !r.ran[a.Case] {
		r.ran[a.Case], r.Ran = true, append(r.Ran, a.Case)
	}
	switch {
	case r.Run == "":
		r.Run = a.Run
	case a.Run != "" && a.Run != r.Run:
		return fmt.Errorf("it is of the run %q, those before of %q: want the recording of one run", a.Run, r.Run)
	}
	if a.Failure != nil && a.Failure.Kind == kindNotSent {
		return nil
	}
	a.question = ask(a.User, e.Request.Method, normal(e.Request.URL), har.Header(e.Request.Headers), a.Foreign)
	t := r.tape(har.Value(e.Request.Headers, "User-Agent"))
	t.left[a.question] = append(t.left[a.question], a)
	if first := t.first[a.User]; first == nil || a.Order < first.Order {
		t.first[a.User] = a
	}
	return nil
}

func (r *Recording) tape(agent string) *tape {
	agent = client.AgentKey(agent)
	t := r.tapes[agent]
	if t == nil {
		t = &tape{agent: agent, left: map[question][]*answer{}, first: map[string]*answer{}}
		r.tapes[agent], r.order = t, append(r.order, t)
	}
	return t
}

// normal is a URL as all are compared.
func normal(at string) string {
	if u, err := url.Parse(at); err == nil {
		return u.String()
	}
	return at
}

// entry reads what a stands for.
func (a *answer) entry() (*har.Entry, error) {
	text := make([]byte, a.length)
	if _, err := a.file.ReadAt(text, a.offset); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	var e har.Entry
	return &e, json.Unmarshal(text, &e)
}

// Entrance is the address of the user who plays a part, and the URL that they asked
// first, in the case whose requests are sent as agent; false if they asked nothing.
func (r *Recording) Entrance(agent, part string) (sip, first string, came bool) {
	t := r.tapes[client.AgentKey(agent)]
	if t == nil || t.first[part] == nil {
		return "", "", false
	}
	a := t.first[part]
	return a.SIP, a.url, true
}
