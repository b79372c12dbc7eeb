package reports

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Part is the results of one shard, and the path they were read from.
type Part struct {
	Path string
	*Run
}

// Merge returns the run whose shards are parts: what one process would have said that had run all cases, but for times
// and the command. The error names everything because of which the parts are not the shards of one run: those of other
// features, another selection, other timings or another target, those that are there twice, and those that are missing.
func Merge(parts []Part) (*Run, error) {
	if len(parts) == 0 {
		return nil, errors.New("no results of shards are given")
	}
	if err := whole(parts); err != nil {
		return nil, err
	}
	slices.SortFunc(parts, func(a, b Part) int { return cmp.Compare(a.Shard.Index, b.Shard.Index) })
	merged := *parts[0].Run
	merged.Shard, merged.Environment.Command = nil, ""
	merged.Previous, merged.Earlier = time.Time{}, nil // the history is that of the folder it is saved in
	merged.Cases, merged.NotRun, merged.Notes, merged.Unmet, merged.Problems = nil, nil, nil, nil, nil
	ended := merged.Started
	for _, p := range parts {
		merged.Cases = append(merged.Cases, p.Cases...)
		merged.NotRun = append(merged.NotRun, p.NotRun...)
		merged.Notes = append(merged.Notes, p.Notes...)
		merged.Environment.Server = cmp.Or(merged.Environment.Server, p.Environment.Server)
		if p.Started.Before(merged.Started) {
			merged.Started = p.Started
		}
		if end := p.Started.Add(time.Duration(p.Seconds * float64(time.Second))); end.After(ended) {
			ended = end
		}
	}
	merged.Seconds = ended.Sub(merged.Started).Seconds()
	merged.Cases = inOrder(merged.Cases)
	merged.Sequences = firstSequence(parts, merged.Cases)
	for i := range merged.Cases {
		c := &merged.Cases[i]
		c.Since = time.Time{}
		if c.Verdict == Passed && !drawn(merged.Sequences, c.ID) {
			c.Exchanges = nil
		}
	}
	merged.Clauses = mergeClauses(parts)
	merged.Problems = mergeProblems(parts, &merged)
	merged.Tally()
	return &merged, nil
}

// whole is an error unless parts are all the shards of one run, each once.
func whole(parts []Part) error {
	var errs []error
	first := slices.IndexFunc(parts, func(p Part) bool { return p.Shard != nil && p.Shard.Of <= mostShards })
	paths := map[int]string{}
	for _, p := range parts {
		switch s := p.Shard; {
		case s == nil:
			errs = append(errs, fmt.Errorf("%s is of a whole run, want one of apply -shard", p.Path))
			continue
		case s.Index < 1 || s.Index > s.Of || s.Of > mostShards:
			errs = append(errs, fmt.Errorf("%s is of shard %d of %d, which cannot be", p.Path, s.Index, s.Of))
			continue
		}
		if other := p.differs(parts[first]); other != "" {
			errs = append(errs, fmt.Errorf("%s, shard %d of %d, has %s than %s: want shards of one run", p.Path, p.Shard.Index, p.Shard.Of, other, parts[first].Path))
			continue
		}
		if known, twice := paths[p.Shard.Index]; twice {
			errs = append(errs, fmt.Errorf("shard %d of %d is there twice: %s and %s", p.Shard.Index, p.Shard.Of, known, p.Path))
		}
		paths[p.Shard.Index] = p.Path
		if got := len(p.Cases) + len(p.NotRun); got != p.Shard.Cases {
			errs = append(errs, fmt.Errorf("%s has %d of the %d cases of shard %d of %d: run the shard without -rerun", p.Path, got, p.Shard.Cases, p.Shard.Index, p.Shard.Of))
		}
	}
	if first >= 0 {
		for i := range parts[first].Shard.Of {
			if _, there := paths[i+1]; !there {
				errs = append(errs, fmt.Errorf("shard %d of %d is missing: its results are not among those given, or it ended before it wrote any", i+1, parts[first].Shard.Of))
			}
		}
	}
	return errors.Join(errs...)
}

// mostShards bounds how many there are, so that a damaged file has no billion of them missed.
const mostShards = 10_000

