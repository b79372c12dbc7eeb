package reports

import (
	"io"
	"sync"
)

// The only sequences a console writes, and only in colour.
const (
	red    = "\x1b[31m"
	green  = "\x1b[32m"
	yellow = "\x1b[33m"
	plain  = "\x1b[0m"
)

// colours gives the verdicts and outcomes their colour.
var colours = map[string]string{
	string(Failed):  red,
	string(Errored): red,
	string(Finding): yellow,
	string(Skipped): yellow,
	string(Failure): red,
	string(Error):   red,
	string(Partial): yellow,
	string(Success): green,
}

// Console tells people how a run goes. It is safe for concurrent use: what belongs together is written in one piece.
type Console struct {
	mu     sync.Mutex
	w      io.Writer
	colour bool
}

// NewConsole returns a Console that writes to w. With colour it marks verdicts by ANSI sequences; whether w is a
// terminal is for the caller to know. A w that fails is ignored: the files of a run matter more than its screen.
func NewConsole(w io.Writer, colour bool) *Console {
	return &Console{w: w, colour: colour}
}

// Start writes the title of the run.
func (c *Console) Start(title string) {
	c.print(oneLine(title) + "\n")
}

// Case tells how one case ended, with everything that is needed to understand it. About one that passed there is nothing
// to say, and those out of scope are listed by [Console.Summary].
func (c *Console) Case(done Case) {
	if done.Verdict == Passed || done.Verdict == OutOfScope {
		return
	}
	c.print("\n" + headingOf(c.word(verdictOf(done)), done) + "\n" + detailOf(done, below))
}

// word returns a verdict in capitals and, if wanted, in its colour.
func (c *Console) word(verdict string) string {
	if colour := colours[verdict]; c.colour && colour != "" {
		return colour + capitals(verdict) + plain
	}
	return capitals(verdict)
}

func (c *Console) print(text string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	_, _ = io.WriteString(c.w, text)
}
