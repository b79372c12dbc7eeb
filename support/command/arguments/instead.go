package arguments

import (
	"fmt"
	"regexp"
	"strings"

	"ucwatest/support/shell"
)

// verbsInstead says for verbs of Terraform, Playwright, go and Cucumber, which do not
// exist here, what to use instead.
var verbsInstead = map[string]string{
	"bench":        "make bench measures it",
	"build":        "make build builds the command",
	"check":        "use ucwatest validate",
	"ci":           "use ucwatest apply -auto-approve",
	"clean":        "use ucwatest sweep, which cleans up what runs have left on a tenant",
	"codegen":      "a case is written by hand; ucwatest steps lists the phrases",
	"console":      "use ucwatest mock, and ask it with curl",
	"destroy":      "use ucwatest sweep, which cleans up what runs have left on a tenant",
	"discover":     "use ucwatest plan -refresh, which reads what a tenant offers",
	"drift":        "use ucwatest plan -refresh-only",
	"env":          "use -on FILE#NAME, which names one target of several in a file",
	"force-unlock": "the lock of a run ends with its process; use ucwatest sweep for what it has left",
	"format":       "use ucwatest fmt",
	"generate":     "clauses and features are written by hand; ucwatest steps lists the phrases",
	"get":          "nothing has to be fetched; use ucwatest validate",
	"graph":        "use ucwatest docs, which shows what depends on what on one page",
	"html":         "use ucwatest docs, or apply -html FILE",
	"init":         "nothing has to be prepared; use ucwatest validate",
	"install":      "nothing has to be prepared; use ucwatest validate",
	"junit":        "use ucwatest apply -junit FILE",
	"lint":         "use ucwatest validate, and ucwatest fmt -check",
	"list":         "use ucwatest plan, which lists the cases, or ucwatest steps for the phrases",
	"login":        "secrets come from the environment, as the target file names them; use ucwatest token for a token",
	"logout":       "no secret is kept; unset the variables that the target file names",
	"metadata":     "use ucwatest version -json",
	"list-tests":   "use ucwatest plan, which lists the cases",
	"modules":      "features lie in one folder; name another with -features DIR",
	"output":       "use ucwatest show -json",
	"providers":    "a target is described in a file; use ucwatest validate -on FILE",
	"refresh":      "use ucwatest plan -refresh-only",
	"report":       "use ucwatest docs -results FILE, or ucwatest show",
	"run":          "use ucwatest apply",
	"serve":        "use ucwatest mock",
	"server":       "use ucwatest mock",
	"show-report":  "use ucwatest docs -results reports/out/results.json",
	"start":        "use ucwatest mock",
	"state":        "there is no state; use ucwatest show for the last run, ucwatest sweep for what is left on a tenant",
	"stop":         "Ctrl-C ends a run or a mock, and what it created is cleaned up",
	"taint":        "there is no state; use ucwatest apply -target ID to run a case again",
	"test":         "use ucwatest apply",
	"ui":           "use ucwatest docs, which writes the page of the last run or of several",
	"untaint":      "there is no state; use ucwatest apply -target ID to run a case again",
	"vet":          "use ucwatest validate",
	"watch":        "use ucwatest apply -rerun after each change",
	"workspace":    "use -on FILE#NAME, which names one target of several in a file",
}

