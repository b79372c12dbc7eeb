package mock

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"strconv"
	"sync"
)

// ids makes up ids and tokens that nothing else has.
type ids struct {
	short  bool // those of applications have three digits (Profile.NumberIDs)
	mu     sync.Mutex
	rand   io.Reader
	groups int
	phones int
	apps   sequence
}

// random is n bytes of chance. A source that fails breaks the promise of
// Options.Rand, and nothing sensible can be answered then.
func (d *ids) random(n int) []byte {
	d.mu.Lock()
	defer d.mu.Unlock()
	b := make([]byte, n)
	if _, err := io.ReadFull(d.rand, b); err != nil {
		panic(fmt.Sprintf("mock: Options.Rand: %v", err))
	}
	return b
}

// token is the text of an access token.
func (d *ids) token() string { return "cwt=" + base64.RawURLEncoding.EncodeToString(d.random(48)) }

// hex is 32 hexadecimal digits, as invitations and threads have.
func (d *ids) hex() string { return hex.EncodeToString(d.random(16)) }

// guid is what captures show as the id of a conversation.
func (d *ids) guid() string {
	b := d.random(16)
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

// group is the id of the next group.
func (d *ids) group() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.groups++
	return d.groups
}

// phone is a number that nobody has.
func (d *ids) phone() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.phones++
	return fmt.Sprintf("tel:+1425555%04d", d.phones)
}

// application is the id of the next application: 10 to 12 digits in captures,
// three in the samples.
func (d *ids) application() string {
	if d.short {
		start := int(d.random(1)[0])
		d.mu.Lock()
		defer d.mu.Unlock()
		return d.apps.next(start)
	}
	const least, span = 1_000_000_000, 999_000_000_000
	return strconv.FormatUint(least+binary.BigEndian.Uint64(d.random(8))%span, 10)
}

// A sequence gives out each number of three digits once, beginning anywhere,
// and then goes on with those of four.
type sequence struct{ first, given int }

const threeDigits = 900 // from 100 to 999

// next is the next number; chance says where a new sequence begins.
func (s *sequence) next(chance int) string {
	if s.given == 0 {
		s.first = chance
	}
	n := s.given
	s.given++
	if n < threeDigits {
		return strconv.Itoa(100 + (s.first+n)%threeDigits)
	}
	return strconv.Itoa(100 + n)
}
