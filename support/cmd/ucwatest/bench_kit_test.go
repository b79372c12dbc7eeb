package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ucwatest/support/client"
	"ucwatest/support/stage"
	"ucwatest/support/stage/derived"
	"ucwatest/support/target"
)

// A benchScene is a derived conversation that was staged, and who may read it.
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
	scene, err := derived.Bring(b.Context(), stage.Users{Caller: cast.Caller, Callee: cast.Callee, Answerer: cast.Answerer, Offstage: cast, Tag: "bench"},
		derived.Staging{}, derived.Situation{Fate: derived.AnsweredByOther})
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
	command := exec.CommandContext(ctx, binary, "mock", "-listen", "127.0.0.1:0", "-control", "-quiet", "-dialect", "doc")
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
func thousand(b testing.TB) string {
	b.Helper()
	var text, ledger strings.Builder
	text.WriteString("Feature: A thousand cases\n\n  @DC-ALL\n  Rule: All of it\n\n    @dc-all-1 @reads\n    Scenario Outline: Case <number>\n" +
		"      Given a derived conversation\n      When the caller retrieves its derived conversation as JSON\n")
	ledger.WriteString("clause \"DC-ALL\" {\n  level  = \"must\"\n  says   = \"all of it\"\n  source = \"derivedConversation\"\n}\n")
	clause := func(subject, stated string) {
		id := strings.ToUpper(strings.ReplaceAll(subject, " ", "-"))
		fmt.Fprintf(&ledger, "clause %q {\n  level   = \"must\"\n  says    = %q\n  source  = \"derivedConversation\"\n  subject = %q\n%s}\n", id, subject, subject, stated)
	}
	table := func(step string, rows [][]string) {
		text.WriteString("      Then " + step + "\n")
		for i, row := range rows {
			text.WriteString("        | " + strings.Join(row, " | ") + " |\n")
			if i > 0 {
				clause(rows[0][0]+" "+row[0], stated(rows[0], row))
			}
		}
	}
	table("it offers these links:", linkTable)
	table("it has these properties:", propertyTable)
	clause("enum members", "")
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

// stated is what a clause about a row of a table says of it beside its subject.
func stated(header, row []string) string {
	text := fmt.Sprintf("  kind    = %q\n", header[0])
	if header[0] == "link" {
		text += fmt.Sprintf("  rel     = %q\n", row[0])
	}
	for i, name := range header {
		switch {
		case i == 0 || row[i] == "":
		case name == "values":
			text += fmt.Sprintf("  values  = [\"%s\"]\n", strings.ReplaceAll(row[i], ", ", `", "`))
		default:
			text += fmt.Sprintf("  %-7s = %q\n", name, row[i])
		}
	}
	return text
}

// A cost is what a command took: its wall and CPU time, and its peak memory in MiB.
type cost struct {
	wall, cpu time.Duration
	peak      float64
}

// measured runs a command.
func measured(b *testing.B, command *exec.Cmd) cost {
	b.Helper()
	started := time.Now()
	if output, err := command.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, output)
	}
	wall, state := time.Since(started), command.ProcessState
	return cost{wall, state.UserTime() + state.SystemTime(), peakMemory(state)}
}

// given is command with the scene's conversation and token in its environment.
func (s benchScene) given(command *exec.Cmd, more ...string) *exec.Cmd {
	command.Env = append(os.Environ(), append(more, "UCWATEST_URL="+s.url, "UCWATEST_TOKEN="+s.token)...)
	return command
}

// buildAlone builds the program that runs features by godog alone.
func buildAlone(t testing.TB) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "godogalone")
	if output, err := exec.Command("go", "build", "-o", binary, "./testdata/godogalone").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	return binary
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
