package arguments

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"path/filepath"
	"strings"
)

// Recording is what the arguments of recording say.
type Recording struct {
	Common
	Do           string // show, hide or cut
	File         string
	Out          string // the file that hide and cut write
	Table        string // the file of the aliases, of hide
	Conversation string // the one that cut keeps
	JSON         bool
}

// ParseRecording reads the arguments of recording. The error is ErrHelp or a mistake in
// one sentence.
func ParseRecording(args []string, env Environment) (*Recording, error) {
	var r Recording
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		r.Do, args = args[0], args[1:]
	}
	f := r.flags(env)
	if err := parse(f, args, 1); err != nil {
		return nil, err
	}
	if r.File = f.Arg(0); r.File == "" {
		return nil, errors.New("recording: want show, hide or cut and a file, as in ucwatest recording show capture.har")
	}
	return &r, r.resolve()
}

// resolve checks what the flags say together, and names the files that none names.
func (r *Recording) resolve() error {
	base := strings.TrimSuffix(r.File, filepath.Ext(r.File))
	switch r.Do {
	case "show":
		if r.Out != "" || r.Table != "" || r.Conversation != "" {
			return errors.New("recording show: it writes nothing: leave out -out, -table and -conversation")
		}
		return nil
	case "hide":
		r.Out, r.Table = cmp.Or(r.Out, base+".hidden.har"), cmp.Or(r.Table, base+".aliases.json")
		if r.Conversation != "" {
			return errors.New("recording hide: -conversation is a flag of recording cut")
		}
	case "cut":
		r.Out = cmp.Or(r.Out, base+".cut.har")
		if r.Conversation == "" {
			return errors.New("recording cut: name the conversation with -conversation; recording show lists them")
		}
	default:
		return fmt.Errorf("recording: got %q, want show, hide or cut", r.Do)
	}
	if r.JSON {
		return fmt.Errorf("recording %s: -json is a flag of recording show", r.Do)
	}
	var f files
	f.reads("the recording", r.File)
	f.writes("-out", r.Out)
	f.writes("-table", r.Table)
	return f.distinct()
}

func (r *Recording) flags(Environment) *flag.FlagSet {
	f := flags("recording", &r.Common)
	f.StringVar(&r.Out, "out", "", "write to this `file`; FILE.hidden.har or FILE.cut.har without it")
	f.StringVar(&r.Table, "table", "", "of hide: write the aliases into this `file`; FILE.aliases.json without it")
	f.StringVar(&r.Conversation, "conversation", "", "of cut: the `href` of the conversation, or its end")
	f.BoolVar(&r.JSON, "json", false, "of show: print it as JSON")
	return f
}

const recordingUsage = `Usage: ucwatest recording show|hide|cut [flags] FILE

  Works on a recording of any client: an HTTP Archive (.har) or an archive of Fiddler
  (.saz). What is written is an HTTP Archive.
  show prints what is in it: hosts, applications, users, resources, conversations,
  errors and times.
  hide makes it safe to pass on. Tokens, cookies, passwords, people, hosts, names,
  texts of messages, IP addresses and what else session descriptions tell of machines
  have aliases, the same all over the file, which can still be judged. The table of
  aliases is written beside it: keep that.
  cut keeps what is about one conversation, and about those derived of it.

  ucwatest recording show capture.har
  ucwatest recording hide -out safe.har capture.har
  ucwatest recording cut -conversation conversations/137 capture.saz

Exit codes: 0 done, 1 cannot be written, 3 a mistake in flags, FILE is not a recording,
has no such conversation, or holds something that cannot be hidden.
`
