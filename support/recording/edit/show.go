package edit

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"time"

	"ucwatest/support/document"
	"ucwatest/support/recording/capture"
)

// A Summary tells what is in a capture: how much of what, between when, of whom.
type Summary struct {
	File          string         `json:"file"`
	Entries       int            `json:"entries"`
	Unreadable    int            `json:"unreadable"` // entries that could not be read
	First         time.Time      `json:"first,omitzero"`
	Last          time.Time      `json:"last,omitzero"`
	Hosts         map[string]int `json:"hosts"`         // requests by host
	Applications  map[string]int `json:"applications"`  // requests by the path of the application
	Users         []string       `json:"users"`         // the addresses that applications are those of
	Resources     map[string]int `json:"resources"`     // answers and events that show one, by type
	Errors        map[string]int `json:"errors"`        // by status, code and subcode
	Conversations []string       `json:"conversations"` // their paths
}

// Show reads what is in the capture at path.
func Show(path string) (*Summary, error) {
	s := &Summary{File: path, Hosts: map[string]int{}, Applications: map[string]int{}, Users: []string{}, Resources: map[string]int{}, Errors: map[string]int{}, Conversations: []string{}}
	var err error
	s.Unreadable, err = read(path, func(e capture.Entry) {
		s.Entries++
		s.time(e)
		for _, one := range exchanges(e) {
			s.note(one)
		}
	})
	if err != nil && s.Entries == 0 {
		return nil, err
	}
	return s, nil
}

func (s *Summary) time(e capture.Entry) {
	if e.Started.IsZero() {
		return
	}
	if s.First.IsZero() || e.Started.Before(s.First) {
		s.First = e.Started
	}
	if e.Started.After(s.Last) {
		s.Last = e.Started
	}
}

func (s *Summary) note(e capture.Entry) {
	s.Hosts[hostOf(e.URL)]++
	if application := applicationOf(e.URL); application != "" {
		s.Applications[application]++
	}
	if e.Status >= 400 {
		s.Errors[failure(e)]++
	}
	resources(e, func(d *document.Document) {
		if d.Rel == "" || d.Self == "" {
			return
		}
		s.Resources[d.Rel]++
		switch d.Rel {
		case "me":
			if uri, there := d.Property("uri"); there {
				s.Users = once(s.Users, uri.Text)
			}
		case "conversation":
			s.Conversations = once(s.Conversations, pathOf(d.Self))
		}
	})
}

func once(all []string, one string) []string {
	if slices.Contains(all, one) {
		return all
	}
	return append(all, one)
}

// failure is what an error says.
func failure(e capture.Entry) string {
	said := fmt.Sprint(e.Status)
	reason, err := e.Reason()
	if err != nil {
		return said
	}
	for _, word := range []string{reason.Code, reason.Subcode} {
		if word != "" {
			said += " " + word
		}
	}
	return said
}

// WriteText writes s as lines for people. Errors of w are not returned.
func (s *Summary) WriteText(w io.Writer) {
	fmt.Fprintf(w, "%s: %d entries", s.File, s.Entries)
	if s.Unreadable > 0 {
		fmt.Fprintf(w, ", and %d that cannot be read", s.Unreadable)
	}
	fmt.Fprintln(w)
	if !s.First.IsZero() {
		fmt.Fprintf(w, "sent from %s to %s\n", s.First.UTC().Format(time.RFC3339), s.Last.UTC().Format(time.RFC3339))
	}
	counts(w, "hosts", s.Hosts)
	counts(w, "applications", s.Applications)
	list(w, "users", s.Users)
	counts(w, "resources", s.Resources)
	list(w, "conversations", s.Conversations)
	counts(w, "errors", s.Errors)
}

func counts(w io.Writer, title string, all map[string]int) {
	var lines []string
	for _, name := range slices.Sorted(maps.Keys(all)) {
		lines = append(lines, fmt.Sprintf("%s  %d", name, all[name]))
	}
	list(w, title, lines)
}

func list(w io.Writer, title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(w, "%s:\n", title)
	for _, line := range lines {
		fmt.Fprintf(w, "  %s\n", line)
	}
}
