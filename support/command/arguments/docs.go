package arguments

import (
	"errors"
	"flag"
)

// Docs is what the arguments of docs say.
type Docs struct {
	Common
	Features  string   // the folder they are read from; "" for the embedded ones
	Out       string   // the file of the page
	Results   []string // the runs it shows; none: what is declared
	History   string   // the file of what the runs before them came to, "" for none
	Reference string   // the folder of pages of the reference that are compared, "" for none
	Demo      string   // the folder of an example, "" if none is wanted
}

// ParseDocs reads the arguments of docs. The error is ErrHelp or a mistake in one
// sentence.
func ParseDocs(args []string, env Environment) (*Docs, error) {
	var d Docs
	if err := parse(d.flags(env), args, 0); err != nil {
		return nil, err
	}
	if d.Demo != "" && len(d.Results) > 0 {
		return nil, errors.New("-demo: it makes runs of its own, so -results cannot be shown with it")
	}
	if d.Demo != "" && d.Reference != "" {
		return nil, errors.New("docs: -demo shows no pages of the reference: leave out -reference")
	}
	if d.History != "" && len(d.Results) == 0 {
		return nil, errors.New("-history: name the runs that it is shown beside with -results")
	}
	if d.Demo != "" { // its files are in a folder
		return &d, nil
	}
	var all files
	all.readsResults("-results", d.Results...)
	all.reads("-history", d.History)
	all.readsFolder("-features", d.Features, declared...)
	all.readsFolder("-reference", d.Reference, ".md")
	all.writes("-out", d.Out)
	return &d, all.distinct()
}

func (d *Docs) flags(Environment) *flag.FlagSet {
	f := flags("docs", &d.Common)
	featuresFlag(f, &d.Features)
	f.StringVar(&d.Out, "out", Reports+"/index.html", "write the page to this `file`")
	f.Var((*list)(&d.Results), "results", "show the run in this `file`, a results.json or the folder that holds it; repeated, each run is a column")
	f.StringVar(&d.History, "history", "", "show beside the runs what those before them came to, by this `file` that apply -history has written")
	f.StringVar(&d.Reference, "reference", "", "show how much of the pages of the reference in this `folder` is imported")
	f.StringVar(&d.Demo, "demo", "", "make an example of runs with faults and write all their files into this `folder`")
	return f
}

const docsUsage = `Usage: ucwatest docs [flags]

  Writes the living documentation as one page. Without results it shows what is
  declared, not judged yet. With several it has a column for each run, and what
  is declared is that of the first. With -demo it is an example: real runs
  against mocks of which one breaks promises, skips and has a proxy that fails.

  ucwatest docs
  ucwatest docs -out page.html -results monday/results.json -results today/results.json
  ucwatest docs -results reports/out/results.json -history runs.ndjson
  ucwatest docs -reference reference
  ucwatest docs -demo reports/out/demo

Exit codes: 0 written, 1 cannot be written, 3 a mistake in flags, or results or
features cannot be read.
`
