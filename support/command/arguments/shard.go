package arguments

import (
	"errors"
	"flag"
	"fmt"

	"ucwatest/support/declaration"
)

// A cut is what the flags say of the part of the cases that is taken.
type cut struct {
	shard string // I/N or auto, "" for all cases
	of    int    // N, for auto; 0 where the environment says it
}

func (c *Choice) shardFlags(f *flag.FlagSet) {
	f.StringVar(&c.cut.shard, "shard", "", "take only part `I/N` of the selected cases, 1/N to N/N for merge to put together; auto: the part that\n"+
		"this job of GitLab or of a Kubernetes Indexed Job is")
	f.IntVar(&c.cut.of, "shards", 0, "with -shard auto in a Kubernetes Indexed Job: its `completions`, the N of I/N")
	f.StringVar(&c.Timings, "timings", "", "with -shard: cut so that all parts take about as long, by the times in this results.json `file`;\n"+
		"without it the id of a case alone decides")
}

// resolveShard reads which part of the cases is taken.
func (c *Choice) resolveShard() (err error) {
	switch {
	case c.cut.shard != "auto" && c.cut.of != 0:
		return errors.New("-shards: it goes with -shard auto")
	case c.cut.shard == "" && c.Timings != "":
		return errors.New("-timings: it goes with -shard")
	case c.cut.shard == "": // a saved plan may say it
		return nil
	}
	if c.Selection.Shard, err = declaration.FindShard(c.cut.shard, c.cut.of, c.env.Getenv); err != nil {
		return fmt.Errorf("-shard: %w", err)
	}
	return nil
}
