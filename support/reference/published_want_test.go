package reference_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/golden"
	"ucwatest/support/reference"
)

// facts are the names and numbers on a page, without its sentences.
func facts(p *reference.Page) string {
	var b strings.Builder
	line := func(what string, names []string) {
		if len(names) > 0 {
			fmt.Fprintf(&b, "  %s: %s\n", what, strings.Join(names, ", "))
		}
	}
	fmt.Fprintf(&b, "%s\n", p.Name)
	line("properties", typed(p.Properties))
	line("links", named(p.Links))
	line("members", named(p.Members))
	var scopes, events []string
	for _, s := range p.Scopes {
		scopes = append(scopes, s.Name)
	}
	for _, e := range p.Events {
		events = append(events, fmt.Sprintf("%s %s %s %s with %d samples", e.Type, e.Resource, e.Priority, e.Sender, len(e.Samples)))
	}
	line("scopes", scopes)
	line("events", events)
	for _, o := range p.Operations {
		line(o.Method+" query", typed(o.Query))
		line(o.Method+" input", typed(o.Input))
		line(o.Method+" output", named(o.Output))
		var refusals, samples []string
		for _, e := range o.Errors {
			refusals = append(refusals, strings.TrimSpace(fmt.Sprintf("%d %s %s", e.Status, e.Code, e.Subcode)))
		}
		for _, s := range o.Samples {
			text := strings.TrimSpace(strings.ToUpper(s.Method) + " " + s.MediaType)
			if !s.Request {
				text = strings.TrimSpace(fmt.Sprintf("%d %s", s.Status, s.MediaType))
			}
			if s.Document != nil {
				text += fmt.Sprintf(" %q of %d properties, %d links, %d embedded", s.Document.Rel, len(s.Document.Properties), len(s.Document.Links), len(s.Document.Embedded))
			}
			samples = append(samples, text)
		}
		line(o.Method+" errors", refusals)
		for _, s := range samples {
			line(o.Method+" sample", []string{s})
		}
	}
	return b.String()
}

func named(entries []reference.Entry) []string {
	var all []string
	for _, e := range entries {
		all = append(all, e.Name)
	}
	return all
}

// typed are properties with what their texts say of their types.
func typed(properties []reference.Property) []string {
	var all []string
	for _, p := range properties {
		text := p.Name
		for _, what := range []string{p.Type, p.Enum, strings.Join(p.Values, "/")} {
			if what != "" {
				text += " " + what
			}
		}
		for _, is := range []struct {
			what string
			so   bool
		}{{"nullable", p.Nullable}, {"list", p.List}, {"required", p.Required}} {
			if is.so {
				text += " " + is.what
			}
		}
		all = append(all, text)
	}
	return all
}

// TestOpen_readsWhatIsPublished compares published pages, each of another shape, with
// what was found in them without this package. The file is kept by hand: no flag writes
// what the reader has read into it.
func TestOpen_readsWhatIsPublished(t *testing.T) {
	t.Parallel()
	dir := filepath.Dir(golden.Published(t)[0])
	var got strings.Builder
	for _, name := range []string{"presence", "audioVideoInvitation", "myOnlineMeetings", "batch", "photo", "participants", "note",
		"contactPrivacyRelationship", "makeMeAvailable", "ConversationState", "applications", "onlineMeeting", "search"} {
		p, err := reference.Open(filepath.Join(dir, name+"_ref.md"))
		if err != nil {
			t.Fatal(err)
		}
		got.WriteString(facts(p))
	}
	if diff := cmp.Diff(fileAt(t, "testdata/published.txt"), got.String()); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
}
