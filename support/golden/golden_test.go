package golden

import (
	"fmt"
	"strings"
	"testing"
)

// A listener is a test that is told of failures.
type listener struct {
	testing.TB
	want string
}

func (*listener) Helper() {}

func (l *listener) Errorf(format string, args ...any) { l.want += fmt.Sprintf(format, args...) }

func (l *listener) Fatalf(format string, args ...any) { panic(fmt.Sprintf(format, args...)) }

func TestEqual_tellsWhatDiffers(t *testing.T) {
	t.Chdir(t.TempDir())
	l := &listener{TB: t}
	*update = true
	Equal(l, "text", "one\n")
	*update = false
	Equal(l, "text", []byte("one\n"))
	if l.want != "" {
		t.Errorf("got %q, want nothing said of what was written", l.want)
	}
	if Equal(l, "text", "two\n"); !strings.HasPrefix(l.want, "text differs (-want +got):\n") {
		t.Errorf("got %q, want the difference", l.want)
	}
	defer func() {
		if said := fmt.Sprint(recover()); !strings.Contains(said, "missing: no such file") || !strings.HasSuffix(said, "; go test -update writes it") {
			t.Errorf("got %q, want a way to get the file", said)
		}
	}()
	Equal(l, "missing", "one\n")
}