// differs says in what p differs from other, "" if they are parts of one run.
func (p Part) differs(other Part) string {
	a, b := p.Shard, other.Shard
	switch {
	case a.Of != b.Of:
		return fmt.Sprintf("another number of shards (%d, not %d)", a.Of, b.Of)
	case a.Run != b.Run:
		return fmt.Sprintf("the id of another run (%q, not %q)", a.Run, b.Run)
	case p.Environment.Tool != other.Environment.Tool:
		return fmt.Sprintf("another version of the command (%q, not %q)", p.Environment.Tool, other.Environment.Tool)
	case a.Declared != b.Declared:
		return "other features or another ledger"
	case a.Selected != b.Selected:
		return "other cases selected"
	case a.Times != b.Times:
		return "other -timings"
	case p.Target != other.Target || p.Dialect != other.Dialect:
		return fmt.Sprintf("another target (%q, dialect %s, not %q, dialect %s)", p.Target, p.Dialect, other.Target, other.Dialect)
	case p.Repeat != other.Repeat:
		return "another -repeat"
	case p.Seed != other.Seed || p.Strict != other.Strict || p.RawIdentities != other.RawIdentities:
		return "another -seed, -strict or -raw-identities"
	}
	return ""
}

// firstSequence is the one of all parts that one process would have drawn: that of the case that stands first.
func firstSequence(parts []Part, inOrder []Case) []Sequence {
	for _, c := range inOrder {
		for _, p := range parts {
			if drawn(p.Sequences, c.ID) {
				return p.Sequences
			}
		}
	}
	return nil
}

// drawn tells whether the case called id is one of sequences.
func drawn(sequences []Sequence, id string) bool {
	return slices.ContainsFunc(sequences, func(s Sequence) bool { return s.Case == id })
}

// mergeClauses is what all parts say of the clauses: the worst that one says.
func mergeClauses(parts []Part) []Clause {
	gravity := []Verdict{NotJudged, Passed, Finding, Failed}
	all := slices.Clone(parts[0].Clauses)
	for i := range all {
		c := &all[i]
		c.Since, c.Cases = time.Time{}, nil
		for _, p := range parts {
			at := slices.IndexFunc(p.Clauses, func(is Clause) bool { return is.ID == c.ID })
			if at < 0 {
				continue // nobody but whoever has edited the file left it out
			}
			is := p.Clauses[at]
			switch graver := cmp.Compare(slices.Index(gravity, is.Verdict), slices.Index(gravity, c.Verdict)); {
			case graver > 0:
				c.Verdict, c.Sum = is.Verdict, is.Sum
			case graver == 0: // of two that break it, one that does so by itself decides
				c.Sum = c.Sum && is.Sum
			}
			c.Cases = append(c.Cases, is.Cases...)
		}
		if c.Verdict != NotJudged {
			c.OutOfScope = ""
		}
	}
	return all
}

// mergeProblems are the problems of all parts, each once, and those that only all of them together have. What may be
// missing and was met in no part is noted in merged.
func mergeProblems(parts []Part, merged *Run) []string {
	var all []string
	problem := func(text string) {
		if !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	for _, p := range parts {
		for _, text := range p.Problems {
			if text != Unbegun(len(p.NotRun), p.Shard.Cases) {
				problem(text)
			} else if left := len(merged.NotRun); left > 0 {
				problem(Unbegun(left, left+len(merged.Cases)))
			}
		}
	}
	verdicts := map[string]Verdict{}
	judged := len(merged.NotRun) == 0
	for _, c := range merged.Cases {
		verdicts[c.ID] = c.Verdict
		judged = judged && c.Verdict != Errored && c.Verdict != Skipped
	}
	for _, c := range merged.Clauses {
		for _, a := range parts[0].Shard.Accepted {
			if a.outlived(c, verdicts) {
				problem(a.Problem)
			}
		}
		if !parts[0].Shard.Covers || !judged || c.Verdict != NotJudged || c.Waived != "" {
			continue
		}
		if c.Optional {
			merged.Unmet = append(merged.Unmet, c.ID)
		} else {
			problem(c.Unjudged())
		}
	}
	return all
}
