package capture

import (
	"archive/zip"
	"bufio"
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"ucwatest/support/client"
	"ucwatest/support/document"
)

const (
	// maxMessage is how many bytes a message in a .saz may have, header and body.
	maxMessage = document.MaxBytes + 1<<20
	// maxRatio is how many times as long as it is compressed a message may be. What a
	// pool says is 5 to 30 times as long.
	maxRatio = 250
	// smallMessage may be compressed as well as it likes.
	smallMessage = 1 << 20
)

// message is a file with a message of a session: its number, and c for the request, s
// for the answer, m for what Fiddler says of both.
var message = regexp.MustCompile(`^raw[/\\](\d{1,9})_([csm])\.(?:txt|xml)$`)

// A session is one request and its answer in a .saz.
type session struct {
	number int
	files  map[string]*zip.File // by c, s and m
}

func readSAZ(file *os.File, l Listener) error {
	info, err := file.Stat()
	if err != nil {
		return err
	}
	archive, err := zip.NewReader(file, info.Size())
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return fmt.Errorf("the file is cut short, or not an archive of Fiddler (.saz): %w", err)
	}
	sessions := sessions(archive, l.Odd)
	switch {
	case slices.ContainsFunc(sessions, (*session).encrypted):
		return errors.New("the archive is encrypted: save it without a password")
	case len(sessions) == 0:
		return errors.New("not an archive of Fiddler (.saz): it has no raw/NUMBER_c.txt with raw/NUMBER_s.txt")
	}
	var clock clock
	for _, s := range sessions {
		e, err := s.entry()
		if s.files["s"] == nil {
			err = cmp.Or(err, errors.New("its answer: it is not in the archive"))
		}
		switch {
		case errors.Is(err, errTunnel):
		case err != nil:
			l.Odd(Oddity{s.name(), err.Error(), true})
		default:
			clock.tick(e, l.Odd)
			l.Entry(e)
		}
	}
	return nil
}

// sessions are those of an archive by their numbers.
func sessions(archive *zip.Reader, odd func(Oddity)) []*session {
	byNumber := map[int]*session{}
	for _, f := range archive.File {
		if climbs(f.Name) {
			odd(Oddity{f.Name, "its path leads out of the archive; it is not read", false})
			continue
		}
		parts := message.FindStringSubmatch(f.Name)
		if parts == nil {
			continue
		}
		number, _ := strconv.Atoi(parts[1]) // of digits
		s := byNumber[number]
		if s == nil {
			s = &session{number: number, files: map[string]*zip.File{}}
			byNumber[number] = s
		}
		if s.files[parts[2]] != nil {
			odd(Oddity{f.Name, "the archive has it twice; the second is not read", false})
			continue
		}
		s.files[parts[2]] = f
	}
	var all []*session
	for _, s := range byNumber {
		if s.files["c"] != nil || s.files["s"] != nil {
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b *session) int { return cmp.Compare(a.number, b.number) })
	return all
}

func climbs(name string) bool {
	clean := strings.ReplaceAll(name, `\`, "/")
	return path.IsAbs(clean) || strings.Contains(clean, ":") || slices.Contains(strings.Split(clean, "/"), "..")
}

func (s *session) name() string { return fmt.Sprintf("raw/%d", s.number) }

// encrypted tells whether a message of the session is (APPNOTE, section 4.4.4).
func (s *session) encrypted() bool {
	for _, f := range s.files {
		if f.Flags&1 != 0 {
			return true
		}
	}
	return false
}

// errTunnel says that a session is not one request but the tunnel for many.
var errTunnel = errors.New("a tunnel")

func (s *session) entry() (Entry, error) {
	e := Entry{Name: s.name(), Exchange: &client.Exchange{DeclaredLength: -1}}
	text, err := s.read("c")
	if err != nil {
		return e, fmt.Errorf("its request: %w", err)
	}
	q, err := http.ReadRequest(bufio.NewReader(bytes.NewReader(text)))
	if err != nil {
		return e, fmt.Errorf("its request: want one in the form of HTTP: %w", err)
	}
	if q.Method == http.MethodConnect {
		return e, errTunnel
	}
	e.Method, e.RequestHeader = q.Method, q.Header
	e.RequestBody, _ = bounded(q.Body) // one that was cut is as long as it is
	if q.URL.Host == "" {
		q.URL.Scheme, q.URL.Host = "https", q.Host
	}
	e.URL = q.URL.String()
	e.Started, e.Took = s.times()
	if s.files["s"] == nil || s.files["s"].UncompressedSize64 == 0 {
		e.Err = errors.New("no answer came")
		return e, nil
	}
	if text, err = s.read("s"); err != nil {
		return e, fmt.Errorf("its answer: %w", err)
	}
	if err := e.answer(text, q); err != nil {
		return e, fmt.Errorf("its answer: %w", err)
	}
	return e, nil
}

// read reads a message to its end, unless it is too long.
func (s *session) read(which string) ([]byte, error) {
	f := s.files[which]
	switch {
	case f == nil:
		return nil, errors.New("it is not in the archive")
	case f.UncompressedSize64 > maxMessage:
		return nil, fmt.Errorf("it has %d bytes, want at most %d", f.UncompressedSize64, maxMessage)
	case f.UncompressedSize64 > smallMessage && f.UncompressedSize64/max(1, f.CompressedSize64) > maxRatio:
		return nil, fmt.Errorf("it is %d times as long as it is compressed, want at most %d times", f.UncompressedSize64/max(1, f.CompressedSize64), maxRatio)
	}
	in, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return io.ReadAll(io.LimitReader(in, maxMessage)) // it may be longer than it says
}

// times are when the request was sent and how long the answer took, as Fiddler says;
// zero if it does not.
func (s *session) times() (time.Time, time.Duration) {
	text, err := s.read("m")
	if err != nil {
		return time.Time{}, 0
	}
	var said struct {
		Timers struct {
			Begin string `xml:"ClientBeginRequest,attr"`
			End   string `xml:"ClientDoneResponse,attr"`
		} `xml:"SessionTimers"`
	}
	if xml.Unmarshal(text, &said) != nil {
		return time.Time{}, 0
	}
	begin, err := time.Parse(time.RFC3339Nano, said.Timers.Begin)
	if err != nil || begin.Year() < 1990 { // it writes the year 1 for what did not happen
		return time.Time{}, 0
	}
	end, err := time.Parse(time.RFC3339Nano, said.Timers.End)
	if err != nil || end.Before(begin) {
		return begin, 0
	}
	return begin, end.Sub(begin)
}
