//go:build linux

package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// A terminal is a pseudo-terminal with one command in its foreground.
type terminal struct {
	test    *testing.T
	screen  *record
	keys    *os.File
	command *exec.Cmd
	ended   chan struct{}
}

// inTerminal starts command in a terminal of its own, which is all it speaks to. It can
// be drawn on unless the environment of command says otherwise.
func inTerminal(t *testing.T, command *exec.Cmd) *terminal {
	t.Helper()
	keys, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.IoctlSetPointerInt(int(keys.Fd()), unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	number, err := unix.IoctlGetInt(int(keys.Fd()), unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	line, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	keepOutput(t, line)
	if command.Env == nil {
		command.Env = append(os.Environ(), "TERM=xterm")
	}
	command.Stdin, command.Stdout, command.Stderr = line, line, line
	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	if err := line.Close(); err != nil {
		t.Fatal(err)
	}
	this := &terminal{test: t, screen: &record{}, keys: keys, command: command, ended: make(chan struct{})}
	t.Cleanup(this.close)
	go this.watch()
	return this
}

// keepOutput lets a Ctrl-C leave in the terminal what was written and not yet read
// there. It throws that away otherwise, as on a busy machine.
func keepOutput(t *testing.T, line *os.File) {
	t.Helper()
	settings, err := unix.IoctlGetTermios(int(line.Fd()), unix.TCGETS)
	if err != nil {
		t.Fatal(err)
	}
	settings.Lflag |= unix.NOFLSH
	if err := unix.IoctlSetTermios(int(line.Fd()), unix.TCSETS, settings); err != nil {
		t.Fatal(err)
	}
}

// watch records the screen until nobody has the terminal open, and waits for the command.
func (t *terminal) watch() {
	defer close(t.ended)
	_, _ = io.Copy(t.screen, t.keys) // ends with EIO
	_ = t.command.Wait()             // its error is the exit code
}

// await waits until something has happened while the command runs.
func (t *terminal) await(happened <-chan struct{}) {
	t.test.Helper()
	select {
	case <-happened:
	case <-t.ended:
		t.test.Fatalf("it has ended with %d: %s", t.code(), t.screen)
	}
}

// shows waits until the screen shows text while the command runs.
func (t *terminal) shows(text string) {
	t.test.Helper()
	for tick := time.NewTicker(10 * time.Millisecond); !strings.Contains(t.screen.String(), text); {
		select {
		case <-tick.C:
		case <-t.ended:
			t.test.Fatalf("it has ended with %d, and %q was not shown: %s", t.code(), text, t.screen)
		}
	}
}

// press types Ctrl-C.
func (t *terminal) press() { _, _ = t.keys.Write([]byte{3}) }

// code waits until the command has ended and returns its exit code.
func (t *terminal) code() int {
	<-t.ended
	return t.command.ProcessState.ExitCode()
}

// pressTwice types Ctrl-C, and once more when that is another interrupt: the command has
// heard of the first before it says so, and what comes within echo is still the same one.
// A third could meet go tool when the command has ended, and kill it.
func (t *terminal) pressTwice() {
	t.test.Helper()
	t.press()
	t.shows("ucwatest: interrupted; the cases that run are ended")
	<-time.After(echo)
	t.press()
}

// close kills what still runs in the terminal.
func (t *terminal) close() {
	_ = syscall.Kill(-t.command.Process.Pid, syscall.SIGKILL) // nobody may be left
	<-t.ended
	_ = t.keys.Close()
}
