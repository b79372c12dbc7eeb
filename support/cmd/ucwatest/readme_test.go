package main

import (
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/rogpeppe/go-internal/txtar"
)

// A block is one that a README fences. Those of the language sh are typed, in
// their order, in one shell; one of the language text behind it is what they
// print, where a line of three dots stands for any number of lines, and three
// dots for any text in one. Where info is "terminal 2" a server is started beside
// that shell; where it is a path, the block is a file there.
type block struct {
	line                 int
	language, info, text string
}

// repository is where the module stands, seen from here.
const repository = "../../.."

// readmes are the paths of all READMEs, below repository.
func readmes(t *testing.T) []string {
	t.Helper()
	var paths []string
	err := filepath.WalkDir(repository, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == "testdata" || entry.Name() == "out" || strings.HasPrefix(entry.Name(), ".") && path != repository):
			return filepath.SkipDir
		case entry.Name() == "README.md":
			paths = append(paths, path)
		}
		return nil
	})
	if err != nil || len(paths) < 6 {
		t.Fatalf("got %q and %v, want the READMEs of the module", paths, err)
	}
	return paths
}

var fence = regexp.MustCompile("(?ms)^```([a-z]*)(?: ([^\n]+))?\n(.*?)^```$")

func blocksOf(t *testing.T, path string) []block {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var blocks []block
	for _, at := range fence.FindAllSubmatchIndex(text, -1) {
		part := func(i int) string {
			if at[2*i] < 0 {
				return ""
			}
			return string(text[at[2*i]:at[2*i+1]])
		}
		blocks = append(blocks, block{strings.Count(string(text[:at[0]]), "\n") + 1, part(1), part(2), part(3)})
	}
	return blocks
}

// checked are the languages of the blocks that this test reads, or one beside
// what it shows; a block without a language is a picture.
var checked = map[string]bool{"": true, "text": true, "sh": true, "hcl": true, "gherkin": true, "bash": true, "go": true, "python": true, "html": true}

func TestReadmes_doWhatTheySay(t *testing.T) {
	t.Parallel()
	for _, path := range readmes(t) {
		t.Run(filepath.ToSlash(strings.TrimPrefix(path, repository+"/")), func(t *testing.T) {
			t.Parallel()
			blocks := blocksOf(t, path)
			for _, b := range blocks {
				if !checked[b.language] {
					t.Errorf("%s:%d: got a block of language %q, want one that a test reads", path, b.line, b.language)
				}
			}
			script, told := typed(blocks, freeAddress(t))
			file := filepath.Join(t.TempDir(), "readme.txtar")
			if err := os.WriteFile(file, archive(t, script, told), 0o600); err != nil {
				t.Fatal(err)
			}
			testscript.Run(t, testscript.Params{Files: []string{file}, RequireExplicitExec: true,
				Cmds: map[string]func(*testscript.TestScript, bool, []string){"printed": printed}})
		})
	}
}

// printed wants stdout to be what a file has, as told does, and takes three dots
// for any text within a line, too.
func printed(ts *testscript.TestScript, _ bool, args []string) {
	want := ts.ReadFile(args[0])
	pattern := regexp.MustCompile(strings.ReplaceAll(like(want).String(), `\.\.\.`, `.*`))
	if got := ts.ReadFile("stdout"); !pattern.MatchString(strings.TrimSpace(got) + "\n") {
		ts.Fatalf("got:\n%s\nwant:\n%s", got, want)
	}
}

// archive is a script of testscript's that runs script and wants told.
func archive(t *testing.T, script, told string) []byte {
	t.Helper()
	example, err := os.ReadFile(filepath.Join(repository, exampleFile))
	if err != nil {
		t.Fatal(err)
	}
	address := regexp.MustCompile(`address=(\S+)`).FindStringSubmatch(script)[1]
	return txtar.Format(&txtar.Archive{
		Comment: []byte("exec bash readme.sh\nprinted told.txt\n"),
		Files: []txtar.File{
			{Name: "readme.sh", Data: []byte(script)},
			{Name: "told.txt", Data: []byte(told)},
			{Name: exampleFile, Data: []byte(strings.ReplaceAll(string(example), readmeAddress, address))},
		},
	})
}

// exampleFile is the target file that the READMEs use, below repository.
const exampleFile = "support/target/example.hcl"

// readmeAddress is where the READMEs' mock listens, which may be taken on the machine of a test.
const readmeAddress = "127.0.0.1:8080"

func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}

// prologue is what every script begins with. What go test and make would do is
// done by CI: here it has to exist.
const prologue = `exec 2>&1
set -m # each job is a group of processes, as in a terminal
address=%s root=%q server=
go() {
  case $1 in
  tool) shift 2; ucwatest "$@" ;;
  test) for package in "$@"; do case $package in ./*) [ -d "$root/${package%%/...}" ] || exit 1 ;; esac; done ;;
  *) exit 1 ;;
  esac
}
make() { command make -n -C "$root" "$@" >/dev/null; }
stop() { [ -z "$server" ] || { kill -INT -- "-$server"; wait "$server"; }; server=; } 2>/dev/null
serve() { # FILE: what it says is served until the next one is
  stop
  : >served.txt # before the server starts: what the last one said must not count
  eval "$(cat "$1")" >served.txt 2>&1 &
  server=$!
  until grep -qs 'UCWA mock on' served.txt; do kill -0 "$server" || exit 1; sleep 0.1; done
}
trap stop EXIT
`

// typed is a script for bash that types what blocks say, and what it prints.
func typed(blocks []block, address string) (script, told string) {
	root, _ := filepath.Abs(repository)
	var typing, expected strings.Builder
	fmt.Fprintf(&typing, prologue, address, filepath.ToSlash(root))
	for _, b := range blocks {
		if strings.Contains(b.info, ".") {
			fmt.Fprintf(&typing, "mkdir -p %q\ncat >%q <<'END OF FILE'\n%sEND OF FILE\n", filepath.Dir(b.info), b.info, b.text)
		}
	}
	for i, b := range blocks {
		b.text = strings.ReplaceAll(b.text, readmeAddress, address)
		switch {
		case b.language == "":
			continue
		case b.language != "text":
			fmt.Fprintf(&typing, "echo '== line %d'\n", b.line)
			fmt.Fprintf(&expected, "== line %d\n", b.line)
		case i == 0 || blocks[i-1].language != "sh":
			continue // what no command printed
		}
		switch {
		case b.language == "text":
			expected.WriteString(strings.ReplaceAll(b.text, "go tool ucwatest", "ucwatest")) // as the script calls it
			continue
		case b.info == "terminal 2":
			typing.WriteString(served(b.text, address))
		case b.language == "sh":
			typing.WriteString(b.text)
		}
		if i+1 == len(blocks) || blocks[i+1].language != "text" {
			expected.WriteString("...\n")
		}
	}
	return typing.String(), expected.String()
}

// served starts each server of text, a line each, one after the other.
func served(text, address string) string {
	var script strings.Builder
	for line := range strings.Lines(text) {
		if !strings.Contains(line, "-listen") {
			line = strings.Replace(line, " mock", " mock -listen "+address, 1)
		}
		fmt.Fprintf(&script, "cat >server.sh <<'END OF FILE'\nexec %sEND OF FILE\nserve server.sh\n", strings.Replace(line, "go tool ucwatest", "ucwatest", 1))
	}
	return script.String()
}
