package main

import (
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"

	"ucwatest/support/client"
	"ucwatest/support/command/views"
)

// levels are those that UCWATEST_LOG names.
var levels = map[string]slog.Level{"debug": slog.LevelDebug, "trace": client.LevelTrace}

// narrate lets s log in detail, if UCWATEST_LOG asks for it: to stderr, or at the end of
// the file that UCWATEST_LOG_PATH names.
func narrate(s *views.Streams, variable func(string) string) (stop func(), err error) {
	name := variable("UCWATEST_LOG")
	if name == "" {
		return func() {}, nil
	}
	level, known := levels[strings.ToLower(name)]
	if !known {
		return nil, fmt.Errorf("UCWATEST_LOG: got %q, want debug or trace", name)
	}
	var to io.Writer = s.Err
	stop = func() {}
	if path := variable("UCWATEST_LOG_PATH"); path != "" {
		file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			return nil, fmt.Errorf("UCWATEST_LOG_PATH: %w", err)
		}
		to, stop = file, func() { _ = file.Close() }
	} else {
		s.Narrated = true
	}
	s.Log = slog.New(slog.NewTextHandler(to, &slog.HandlerOptions{Level: level, ReplaceAttr: attribute}))
	return stop, nil
}

// attribute calls the level trace by its name, and lets nothing that a server said act
// on a terminal or a CI system.
func attribute(_ []string, a slog.Attr) slog.Attr {
	switch value := a.Value.Any().(type) {
	case slog.Level:
		if value == client.LevelTrace {
			a.Value = slog.StringValue("TRACE")
		}
	case string:
		a.Value = slog.StringValue(views.Shown(value))
	case error:
		a.Value = slog.StringValue(views.Shown(value.Error()))
	}
	return a
}
