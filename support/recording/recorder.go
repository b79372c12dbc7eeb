package recording

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"ucwatest/reports"
	"ucwatest/support/client"
	"ucwatest/support/recording/har"
)

// A Recorder writes the exchanges of a run to disk as each case ends, hidden as all
// evidence is. It is safe for concurrent use.
type Recorder struct {
	path string
	log  har.Log

	mu    sync.Mutex
	all   *archive // of all cases; nil where each has one of its own
	open  []*archive
	names map[string]bool // that are taken in a folder
	pages map[string]int  // how often each case was recorded, by its id
	paths []string
	err   error // the first
}

// A Case is one case of a run, with the log of what it exchanged.
type Case struct {
	Run, ID, Name string
	Verdict       string // what it came to; "" for what was asked before any case
	Log           *client.Log
	Step          func(order int) string // in which an exchange of Log began
	// Shared says that what the case made others use as well, so that it is cleared
	// away later on.
	Shared bool
}

// ErrNothing says that there is nothing to be recorded.
var ErrNothing = errors.New("recording: no case has asked anything")

// extension is that of an archive.
const extension = ".har"

// NewRecorder begins the recording of a run at path: a file, or one for each case if
// path is a folder or ends as one. The error names what cannot be written.
func NewRecorder(path, tool string, h Head) (*Recorder, error) {
	h.FormatVersion = FormatVersion
	ours, err := json.Marshal(h)
	if err != nil {
		return nil, err
	}
	r := &Recorder{path: path, names: map[string]bool{}, pages: map[string]int{}, log: har.Log{Creator: har.Creator{Name: "ucwatest", Version: cmp.Or(tool, "unknown")}, Ours: ours}}
	if isFolder(path) {
		if err := os.MkdirAll(path, 0o755); err != nil {
			return nil, fmt.Errorf("recording: %w", err)
		}
		return r, nil
	}
	if r.all, err = r.begin(path); err != nil {
		return nil, err
	}
	return r, nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return strings.HasSuffix(path, "/") || strings.HasSuffix(path, string(filepath.Separator)) || err == nil && info.IsDir()
}

type archive struct {
	*har.Writer
	path  string
	draft *reports.Draft
	out   *bufio.Writer
}

func (r *Recorder) begin(path string) (*archive, error) {
	draft, err := reports.Begin(path)
	if err != nil {
		return nil, fmt.Errorf("recording %s: %w", path, err)
	}
	out := bufio.NewWriter(draft)
	return &archive{har.NewWriter(out, r.log), path, draft, out}, nil
}

func (a *archive) end() error { return a.named(a.draft.End(cmp.Or(a.Close(), a.out.Flush()))) }

// named is err with the file that was asked for, nil if err is.
func (a *archive) named(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("recording %s: %w", a.path, err)
}

// Record writes what c has exchanged so far, and from then on whatever else it does.
func (r *Recorder) Record(c Case) {
	into := r.archiveFor(c)
	if into == nil {
		return
	}
	ours, _ := json.Marshal(CaseMark{c.ID, c.Verdict}) // it holds nothing that could not be
	page := har.Page{Ours: ours, ID: r.page(c.ID), Title: strings.TrimSpace(c.ID + " " + c.Name), Comment: c.Verdict}
	c.Log.Follow(func(at client.Place, x *client.Exchange) {
		e := entryOf(c, at, x)
		e.Page = page.ID
		r.mu.Lock()
		defer r.mu.Unlock()
		if page.Started == "" {
			page.Started = e.Started
			into.Page(page)
		}
		r.err = cmp.Or(r.err, into.named(into.Entry(e)))
	})
	if r.all == nil && !c.Shared {
		r.finish(into)
	}
}

// page is the id of the page of a case, which may be recorded again.
func (r *Recorder) page(id string) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.pages[id]++; r.pages[id] > 1 {
		return fmt.Sprintf("%s, attempt %d", id, r.pages[id])
	}
	return id
}

// archiveFor is where c is written; nil if that cannot be begun.
func (r *Recorder) archiveFor(c Case) *archive {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.all != nil {
		return r.all
	}
	into, err := r.begin(filepath.Join(r.path, r.name(c.ID)))
	if err != nil {
		r.err = cmp.Or(r.err, err)
		return nil
	}
	r.open = append(r.open, into)
	return into
}

// name is what the file of a case is called: its id, without what a file system may
// not take.
func (r *Recorder) name(id string) string {
	safe := strings.Map(func(b rune) rune {
		if 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' || strings.ContainsRune("-_.[]", b) {
			return b
		}
		return '-'
	}, cmp.Or(id, "sign-in"))
	name := safe
	for i := 2; r.names[strings.ToLower(name)]; i++ {
		name = fmt.Sprintf("%s-%d", safe, i)
	}
	r.names[strings.ToLower(name)] = true
	return name + extension
}

// finish ends the file of one case.
func (r *Recorder) finish(a *archive) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.open = slices.DeleteFunc(r.open, func(one *archive) bool { return one == a })
	if err := a.end(); err != nil {
		r.err = cmp.Or(r.err, err)
		return
	}
	r.paths = append(r.paths, a.path)
}

// Close ends the recording, and returns where it is: a file, or the folder of all. The
// error is the first there was; what could not be written as a whole is not there.
func (r *Recorder) Close() (path string, err error) {
	for _, a := range r.unfinished() {
		r.finish(a)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.err != nil {
		return "", r.err
	}
	if len(r.paths) == 0 {
		return "", ErrNothing
	}
	return r.path, nil
}

func (r *Recorder) unfinished() []*archive {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.all != nil {
		return []*archive{r.all}
	}
	return slices.Clone(r.open)
}

// entryOf is x, an exchange of c, as an archive has it.
func entryOf(c Case, at client.Place, x *client.Exchange) har.Entry {
	shown := x.Redacted()
	m := Mark{FormatVersion: FormatVersion, Run: c.Run, Case: c.ID, Step: c.Step(at.Order), User: x.User, SIP: shown.SIP, Order: at.Order,
		Polls: x.Polls(), Foreign: x.Foreign(), DeclaredLength: x.DeclaredLength, Unbounded: x.Unbounded(), Failure: failureOf(x)}
	if m.Polls {
		m.WokenBy = at.After
	}
	took := har.Milliseconds(float64(x.Took) / float64(time.Millisecond))
	ours, _ := json.Marshal(m) // it holds nothing that could not be
	return har.Entry{Started: x.Started.UTC().Format(time.RFC3339Nano), Time: took, Timings: har.Timings{Wait: took}, Ours: ours,
		Request: har.Request{Method: x.Method, URL: shown.URL, HTTP: "HTTP/1.1", Headers: pairs(shown.RequestHeader), Query: har.Query(shown.URL),
			Post: har.NewPost(shown.RequestHeader.Get("Content-Type"), shown.RequestBody), HeadersSize: -1, BodySize: har.Size(len(x.RequestBody))},
		Response: har.Response{Status: x.Status, Text: http.StatusText(x.Status), HTTP: "HTTP/1.1", Headers: pairs(shown.Header),
			Content: har.NewContent(shown.Header.Get("Content-Type"), shown.Body), Redirect: shown.Header.Get("Location"), HeadersSize: -1, BodySize: -1}}
}

// pairs is a header in the order of its names.
func pairs(h http.Header) []har.Pair {
	var all []har.Pair
	for _, name := range slices.Sorted(maps.Keys(h)) {
		for _, value := range h[name] {
			all = append(all, har.Pair{Name: name, Value: value})
		}
	}
	return all
}
