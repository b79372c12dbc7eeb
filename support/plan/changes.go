package plan

import (
	"sync"

	"ucwatest/support/stage"
)

// changes is a journal that only counts: what a rehearsal makes and takes back.
type changes struct {
	mu   sync.Mutex
	made []made
}

type made struct {
	kind    string
	cleared bool
}

// Intend notes what is about to be made.
func (c *changes) Intend(_, kind string, _ map[string]string) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.made = append(c.made, made{kind: kind})
	return len(c.made) - 1, nil
}

// Made has nothing to add: where a mock has it is of no interest.
func (c *changes) Made(int, string) error { return nil }

// Cleared notes that it is gone.
func (c *changes) Cleared(id int) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.made[id].cleared = true
	return nil
}

// Keep keeps nothing: the mock is forgotten.
func (c *changes) Keep(_, _ string, detail map[string]string) (map[string]string, error) {
	return detail, nil
}

// Forget has nothing to forget.
func (c *changes) Forget(string, string) error { return nil }

// kinds are what a journal knows, as a plan tells it.
var kinds = []struct{ kind, sign, what string }{
	{stage.KindApplication, "+", "application"},
	{stage.KindConversation, "+", "conversation"},
	{stage.KindForwarding, "~", "setting"},
}

// told are the changes by kind.
func (c *changes) told() []Change {
	all := []Change{}
	for _, k := range kinds {
		change := Change{Sign: k.sign, What: k.what}
		for _, m := range c.made {
			if m.kind == k.kind {
				change.Count++
				if m.cleared {
					change.Cleared++
				}
			}
		}
		if change.Count > 0 {
			all = append(all, change)
		}
	}
	return all
}
