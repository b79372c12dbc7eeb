package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"ucwatest/support/command/views"
)

// A standing is a mock that stands on its own.
type standing struct {
	t          testing.TB
	ready, url string
	logs       *record
	pid        int        // of the process that was spawned
	end        func() int // ends it and returns the exit code
}

// A record is what was written, by whomever.
type record struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (r *record) Write(b []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.Write(b)
}

func (r *record) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.String()
}

// stood is the verb mock with args, in this process.
func stood(t *testing.T, args ...string) *standing {
	t.Helper()
	in, out := io.Pipe()
	s := &standing{t: t, logs: &record{}}
	interrupt, code := make(chan struct{}), make(chan int, 1)
	go func() {
		verb := mockCommand{meta{views.NewStreams(out, s.logs, false), environment()}}
		code <- verb.run(append([]string{"-listen", "127.0.0.1:0"}, args...), interrupts{first: interrupt})
		out.Close()
	}()
	s.end = sync.OnceValue(func() int {
		close(interrupt)
		return <-code
	})
	t.Cleanup(func() { s.end() })
	s.await(in)
	return s
}

// spawned is the mock of a built command with args, in a process of its own.
func spawned(t testing.TB, binary string, args ...string) *standing {
	t.Helper()
	command := exec.Command(binary, append([]string{"mock", "-listen", "127.0.0.1:0"}, args...)...)
	s := &standing{t: t, logs: &record{}}
	command.Stderr = s.logs
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	s.pid = command.Process.Pid
	s.end = sync.OnceValue(func() int {
		if err := command.Process.Signal(os.Interrupt); err != nil {
			t.Error(err)
		}
		_ = command.Wait() // its error is the exit code
		return command.ProcessState.ExitCode()
	})
	t.Cleanup(func() { s.end() })
	s.await(out)
	if err := command.Process.Signal(syscall.Signal(0)); err != nil {
		t.Fatalf("the mock is gone: %v and %q", err, s.logs)
	}
	return s
}

// await reads the ready lines, the last of which is the second one for a shell.
func (s *standing) await(out io.Reader) {
	s.t.Helper()
	for lines := bufio.NewScanner(out); lines.Scan(); {
		s.ready += lines.Text() + "\n"
		if strings.HasPrefix(lines.Text(), "  curl ") {
			break
		}
	}
	_, rest, _ := strings.Cut(s.ready, "UCWA mock on ")
	s.url, _, _ = strings.Cut(rest, "/ ")
	if s.url == "" {
		s.t.Fatalf("got %q and %q, want ready lines", s.ready, s.logs)
	}
}

// shell carries out the lines that the mock offers.
func (s *standing) shell() string {
	s.t.Helper()
	_, lines, _ := strings.Cut(s.ready, "register an application:\n")
	output, err := exec.CommandContext(s.t.Context(), "sh", "-ec", lines).CombinedOutput()
	if err != nil {
		s.t.Fatalf("%s: %v: %s", lines, err, output)
	}
	return string(output)
}

// caFile is the file that the ready lines name, "" without one.
func (s *standing) caFile() string {
	_, rest, _ := strings.Cut(s.ready, "CA certificate in ")
	name, _, _ := strings.Cut(rest, ",")
	return name
}

// aim writes a target file for the mock.
func (s *standing) aim(keys string) string {
	s.t.Helper()
	path := filepath.Join(s.t.TempDir(), "remote.hcl")
	if err := os.WriteFile(path, fmt.Appendf(nil, "target \"remote\" {\n  mock = %q\n%s}\n", s.url, keys), 0o600); err != nil {
		s.t.Fatal(err)
	}
	return path
}
