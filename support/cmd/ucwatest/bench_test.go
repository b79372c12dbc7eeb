package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/tidwall/gjson"

	"ucwatest/support/client"
	"ucwatest/support/contract"
	"ucwatest/support/stage"
	"ucwatest/support/target"
	"ucwatest/support/ucwa"
)

// The benchmarks print the figures of the README's performance section. Each
// runs its rounds interleaved with its floor and reports medians, so that one
// iteration is enough: make bench.

const rounds = 5

// floorEnv makes this test binary do the floor's requests: plain net/http and
// gjson, in a process of its own as the harness is.
const floorEnv = "UCWATEST_BENCH_FLOOR"

func TestMain(m *testing.M) {
	if url := os.Getenv(floorEnv); url != "" {
		floor(url, os.Getenv("UCWATEST_TOKEN"), 1000)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// BenchmarkSuite is the whole suite on the embedded mock, every case staged over HTTP.
func BenchmarkSuite(b *testing.B) {
	binary := build(b)
	var wall []float64
	for range rounds {
		took, _ := timed(b, exec.Command(binary, "apply", "-out-dir", b.TempDir()))
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
// properties, against a mock in another process, beside the floor.
func BenchmarkThousand(b *testing.B) {
	binary := build(b)
	aim := serveMock(b, binary)
	scene := stageScene(b, aim)
	folder := thousand(b)
	var wall, bare, ratio, peak []float64
	for range rounds {
		ours, rss := timed(b, exec.Command(binary, "apply", "-on", aim, "-features", folder, "-out-dir", b.TempDir()))
		floor := exec.Command(os.Args[0])
		floor.Env = append(os.Environ(), floorEnv+"="+scene.url, "UCWATEST_TOKEN="+scene.token)
		least, _ := timed(b, floor)
		wall, bare = append(wall, ours.Seconds()), append(bare, least.Seconds())
		ratio, peak = append(ratio, ours.Seconds()/least.Seconds()), append(peak, rss)
	}
	b.ReportMetric(median(wall), "s/1000")
	b.ReportMetric(median(bare), "s/1000-floor")
	b.ReportMetric(median(ratio), "x-floor")
	b.ReportMetric(median(peak), "MiB-peak")
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

type benchScene struct {
	caller     *client.Session
	url, token string
}

// stageScene stages one derived conversation on the mock that aim names.
func stageScene(b *testing.B, aim string) benchScene {
	b.Helper()
	on, err := target.Open(aim, time.Now)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = on.Close() })
	cast, err := on.Cast(b.Context(), nil, "bench")
	if err != nil {
		b.Fatal(err)
	}
	scene, err := stage.Bring(b.Context(), stage.Users{Caller: cast.Caller, Callee: cast.Callee, Answerer: cast.Answerer, Phones: cast, Tag: "bench"},
		stage.Situation{Fate: stage.AnsweredByOther})
	if err != nil {
		b.Fatal(err)
	}
	url, err := cast.Caller.Resolve(scene.Derived)
	if err != nil {
		b.Fatal(err)
	}
	token, err := on.Token(b.Context(), strings.TrimPrefix(cast.Caller.Account.SIP, "sip:"))
	if err != nil {
		b.Fatal(err)
	}
	return benchScene{cast.Caller, url, token}
}

// serveMock starts a mock in another process and returns a target file for it.
func serveMock(b *testing.B, binary string) string {
	b.Helper()
	ctx, stop := context.WithCancel(context.Background())
	command := exec.CommandContext(ctx, binary, "mock", "-listen", "127.0.0.1:0", "-control", "-dialect", "doc")
	out, err := command.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := command.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { stop(); _ = command.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		b.Fatal(err)
	}
	_, rest, _ := strings.Cut(line, "http://")
	address, _, _ := strings.Cut(rest, "/")
	file := filepath.Join(b.TempDir(), "remote.hcl")
	text := fmt.Sprintf("target \"remote\" {\n  mock    = \"http://%s\"\n  dialect = \"doc\"\n  share   = true\n}\n", address)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		b.Fatal(err)
	}
	return file
}

// thousand writes a ledger and a feature with 1,000 cases.
func thousand(b *testing.B) string {
	b.Helper()
	var text, ledger strings.Builder
	text.WriteString("Feature: A thousand cases\n\n  @DC-ALL\n  Rule: All of it\n\n    @dc-all-1 @reads\n    Scenario Outline: Case <number>\n" +
		"      Given a derived conversation\n      When the caller retrieves its derived conversation as JSON\n")
	ledger.WriteString("clause \"DC-ALL\" {\n  level  = \"must\"\n  says   = \"all of it\"\n  source = \"derivedConversation\"\n}\n")
	clause := func(subject string) {
		id := strings.ToUpper(strings.ReplaceAll(subject, " ", "-"))
		fmt.Fprintf(&ledger, "clause %q {\n  level   = \"must\"\n  says    = %q\n  source  = \"derivedConversation\"\n  subject = %q\n}\n", id, subject, subject)
	}
	table := func(step string, rows [][]string) {
		text.WriteString("      Then " + step + "\n")
		for i, row := range rows {
			text.WriteString("        | " + strings.Join(row, " | ") + " |\n")
			if i > 0 {
				clause(rows[0][0] + " " + row[0])
			}
		}
	}
	table("it offers these links:", linkTable)
	table("it has these properties:", propertyTable)
	clause("enum members")
	text.WriteString("\n      Examples:\n        | number |\n")
	for i := range 1000 {
		fmt.Fprintf(&text, "        | %d |\n", i+1)
	}
	folder := b.TempDir()
	for name, content := range map[string]string{"thousand.feature": text.String(), "clauses.hcl": ledger.String()} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	return folder
}

// build builds the command once for a benchmark.
func build(b *testing.B) string {
	b.Helper()
	binary := filepath.Join(b.TempDir(), "ucwatest")
	if output, err := exec.Command("go", "build", "-trimpath", "-o", binary, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, output)
	}
	return binary
}

// timed runs a command and returns its wall time and its peak memory in MiB.
func timed(b *testing.B, command *exec.Cmd) (time.Duration, float64) {
	b.Helper()
	started := time.Now()
	if output, err := command.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, output)
	}
	took := time.Since(started)
	return took, float64(command.ProcessState.SysUsage().(*syscall.Rusage).Maxrss) / 1024
}

