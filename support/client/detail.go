package client

import (
	"context"
	"log/slog"
	"time"
)

// LevelTrace is below debug: whole exchanges, with headers and bodies.
const LevelTrace = slog.LevelDebug - 4

// logExchange logs x: in one line and, on LevelTrace, as a whole. It keeps no redacted view,
// as more may have to be hidden by the time a report asks for one.
func (w *wire) logExchange(ctx context.Context, x *Exchange) {
	log := w.options.Logger
	if !log.Enabled(ctx, slog.LevelDebug) {
		return
	}
	line := []slog.Attr{slog.String("user", x.User), slog.String("method", x.Method), slog.String("url", x.Redact(x.URL)),
		slog.Duration("took", x.Took), slog.String("agent", w.agent[0])}
	if x.Status != 0 {
		line = append(line, slog.Int("status", x.Status))
	}
	if x.Err != nil {
		line = append(line, slog.Any("error", x.Err))
	}
	log.LogAttrs(ctx, slog.LevelDebug, "request", line...)
	if log.Enabled(ctx, LevelTrace) {
		log.LogAttrs(ctx, LevelTrace, "exchange", slog.String("user", x.User), slog.String("transcript", x.view().transcript()))
	}
}

// waits logs that the user waits: for so long or, if d is 0, until something happens.
func (w *wire) waits(ctx context.Context, what string, d time.Duration) {
	log := w.options.Logger
	if !log.Enabled(ctx, slog.LevelDebug) {
		return
	}
	line := []slog.Attr{slog.String("user", w.user), slog.String("for", w.redactor.Text(what)), slog.String("agent", w.agent[0])}
	if d > 0 {
		line = append(line, slog.Duration("during", d))
	}
	log.LogAttrs(ctx, slog.LevelDebug, "wait", line...)
}

// decides logs what was decided for the user, and about what.
func (w *wire) decides(ctx context.Context, what, about string) {
	if log := w.options.Logger; log.Enabled(ctx, slog.LevelDebug) {
		log.LogAttrs(ctx, slog.LevelDebug, what, slog.String("user", w.user), slog.String("about", w.redactor.Text(about)))
	}
}
