package mock_test

import (
	"testing"

	"ucwatest/support/mock/wire"
)

// TestChannel_releases wants a request to wait exactly as long as the priority
// of what is queued and the settings say.
func TestChannel_releases(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name     string
		earlier  string // parameters of the request before
		query    string
		priority wire.Priority
		seconds  float64
	}{
		{"medium after five seconds", "", "", wire.Medium, 5},
		{"low after fifteen seconds", "", "", wire.Low, 15},
		{"medium after what the request says", "", "medium=300&timeout=900", wire.Medium, 300},
		{"low after what the request says", "", "low=600&timeout=900", wire.Low, 600},
		{"medium after what the request before said", "medium=7", "", wire.Medium, 7},
		{"low after what the request before said", "low=8&medium=9", "medium=20", wire.Low, 8},
		{"low no later than the time is over", "", "low=1800", wire.Low, 180},
		{"the least of all", "", "low=5&medium=5", wire.Low, 5},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			c := quiet(t)
			c.caller.notify(an(wire.High, "added", "first"))
			c.caller.next = c.caller.get(c.caller.query(row.earlier)).want(200).object().href("next")
			w := c.caller.waitAt(c.caller.query(row.query))
			w.parked(1)
			c.caller.notify(an(row.priority, "updated", "second"))
			w.parked(1)
			c.advance(row.seconds - 0.001)
			w.parked(1)
			c.advance(0.001)
			wantTexts(t, "events", w.answer().want(200).notified(), []string{"updated second"})
		})
	}
}

func TestChannel_answersWithNothingWhenTheTimeIsOver(t *testing.T) {
	t.Parallel()
	for query, seconds := range map[string]float64{"": 180, "timeout=180": 180, "timeout=1800": 1800} {
		c := quiet(t)
		w := c.caller.waitAt(c.caller.query(query))
		w.parked(1)
		c.advance(seconds - 0.001)
		w.parked(1)
		c.advance(0.001)
		got := w.answer().want(200)
		wantText(t, query+": links", got.rels(), "self next")
		wantTexts(t, query+": events", got.notified(), nil)
	}
}

// TestChannel_sendsAllAhead wants all that is queued with what releases it, in
// the order in which it happened.
func TestChannel_sendsAllAhead(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name    string
		last    wire.Priority
		seconds float64
	}{{"at once with a high one", wire.High, 0}, {"with a medium one in its time", wire.Medium, 5}} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			c := quiet(t)
			w := c.caller.wait()
			w.parked(1)
			c.caller.notify(an(wire.Low, "added", "low"))
			c.caller.notify(an(wire.Low, "added", "lower"))
			w.parked(1)
			c.caller.notify(an(row.last, "started", "last"))
			c.advance(row.seconds)
			wantTexts(t, "events", w.answer().notified(), []string{"added low", "added lower", "started last"})
		})
	}
}

// TestChannel_releasesWhatWaitsAlready wants an answer at once if the time of
// what is queued was over before the request came.
func TestChannel_releasesWhatWaitsAlready(t *testing.T) {
	t.Parallel()
	c := quiet(t)
	c.caller.notify(an(wire.Medium, "added", "note"))
	c.advance(5)
	wantTexts(t, "events", c.caller.get(c.caller.next).notified(), []string{"added note"})
}

// TestChannel_refusesSettingsOutOfBounds wants the bounds themselves to be good.
func TestChannel_refusesSettingsOutOfBounds(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ query, problem string }{
		{"low=4", `{"name":"low","reason":"Invalid"}`}, {"low=1801", `{"name":"low","reason":"Invalid"}`},
		{"medium=4", `{"name":"medium","reason":"Invalid"}`}, {"medium=1801", `{"name":"medium","reason":"Invalid"}`},
		{"timeout=179", `{"name":"timeout","reason":"Invalid"}`}, {"timeout=1801", `{"name":"timeout","reason":"Invalid"}`},
		{"timeout=", `{"name":"timeout","reason":"Invalid"}`}, {"timeout=3m", `{"name":"timeout","reason":"Invalid"}`},
		{"priority=high", `{"name":"priority","reason":"Invalid"}`},
		{"low=5&medium=5&timeout=180&priority=-1", ""}, {"low=1800&medium=1800&timeout=1800&priority=2147483647", ""},
	} {
		t.Run(row.query, func(t *testing.T) {
			t.Parallel()
			c := quiet(t)
			c.caller.notify(an(wire.High, "added", "note"))
			got := c.caller.get(c.caller.query(row.query))
			if row.problem == "" {
				got.want(200)
				return
			}
			code, subcode := got.refused(400)
			wantText(t, "reason", code+"/"+subcode, "BadRequest/ParameterValidationFailure")
			wantText(t, "parameters", parametersOf(got), "["+row.problem+"]")
		})
	}
}
