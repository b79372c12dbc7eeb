package main

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ucwatest/reports"
	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
)

// mocks writes a target file with a mock for each name; one that is lost is
// aimed at where nobody answers, and one that is wrong breaks a clause.
func mocks(t *testing.T, names ...string) string {
	t.Helper()
	text := ""
	for _, name := range names {
		spoil := &mock.Spoil{}
		if name == "wrong" {
			spoil.Answer = func(a *mock.Answer) {
				if a.Route == "derivedConversation" && a.Resource != nil {
					a.Resource.DropProperty("state")
				}
			}
		}
		url := "http://127.0.0.1:1"
		if name != "lost" {
			url = mocktest.Serve(t, mocktest.New(t, mock.Options{Control: true, Spoil: spoil}))
		}
		text += fmt.Sprintf("target %q {\n  mock = %q\n}\n", name, url)
	}
	path := filepath.Join(t.TempDir(), "targets.hcl")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestApply_runsOnSeveralTargets(t *testing.T) {
	good := mocks(t, "good")
	for name, test := range map[string]struct {
		on   []string
		want int
		ran  []string
	}{
		"a file of two":          {[]string{mocks(t, "first", "second")}, exitOK, []string{"first", "second"}},
		"two files":              {[]string{mocks(t, "first"), mocks(t, "second")}, exitOK, []string{"first", "second"}},
		"one of a file":          {[]string{mocks(t, "first", "second") + "#second", good}, exitOK, []string{"second", "good"}},
		"one that is wrong":      {[]string{mocks(t, "wrong", "right")}, exitFail, []string{"wrong", "right"}},
		"one that is lost":       {[]string{mocks(t, "lost", "right")}, exitNone, []string{"lost", "right"}},
		"wrong outranks lost":    {[]string{mocks(t, "lost", "wrong")}, exitFail, []string{"lost", "wrong"}},
		"two of one name":        {[]string{good, mocks(t, "good")}, exitUsage, nil},
		"a file that is missing": {[]string{good, "missing.hcl"}, exitUsage, nil},
	} {
		t.Run(name, func(t *testing.T) {
			out := t.TempDir()
			args := []string{"apply", "-out-dir", out, "-target", "dc-properties-1", "-target", "dc-refusals-7"}
			for _, on := range test.on {
				args = append(args, "-on", on)
			}
			var stdout, stderr bytes.Buffer
			if code := run(args, &stdout, &stderr); code != test.want {
				t.Errorf("got exit code %d, want %d:\n%s%s", code, test.want, &stdout, &stderr)
			}
			for _, name := range test.ran {
				r, err := reports.Load(filepath.Join(out, name, "results.json"))
				if err != nil || r.Target != name || len(r.Cases) != 4 {
					t.Fatalf("%s: got %v and %v, want the results of four cases", name, r, err)
				}
				if c := r.Cases[0]; name == "lost" && (c.Verdict != reports.Errored || c.Culprit != "network" || r.Verdict != reports.Error) {
					t.Errorf("got %+v and the verdict %s, want it errored by the network", c, r.Verdict)
				}
			}
			together(t, out, test.ran)
		})
	}
}

// together wants the page and the JUnit file in folder to tell of all that ran.
func together(t *testing.T, folder string, ran []string) {
	t.Helper()
	page, err := os.ReadFile(filepath.Join(folder, "index.html"))
	if ran == nil {
		if err == nil {
			t.Error("got a page although nothing ran")
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(folder, "junit.xml"))
	if err != nil {
		t.Fatal(err)
	}
	var junit struct {
		Tests  int `xml:"tests,attr"`
		Suites []struct {
			Name  string     `xml:"name,attr"`
			Cases []struct{} `xml:"testcase"`
		} `xml:"testsuite"`
	}
	if err := xml.Unmarshal(text, &junit); err != nil {
		t.Fatal(err)
	}
	if len(junit.Suites) != len(ran) || junit.Tests != 4*len(ran) {
		t.Fatalf("got %+v, want a suite of four tests for each of %q", junit, ran)
	}
	for i, name := range ran {
		if junit.Suites[i].Name != name || len(junit.Suites[i].Cases) != 4 {
			t.Errorf("got suite %+v, want %s with four tests", junit.Suites[i], name)
		}
		if label := `aria-label="` + name + `"`; !bytes.Contains(page, []byte(label)) {
			t.Errorf("the page has no column %s", name)
		}
	}
}

func TestApply_writesFilesOfEachTargetIntoItsFolder(t *testing.T) {
	on := mocks(t, "first", "second")
	place := filepath.Join(t.TempDir(), "all.xml")
	var out, err bytes.Buffer
	if code := run([]string{"apply", "-on", on, "-target", "dc-refusals-7", "-out-dir", t.TempDir(), "-junit", place}, &out, &err); code != exitOK {
		t.Fatalf("got exit code %d: %s", code, &err)
	}
	if text, err := os.ReadFile(place); err != nil || strings.Count(string(text), "<testsuite ") != 2 {
		t.Errorf("got %s and %v, want both targets in the file named", text, err)
	}
	if code := run([]string{"apply", "-on", on, "-har", place}, &out, &err); code != exitUsage || !strings.Contains(err.String(), "-har: each of the 2 targets has a run.har of its own") {
		t.Errorf("got exit code %d and %q, want that there is one archive of each", code, &err)
	}
	if code := run([]string{"plan", "-on", on, "-out", place}, &out, &err); code != exitUsage || !strings.Contains(err.String(), "-out: got 2 targets, want one; name it as FILE#NAME") {
		t.Errorf("plan: got exit code %d and %q, want that it takes one target", code, &err)
	}
}

func TestGraver_isTheFirstThatApplies(t *testing.T) {
	t.Parallel()
	for i, first := range gravest {
		for _, second := range gravest[i:] {
			if got := [2]int{graver(first, second), graver(second, first)}; got != [2]int{first, first} {
				t.Errorf("of %d and %d: got %d, want %d", first, second, got, first)
			}
		}
	}
}
