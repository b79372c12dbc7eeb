package main

import (
	"strings"
	"testing"
)

func TestApply_asksNobodyWithoutInput(t *testing.T) {
	t.Parallel()
	n := newTenant(t, "asked")
	code, stdout, stderr := command("apply", "-on", n.aim, "-target", "dc-links-1", "-input=false", "-out-dir", t.TempDir(), "-journal-dir", t.TempDir())
	want := "all cleared. With -input=false that takes -auto-approve or a saved plan; nothing was run\n"
	if code != exitUsage || stdout != "" || !strings.HasSuffix(stderr, want) || n.count() > 0 {
		t.Errorf("got exit %d, %q, %q and %d requests, want exit 3, %q and none", code, stdout, stderr, n.count(), want)
	}
	code, _, stderr = command("apply", "-on", n.aim, "-target", "dc-links-1", "-out-dir", t.TempDir(), "-journal-dir", t.TempDir())
	if code != exitUsage || !strings.Contains(stderr, "Without a terminal to ask on that takes -auto-approve or a saved plan") {
		t.Errorf("without a terminal: got exit %d and %q, want exit 3 and what it takes", code, stderr)
	}
}
