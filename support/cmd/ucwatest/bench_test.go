package main

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/tidwall/gjson"

	"ucwatest/support/client"
	"ucwatest/support/contract"
	"ucwatest/support/ucwa"
)

// The benchmarks print the figures of the performance section of support/README.md. Each
// runs its rounds interleaved with its floor and reports medians, so that one
// iteration is enough: make bench.

const rounds = 5

// floorEnv makes this test binary do the floor's requests: plain net/http and
// gjson, in a process of its own as the harness is.
const floorEnv = "UCWATEST_BENCH_FLOOR"

// BenchmarkSuite is the whole suite on the embedded mock, every case staged over HTTP.
func BenchmarkSuite(b *testing.B) {
	binary := build(b)
	var wall []float64
	for range rounds {
		took := measured(b, exec.Command(binary, "apply", "-out-dir", b.TempDir())).wall
		wall = append(wall, took.Seconds())
	}
	b.ReportMetric(median(wall), "s/suite")
}

// BenchmarkStartup is the built command to its first line.
func BenchmarkStartup(b *testing.B) {
	binary := build(b)
	var first []float64
	for range rounds {
		command := exec.Command(binary, "apply", "-target", "dc-refusals-7", "-out-dir", b.TempDir())
		out, err := command.StdoutPipe()
		if err != nil {
			b.Fatal(err)
		}
		started := time.Now()
		if err := command.Start(); err != nil {
			b.Fatal(err)
		}
		lines := bufio.NewReader(out)
		if _, err := lines.ReadString('\n'); err != nil {
			b.Fatal(err)
		}
		first = append(first, float64(time.Since(started).Microseconds())/1000)
		_, _ = io.Copy(io.Discard, lines)
		if err := command.Wait(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(median(first), "ms/first-line")
}

// BenchmarkThousand is 1,000 cases that only GET and check 18 links and 13
// properties, against a mock in another process, beside the floor and beside godog
// alone, as it is and tuned.
func BenchmarkThousand(b *testing.B) {
	binary, alone := build(b), buildAlone(b)
	aim := serveMock(b, binary)
	scene := stageScene(b, aim)
	folder := thousand(b)
	runners := []struct {
		name    string
		command func() *exec.Cmd
	}{
		{"", func() *exec.Cmd {
			return exec.Command(binary, "apply", "-on", aim, "-features", folder, "-out-dir", b.TempDir())
		}},
		{"-floor", func() *exec.Cmd { return scene.given(exec.Command(os.Args[0]), floorEnv+"="+scene.url) }},
		{"-godog", func() *exec.Cmd { return scene.given(exec.Command(alone, folder)) }},
		{"-godog-tuned", func() *exec.Cmd { return scene.given(exec.Command(alone, folder), "GODOG_TUNED=1") }},
	}
	took := map[string][]float64{}
	for range rounds {
		for _, r := range runners {
			cost := measured(b, r.command())
			for unit, figure := range map[string]float64{"s/1000": cost.wall.Seconds(), "cpu-s/1000": cost.cpu.Seconds(), "MiB-peak": cost.peak} {
				took[unit+r.name] = append(took[unit+r.name], figure)
				if r.name != "" && unit != "MiB-peak" {
					ratio := took[unit][len(took[unit])-1] / figure
					took["x-"+unit+r.name] = append(took["x-"+unit+r.name], ratio)
				}
			}
		}
	}
	for unit, figures := range took {
		b.ReportMetric(median(figures), unit)
	}
}

// TestThousand keeps the folder of the benchmark valid, as go test runs no benchmark.
// Nor does it build what they compare with.
func TestThousand(t *testing.T) {
	buildAlone(t)
	if output, err := exec.Command(build(t), "validate", "-features", thousand(t)).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, output)
	}
}

// BenchmarkOneGet is one GET with all its checks, without godog, beside the floor.
func BenchmarkOneGet(b *testing.B) {
	scene := stageScene(b, serveMock(b, build(b)))
	links, err := contract.ParseLinks(linkTable)
	if err != nil {
		b.Fatal(err)
	}
	properties, err := contract.ParseProperties(propertyTable)
	if err != nil {
		b.Fatal(err)
	}
	const requests = 2000
	bare := &http.Client{Transport: client.NewTransport()}
	var ours, least, ratio []float64
	for range rounds {
		started := time.Now()
		for range requests {
			x, err := scene.caller.Get(b.Context(), scene.url, ucwa.FormatJSON)
			if err != nil {
				b.Fatal(err)
			}
			a := contract.Answer{URL: x.URL, Status: x.Status, Header: x.Header, MediaType: x.MediaType(), Length: len(x.Body)}
			if a.Document, err = x.Document(); err != nil {
				b.Fatal(err)
			}
			contract.Links(a, links, false)
			contract.Properties(a, properties, false)
		}
		harness := time.Since(started)
		started = time.Now()
		for range requests {
			ask(bare, scene.url, scene.token)
		}
		floor := time.Since(started)
		ours = append(ours, float64(harness.Microseconds())/requests)
		least = append(least, float64(floor.Microseconds())/requests)
		ratio = append(ratio, harness.Seconds()/floor.Seconds())
	}
	b.ReportMetric(median(ours), "us/get")
	b.ReportMetric(median(least), "us/get-floor")
	b.ReportMetric(median(ratio), "x-floor")
}

// floor asks n times, on as many goroutines as the harness runs cases at once.
func floor(url, token string, n int) {
	bare := &http.Client{Transport: client.NewTransport()}
	var workers sync.WaitGroup
	for range 4 {
		workers.Go(func() {
			for range n / 4 {
				ask(bare, url, token)
			}
		})
	}
	workers.Wait()
}

// ask gets url and looks at what the cases look at. It panics on what no
// benchmark should meet.
func ask(bare *http.Client, url, token string) {
	request, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		panic(err)
	}
	request.Header.Set("Authorization", "Bearer "+token)
	request.Header.Set("Accept", "application/json")
	response, err := bare.Do(request)
	if err != nil {
		panic(err)
	}
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		panic(fmt.Sprint(response.StatusCode, err))
	}
	response.Body.Close()
	for _, row := range linkTable[1:] {
		if link := gjson.GetBytes(body, "_links."+row[0]+".href"); link.Exists() && link.String() == "" {
			panic("empty href")
		}
	}
	for _, row := range propertyTable[1:] {
		if value := gjson.GetBytes(body, row[0]); value.Exists() && value.Type == gjson.Null {
			panic("null")
		}
	}
}
