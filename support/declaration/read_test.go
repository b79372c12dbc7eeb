package declaration_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	gherkin "github.com/cucumber/gherkin/go/v42"
	messages "github.com/cucumber/messages/go/v34"
	"github.com/google/go-cmp/cmp"

	"ucwatest/features"
	"ucwatest/support/declaration"
)

func TestRead_makesACaseOfEachScenarioAndRow(t *testing.T) {
	t.Parallel()
	d := read(t, sound())
	want := []string{"dc-read-1", "dc-read-2[JSON]", "dc-read-2[XML]", "dc-read-2[both]", "dc-read-3"}
	if diff := cmp.Diff(want, ids(d.Cases)); diff != "" {
		t.Errorf("ids mismatch (-want +got):\n%s", diff)
	}
	doc := "<format> stays"
	wantFirst := declaration.Case{
		ID: "dc-read-1", Scenario: "dc-read-1", Name: "Read at once", URI: "part/links.feature", Line: 14,
		Feature: "Reading", Rule: "It can be read", Clause: "DC-READ",
		Tags: []string{"@DC-READ", "@dc-read-1", "@reads"}, Reach: declaration.Reads,
		Steps: []declaration.Step{
			{Keyword: "Given", Text: "a derived conversation", Line: 5, Type: "Given"},
			{Keyword: "Given", Text: "the token is <new>", Line: 11, Type: "Given"},
			{Keyword: "When", Text: "it is read", Line: 15, Type: "When"},
			{Keyword: "Then", Text: "it is there", Line: 16, Type: "Then"},
			{Keyword: "And", Text: "it has this text:", Line: 17, Type: "Then", DocString: &doc},
		},
	}
	if diff := cmp.Diff(wantFirst, d.Cases[0]); diff != "" {
		t.Errorf("scenario mismatch (-want +got):\n%s", diff)
	}
	wantRow := declaration.Case{
		ID: "dc-read-2[both]", Scenario: "dc-read-2", Name: "Read as both, fast | hot", URI: "part/links.feature", Line: 46,
		Feature: "Reading", Rule: "It can be read", Clause: "DC-READ",
		Tags: []string{"@DC-READ", "@dc-read-2", "@stages", "@wip", "@wip"}, Reach: declaration.Stages,
		Steps: []declaration.Step{
			{Keyword: "Given", Text: "a derived conversation", Line: 5, Type: "Given"},
			{Keyword: "Given", Text: "the token is <new>", Line: 11, Type: "Given"},
			{Keyword: "Given", Text: "it was fast | hot", Line: 25, Type: "Given"},
			{Keyword: "And", Text: "so on", Line: 26, Type: "Given"},
			{Keyword: "When", Text: "it is read as both", Line: 27, Type: "When"},
			{Keyword: "Then", Text: "it offers these links:", Line: 28, Type: "Then", Table: [][]string{{"link"}, {"self"}}},
			{Keyword: "But", Text: "it says:", Line: 31, Type: "Then", Table: [][]string{{"key", "value"}, {"a", "both"}}},
			{Keyword: "*", Text: "so on", Line: 34, Type: "Then"},
		},
	}
	if diff := cmp.Diff(wantRow, d.Cases[3]); diff != "" {
		t.Errorf("row mismatch (-want +got):\n%s", diff)
	}
}

func TestRead_sharesTablesBetweenRows(t *testing.T) {
	t.Parallel()
	d := read(t, sound())
	json, xml := d.Cases[1].Steps, d.Cases[2].Steps
	if &json[5].Table[0] != &xml[5].Table[0] {
		t.Error("a table without placeholders was copied for each row")
	}
	if got := json[6].Table[1][1] + xml[6].Table[1][1]; got != "JSONXML" {
		t.Errorf("filled tables: got %q, want %q", got, "JSONXML")
	}
}

func TestRead_agreesWithGherkin(t *testing.T) {
	t.Parallel()
	for name, fsys := range map[string]fs.FS{"the sample": sound(), "the features": features.FS} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, _ := declaration.Read(fsys)
			var got []string
			for _, c := range d.Cases {
				got = append(got, outlineOf(c))
			}
			if diff := cmp.Diff(pickles(t, contentsOf(t, fsys)), got); diff != "" {
				t.Errorf("mismatch (-want +got):\n%s", diff)
			}
		})
	}
}

// outlineOf is a case as text, with all that a pickle has as well.
func outlineOf(c declaration.Case) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s:%d %s %v\n", c.URI, c.Line, c.Name, c.Tags)
	for _, s := range c.Steps {
		kind := s.Type
		if s.Keyword == "*" {
			kind = "Unknown"
		}
		fmt.Fprintf(&b, "%s %s\n", kind, s.Text)
		for _, row := range s.Table {
			fmt.Fprintf(&b, "%q\n", row)
		}
		if s.DocString != nil {
			fmt.Fprintf(&b, "%q\n", *s.DocString)
		}
	}
	return b.String()
}

