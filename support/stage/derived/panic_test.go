package derived_test

import (
	"strings"
	"testing"

	"ucwatest/support/mock"
	"ucwatest/support/stage"
	"ucwatest/support/stage/derived"
)

// panicking is a journal that fails in a way nobody expects.
type panicking struct{ stage.Journal }

func (p panicking) Made(id int, url string) error {
	if id == 5 {
		panic("out of paper")
	}
	return p.Journal.Made(id, url)
}

func TestBring_canBeClearedAfterAPanic(t *testing.T) {
	t.Parallel()
	f, users := openOffice(t, mock.Options{})
	before := f.settings(nil)
	users.Journal = panicking{f}
	scene, err := derived.Bring(t.Context(), users, derived.Staging{}, answered)
	if err == nil || !strings.Contains(err.Error(), "panic while the scene was staged: out of paper\n") {
		t.Errorf("got %v, want the panic", err)
	}
	if err := scene.Clear(t.Context()); err != nil {
		t.Fatal(err)
	}
	if left := f.left(); left != nil {
		t.Errorf("got %v left in the journal, want nothing", left)
	}
	if after := f.settings(nil); after != before {
		t.Errorf("call forwarding: got %s, want as before %s", after, before)
	}
}
