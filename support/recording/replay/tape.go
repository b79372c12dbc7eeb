package replay

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"time"

	"ucwatest/support/recording/har"
)

// A tape is what one user exchanged: all below one application, which it begins with.
type tape struct {
	application string   // the id that stands in its URLs
	endpoint    string   // the endpointId that it was created with, "" where that is not recorded
	scenes      []*scene // in the order of the file
}

// A scene is one exchange, and where it stands.
type scene struct {
	index          int
	offset, length int64
	method, target string // target is the path with the query
	accept         string
	origin         string // scheme and host
	status         int
	operation      string // the operationId that was sent, "" if none was
	polls          bool
	begun, ended   time.Time
	after          *scene // of what polls, the newest other scene of the tape that had begun when it ended
}

// An archive is a recording by its users.
type archive struct {
	file   *os.File
	tapes  []*tape
	before []*scene // what was asked outside of any application
}

// below finds the id of an application in a path, and what follows it.
var below = regexp.MustCompile(`^(.*/applications)/([^/?]+)(.*)$`)

// read reads where everything stands in the archive at path. What cannot be read is
// told; the error is for a file that cannot be replayed at all.
func read(path string, told func(error)) (*archive, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	a := &archive{file: file}
	for e, err := range har.NewReader(file).Entries() {
		var unreadable *har.Unreadable
		switch {
		case errors.As(err, &unreadable):
			told(fmt.Errorf("%s: %w", path, err))
		case err != nil:
			return nil, errors.Join(fmt.Errorf("%s: %w", path, err), file.Close())
		default:
			a.add(e)
		}
	}
	if len(a.tapes) == 0 {
		return nil, errors.Join(fmt.Errorf("%s: no application is created in it, or asked for: want a recording of a client of UCWA", path), file.Close())
	}
	for _, t := range a.tapes {
		t.order()
	}
	return a, nil
}

// add puts e where it belongs.
func (a *archive) add(e *har.Entry) {
	at, err := url.Parse(e.Request.URL)
	if err != nil {
		return // nobody can ask for it
	}
	begun, _ := e.At()
	s := &scene{index: e.Index, offset: e.Offset, length: e.Length, method: e.Request.Method, target: at.RequestURI(), status: e.Response.Status,
		accept: har.Value(e.Request.Headers, "Accept"), origin: at.Scheme + "://" + at.Host, begun: begun, ended: begun.Add(e.Took())}
	sent := idsIn(e.Request.Post.Body())
	s.operation = sent.OperationID
	if found := below.FindStringSubmatch(s.target); found != nil {
		s.polls = s.method == "GET" && strings.HasPrefix(found[3], "/events")
		t := a.tape(found[2])
		t.scenes = append(t.scenes, s)
		return
	}
	if id := created(e, at); id != "" {
		t := a.tape(id)
		t.endpoint = cmp.Or(t.endpoint, sent.EndpointID)
		t.scenes = append(t.scenes, s)
		return
	}
	a.before = append(a.before, s)
}

// created is the id of the application that e created, "" if it created none.
func created(e *har.Entry, at *url.URL) string {
	if e.Request.Method != "POST" || !strings.HasSuffix(at.Path, "/applications") {
		return ""
	}
	body, err := e.Response.Content.Body()
	if err != nil {
		return ""
	}
	for _, text := range []string{har.Value(e.Response.Headers, "Location"), string(body)} {
		if found := inText.FindStringSubmatch(text); found != nil {
			return found[1]
		}
	}
	return ""
}

// inText finds the id of an application wherever a link to it stands, as JSON may
// escape it.
var inText = regexp.MustCompile(`/applications\\?/([^/\\"'?<>\s]+)`)

// tape is that of an application.
func (a *archive) tape(application string) *tape {
	for _, t := range a.tapes {
		if t.application == application {
			return t
		}
	}
	t := &tape{application: application}
	a.tapes = append(a.tapes, t)
	return t
}

// order notes what each answer of the event channel came after.
func (t *tape) order() {
	for _, s := range t.scenes {
		if !s.polls {
			continue
		}
		for _, other := range t.scenes {
			if !other.polls && !other.begun.After(s.ended) {
				s.after = other
			}
		}
	}
}

// ids are those that a client chooses.
type ids struct{ EndpointID, OperationID string }

func idsIn(body []byte, err error) ids {
	var found ids
	if err == nil {
		_ = json.Unmarshal(body, &found) // what is no JSON holds none
	}
	return found
}

// entry reads the whole of s.
func (a *archive) entry(s *scene) (*har.Entry, error) {
	text := make([]byte, s.length)
	if _, err := a.file.ReadAt(text, s.offset); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	var e har.Entry
	return &e, json.Unmarshal(text, &e)
}

// nearest is the scene of some that is most like what was asked.
func nearest(scenes []*scene, method, target string) *scene {
	if len(scenes) == 0 {
		return nil
	}
	return slices.MaxFunc(scenes, func(a, b *scene) int { return cmp.Compare(a.like(method, target), b.like(method, target)) })
}

// like is how much of what is asked s has.
func (s *scene) like(method, target string) int {
	n := 0
	for n < min(len(s.target), len(target)) && s.target[n] == target[n] {
		n++
	}
	if s.method == method {
		n++
	}
	return n
}