// named is a file with its path.
type named struct {
	uri     string
	content []byte
}

func contentsOf(t *testing.T, fsys fs.FS) []named {
	t.Helper()
	var all []named
	err := fs.WalkDir(fsys, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".feature") {
			return err
		}
		content, err := fs.ReadFile(fsys, path)
		all = append(all, named{path, content})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// pickles are Gherkin's own pickles of files, in the form of outlineOf.
func pickles(t *testing.T, files []named) []string {
	t.Helper()
	types := map[messages.PickleStepType]string{messages.PickleStepType_CONTEXT: "Given", messages.PickleStepType_ACTION: "When",
		messages.PickleStepType_OUTCOME: "Then", messages.PickleStepType_UNKNOWN: "Unknown"}
	newID := (&messages.Incrementing{}).NewId
	var all []string
	for _, file := range files {
		document, err := gherkin.ParseGherkinDocument(bytes.NewReader(file.content), newID)
		if err != nil {
			t.Fatalf("%s: %v", file.uri, err)
		}
		for _, p := range gherkin.Pickles(*document, file.uri, newID) {
			var tags []string
			for _, tag := range p.Tags {
				tags = append(tags, tag.Name)
			}
			var b strings.Builder
			fmt.Fprintf(&b, "%s:%d %s %v\n", p.Uri, p.Location.Line, p.Name, tags)
			for _, s := range p.Steps {
				fmt.Fprintf(&b, "%s %s\n%s", types[s.Type], s.Text, argument(s.Argument))
			}
			all = append(all, b.String())
		}
	}
	return all
}

func argument(a *messages.PickleStepArgument) string {
	var b strings.Builder
	if a != nil && a.DataTable != nil {
		for _, row := range a.DataTable.Rows {
			var cells []string
			for _, cell := range row.Cells {
				cells = append(cells, cell.Value)
			}
			fmt.Fprintf(&b, "%q\n", cells)
		}
	}
	if a != nil && a.DocString != nil {
		fmt.Fprintf(&b, "%q\n", a.DocString.Content)
	}
	return b.String()
}

func TestDeclaration_CaseAt(t *testing.T) {
	t.Parallel()
	d := read(t, sound())
	for _, c := range d.Cases {
		if got, found := d.CaseAt(c.URI, c.Line); !found || got.ID != c.ID {
			t.Errorf("%s:%d: got %q, want %q", c.URI, c.Line, got.ID, c.ID)
		}
	}
	if got, found := d.CaseAt("part/links.feature", 24); found {
		t.Errorf("an outline's own line: got %q, want no case", got.ID)
	}
}

func TestRead_reportsWhatIsMissing(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		fsys fstest.MapFS
		want []string
	}{
		"an empty folder": {fstest.MapFS{}, []string{
			".: no *.feature is there; name the folder of the features",
			"clauses.hcl: cannot be read: file does not exist"}},
		"no ledger": {fstest.MapFS{"part/links.feature": sound()["part/links.feature"]}, []string{
			"clauses.hcl: cannot be read: file does not exist"}},
		"a ledger that is no HCL": {fstest.MapFS{"clauses.hcl": {Data: []byte("clause {")}, "part/links.feature": sound()["part/links.feature"]}, []string{
			"clauses.hcl:1: unclosed configuration block: there is no closing brace for this block before the end of the file. " +
				"This may be caused by incorrect brace nesting elsewhere in this file"}},
		"no features": {fstest.MapFS{"clauses.hcl": sound()["clauses.hcl"]}, []string{
			".: no *.feature is there; name the folder of the features"}},
		"an empty feature": {with("# only a comment\n"), []string{
			"a.feature:1: the file holds no Feature; write one, or remove the file"}},
		"a feature without a scenario": {also("b.feature", "Feature: B\n  Prose.\n"), []string{
			`b.feature:1: feature "B" holds no scenario; add a Rule with an example, or remove the file`}},
		"a feature of a Background alone": {also("b.feature", "Feature: B\n  Background:\n    Given a derived conversation\n"), []string{
			`b.feature:1: feature "B" holds no scenario; add a Rule with an example, or remove the file`}},
		"an ending in capitals": {also("b.FEATURE", sampleFeature), []string{
			"b.FEATURE: the file is not read; name it *.feature, in lower case"}},
		"an ending with a blank": {also("b.feature ", sampleFeature), []string{
			"b.feature : the file is not read; name it *.feature, in lower case"}},
		"an ending behind the ending": {also("b.feature.txt", sampleFeature), []string{
			"b.feature.txt: the file is not read; name it *.feature, or remove it"}},
		"an ending in the plural": {also("part/b.Features", sampleFeature), []string{
			"part/b.Features: the file is not read; name it *.feature, or remove it"}},
		"a copy that an editor keeps": {also("b.feature~", sampleFeature), nil},
		"a folder with such a name": {also("b.feature/notes.txt", ""), []string{
			"b.feature: the folder is named like a feature file; rename it"}},
		"a folder of features":  {also("my.features/notes.txt", ""), nil},
		"a program beside them": {also("features.go", "package features"), nil},
		"a second ledger": {also("more.hcl", "# more\nclause \"DC-MORE\" {\n}\n"), []string{
			"more.hcl: the file is not read; move its clauses to clauses.hcl, at the top of the features"}},
		"a ledger in a folder": {also("part/clauses.hcl", "  contradiction \"DC-X-MORE\" {\n}\n"), []string{
			"part/clauses.hcl: the file is not read; move its clauses to clauses.hcl, at the top of the features"}},
		"a description of targets": {also("staging.hcl", "target \"staging\" {\n  # clause \"DC-MORE\"\n}\n"), nil},
		"a link to a folder": {alsoOf("linked", fs.ModeSymlink, "part"), []string{
			"linked: the folder is a link, which is not followed; replace the link with the folder, or with links to its files"}},
		"a link to a folder with such a name": {alsoOf("linked.feature", fs.ModeSymlink, "part"), []string{
			"linked.feature: the folder is a link, which is not followed; replace the link with the folder, or with links to its files"}},
		"a link to nothing": {alsoOf("linked.feature", fs.ModeSymlink, "nothing"), []string{
			"linked.feature: cannot be read: file does not exist"}},
		"a named pipe": {alsoOf("b.feature", fs.ModeNamedPipe, ""), []string{
			"b.feature: cannot be read: it is not a regular file; replace it with one"}},
		"a link to a named pipe": {linkedPipe(), []string{
			"b.feature: cannot be read: it is not a regular file; replace it with one"}},
		"a named pipe instead of the ledger": {alsoOf("clauses.hcl", fs.ModeNamedPipe, ""), []string{
			"clauses.hcl: cannot be read: it is not a regular file; replace it with one"}},
		"a folder of a version control": {also(".git/b.feature", "Feature: B\n"), nil},
		"a file that an editor hides":   {also(".#a.feature", "\x00"), nil},
		"a line without an end": {with("Feature: A\n" + strings.Repeat("x", 70_000)), []string{
			"a.feature:2: the line has 70000 bytes, want at most 32768"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, problems := declaration.Read(test.fsys)
			if diff := cmp.Diff(test.want, texts(problems)); diff != "" {
				t.Errorf("mismatch (-want +got):\n%s", diff)
			}
			if d == nil || d.Ledger == nil {
				t.Error("got no declaration or no ledger, want what could be read")
			}
		})
	}
}

