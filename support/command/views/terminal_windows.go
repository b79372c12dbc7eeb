package views

import (
	"os"

	"golang.org/x/sys/windows"
)

// draws tells whether a terminal obeys escape sequences. A console of Windows does once it
// is told to ("Console Virtual Terminal Sequences"), and one that is too old never.
func draws(terminal *os.File) bool {
	console := windows.Handle(terminal.Fd())
	var mode uint32
	if windows.GetConsoleMode(console, &mode) != nil {
		return false
	}
	return windows.SetConsoleMode(console, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}
