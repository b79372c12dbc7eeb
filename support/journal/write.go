package journal

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// write adds one line, and returns when it is on the disk: the request it is
// about is sent afterwards. A line that could not be written whole is taken back.
func (j *Journal) write(l line) error {
	l.At = j.now()
	text, err := l.text()
	if err != nil {
		return err
	}
	if _, err = j.file.Write(text); err == nil {
		err = j.file.Sync()
	}
	if err != nil {
		return errors.Join(unwritable(j.path, err), j.back())
	}
	j.size += int64(len(text))
	return nil
}

// text is the line as it stands in the file.
func (l line) text() ([]byte, error) {
	text, err := json.Marshal(l)
	return append(text, '\n'), err
}

// back goes to the end of the last whole line, and cuts off what follows.
func (j *Journal) back() error {
	if err := j.file.Truncate(j.size); err != nil {
		return unwritable(j.path, err)
	}
	if _, err := j.file.Seek(j.size, io.SeekStart); err != nil {
		return unwritable(j.path, err)
	}
	return nil
}

// unwritable says that a journal cannot be written. Without one nothing is created.
func unwritable(path string, err error) error {
	return fmt.Errorf("journal %s: %w; make its folder writable, with room on the disk", path, err)
}
