package declaration_test

import (
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ucwatest/features"
	"ucwatest/support/declaration"
	"ucwatest/support/ledger"
)

// TestMain lets garbage grow to four times what is in use, as the command does: each
// removal reads everything anew.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	m.Run()
}

// whole is a copy of all that is declared.
func whole(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(features.FS, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(features.FS, path)
		files[path] = &fstest.MapFile{Data: content}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// checkable are the clauses about properties, links and errors.
func checkable(l *ledger.Ledger) []ledger.Clause {
	return slices.Concat(slices.Collect(l.Of(ledger.Property)), slices.Collect(l.Of(ledger.Link)), slices.Collect(l.Of(ledger.Error)))
}

// faulty tells whether anything is wrong with files. Most is found by reading them,
// which is quicker than checking them.
func faulty(files fs.FS) bool {
	if _, problems := declaration.Read(files); len(problems) > 0 {
		return true
	}
	_, problems := declaration.Declare(files)
	return len(problems) > 0
}

// TestDeclare_missesEachClause takes each property, link and error from the ledger.
func TestDeclare_missesEachClause(t *testing.T) {
	t.Parallel()
	files := whole(t)
	d, _ := declaration.Read(files)
	text := string(files["clauses.hcl"].Data)
	for _, c := range checkable(d.Ledger) {
		t.Run(c.ID, func(t *testing.T) {
			t.Parallel()
			block := regexp.MustCompile(`(?ms)^clause "` + c.ID + `" \{.*?^\}\n`).FindString(text)
			less := maps.Clone(files)
			less["clauses.hcl"] = &fstest.MapFile{Data: []byte(strings.Replace(text, block, "", 1))}
			if block == "" || !faulty(less) {
				t.Error("got no problem without the clause")
			}
		})
	}
}

// TestDeclare_missesEachRowAndStep takes what judges each property, link and error
// from one feature after the other.
func TestDeclare_missesEachRowAndStep(t *testing.T) {
	t.Parallel()
	files := whole(t)
	d, _ := declaration.Read(files)
	for _, c := range checkable(d.Ledger) {
		if c.Kind == ledger.Error && c.Subject != "" {
			continue // no step is about it: it is judged along with each error
		}
		taken := 0
		for path, file := range files {
			for what, without := range parts(c) {
				text := without(string(file.Data))
				if text == string(file.Data) || !strings.HasSuffix(path, ".feature") {
					continue
				}
				taken++
				t.Run(fmt.Sprintf("%s/%s/%s", c.ID, path, what), func(t *testing.T) {
					t.Parallel()
					less := maps.Clone(files)
					less[path] = &fstest.MapFile{Data: []byte(text)}
					if !faulty(less) {
						t.Error("got no problem without it")
					}
				})
			}
		}
		if taken == 0 {
			t.Errorf("%s: found nothing to take from the features", c.ID)
		}
	}
}

// parts are what of a feature is about c, each as what takes it from the text.
func parts(c ledger.Clause) map[string]func(string) string {
	switch c.Kind {
	case ledger.Property, ledger.Link:
		row := regexp.MustCompile(`(?m)^ +\| ` + c.Name() + ` +\|.*\n`)
		return map[string]func(string) string{"rows": below(`@`+ledger.Family(c.ID)+`-`, `(?s) +\| `+c.Kind+` .*?\n\n`, row)}
	}
	all := map[string]func(string) string{"subcode": below(`@`+c.ID+`\n`, `(?s).*`, regexp.MustCompile(`(?m)^.*its subcode is.*\n`))}
	if c.Codes == nil {
		all["refusal"] = below(`@`+c.ID+`\n`, `(?s).*`, regexp.MustCompile(`(?m)^.*(the request is|both requests are) refused.*\n`))
	}
	for code := range c.Codes {
		all[code] = below(`@`+c.ID+`\n`, `(?s).*`, regexp.MustCompile(`(?m)^ +\|.*\| `+code+` +\|\n`))
	}
	return all
}

// rules parts a feature before the tags of its Rules.
var rules = regexp.MustCompile(`(?m)^  @D`)

// below takes what line finds from those parts of a Rule that block finds, where a
// tag of the Rule begins with tag.
func below(tag, block string, line *regexp.Regexp) func(string) string {
	tagged, within := regexp.MustCompile(`^  `+tag), regexp.MustCompile(block)
	return func(text string) string {
		var less strings.Builder
		starts := append(rules.FindAllStringIndex(text, -1), []int{len(text)})
		less.WriteString(text[:starts[0][0]])
		for i, start := range starts[:len(starts)-1] {
			rule := text[start[0]:starts[i+1][0]]
			if tagged.MatchString(rule) {
				rule = within.ReplaceAllStringFunc(rule, func(s string) string { return line.ReplaceAllString(s, "") })
			}
			less.WriteString(rule)
		}
		return less.String()
	}
}
