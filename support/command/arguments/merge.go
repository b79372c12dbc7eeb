package arguments

import (
	"errors"
	"flag"
	"fmt"
	"path/filepath"

	"ucwatest/reports"
)

// Merge is what the arguments of merge say.
type Merge struct {
	Common
	Dirs   []string // the folders of the shards' reports
	OutDir string
	Places reports.Places
	CI
	StrictJUnit bool
	History     string // the file that a line is added to; "" for none
}

// ParseMerge reads the arguments of merge. The error is ErrHelp or a mistake in one
// sentence.
func ParseMerge(args []string, env Environment) (*Merge, error) {
	var m Merge
	f := m.flags(env)
	if err := parse(f, args, len(args)); err != nil {
		return nil, err
	}
	if m.Dirs = f.Args(); len(m.Dirs) == 0 {
		return nil, errors.New("merge: name the folders of the shards' reports, as in ucwatest merge part1 part2")
	}
	if err := trailingFlag(m.Dirs); err != nil {
		return nil, fmt.Errorf("merge: %w", err)
	}
	var all files
	for _, dir := range m.Dirs {
		all.reads("the results", filepath.Join(dir, "results.json"))
	}
	all.writesReports(m.OutDir, m.Places)
	all.writes("-history", m.History)
	return &m, all.distinct()
}

func (m *Merge) flags(env Environment) *flag.FlagSet {
	f := flags("merge", &m.Common)
	f.StringVar(&m.OutDir, "out-dir", Reports, "write the reports into this `folder`")
	m.Places = placeFlags(f)
	m.CI.flags(f, env, "problem of the run that no shard has by itself")
	strictFlag(f, &m.StrictJUnit)
	historyFlag(f, &m.History)
	return f
}

const mergeUsage = `Usage: ucwatest merge [flags] DIR...

  Makes one set of reports of those that the shards of a run have written, each
  apply -shard I/N into a folder of its own. What the shards say together is what
  one run of all cases would have said. Shards of other features, another
  selection, other timings, another target or another run (by UCWATEST_RUN, or
  the id that GitHub, GitLab or Jenkins gives it) are refused, as are shards that
  are there twice or missing.

  ucwatest apply -shard 1/2 -out-dir part1
  ucwatest apply -shard 2/2 -out-dir part2
  ucwatest merge part1 part2

Exit codes: 0 success, 1 failure, 3 the folders do not hold all shards of one run,
each once, 4 no verdict, 5 partial.
`
