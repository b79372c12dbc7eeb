package main

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// allowed says which of our own packages each one may import. Imports point
// down; the mock and its judge share nothing.
var allowed = map[string][]string{
	"features":                 {},
	"reports":                  {"support/recording/har"},
	"reports/browser":          {},
	"support/ucwa":             {},
	"support/mock":             {"support/mock/clock", "support/mock/fault", "support/mock/wire"},
	"support/mock/clock":       {},
	"support/mock/fault":       {},
	"support/mock/wire":        {},
	"support/recording/har":    {},
	"support/recording/replay": {"support/recording/har"},
	"support/recording":        {"support/recording/har", "support/client", "reports"},
	"support/ledger":           {},
	"support/journal":          {},
	"support/golden":           {},
	"support/redact":           {},
	"support/redact/encodings": {},
	"support/document":         {"support/ucwa"},
	"support/contract":         {"support/document", "support/ucwa"},
	"support/shell":            {},
	"support/client":           {"support/document", "support/redact", "support/shell", "support/ucwa"},
	"support/target":           {"support/stage", "support/stage/derived", "support/client", "support/redact", "support/mock"},
	"support/stage":            {"support/client", "support/document", "support/ucwa"},
	"support/stage/derived":    {"support/stage", "support/client", "support/document", "support/ucwa"},
	"support/sweep":            {"support/stage", "support/client", "support/journal"},
	"steps":                    {"support/stage", "support/stage/derived", "support/target", "support/client", "support/contract", "support/document", "support/ucwa"},
	"support/declaration":      {"steps", "support/ledger", "support/contract", "support/mock", "reports"},
	"support/suite": {"support/declaration", "steps", "support/sweep", "support/journal", "support/stage", "support/stage/derived", "support/target", "support/ledger",
		"support/contract", "support/client", "support/shell", "support/mock", "reports"},
	"support/plan":               {"support/suite", "support/declaration", "steps", "support/stage", "support/stage/derived", "support/target", "support/client", "support/document", "reports"},
	"support/demo":               {"support/suite", "support/declaration", "support/target", "support/mock", "reports"},
	"support/recording/capture":  {"support/recording/har", "support/client", "support/document"},
	"support/recording/edit":     {"support/recording/capture", "support/recording/har", "support/client", "support/document", "support/redact"},
	"support/recording/foreign":  {"support/recording/capture", "support/ledger", "support/contract", "support/client", "support/document", "support/ucwa", "reports"},
	"support/mutant":             {"support/suite", "support/declaration", "support/target", "support/ledger", "support/mock", "reports"},
	"support/format":             {},
	"support/reference":          {"support/document", "support/ledger", "support/ucwa"},
	"support/mocktest":           {"support/mock"},
	"support/command/standalone": {"support/target", "support/shell", "support/mock", "reports"},
	"support/command/arguments":  {"support/declaration", "support/shell", "support/mock", "reports"},
	"support/command/views": {"support/plan", "support/suite", "support/declaration", "support/mutant", "steps", "support/sweep", "support/journal", "support/stage/derived",
		"support/target", "support/reference", "support/ledger", "reports"},
	"support/cmd/ucwatest": {"support/recording/edit", "support/recording", "support/recording/replay", "support/recording/foreign", "support/format", "support/command/arguments", "support/command/views", "support/command/standalone", "features", "support/demo", "support/plan", "support/suite", "support/declaration", "support/mutant", "steps", "support/sweep",
		"support/journal", "support/stage", "support/stage/derived", "support/target", "support/client", "support/reference", "support/shell", "support/mock", "reports"},
}

// outside says which libraries a package may import although others may not.
var outside = map[string][]string{
	"github.com/tidwall/gjson":     {"support/document"},
	"github.com/antchfx/xmlquery":  {"support/document"},
	"github.com/hashicorp/hcl/v2":  {"support/ledger", "support/format", "support/target", "support/command/standalone"},
	"github.com/cucumber/godog":    {"steps", "support/suite"},
	"github.com/cucumber/gherkin":  {"support/declaration", "support/format", "reports"},
	"github.com/cucumber/messages": {"support/declaration", "support/format", "support/suite", "reports"},
	"github.com/gofrs/flock":       {"support/journal", "reports"},
	"github.com/hashicorp/cli":     {"support/cmd/ucwatest"},
	"github.com/posener/complete":  {"support/cmd/ucwatest"},
	"github.com/yuin/goldmark":     {"support/reference"},
}

func TestImportsPointDown(t *testing.T) {
	t.Parallel()
	for name, imports := range packages(t) {
		may, known := allowed[name]
		if !known {
			t.Errorf("package %s has no place in the architecture", name)
			continue
		}
		for _, imported := range imports {
			if own, ok := strings.CutPrefix(imported, "ucwatest/"); ok {
				if !slices.Contains(may, own) {
					t.Errorf("%s imports %s: want only %v", name, own, may)
				}
				continue
			}
			for library, by := range outside {
				if strings.HasPrefix(imported, library) && !slices.Contains(by, name) {
					t.Errorf("%s imports %s: want it only in %v", name, imported, by)
				}
			}
			if strings.HasPrefix(name+"/", "support/mock/") && strings.Contains(imported, ".") {
				t.Errorf("the mock imports %s: want the standard library only", imported)
			}
		}
	}
}

// TestReadme_showsWhoMayImportWhat compares the picture in support/README.md with allowed.
func TestReadme_showsWhoMayImportWhat(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, picture, _ := strings.Cut(string(text), "\nWho may import what, from the top down:\n\n```\n")
	picture, _, found := strings.Cut(picture, "\n```\n")
	if !found {
		t.Fatal("support/README.md: got no picture of who may import what, want one")
	}
	got := map[string][]string{}
	for line := range strings.Lines(picture) {
		who, what, _ := strings.Cut(strings.TrimSpace(line), "->")
		may := strings.Split(strings.TrimSpace(what), ", ")
		if slices.Sort(may); slices.Equal(may, []string{"nothing of ours"}) {
			may = nil
		}
		for name := range strings.SplitSeq(who, ",") {
			got[strings.TrimSpace(name)] = may
		}
	}
	want := map[string][]string{}
	for name, imports := range allowed {
		var may []string
		for _, one := range imports {
			may = append(may, strings.TrimPrefix(one, "support/"))
		}
		slices.Sort(may)
		want[strings.TrimPrefix(name, "support/")] = may
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("support/README.md: who may import what (-allowed +shown):\n%s", diff)
	}
}

func TestTopLevelIsFixed(t *testing.T) {
	t.Parallel()
	entries, err := os.ReadDir("../../..")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"go.mod", "go.sum", "features", "steps", "support", "reports", "Makefile", "README.md"}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && !slices.Contains(want, e.Name()) {
			t.Errorf("%s stands at the top level: want only %v", e.Name(), want)
		}
	}
}

// packages lists our packages by their folder, each with what it imports.
func packages(t *testing.T) map[string][]string {
	t.Helper()
	output, err := exec.Command("go", "list", "-json=ImportPath,Imports", "ucwatest/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]string{}
	for decoder := json.NewDecoder(strings.NewReader(string(output))); ; {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all[strings.TrimPrefix(p.ImportPath, "ucwatest/")] = p.Imports
	}
}
