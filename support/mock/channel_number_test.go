package mock_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"ucwatest/support/mock/wire"
)

// parametersOf are the parameters of a refusal as they were sent.
func parametersOf(a answer) string {
	a.t.Helper()
	var reason struct{ Parameters json.RawMessage }
	if err := json.Unmarshal(a.body, &reason); err != nil {
		a.t.Fatal(err)
	}
	return string(reason.Parameters)
}

// numbered is where p asks for the answer n.
func (p *person) numbered(n string) string {
	href, _, _ := strings.Cut(p.next, "?")
	return href + "?ack=" + n
}

// TestChannel_leadsBackFromAWrongNumber asks when the first answer has arrived
// and the second, of two events, may not have.
func TestChannel_leadsBackFromAWrongNumber(t *testing.T) {
	t.Parallel()
	for _, number := range []string{"1", "0", "-1", "4", "999999999999"} {
		t.Run(number, func(t *testing.T) {
			t.Parallel()
			c := quiet(t)
			c.caller.notify(an(wire.High, "added", "first"))
			c.caller.poll()
			c.caller.notify(an(wire.High, "added", "second"))
			second := c.caller.get(c.caller.next).want(200)
			got := c.caller.get(c.caller.numbered(number)).want(200)
			wantText(t, "package", string(got.body), `{"_links":{"resync":{"href":"`+c.caller.numbered("2")+`"}}}`)
			wantText(t, "where it leads", string(c.caller.get(got.object().href("resync")).want(200).body), string(second.body))
		})
	}
}

// TestChannel_leavesWhatWaitsToAWrongNumber wants an old request to change
// nothing for the one that waits, which is where resync leads.
func TestChannel_leavesWhatWaitsToAWrongNumber(t *testing.T) {
	t.Parallel()
	c := quiet(t)
	c.caller.notify(an(wire.High, "added", "first"))
	c.caller.poll()
	w := c.caller.wait()
	w.parked(1)
	got := c.caller.get(c.caller.numbered("1") + "&timeout=1800").want(200).object()
	wantText(t, "resync", got.href("resync"), c.caller.next)
	w.parked(1)
	c.advance(180)
	wantText(t, "links of what waited", w.answer().want(200).rels(), "self next")
}

func TestChannel_refusesWhatIsNoNumber(t *testing.T) {
	t.Parallel()
	c := quiet(t)
	for query, problem := range map[string]string{"": "Missing", "timeout=180": "Missing", "ack=": "Invalid", "ack=one": "Invalid", "ack=1.5": "Invalid"} {
		href, _, _ := strings.Cut(c.caller.next, "?")
		got := c.caller.get(href + "?" + query)
		code, subcode := got.refused(400)
		wantText(t, query, code+"/"+subcode, "BadRequest/ParameterValidationFailure")
		wantText(t, query, parametersOf(got), `[{"name":"ack","reason":"`+problem+`"}]`)
	}
}

// TestChannel_repeatsWhatDidNotArrive wants an answer as it was until the next
// one is asked for, and none of it after that.
func TestChannel_repeatsWhatDidNotArrive(t *testing.T) {
	t.Parallel()
	c := quiet(t)
	c.caller.notify(an(wire.High, "added", "first"))
	here := c.caller.next
	one := c.caller.get(here).want(200)
	c.caller.notify(an(wire.High, "added", "second"))
	wantText(t, "package asked for twice", string(c.caller.get(here).want(200).body), string(one.body))
	next := c.caller.get(one.object().href("next")).want(200)
	wantTexts(t, "events of the next one", next.notified(), []string{"added second"})
	wantText(t, "links of the first one", c.caller.get(here).want(200).rels(), "resync")
}

func TestChannel_countsAnswers(t *testing.T) {
	t.Parallel()
	c := quiet(t)
	for n := range 3 {
		wantText(t, "where to ask", c.caller.next, c.caller.numbered(strconv.Itoa(n+1)))
		c.caller.notify(an(wire.High, "added", "note"))
		c.caller.poll()
	}
}

// TestChannel_replaces lets a request wait and then asks once more.
func TestChannel_replaces(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name, older, newer string
		replaced           bool // the older one, or else the newer is refused
	}{
		{"of two without priority the newer waits", "", "", true},
		{"of two of one priority the newer waits", "priority=3", "priority=3", true},
		{"a higher priority replaces", "priority=3", "priority=4", true},
		{"a lower priority does not replace", "priority=3", "priority=2", false},
		{"a priority below none does not replace", "", "priority=-1", false},
		{"a priority is remembered", "priority=3", "", true},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			c := quiet(t)
			older := c.caller.waitAt(c.caller.query(row.older))
			older.parked(1)
			newer := c.caller.waitAt(c.caller.query(row.newer))
			refused, waits := older, newer
			if !row.replaced {
				refused, waits = newer, older
			}
			code, subcode := refused.answer().refused(409)
			wantText(t, "reason", code+"/"+subcode, "Conflict/PGetReplaced")
			waits.parked(1)
			c.caller.notify(an(wire.High, "added", "note"))
			wantTexts(t, "events", waits.answer().want(200).notified(), []string{"added note"})
		})
	}
}

// TestChannel_forgetsTheSettingsOfWhatItRefuses wants a request that came too
// late to change nothing.
func TestChannel_forgetsTheSettingsOfWhatItRefuses(t *testing.T) {
	t.Parallel()
	c := quiet(t)
	w := c.caller.waitAt(c.caller.query("priority=2"))
	w.parked(1)
	c.caller.get(c.caller.query("priority=1&medium=60")).want(409)
	c.caller.notify(an(wire.Medium, "added", "note"))
	c.advance(5)
	wantTexts(t, "events", w.answer().want(200).notified(), []string{"added note"})
}