// A locked file system has a folder that cannot be read.
type locked struct {
	fstest.MapFS
	folder string
}

func (l locked) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == l.folder {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return l.MapFS.ReadDir(name)
}

func TestRead_namesTheFolderThatCannotBeRead(t *testing.T) {
	t.Parallel()
	_, problems := declaration.Read(locked{also("a.feature", "Feature: A\n  Prose.\n"), "part"})
	want := []string{`a.feature:1: feature "A" holds no scenario; add a Rule with an example, or remove the file`,
		"part: cannot be read: permission denied"}
	if diff := cmp.Diff(want, texts(problems)); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
}

// also is the sound declaration with one more file.
func also(name, content string) fstest.MapFS {
	fsys := sound()
	fsys[name] = &fstest.MapFile{Data: []byte(content)}
	return fsys
}

// alsoOf is the sound declaration with one more file of another kind than regular.
func alsoOf(name string, kind fs.FileMode, content string) fstest.MapFS {
	fsys := also(name, content)
	fsys[name].Mode = kind
	return fsys
}

func linkedPipe() fstest.MapFS {
	fsys := alsoOf("b.feature", fs.ModeSymlink, "pipe")
	fsys["pipe"] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
	return fsys
}

func TestRead_followsALinkToAFile(t *testing.T) {
	t.Parallel()
	fsys := sound()
	fsys["real.txt"] = fsys["part/links.feature"]
	fsys["part/links.feature"] = &fstest.MapFile{Mode: fs.ModeSymlink, Data: []byte("../real.txt")}
	if got := len(read(t, fsys).Cases); got != 5 {
		t.Errorf("got %d cases, want the 5 of the file that the link leads to", got)
	}
}

func TestRead_goesOnAfterAFileThatDoesNotParse(t *testing.T) {
	t.Parallel()
	fsys := sound()
	fsys["broken.feature"] = &fstest.MapFile{Data: []byte("Feature: A\n  Scenario: B\n    Given c\n    Thn d\n")}
	d, problems := declaration.Read(fsys)
	want := []string{`broken.feature:4: "Thn d" cannot stand here; did you mean Then?`}
	if diff := cmp.Diff(want, texts(problems)); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
	if len(d.Cases) != 5 {
		t.Errorf("got %d cases, want the 5 of the other file", len(d.Cases))
	}
}
