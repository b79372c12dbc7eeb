package mock

import (
	"fmt"
	"math"
	"slices"
	"time"
)

// A habit is Habits as the control interface reads them: contacts by the name
// they have in the group, the delay in seconds.
type habit struct {
	Messages  string  `json:"messages"`
	Calls     string  `json:"calls"`
	Forward   string  `json:"forward"`
	RingAlong string  `json:"ringAlong"`
	After     float64 `json:"after"`
}

// habits are what h says, for the user called name; address is that of a name,
// patience what an invitation is given up after.
func (h habit) habits(name string, address func(string) string, patience time.Duration) (Habits, error) {
	var made Habits
	var err error
	if made.Messages, err = ParseReply(h.Messages); err != nil {
		return Habits{}, fmt.Errorf("user %q: messages: %w", name, err)
	}
	if made.Calls, err = ParseReply(h.Calls); err != nil {
		return Habits{}, fmt.Errorf("user %q: calls: %w", name, err)
	}
	if h.Forward != "" {
		made.Forward = address(h.Forward)
	}
	if h.RingAlong != "" {
		made.RingAlong = address(h.RingAlong)
	}
	// Far more seconds than are allowed would not fit into a Duration.
	made.After = time.Duration(math.Max(-1, math.Min(h.After, patience.Seconds())) * float64(time.Second))
	if err := made.check(address(name), patience); err != nil {
		return Habits{}, fmt.Errorf("user %q: %w", name, err)
	}
	return made, nil
}

// checkContacts wants the contacts of habits to be users of the same group.
func checkContacts(wishes []wish) error {
	for _, w := range wishes {
		for _, contact := range []string{w.Habits.Forward, w.Habits.RingAlong} {
			known := func(other wish) bool { return other.Name == contact }
			if contact != "" && !slices.ContainsFunc(wishes, known) {
				return fmt.Errorf("user %q: got the contact %q, want the name of a user of the group", w.Name, contact)
			}
		}
	}
	return nil
}
