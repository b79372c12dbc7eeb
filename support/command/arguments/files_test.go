package arguments

import (
	"errors"
	"os"
	"strings"
	"testing"
)

// folderOf is a folder of files, links to them by two kinds, and a link to itself; the
// test runs in it.
func folderOf(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	t.Chdir(dir)
	err := errors.Join(os.MkdirAll("part", 0o700), os.Symlink(".", "here"), os.WriteFile("part/results.json", nil, 0o600),
		os.WriteFile("part/page.md", nil, 0o600), os.WriteFile("part/links.feature", nil, 0o600))
	for _, name := range names {
		err = errors.Join(err, os.WriteFile(name, []byte(name), 0o600), os.Symlink(name, "link-"+name), os.Link(name, "hard-"+name))
	}
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestParse_refusesAnOutputThatIsAnotherFile(t *testing.T) {
	dir := folderOf(t, "in.har", "ex.hcl", "p.plan")
	for line, want := range map[string]string{
		"recording hide -out in.har in.har":                    "-out in.har and the recording in.har",
		"recording hide -out link-in.har in.har":               "-out link-in.har and the recording in.har",
		"recording hide -out in.har link-in.har":               "-out in.har and the recording link-in.har",
		"recording hide -out hard-in.har in.har":               "-out hard-in.har and the recording in.har",
		"recording hide -out DIR/in.har in.har":                "-out DIR/in.har and the recording in.har",
		"recording hide -out here/in.har in.har":               "-out here/in.har and the recording in.har",
		"recording hide -table in.har in.har":                  "-table in.har and the recording in.har",
		"recording hide -out x.har -table ./x.har in.har":      "-out x.har and -table ./x.har",
		"recording hide -out x.har -table here/x.har in.har":   "-out x.har and -table here/x.har",
		"recording hide -out new/x -table here/new/x in.har":   "-out new/x and -table here/new/x",
		"recording cut -conversation 1 -out ./in.har in.har":   "-out ./in.har and the recording in.har",
		"plan -on ex.hcl -out link-ex.hcl":                     "-out link-ex.hcl and -on ex.hcl",
		"plan -on ex.hcl#a -out ex.hcl":                        "-out ex.hcl and -on ex.hcl",
		"plan -shard 1/2 -timings part -out part/results.json": "-out part/results.json and -timings part/results.json",
		"plan -features part -out here/part/links.feature":     "-out here/part/links.feature is a file of -features part",
		"judge -har in.har in.har":                             "-har in.har and the recording in.har",
		"judge -out-dir part part/results.json":                "results.json in -out-dir part and the recording part/results.json",
		"judge -har s -junit s in.har":                         "-junit s and -har s",
		"docs -results p.plan -out p.plan":                     "-out p.plan and -results p.plan",
		"docs -results part -out part/results.json":            "-out part/results.json and -results part/results.json",
		"docs -results part -history p.plan -out p.plan":       "-out p.plan and -history p.plan",
		"docs -reference part -out part/page.md":               "-out part/page.md is a file of -reference part",
		"merge -out-dir part part other":                       "results.json in -out-dir part and the results part/results.json",
		"merge -history h -html h part":                        "-html h and -history h",
		"mock -tls -users ex.hcl -ca-file ex.hcl":              "-ca-file ex.hcl and -users ex.hcl",
		"mock -tls -replay in.har -ca-file link-in.har":        "-ca-file link-in.har and -replay in.har",
		"apply -results s -html s":                             "-results s and -html s",
		"apply -results reports/out/index.html":                "-results reports/out/index.html and index.html in -out-dir reports/out",
		"apply -record in.har -har link-in.har":                "-har link-in.har and -record in.har",
		"apply -history h -junit h":                            "-junit h and -history h",
		"apply -on ex.hcl -html ex.hcl":                        "-html ex.hcl and -on ex.hcl",
		"apply -junit link-p.plan p.plan":                      "-junit link-p.plan and the plan p.plan",
		"apply -features part -html part/links.feature":        "-html part/links.feature is a file of -features part",
	} {
		words := strings.Fields(strings.ReplaceAll(line, "DIR", dir))
		got, err := parsers[words[0]](words[1:], plain)
		if a, is := got.(*Apply); is && err == nil {
			err = a.Distinct()
		}
		if want = strings.ReplaceAll(want, "DIR", dir); !strings.Contains(want, " is a file of ") {
			want += " are the same file"
		}
		if want += "; name another"; strings.Contains(want, "in -out-dir") && !strings.HasPrefix(want, "-") {
			want += " folder"
		}
		if err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", line, err, want)
		}
	}
}

func TestParse_takesOutputsOfTheirOwn(t *testing.T) {
	folderOf(t, "in.har", "ex.hcl", "p.plan", "other.har")
	for _, line := range []string{
		"recording hide in.har", "recording hide -out other.har in.har", "recording hide -out /dev/null -table /dev/null in.har",
		"judge -har other.har in.har in.har", "plan -on ex.hcl -features part -out p.plan", "apply -junit /dev/null -html /dev/null",
		"apply -record part -har part/run.har", "apply -record new/ -har new/run.har", "docs -results part -out part/index.html",
		"docs -reference part -out part/page.html", "docs -features part -out part/new.feature", "merge -out-dir new part",
	} {
		words := strings.Fields(line)
		got, err := parsers[words[0]](words[1:], plain)
		if a, is := got.(*Apply); is && err == nil {
			err = a.Distinct()
		}
		if err != nil {
			t.Errorf("%s: got %v, want none", line, err)
		}
	}
}
