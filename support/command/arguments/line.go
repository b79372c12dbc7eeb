package arguments

import (
	"flag"
	"fmt"

	"ucwatest/support/shell"
)

// Line is a line for the shell at hand that calls verb with args, as the command was called.
// Secrets are in no line: they come from the environment.
func (e Environment) Line(verb string, args ...string) string {
	return e.Shell.Line(e.Program...).Words(verb).Words(args...).String()
}

// In is e for lines that run in folder.
func (e Environment) In(folder string) Environment {
	e.Program = append(e.Program[:len(e.Program):len(e.Program)], "-chdir="+folder)
	return e
}

// shellFlag adds to f the shell that lines are for.
func (e *Environment) shellFlag(f *flag.FlagSet) {
	f.Func("shell", "write the lines that ask again for this `shell`: sh or powershell (default powershell on Windows, else sh)", func(name string) error {
		switch s := shell.Shell(name); s {
		case shell.POSIX, shell.PowerShell:
			e.Shell = s
			return nil
		}
		return fmt.Errorf("want %s or %s", shell.POSIX, shell.PowerShell)
	})
}
