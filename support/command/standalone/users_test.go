package standalone

import (
	"crypto/rand"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"ucwatest/support/mock"
)

// TestReadme_showsAUsersFile reads the one that the README shows, which has to
// name every key there is.
func TestReadme_showsAUsersFile(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile("../../mock/README.md")
	if err != nil {
		t.Fatal(err)
	}
	shown := regexp.MustCompile("(?ms)^```hcl office.hcl\n(user .*?)^```").FindSubmatch(readme)
	if shown == nil {
		t.Fatal("README.md: got no users file, want one")
	}
	for key := range reflect.TypeFor[userBlock]().Fields() {
		name, kind, _ := strings.Cut(key.Tag.Get("hcl"), ",")
		if kind != "label" && kind != "def_range" && !strings.Contains(string(shown[1]), name) {
			t.Errorf("README.md: got a users file without %q, want every key in it", name)
		}
	}
	office := filepath.Join(t.TempDir(), "office.hcl")
	if err := os.WriteFile(office, shown[1], 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Open(Config{Listen: "127.0.0.1:0", Users: office, Pool: mock.Options{Now: time.Now, Rand: rand.Reader}})
	if err != nil {
		t.Fatal(err)
	}
	defer s.listener.Close()
	for _, want := range []string{"  NORTH\\anna\n", "  ben@south.contoso.com  accepts messages, forwards calls to anna@north.contoso.com\n"} {
		if got := s.Ready(); !strings.Contains(got, want) {
			t.Errorf("got %q, want %q in it", got, want)
		}
	}
}
