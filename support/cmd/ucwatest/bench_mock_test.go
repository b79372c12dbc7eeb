package main

import (
	"net/http"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// BenchmarkMock is the built command with the verb mock from its start to the
// first answer with 200, and the memory it has then. Godog asks the go command
// for its tool folder before main begins, so that it matters whether there is one.
func BenchmarkMock(b *testing.B) {
	binary := build(b)
	show, err := exec.LookPath("ps")
	if err != nil {
		b.Fatal(err)
	}
	b.Run("go on the PATH", func(b *testing.B) { coldStart(b, binary, show) })
	b.Run("no go", func(b *testing.B) {
		b.Setenv("PATH", b.TempDir())
		coldStart(b, binary, show)
	})
}

func coldStart(b *testing.B, binary, show string) {
	var first, memory []float64
	for range 11 {
		started := time.Now()
		s := spawned(b, binary, "-quiet")
		response, err := http.Get(s.url)
		if err != nil || response.StatusCode != http.StatusOK {
			b.Fatalf("root: got %v and %v, want 200", response, err)
		}
		_ = response.Body.Close()
		first = append(first, float64(time.Since(started).Microseconds())/1000)
		memory = append(memory, resident(b, show, s.pid))
		s.end()
	}
	b.ReportMetric(median(first), "ms/first-200")
	b.ReportMetric(median(memory), "MiB-idle")
}

// resident is the memory of a process in MiB, as the program show tells it.
func resident(b *testing.B, show string, pid int) float64 {
	b.Helper()
	output, err := exec.Command(show, "-o", "rss=", "-p", strconv.Itoa(pid)).Output()
	if err != nil {
		b.Fatal(err)
	}
	kib, err := strconv.ParseFloat(strings.TrimSpace(string(output)), 64)
	if err != nil {
		b.Fatal(err)
	}
	return kib / 1024
}
