package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// turned are phrases that make readers read twice, with what to write instead.
var turned = map[string]string{
	`\bowed\b`:                                "required",
	`\b(brought|brings?) about\b`:             "created",
	`\bput(s)? up with\b`:                     "accepted",
	`\bto be had\b`:                           "available",
	`\b(is|are) told (of|about)\b`:            "is notified of",
	`\b(clears?|cleared) (it |them )?away\b`:  "cleans up",
	`\btak(es?|en) back\b`:                    "undone",
	`\bis no (id|clause|URL|column|origin)\b`: "is not a",
	`\bis none( of)?$`:                        "is not valid",
	`\bthings?, and no case is among them\b`:  "matches no case",
	`\bsomebody else than\b`:                  "someone other than",
	`\bfor a look\b`:                          "to look at it",
	`\b(is|are) no (recording|UTF-8|text)\b`:  "is not",
	`\b(is|are) none of\b`:                    "is not one of",
}

// TestTexts_arePlain looks for turned phrases in what people read: the texts of
// the code, the pages of a report, the features with their ledger, and the READMEs.
func TestTexts_arePlain(t *testing.T) {
	t.Parallel()
	for phrase, instead := range turned {
		like := regexp.MustCompile("(?i)" + phrase)
		for where, text := range readTexts(t) {
			if found := like.FindString(text); found != "" {
				t.Errorf("%s: %q: want plain words, as %q", where, found, instead)
			}
		}
	}
}

// readTexts are the texts of the repository, by where they stand.
func readTexts(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{}
	root := filepath.Join("..", "..", "..")
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == "testdata" || entry.Name() == "out" || len(entry.Name()) > 2 && entry.Name()[0] == '.'):
			return fs.SkipDir
		case strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go"):
			return literals(path, texts)
		}
		switch filepath.Ext(path) {
		case ".md", ".html", ".feature", ".hcl":
			var content []byte
			content, err = os.ReadFile(path)
			texts[path] = string(content)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// literals adds the texts of a file of Go to texts.
func literals(path string, texts map[string]string) error {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if text, is := n.(*ast.BasicLit); is && text.Kind == token.STRING {
			texts[files.Position(text.Pos()).String()] = text.Value
		}
		return true
	})
	return nil
}
