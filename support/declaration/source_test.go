package declaration_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"ucwatest/features"
	"ucwatest/support/declaration"
)

// picklesOf are the pickles of contents, in the form of outlineOf.
func picklesOf(t *testing.T, contents []declaration.File) []string {
	t.Helper()
	var files []named
	for _, c := range contents {
		files = append(files, named{c.Name, c.Contents})
	}
	return pickles(t, files)
}

func outlinesOf(cases []declaration.Case) []string {
	var all []string
	for _, c := range cases {
		all = append(all, outlineOf(c))
	}
	return all
}

func TestContents_holdsExactlyWhatIsSelected(t *testing.T) {
	t.Parallel()
	d := read(t, sound())
	for subset := range 1 << len(d.Cases) {
		var selected []declaration.Case
		for i, c := range d.Cases {
			if subset&(1<<i) != 0 {
				selected = append(selected, c)
			}
		}
		if diff := cmp.Diff(outlinesOf(selected), picklesOf(t, d.Contents(selected))); diff != "" {
			t.Errorf("%q: mismatch (-want +got):\n%s", ids(selected), diff)
		}
	}
}

func TestContents_ofTheFeatures(t *testing.T) {
	t.Parallel()
	d, _ := declaration.Read(features.FS)
	for _, c := range d.Cases {
		if diff := cmp.Diff([]string{outlineOf(c)}, picklesOf(t, d.Contents([]declaration.Case{c}))); diff != "" {
			t.Errorf("%s: mismatch (-want +got):\n%s", c.ID, diff)
		}
	}
	if diff := cmp.Diff(outlinesOf(d.Cases), picklesOf(t, d.Contents(d.Cases))); diff != "" {
		t.Errorf("all: mismatch (-want +got):\n%s", diff)
	}
}

func TestContents_leavesOutWholeFiles(t *testing.T) {
	t.Parallel()
	fsys := with(good)
	fsys["b.feature"] = &fstest.MapFile{Data: []byte(sampleFeature)}
	d, _ := declaration.Read(fsys)
	contents := d.Contents(d.Cases[:1])
	if len(contents) != 1 || contents[0].Name != "a.feature" {
		t.Errorf("got %d files, want a.feature alone", len(contents))
	}
	if again := d.Contents(d.Cases)[0].Contents; string(again) != good {
		t.Errorf("a file that was blanked before: got %q, want it whole", again)
	}
}
