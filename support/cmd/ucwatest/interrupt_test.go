//go:build linux

package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
)

// A gate is a mock that lets some requests wait until nobody does for the answer.
type gate struct {
	aim     string        // a target file that leads to it
	reached chan struct{} // is closed when the first request that is held has come

	mu   sync.Mutex
	made int // groups of users
	gone int
}

// gated is a mock that holds requests by method to paths with held in them.
func gated(t *testing.T, method, held string) *gate {
	t.Helper()
	g := &gate{reached: make(chan struct{})}
	pool := mocktest.New(t, mock.Options{Control: true})
	reached := sync.OnceFunc(func() { close(g.reached) })
	root := mocktest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == method && strings.Contains(r.URL.Path, held) {
			body, err := io.ReadAll(r.Body) // net/http looks for the client's end after the body's
			if err != nil {
				t.Error(err)
			}
			r.Body = io.NopCloser(bytes.NewReader(body))
			reached()
			<-r.Context().Done()
		}
		pool.ServeHTTP(w, r)
		g.count(r)
	}))
	g.aim = filepath.Join(t.TempDir(), "remote.hcl")
	if err := os.WriteFile(g.aim, fmt.Appendf(nil, "target \"remote\" {\n  mock = %q\n}\n", root), 0o600); err != nil {
		t.Fatal(err)
	}
	return g
}

// count counts the groups of users that there are.
func (g *gate) count(r *http.Request) {
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/groups"):
		g.made++
	case r.Method == http.MethodDelete && strings.Contains(r.URL.Path, "/groups/"):
		g.gone++
	}
}

// groups is how many groups of users were made and forgotten.
func (g *gate) groups() (made, gone int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.made, g.gone
}

// goTool is how the command is started in a clone, once it has been linked: go tool keeps
// what it has linked, and several that begin at once would each do it.
var goTool = sync.OnceValues(func() ([]string, error) {
	if output, err := exec.Command("go", "tool", "-n", "ucwatest").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w: %s", err, output)
	}
	return []string{"go", "tool", "ucwatest"}, nil
})

// eachWay tests each way to start the command, all at the same time.
func eachWay(t *testing.T, test func(t *testing.T, way []string)) {
	t.Helper()
	inClone, err := goTool()
	if err != nil {
		t.Fatal(err)
	}
	for name, way := range map[string][]string{"built": {build(t)}, "go tool": inClone} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, way)
		})
	}
}

// applying is a way to run the suite against g, one case after the other.
func (g *gate) applying(t *testing.T, way []string) *exec.Cmd {
	t.Helper()
	args := append(way[1:len(way):len(way)], "apply", "-on", g.aim, "-parallelism", "1", "-out-dir", t.TempDir(), "-journal-dir", t.TempDir())
	return exec.Command(way[0], args...)
}

func TestApply_endsCleanlyAtTheFirstInterrupt(t *testing.T) {
	t.Parallel()
	eachWay(t, func(t *testing.T, way []string) {
		g := gated(t, http.MethodPost, "/audioVideoInvitations")
		at := inTerminal(t, g.applying(t, way))
		at.await(g.reached)
		at.press()
		code := at.code()
		if code != exitInterrupted {
			t.Errorf("got exit %d, want %d", code, exitInterrupted)
		}
		for _, want := range []string{"ucwatest: interrupted; the cases that run are ended", "selected cases did not run",
			"interrupted; what the cases created is cleaned up"} {
			if strings.Count(at.screen.String(), want) != 1 {
				t.Errorf("got %q, want %q once", at.screen, want)
			}
		}
		if made, gone := g.groups(); made == 0 || made != gone {
			t.Errorf("got %d groups of users and %d forgotten, want all forgotten", made, gone)
		}
	})
}

func TestApply_endsAtOnceAtTheSecondInterrupt(t *testing.T) {
	t.Parallel()
	eachWay(t, func(t *testing.T, way []string) {
		g := gated(t, http.MethodDelete, "/applications/")
		at := inTerminal(t, g.applying(t, way))
		at.await(g.reached) // the first case is being cleaned up
		at.pressTwice()
		if code := at.code(); code != exitInterrupted {
			t.Errorf("got exit %d, want %d", code, exitInterrupted)
		}
		for _, want := range []string{"ucwatest: interrupted; the cases that run are ended", "interrupted twice; ended without waiting"} {
			if strings.Count(at.screen.String(), want) != 1 {
				t.Errorf("got %q, want %q once", at.screen, want)
			}
		}
	})
}

// TestApply_endsCleanlyWhenToldTo asks the process to end as a CI server does, and
// as a terminal does that is closed.
func TestApply_endsCleanlyWhenToldTo(t *testing.T) {
	t.Parallel()
	for _, by := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(by.String(), func(t *testing.T) {
			t.Parallel()
			endsCleanly(t, by)
		})
	}
}

func endsCleanly(t *testing.T, by syscall.Signal) {
	t.Helper()
	g := gated(t, http.MethodPost, "/audioVideoInvitations")
	command := g.applying(t, []string{build(t)})
	said := &record{}
	command.Stdout, command.Stderr = said, said
	taken := make(chan os.Signal, 1)
	signal.Notify(taken, by) // where it is ignored, as under nohup, the child would ignore it, too
	defer signal.Stop(taken)
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	<-g.reached
	if err := command.Process.Signal(by); err != nil {
		t.Fatal(err)
	}
	_ = command.Wait() // its error is the exit code
	if code := command.ProcessState.ExitCode(); code != exitInterrupted {
		t.Errorf("got exit %d and %q, want %d", code, said, exitInterrupted)
	}
	if made, gone := g.groups(); made == 0 || made != gone {
		t.Errorf("got %d groups of users and %d forgotten, want all forgotten", made, gone)
	}
}
