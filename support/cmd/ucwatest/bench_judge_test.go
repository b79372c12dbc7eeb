package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"ucwatest/support/document"
	"ucwatest/support/recording/har"
)

// BenchmarkJudge is the built command that judges captures of another client, with 10,000
// and with 100,000 entries. The longer one may take as much CPU time as its JSON takes to
// decode, 1.5 times what its UCWA bodies take to be read, and 30 us for each entry; the
// memory is to be the same for both.
func BenchmarkJudge(b *testing.B) {
	binary := build(b)
	walk := walked(b)
	var peaks []float64
	for _, entries := range []int{10_000, 100_000} {
		file := captureOf(b, walk, entries)
		command := exec.Command(binary, "judge", "-out-dir", b.TempDir(), file)
		took := measured(b, command)
		peaks = append(peaks, took.peak)
		b.ReportMetric(took.peak, fmt.Sprintf("MiB-peak/%d-entries", entries))
		if entries < 100_000 {
			continue
		}
		decoded, read := floorOf(b, file)
		allowed := decoded + read*3/2 + time.Duration(entries)*30*time.Microsecond
		b.ReportMetric(took.wall.Seconds(), "s/judge")
		b.ReportMetric(took.cpu.Seconds(), "s-cpu/judge")
		b.ReportMetric(decoded.Seconds(), "s-cpu/JSON")
		b.ReportMetric(read.Seconds(), "s-cpu/document.Read")
		b.ReportMetric(took.cpu.Seconds()/allowed.Seconds(), "of-allowed")
	}
	b.ReportMetric(peaks[1]/peaks[0], "peak-ratio")
}

// walked are the exchanges of some cases, as another client has them.
func walked(b *testing.B) []har.Entry {
	b.Helper()
	path := filepath.Join(b.TempDir(), "walk.har")
	if code, stdout, stderr := command("apply", "-target", "dc-links-1", "-target", "dc-representations-7", "-target", "dm-retrieval-1", "-parallelism", "1",
		"-out-dir", b.TempDir(), "-record", path); code != exitOK {
		b.Fatalf("got exit %d, %q and %q, want a recording", code, stdout, stderr)
	}
	file, err := os.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	var all []har.Entry
	for e, err := range har.NewReader(file).Entries() {
		if err != nil {
			b.Fatal(err)
		}
		e.Ours = nil
		if e.Response.Status > 0 {
			all = append(all, *e)
		}
	}
	return all
}

// applicationIDs are those in the paths of URLs.
var applicationIDs = regexp.MustCompile(`(applications\\?/)(\d+)`)

// captureOf writes a capture in which some exchanges happen again and again, each time
// later and in other applications.
func captureOf(b *testing.B, walk []har.Entry, entries int) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "capture.har")
	file, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	out := bufio.NewWriter(file)
	w := har.NewWriter(out, har.Log{Creator: har.Creator{Name: "browser", Version: "1"}})
	for i := range entries {
		round := i / len(walk)
		e := walk[i%len(walk)]
		at, _ := e.At()
		e.Started = at.Add(time.Duration(round) * time.Minute).Format(time.RFC3339Nano)
		again := func(text string) string {
			return applicationIDs.ReplaceAllString(text, fmt.Sprintf("${1}${2}%06d", round))
		}
		e.Request.URL = again(e.Request.URL)
		e.Response.Headers = append([]har.Pair(nil), e.Response.Headers...)
		for n, h := range e.Response.Headers {
			e.Response.Headers[n].Value = again(h.Value)
		}
		if text := e.Response.Content.Text; text != nil && e.Response.Content.Encoding == "" {
			e.Response.Content = har.NewContent(e.Response.Content.MediaType, []byte(again(*text)))
		}
		if err := w.Entry(e); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	if err := out.Flush(); err != nil {
		b.Fatal(err)
	}
	return path
}

// floorOf is the CPU time that package json takes to decode an archive entry by entry, and
// document.Read to read those bodies in it that are UCWA's.
func floorOf(b *testing.B, path string) (decoded, read time.Duration) {
	b.Helper()
	began := cpuTime()
	decode(b, path, func(har.Entry) {})
	decoded = cpuTime() - began
	began = cpuTime()
	decode(b, path, func(e har.Entry) {
		if c := e.Response.Content; c.Text != nil && strings.Contains(e.Request.URL, "/ucwa/") {
			_, _ = document.Read(c.MediaType, []byte(*c.Text)) // packages and reasons are no resources, and take as long
		}
	})
	return decoded, cpuTime() - began - decoded
}

func decode(b *testing.B, path string, each func(har.Entry)) {
	b.Helper()
	file, err := os.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	d := json.NewDecoder(bufio.NewReader(file))
	for t, err := d.Token(); t != json.Token("entries"); t, err = d.Token() {
		if err != nil {
			b.Fatal(err)
		}
	}
	if _, err := d.Token(); err != nil {
		b.Fatal(err)
	}
	for d.More() {
		var e har.Entry
		if err := d.Decode(&e); err != nil {
			b.Fatal(err)
		}
		each(e)
	}
}
