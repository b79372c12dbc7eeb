package arguments

import (
	"flag"
	"strconv"
)

// CI is what the arguments and the environment say that a CI system is told.
type CI struct {
	Annotations bool   // each failure as a workflow command of GitHub Actions
	JobSummary  string // the file that GitHub Actions shows as the summary of the job, "" elsewhere
}

func (c *CI) flags(f *flag.FlagSet, env Environment, failure string) {
	c.Annotations = env.Getenv("GITHUB_ACTIONS") == "true"
	if c.Annotations {
		c.JobSummary = env.Getenv("GITHUB_STEP_SUMMARY")
	}
	f.BoolFunc("annotations", "print a workflow command of GitHub Actions for each "+failure+";\n"+
		"GitHub Actions gets them, and a summary of the job, without it", func(value string) (err error) {
		c.Annotations, err = strconv.ParseBool(value)
		return err
	})
}
