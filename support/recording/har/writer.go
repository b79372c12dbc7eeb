package har

import (
	"encoding/json"
	"io"
)

// A Writer writes an archive, an entry a line. What it is given is not kept, but for
// the pages, which stand behind the entries.
type Writer struct {
	out     io.Writer
	json    *json.Encoder
	pages   []Page
	entries int
	err     error // the first
}

// NewWriter begins an archive that says l of itself, in version 1.2. What cannot be
// written Close tells.
func NewWriter(out io.Writer, l Log) *Writer {
	w := &Writer{out: out, json: json.NewEncoder(out), pages: []Page{}}
	w.json.SetEscapeHTML(false)
	l.Version = Version
	w.text(`{"log":{"version":`)
	w.value(l.Version)
	w.text(`,"creator":`)
	w.value(l.Creator)
	if l.Comment != "" {
		w.text(`,"comment":`)
		w.value(l.Comment)
	}
	if l.Ours != nil {
		w.text(`,"_ucwatest":`)
		w.value(l.Ours)
	}
	w.text(`,"entries":[` + "\n")
	return w
}

// Page adds p to the pages, which are written behind the entries when the archive is
// closed.
func (w *Writer) Page(p Page) { w.pages = append(w.pages, p) }

// Entry writes e, whose lists are written as empty ones where they are missing. Its
// error is the first there was.
func (w *Writer) Entry(e Entry) error {
	for _, list := range []*[]Pair{&e.Request.Cookies, &e.Request.Headers, &e.Request.Query, &e.Response.Cookies, &e.Response.Headers} {
		if *list == nil {
			*list = []Pair{}
		}
	}
	if w.entries > 0 {
		w.text(",")
	}
	w.entries++
	w.value(e)
	return w.err
}

// Close writes what stands behind the entries. Its error is the first there was; out
// is left open.
func (w *Writer) Close() error {
	w.text(`],"pages":`)
	w.value(w.pages)
	w.text("}}\n")
	return w.err
}

func (w *Writer) text(s string) {
	if w.err == nil {
		_, w.err = io.WriteString(w.out, s)
	}
}

// value writes v and ends the line.
func (w *Writer) value(v any) {
	if w.err == nil {
		w.err = w.json.Encode(v)
	}
}
