// Package capture reads what any client exchanged with a pool, as a browser or a
// proxy has kept it: an HTTP Archive, or the archive of Fiddler (.saz), which is a zip
// of the messages as they were on the wire.
//
// It must not know what an answer owes anybody. What it reads is held an entry at a
// time, so that a file may be as long as it likes.
//
// Go on with har.go and saz.go for the two kinds of files, batch.go for the parts of
// a batch, or support/recording/foreign, which judges.
package capture

import (
	"errors"
	"fmt"
	"io"
	"os"

	"ucwatest/support/client"
)

// An Entry is one request of a capture and what came back.
type Entry struct {
	Name string // of the entry in its file, as "log.entries[12]" or "raw/12", with the part of a batch
	*client.Exchange
	// Missing is why the answer, or its body, cannot be judged; nil if it can. An answer
	// that never came has the Exchange's Err instead.
	Missing error
}

// An Oddity is something about an entry that is not as it should be.
type Oddity struct {
	Name string // of the entry; "" for the file as a whole
	What string
	Lost bool // the entry could not be read
}

// String returns what is odd, behind the name of the entry where it is about one.
func (o Oddity) String() string {
	if o.Name == "" {
		return o.What
	}
	return o.Name + ": " + o.What
}

// A Listener is told what a capture holds, in the order of the file.
type Listener struct {
	Entry func(Entry)
	Odd   func(Oddity)
}

// zipMark is what a zip begins with.
const zipMark = "PK\x03\x04"

// Read reads the capture at path. The error names it, and says that it is none or
// where it ends; what came before has been told.
func Read(path string, l Listener) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	mark := make([]byte, len(zipMark))
	n, err := file.ReadAt(mark, 0)
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		return err
	case string(mark[:n]) == zipMark:
		err = readSAZ(file, l)
	default:
		err = readHAR(file, l)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
