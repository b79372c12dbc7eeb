package main

import (
	"go/ast"
	"go/parser"
	gotoken "go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"ucwatest/support/mock"
)

// profiles is the one file that tells dialects apart.
const profiles = "../../../support/mock/profile.go"

// TestDialects_areComparedNowhere looks for code that asks which dialect it has,
// where it should ask a rule of the dialect's profile.
func TestDialects_areComparedNowhere(t *testing.T) {
	t.Parallel()
	d := dialectNames(t)
	files := 0
	err := filepath.WalkDir("../../..", func(path string, e fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" || path == profiles {
			return err
		}
		files++
		for _, at := range d.compared(t, path, nil) {
			t.Errorf("%s: compares a dialect; ask a rule of its mock.Profile", at)
		}
		return nil
	})
	if err != nil || files < 100 {
		t.Errorf("got %d files and %v, want those of the module", files, err)
	}
}

func TestDialects_findsWhatCompares(t *testing.T) {
	t.Parallel()
	d := dialectNames(t)
	for text, want := range map[string]int{
		`package a; var x = o.Dialect == mock.Doc`:                                1,
		`package a; var x = (mock.Real) != o.Dialect`:                             1,
		`package a; func f() { switch d { case other, mock.Doc: } }`:              1,
		`package a; var x = map[mock.Dialect]bool{mock.Real: true}[d]`:            1,
		`package a; var x = table[mock.Doc]`:                                      1,
		`package a; var x = o.Dialect.String() == "doc"`:                          1,
		`package a; func f() { switch name { case "real": } }`:                    1,
		`package a; var x = o.Dialect.String() == mock.Doc.String()`:              1,
		`package mock; var x = o.Dialect == Real`:                                 1,
		`package mock_test; var x = d == mock.Doc || d == mock.Real`:              2,
		`package reports; var x = s.Doc != ""`:                                    0,
		`package a; var x = before.Dialect == after.Dialect`:                      0,
		`package a; var x = target.Options{Dialect: mock.Doc, Name: "doc"}`:       0,
		`package a; var x = o.Dialect.Profile().AllAtOnce == mock.AllowsDoc("x")`: 0,
	} {
		if got := d.compared(t, "a.go", text); len(got) != want {
			t.Errorf("%s: got %v, want %d", text, got, want)
		}
	}
	if got := d.compared(t, "a_test.go", `package a; var x = got.Dialect != "real"`); len(got) > 0 {
		t.Errorf("got %v, want a test to be free to ask what is displayed", got)
	}
}

// A naming is how code can say which dialect it means.
type naming struct{ constants, names []string }

// dialectNames are the constants of profiles, and the names that are displayed.
func dialectNames(t *testing.T) naming {
	t.Helper()
	file, err := parser.ParseFile(gotoken.NewFileSet(), profiles, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var n naming
	for _, one := range file.Decls {
		if g, ok := one.(*ast.GenDecl); ok && g.Tok == gotoken.CONST {
			for _, s := range g.Specs {
				for _, name := range s.(*ast.ValueSpec).Names { //nolint:forcetypeassert // constants are nothing else
					n.constants = append(n.constants, name.Name)
				}
			}
		}
	}
	for _, d := range mock.Dialects() {
		n.names = append(n.names, d.String())
	}
	if len(n.constants) == 0 || len(n.names) < len(n.constants) {
		t.Fatalf("got %+v of %s, want the dialects", n, profiles)
	}
	return n
}

// compared are the places of the file at path, or of source if it is given, that
// compare a value with a dialect: ==, !=, a case, a key or an index. In tests a
// name in quotes does not count: there it is what was displayed.
func (n naming) compared(t *testing.T, path string, source any) []string {
	t.Helper()
	set := gotoken.NewFileSet()
	file, err := parser.ParseFile(set, path, source, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var places []string
	is := func(e ast.Expr, quoted bool) {
		if n.means(e, file.Name.Name == "mock", quoted && !strings.HasSuffix(path, "_test.go")) {
			places = append(places, set.Position(e.Pos()).String())
		}
	}
	ast.Inspect(file, func(node ast.Node) bool {
		switch x := node.(type) {
		case *ast.BinaryExpr:
			if x.Op == gotoken.EQL || x.Op == gotoken.NEQ {
				is(x.X, true)
				is(x.Y, true)
			}
		case *ast.CaseClause:
			for _, e := range x.List {
				is(e, true)
			}
		case *ast.KeyValueExpr:
			is(x.Key, false)
		case *ast.IndexExpr:
			is(x.Index, false)
		}
		return true
	})
	return places
}

// means tells whether e is a dialect: a constant (inside says that those need no
// package), what String makes of it, or its name in quotes if that counts.
func (n naming) means(e ast.Expr, inside, quoted bool) bool {
	switch x := e.(type) {
	case *ast.ParenExpr:
		return n.means(x.X, inside, quoted)
	case *ast.Ident:
		return inside && slices.Contains(n.constants, x.Name)
	case *ast.SelectorExpr:
		from, ok := x.X.(*ast.Ident)
		return ok && from.Name == "mock" && slices.Contains(n.constants, x.Sel.Name)
	case *ast.CallExpr:
		f, ok := x.Fun.(*ast.SelectorExpr)
		return ok && f.Sel.Name == "String" && n.means(f.X, inside, quoted)
	case *ast.BasicLit:
		name, err := strconv.Unquote(x.Value)
		return quoted && err == nil && slices.Contains(n.names, name)
	}
	return false
}