func median(values []float64) float64 {
	slices.Sort(values)
	return values[len(values)/2]
}

var linkTable = table("link | present", `self | always
addParticipant | in the sample
applicationSharing | in the sample
attendees | in the sample
audioVideo | in the sample
dataCollaboration | in the sample
disableAudienceMessaging | in the sample
disableAudienceMuteLock | in the sample
enableAudienceMessaging | in the sample
enableAudienceMuteLock | in the sample
leaders | in the sample
lobby | in the sample
localParticipant | in the sample
messaging | in the sample
onlineMeeting | in the sample
participants | in the sample
phoneAudio | in the sample
userAcknowledged | in the sample`)

var propertyTable = table("property | type | values | present", `rel | enum | conversation | always
activeModalities | list of enums | ApplicationSharing, Audio, DataCollaboration, Messaging, PanoramicVideo, Video | always
audienceMessaging | enum | Disabled, Enabled, Unknown | in the sample
audienceMute | enum | Disabled, Enabled, Unknown | in the sample
created | date | | in the sample
expirationTime | date | | in the sample
importance | enum | Emergency, Normal, Urgent | always
participantCount | count | | in the sample
readLocally | boolean | | in the sample
recording | boolean | | always
state | enum | Conferenced, Conferencing, Connected, Connecting, Disconnected, Disconnecting, Incoming, InLobby | always
subject | text | | always
threadId | text | | always`)

func table(header, rows string) [][]string {
	var cells [][]string
	for line := range strings.SplitSeq(header+"\n"+rows, "\n") {
		row := strings.Split(line, "|")
		for i := range row {
			row[i] = strings.TrimSpace(row[i])
		}
		cells = append(cells, row)
	}
	return cells
}
