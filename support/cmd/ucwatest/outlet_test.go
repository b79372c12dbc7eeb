package main

import (
	"bytes"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// full fails as a disk without space does.
type full struct{}

func (full) Write([]byte) (int, error) {
	return 0, &os.PathError{Op: "write", Path: "/dev/stdout", Err: syscall.ENOSPC}
}

func TestRun_saysOnceThatStdoutIsNotWhole(t *testing.T) {
	t.Parallel()
	results := filepath.Join(t.TempDir(), "out")
	if code, _, stderr := command("apply", "-target", "dc-refusals-7", "-out-dir", results); code != exitOK {
		t.Fatalf("got exit %d and %q, want results", code, stderr)
	}
	for _, args := range [][]string{{"steps"}, {"steps", "-json"}, {"show", filepath.Join(results, "results.json")},
		{"plan", "-target", "dc-refusals-7"}, {"-help"}, {"plan", "-help"}, {"version"}, {"validate", "-json"}} {
		var stderr bytes.Buffer
		code := run(args, full{}, &stderr)
		want := "ucwatest: stdout: write /dev/stdout: no space left on device; the output is incomplete\n"
		if code != exitFail || stderr.String() != want {
			t.Errorf("%q: got exit %d and %q, want exit 1 and %q", args, code, &stderr, want)
		}
	}
}

func TestRun_endsQuietlyWhereNobodyReads(t *testing.T) {
	t.Parallel()
	binary := build(t)
	for _, args := range [][]string{{}, {"plan", "-help"}, {"steps"}, {"version", "-json"}, {"validate"}, {"plan", "-target", "dc-refusals-7"}, {"mock", "-listen", "127.0.0.1:0"}} {
		reader, writer, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		_ = reader.Close()
		var said bytes.Buffer
		command := exec.Command(binary, args...)
		command.Stdout, command.Stderr = writer, &said
		_ = command.Run() // its error is the exit code
		_ = writer.Close()
		if code := command.ProcessState.ExitCode(); code != exitPipe || said.Len() > 0 {
			t.Errorf("%q: got exit %d and %q, want exit %d and no word", args, code, &said, exitPipe)
		}
	}
}

// TestApply_clearsAwayWhenNobodyReadsOn closes the pipe as head does, once there
// is an application to be cleaned up.
func TestApply_clearsAwayWhenNobodyReadsOn(t *testing.T) {
	t.Parallel()
	for name, args := range map[string][]string{"for people": nil, "for programs": {"-json"}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			reader, writer, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			leave := sync.OnceFunc(func() { _ = reader.Close() })
			on := newTenant(t, "staging")
			on.acts(func(_ int, r *http.Request) {
				if r.Method == http.MethodDelete && strings.HasPrefix(r.URL.Path, "/ucwa/") {
					leave()
				}
			})
			out, said := t.TempDir(), &record{}
			apply := exec.Command(build(t), append([]string{"apply", "-on", on.aim, "-target", "dc-links-1", "-auto-approve", "-out-dir", out, "-journal-dir", t.TempDir()}, args...)...)
			apply.Stdout, apply.Stderr = writer, said
			if err := apply.Start(); err != nil {
				t.Fatal(err)
			}
			_ = writer.Close()
			_, _ = io.Copy(io.Discard, reader) // until it is closed
			_ = apply.Wait()                   // its error is the exit code
			if code := apply.ProcessState.ExitCode(); code != exitPipe || said.String() != "" {
				t.Errorf("got exit %d and %q, want exit %d and no word", code, said, exitPipe)
			}
			created := on.applications()
			if left := on.remaining(); len(left) > 0 || len(created) == 0 {
				t.Errorf("got %q of %d applications left, want none of some", left, len(created))
			}
		})
	}
}
