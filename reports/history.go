package reports

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// HistoryVersion is the version of the lines of a history. Members may be added under the same version, never renamed.
const HistoryVersion = 1

// Past is one run in a history: one line of a file.
type Past struct {
	FormatVersion int                 `json:"format_version"`
	Started       time.Time           `json:"started"`
	Target        string              `json:"target"`
	Dialect       string              `json:"dialect"`
	Verdict       Outcome             `json:"verdict"`
	Seconds       float64             `json:"seconds"`
	Cases         map[string]PastCase `json:"cases"`   // by id
	Clauses       map[string]Verdict  `json:"clauses"` // those that were judged, by id
}

// PastCase is what one case came to in a run of the past, and how many seconds it took.
type PastCase struct {
	Verdict Verdict   `json:"verdict"`
	Seconds float64   `json:"seconds"`
	Runs    []Verdict `json:"runs,omitempty"` // of a case that ran several times, what each run came to
}

// longestPast bounds in bytes what is read as one line of a history: some hundred times what a run of 1,000 cases writes.
const longestPast = 16 << 20

// AppendHistory adds r to the history at path, a file that it creates. It returns the runs that were there, the oldest
// first, and the numbers of the lines that are damaged, which it leaves as they are. Processes that do so at the same time
// wait for each other. The error names the file.
func AppendHistory(path string, r *Run) (before []Past, damaged []int, err error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, nil, fmt.Errorf("history %s: want a file", path)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, nil, fmt.Errorf("history %s: %w", path, err)
	}
	lock := flock.New(path + ".lock")
	if err := lock.Lock(); err != nil {
		return nil, nil, fmt.Errorf("history %s: %w", path, err)
	}
	defer func() { err = errors.Join(err, lock.Unlock()) }()
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o644)
	if err != nil {
		return nil, nil, fmt.Errorf("history %s: %w", path, pathless(err))
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	before, damaged, ended, err := readHistory(file)
	if err != nil {
		return nil, nil, fmt.Errorf("history %s: %w", path, err)
	}
	var line bytes.Buffer
	if !ended { // whoever wrote the last line was killed
		line.WriteByte('\n')
	}
	if err := writeJSON(&line, "history", pastOf(r), func(enc *json.Encoder) { enc.SetEscapeHTML(false) }); err != nil {
		return before, damaged, err
	}
	if _, err := file.Write(line.Bytes()); err != nil {
		return before, damaged, fmt.Errorf("history %s: %w", path, pathless(err))
	}
	return before, damaged, nil
}

// ReadHistory reads the history at path, the oldest run first, and returns the numbers of the lines that it skips because
// they are damaged, or of another version. The error names the file.
func ReadHistory(path string) (all []Past, damaged []int, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, nil, fmt.Errorf("history %s: %w", path, pathless(err))
	}
	defer file.Close()
	if all, damaged, _, err = readHistory(file); err != nil {
		return nil, nil, fmt.Errorf("history %s: %w", path, err)
	}
	return all, damaged, nil
}

// readHistory also tells whether the last line has an end.
func readHistory(r io.Reader) (all []Past, damaged []int, ended bool, err error) {
	in := bufio.NewReader(r)
	ended = true
	for number := 1; ; number++ {
		line, end, err := nextLine(in)
		switch {
		case err == io.EOF && len(line) == 0:
			return all, damaged, ended, nil
		case err != nil && err != io.EOF:
			return nil, nil, false, err
		case number == 1:
			line = bytes.TrimPrefix(line, []byte(ByteOrderMark))
		}
		ended = end
		var past Past
		if err := json.Unmarshal(line, &past); err != nil || len(line) > longestPast || past.FormatVersion != HistoryVersion {
			damaged = append(damaged, number)
			continue
		}
		all = append(all, past)
	}
}

// nextLine is the next line of in, and whether it has an end. Of one that is longer than
// longestPast the rest is passed over.
func nextLine(in *bufio.Reader) (line []byte, ended bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if len(line) <= longestPast {
			line = append(line, part...)
		}
		if err != bufio.ErrBufferFull {
			return line, err == nil, err
		}
	}
}

func pastOf(r *Run) Past {
	past := Past{FormatVersion: HistoryVersion, Started: r.Started.UTC(), Target: r.Target, Dialect: r.Dialect, Verdict: r.Verdict,
		Seconds: milliseconds(r.Seconds), Cases: map[string]PastCase{}, Clauses: map[string]Verdict{}}
	for _, c := range r.Cases {
		past.Cases[c.ID] = PastCase{c.Verdict, milliseconds(c.Seconds), c.Runs}
	}
	for _, c := range r.Clauses {
		if c.Verdict != NotJudged {
			past.Clauses[c.ID] = c.Verdict
		}
	}
	return past
}
