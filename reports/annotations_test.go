package reports

import (
	"bytes"
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func annotations(t *testing.T, r *Run) []string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteAnnotations(&b, r); err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
}

func TestWriteAnnotations(t *testing.T) {
	t.Parallel()
	r := mixed()
	r.Folder = "own/features"
	for i := range r.Cases {
		r.Cases[i].URI = strings.TrimPrefix(r.Cases[i].URI, "features/")
	}
	want := []string{
		"::error title=the run as a whole::DC-SYNC was judged by no case: the conversation is synchronised",
		"::error file=own/features/derivedconversation/links.feature,line=31,title=dc-links-1[XML] failed::" +
			"DC-LINK-MESSAGING: want a link messaging, got no link of that relation (and 2 more violations)",
		"::error file=own/features/derivedconversation/links.feature,line=70,title=dc-links-4 flaky::" +
			"1 of 3 runs failed: DC-LINK-SELF: want a link self, got no link of that relation",
		"::error file=own/features/derivedconversation/refusals.feature,line=LINE,title=ID errored::sign-in of callee: got 502 in text/html",
	}
	at := slices.IndexFunc(r.Cases, func(c Case) bool { return c.Verdict == Errored })
	want[3] = strings.NewReplacer("LINE", "12", "ID", r.Cases[at].ID).Replace(want[3])
	r.Cases[at].Line = 12
	if got := annotations(t, r); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	r.Strict = true
	if got := annotations(t, r); len(got) != len(want)+1 {
		t.Errorf("a strict run: got %d annotations, want one more for a finding", len(got))
	}
}

// command is a workflow command that nothing in it ends before its line does.
var command = regexp.MustCompile(`^::error (file=[^:,]*,line=\d+,)?title=[^:,]*::[^\x00-\x1f\x7f]*$`)

func TestWriteAnnotations_survivesHostileText(t *testing.T) {
	t.Parallel()
	r := hostile()
	r.Cases = append(r.Cases, Case{ID: "a,b::c%0A", URI: "x\r\n::set-env name=a::b", Verdict: Errored, Reason: "%0A::warning::\n::add-mask::x\r\u2028::error::"})
	accused := len(r.Problems)
	for _, c := range r.Cases {
		if c.Verdict.accuses() && !c.harmless(r.Strict) {
			accused++
		}
	}
	got := annotations(t, r)
	if len(got) != accused {
		t.Errorf("got %d lines, want %d: one for each", len(got), accused)
	}
	for _, line := range got {
		if !command.MatchString(line) {
			t.Errorf("got %q, want one command", line)
		}
		if _, found := harmful(line); found {
			t.Errorf("got %q, want nothing in it that is not seen", line)
		}
	}
	if last := got[len(got)-1]; len(r.Problems) == 0 && !strings.Contains(last, "%250A") {
		t.Errorf("got %q, want the percent sign escaped", last)
	}
}

func TestWriteAnnotations_failsAsItsWriterDoes(t *testing.T) {
	t.Parallel()
	full := errors.New("full")
	if err := WriteAnnotations(failing{full}, mixed()); !errors.Is(err, full) {
		t.Errorf("got %v, want %v", err, full)
	}
}