// flagsInstead says the same of flags, for the verbs that do not have them.
var flagsInstead = map[string]string{
	"auto-approve":         "only a run that changes a tenant asks",
	"backend-config":       "there is no state, and so no place for it",
	"bench":                "make bench measures it",
	"browser":              "no browser is used",
	"config":               "use -on FILE for the target, -features DIR for the features",
	"count":                "apply asks each time; nothing is cached",
	"cover":                "apply prints how many clauses were judged",
	"debug":                "apply -keep keeps what failed cases created; the report has curl lines to ask again",
	"destroy":              "use ucwatest sweep, which cleans up what runs have left on a tenant",
	"dry-run":              "use ucwatest plan",
	"env":                  "secrets come from the environment, as the target file names them",
	"failfast":             "use -fail-fast",
	"file":                 "use -on FILE for the target, -features DIR for the features",
	"force":                "use -auto-approve",
	"format":               "use -json, or apply -junit, -cucumber or -messages FILE",
	"g":                    "use -target ID or -tags EXPRESSION",
	"grep":                 "use -target ID or -tags EXPRESSION",
	"headed":               "no browser is used",
	"install-autocomplete": "use ucwatest completion",
	"list":                 "use ucwatest plan, which lists the cases",
	"lock":                 "two runs on one tenant are refused; wait until the other has ended",
	"lock-timeout":         "two runs on one tenant are refused; wait until the other has ended",
	"name":                 "use -target ID or -tags EXPRESSION",
	"o":                    "use -out-dir DIR with apply, -out FILE with plan and docs",
	"output":               "use -out-dir DIR with apply, -out FILE with plan and docs",
	"p":                    "use -parallelism N",
	"parallel":             "use -parallelism N",
	"project":              "use -on FILE#NAME, which names one target of several in a file",
	"quiet":                "what passes is not listed",
	"race":                 "make race looks for data races",
	"random":               "use -seed N",
	"reconfigure":          "there is no state, and so no place for it",
	"replace":              "use -target ID to run a case again",
	"reporter":             "use -json, or apply -junit, -cucumber or -messages FILE",
	"retries":              "a case runs once; use apply -rerun for those that did not pass",
	"retry":                "a case runs once; use apply -rerun for those that did not pass",
	"run":                  "use -target ID or -tags EXPRESSION",
	"scenario":             "use -target ID",
	"short":                "use -target ID or -tags EXPRESSION to run less",
	"skip":                 "use -tags 'not @TAG'",
	"state":                "there is no state",
	"tag":                  "use -tags EXPRESSION",
	"timeout":              "limits { timeout = ... } in the target file bounds a request",
	"trace":                "apply -har FILE keeps every exchange",
	"u":                    "use apply -save-baseline",
	"ui":                   "use ucwatest docs, which writes the page of the last run or of several",
	"update":               "use apply -save-baseline",
	"upgrade":              "nothing has to be fetched",
	"v":                    "what passes is not listed; use -json for every event",
	"var":                  "values stand in the target file, secrets in the environment",
	"var-file":             "use -on FILE for the target; secrets come from the environment",
	"verbose":              "what passes is not listed; use -json for every event",
	"workers":              "use -parallelism N",
	"y":                    "use -auto-approve",
	"yes":                  "use -auto-approve",
}

// caseID and clauseID are the forms of what -target takes.
var (
	caseID   = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*-\d+(\[.*\])?$`)
	clauseID = regexp.MustCompile(`^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$`)
)

// Meant says which flag is meant by word, which is no flag, or "" if its form does
// not tell.
func Meant(word string) string {
	file, _, _ := strings.Cut(word, "#")
	switch {
	case strings.HasSuffix(file, ".hcl"):
		return fmt.Sprintf("%s is the form of a target: want -on %s", word, shell.POSIX.Word(word))
	case strings.HasSuffix(word, ".feature"):
		return fmt.Sprintf("%s is the form of a feature file: want -features with its folder, or -target with the id of a case in it", word)
	case strings.HasSuffix(word, "/"), word == "features", word == ".":
		return MeantFolder(word)
	case strings.HasPrefix(word, "@"):
		return fmt.Sprintf("%s is the form of a tag: want -tags %s", word, shell.POSIX.Word(word))
	case caseID.MatchString(word), clauseID.MatchString(word):
		return fmt.Sprintf("%s is the form of an id: want -target %s", word, shell.POSIX.Word(word))
	}
	return ""
}

// MeantFolder returns a sentence for a folder that stands where a flag was meant: it
// names the flag.
func MeantFolder(word string) string {
	return fmt.Sprintf("%s is a folder: want -features %s", word, shell.POSIX.Word(word))
}
