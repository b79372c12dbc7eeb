package edit

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"ucwatest/support/document"
	"ucwatest/support/recording/capture"
	"ucwatest/support/recording/har"
)

// Cut writes what the capture at path holds about a conversation, which is given by its
// href or the end of it: requests for it and for what is in it, and whatever names it,
// as invitations and events do; the same of the conversations that were derived of it
// or that it was derived of. It returns how many entries are left, and what an error
// names it is about.
func Cut(w io.Writer, path, conversation string) (left int, err error) {
	related, err := relatedTo(path, conversation)
	if err != nil {
		return 0, err
	}
	err = write(w, path, func(_ *har.Entry, e capture.Entry) bool {
		if !names(e, related) {
			return false
		}
		left++
		return true
	})
	return left, err
}

// relatedTo are the paths of a conversation, of those that an invitation relates it to,
// and of the invitations.
func relatedTo(path, conversation string) ([]string, error) {
	var known []string
	var groups [][]string // paths that an invitation brings together
	_, err := read(path, func(e capture.Entry) {
		for _, one := range exchanges(e) {
			resources(one, func(d *document.Document) {
				switch {
				case d.Rel == "conversation" && d.Self != "":
					known = once(known, pathOf(d.Self))
					groups = append(groups, []string{pathOf(d.Self), pathOf(one.URL)}[:aliases(one, d)])
				case strings.HasSuffix(d.Rel, "Invitation"):
					groups = append(groups, together(d))
				}
			})
		}
	})
	if err != nil {
		return nil, err
	}
	var related []string
	for _, one := range known {
		if strings.HasSuffix(one, strings.TrimPrefix(pathOf(conversation), "/")) && conversation != "" {
			related = append(related, one)
		}
	}
	if len(related) != 1 {
		return nil, &none{path, conversation, known}
	}
	for before := 0; before < len(related); {
		before = len(related)
		for _, group := range groups {
			if slices.ContainsFunc(group, func(one string) bool { return slices.Contains(related, one) }) {
				for _, one := range group {
					related = once(related, one)
				}
			}
		}
	}
	return related, nil
}

// aliases is how many names an answer gives a conversation: two where it was asked for
// by another one.
func aliases(e capture.Entry, d *document.Document) int {
	if whole, err := e.Document(); err == nil && whole == d {
		return 2
	}
	return 1
}

// together are the paths of an invitation and of the conversations it names.
func together(d *document.Document) []string {
	all := []string{pathOf(d.Self)}
	for _, link := range d.Links {
		if link.Rel == "conversation" || strings.HasPrefix(link.Rel, "derived") {
			all = append(all, pathOf(link.Href))
		}
	}
	return slices.DeleteFunc(all, func(path string) bool { return path == "" })
}

// names tells whether an entry names one of paths, in whatever it holds.
func names(e capture.Entry, paths []string) bool {
	for _, path := range paths {
		escaped := strings.ReplaceAll(path, "/", `\/`)
		if strings.Contains(e.URL, path) || strings.Contains(e.Header.Get("Location"), path) ||
			bytes.Contains(e.Body, []byte(path)) || bytes.Contains(e.RequestBody, []byte(path)) || bytes.Contains(e.Body, []byte(escaped)) {
			return true
		}
	}
	return false
}
