package target

import (
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/gohcl"
	"github.com/hashicorp/hcl/v2/hclparse"

	"ucwatest/support/mock"
)

// file is what a target file may hold.
type file struct {
	Targets []block `hcl:"target,block"`
}

type block struct {
	Name    string `hcl:"name,label"`
	Mock    string `hcl:"mock"`
	Dialect string `hcl:"dialect,optional"`
	Share   bool   `hcl:"share,optional"`
	TLS     *trust `hcl:"tls,block"`
}

// Open reads the target that on names: a file, or FILE#NAME for one of several
// targets in it. Its mock runs in another process, with its control interface on.
func Open(on string, now func() time.Time) (*Target, error) {
	path, name, _ := strings.Cut(on, "#")
	b, err := read(path, name)
	if err != nil {
		return nil, err
	}
	transport, err := b.transport(path)
	if err != nil {
		return nil, fmt.Errorf("%s: target %q: %w", path, b.Name, err)
	}
	t := open(b.Name, strings.TrimSuffix(b.Mock, "/"), transport, now)
	t.On, t.Share, t.CAFile = on, b.Share, b.TLS.path(path)
	if b.Dialect != "" {
		if t.Dialect, err = mock.ParseDialect(b.Dialect); err != nil {
			return nil, fmt.Errorf("%s: target %q: %w", path, b.Name, err)
		}
	}
	return t, nil
}

// read finds the block called name in the file at path; a file with one block
// needs no name.
func read(path, name string) (block, error) {
	source, err := os.ReadFile(path)
	if err != nil {
		return block{}, fmt.Errorf("target file: %w", err)
	}
	parser := hclparse.NewParser()
	parsed, problems := parser.ParseHCL(source, path)
	var f file
	if !problems.HasErrors() {
		problems = append(problems, gohcl.DecodeBody(parsed.Body, nil, &f)...)
	}
	if problems.HasErrors() {
		return block{}, Diagnose(parser, problems)
	}
	return pick(f.Targets, path, name)
}

// Broken says that a file cannot be used, in HCL's own words.
type Broken struct{ Diagnostics string }

// Error is the diagnostics, with file, line and snippet.
func (b *Broken) Error() string { return b.Diagnostics }

// Diagnose is all that is wrong with a file that parser has read.
func Diagnose(parser *hclparse.Parser, problems hcl.Diagnostics) *Broken {
	var text strings.Builder
	if err := hcl.NewDiagnosticTextWriter(&text, parser.Files(), 100, false).WriteDiagnostics(problems); err != nil {
		return &Broken{problems.Error()}
	}
	return &Broken{strings.TrimSpace(text.String())}
}

func pick(blocks []block, path, name string) (block, error) {
	var names []string
	for _, b := range blocks {
		if b.Name == name || name == "" && len(blocks) == 1 {
			return b, nil
		}
		names = append(names, b.Name)
	}
	return block{}, fmt.Errorf("%s: want the name of one of its targets %q after a #, got %q", path, names, name)
}
