package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"ucwatest/reports"
)

// inShards runs apply with args in three shards, each a process of its own, and
// returns the folders of their reports.
func inShards(t *testing.T, args ...string) []string {
	t.Helper()
	root, binary := t.TempDir(), build(t)
	var dirs []string
	var running sync.WaitGroup
	for i := range 3 {
		dir := filepath.Join(root, fmt.Sprintf("part%d", i+1))
		dirs = append(dirs, dir)
		running.Go(func() {
			all := append([]string{"apply", "-shard", fmt.Sprintf("%d/3", i+1), "-out-dir", dir}, args...)
			if output, err := exec.Command(binary, all...).CombinedOutput(); err != nil {
				t.Errorf("shard %d: %v: %s", i+1, err, output)
			}
		})
	}
	running.Wait()
	return dirs
}

func load(t *testing.T, dir string) *reports.Run {
	t.Helper()
	run, err := reports.Load(filepath.Join(dir, "results.json"))
	if err != nil {
		t.Fatal(err)
	}
	return run
}

func TestMerge_equalsTheWholeRun(t *testing.T) {
	dirs, whole, merged := inShards(t), t.TempDir(), t.TempDir()
	if code, _, stderr := command("apply", "-out-dir", whole); code != 0 {
		t.Fatal(stderr)
	}
	code, stdout, stderr := command(append([]string{"merge", "-out-dir", merged}, dirs...)...)
	if code != 0 || !strings.Contains(stdout, "SUCCESS") {
		t.Fatalf("got exit %d, %q and %q, want success", code, stdout, stderr)
	}
	anytime := cmp.Options{cmpopts.IgnoreFields(reports.Run{}, "Started", "Seconds", "Environment", "Sequences"),
		cmpopts.IgnoreFields(reports.Case{}, "Seconds", "Since", "Exchanges"), cmpopts.IgnoreFields(reports.Clause{}, "Since"),
		cmpopts.IgnoreFields(reports.Phrase{}, "DefinedAt")}
	want, got := load(t, whole), load(t, merged)
	if diff := cmp.Diff(want, got, anytime); diff != "" {
		t.Errorf("merged differs from the whole run (-whole +merged):\n%s", diff)
	}
	if len(got.Sequences) != 1 || got.Sequences[0].Case != want.Sequences[0].Case || len(got.Sequences[0].Arrows) != len(want.Sequences[0].Arrows) {
		t.Errorf("got the sequences %v, want that of %s", got.Sequences, want.Sequences[0].Case)
	}
	for i, c := range want.Cases {
		if len(c.Exchanges) != len(got.Cases[i].Exchanges) {
			t.Errorf("%s: got %d exchanges, want %d", c.ID, len(got.Cases[i].Exchanges), len(c.Exchanges))
		}
	}
	for _, file := range reports.Files() {
		if _, err := os.Stat(filepath.Join(merged, file.Name)); err != nil {
			t.Error(err)
		}
	}
}

// TestMerge_namesAShardThatWasKilled kills a shard in a folder that has results of an
// earlier one. Its events are not read, so that it cannot end before.
func TestMerge_namesAShardThatWasKilled(t *testing.T) {
	t.Parallel()
	one, two := t.TempDir(), t.TempDir()
	for i, dir := range []string{one, two} {
		if code, _, stderr := command("apply", "-target", "DC-LINK-SELF", "-shard", fmt.Sprintf("%d/2", i+1), "-out-dir", dir); code != 0 {
			t.Fatal(stderr)
		}
	}
	shard := exec.Command(build(t), "apply", "-shard", "2/2", "-json", "-out-dir", two)
	events, err := shard.StdoutPipe()
	if err == nil {
		err = shard.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, err := bufio.NewReaderSize(events, 16).ReadByte(); err != nil {
		t.Error(err)
	}
	if err := shard.Process.Kill(); err != nil {
		t.Error(err)
	}
	_ = shard.Wait() // killed
	code, _, stderr := command("merge", "-out-dir", t.TempDir(), one, two)
	if code != 3 || !strings.Contains(stderr, two) || !strings.Contains(stderr, "shard 2 of 2 is missing") {
		t.Errorf("got exit %d and %q, want exit 3 and the shard that was killed", code, stderr)
	}
}

func TestApply_balancesShardsByTimings(t *testing.T) {
	t.Parallel()
	first, folder := t.TempDir(), t.TempDir()
	if code, _, stderr := command("apply", "-target", "DC-LINK-SELF", "-out-dir", first); code != 0 {
		t.Fatal(stderr)
	}
	timings := filepath.Join(first, "results.json")
	var parts []*reports.Run
	for i := range 2 {
		dir := filepath.Join(folder, fmt.Sprint(i))
		if code, _, stderr := command("apply", "-target", "DC-LINK-SELF", "-shard", fmt.Sprintf("%d/2", i+1), "-timings", timings, "-out-dir", dir); code != 0 {
			t.Fatal(stderr)
		}
		parts = append(parts, load(t, dir))
	}
	if a, b := parts[0].Shard, parts[1].Shard; a.Times == "" || a.Times != b.Times || a.Cases+b.Cases != len(load(t, first).Cases) {
		t.Errorf("got the shards %+v and %+v, want all cases, cut by the same times", a, b)
	}
	saved := filepath.Join(folder, "half.plan")
	if code, _, stderr := command("plan", "-target", "DC-LINK-SELF", "-shard", "2/2", "-timings", timings, "-out", saved); code != 0 {
		t.Fatal(stderr)
	}
	if code, _, stderr := command("apply", "-out-dir", folder, saved); code != 0 {
		t.Fatal(stderr)
	}
	if diff := cmp.Diff(parts[1].Shard, load(t, folder).Shard); diff != "" {
		t.Errorf("a saved plan of a shard runs another one (-want +got):\n%s", diff)
	}
}

func TestApply_refusesShardsOfOneSetOfUsers(t *testing.T) {
	t.Parallel()
	on := newTenant(t, "staging").aim
	for _, verb := range []string{"apply", "plan"} {
		code, _, stderr := command(verb, "-on", on, "-shard", "1/2")
		if code != 3 || !strings.Contains(stderr, "so 2 shards of a run cannot use them at once; leave out -shard") {
			t.Errorf("%s: got exit %d and %q, want exit 3 and why", verb, code, stderr)
		}
	}
}
