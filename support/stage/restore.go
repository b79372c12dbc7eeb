package stage

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"ucwatest/support/client"
)

// Forward lets the callee's calls reach the answerer, in place of the callee or, if
// they ring for both, at the same time. What the callee had set before is written
// down first, and restored when the scene is cleared.
func (s *Scene) Forward(ctx context.Context, both bool) error {
	which := immediate
	if both {
		which = ringing
	}
	d, err := s.save(ctx)
	if err != nil {
		return err
	}
	if err := d.aim(ctx, which, setting{Target: "Contact", Contact: s.Answerer.Account.SIP}); err != nil || !s.Lasting {
		return err
	}
	if err := d.read(ctx, d.page.Self); err != nil {
		return err
	}
	if want := settings[which].active; d.Active != want {
		return &Unoffered{What: "callee's " + relSettings, Reason: fmt.Sprintf("activeSetting is %q after it was set, want %q", d.Active, want)}
	}
	return nil
}

// Unforward lets the callee's calls reach the callee and nobody else, as they
// would not if somebody else has set that up. A user without enterprise voice
// has nothing to set.
func (s *Scene) Unforward(ctx context.Context) error {
	if !s.Lasting {
		return nil
	}
	d, err := look(ctx, s.Callee)
	var unoffered *Unoffered
	if errors.As(err, &unoffered) || err == nil && (d.Active == nobody || d.Active == "") {
		return nil
	}
	if err != nil {
		return err
	}
	if d, err = s.save(ctx); err != nil {
		return err
	}
	off := d.forwarding
	off.Active = nobody
	return d.put(ctx, off)
}

// save writes the callee's call forwarding down before it is changed.
func (s *Scene) save(ctx context.Context) (*callSettings, error) {
	d, err := look(ctx, s.Callee)
	if err != nil {
		return nil, err
	}
	saved, err := json.Marshal(d.forwarding)
	if err != nil {
		return nil, err
	}
	name := s.Callee.Account.Name
	detail, err := s.Undo.journal().Keep(name, KindForwarding, map[string]string{DetailSettings: string(saved)})
	if err != nil {
		return nil, fmt.Errorf("journal: %s of %s: %w", KindForwarding, name, err)
	}
	before, err := savedForwarding(s.Callee, detail[DetailSettings])
	if err != nil {
		return nil, err
	}
	if active := before.reach(s.Answerer.Account.SIP); active != "" && s.Lasting {
		s.notice(fmt.Sprintf("before this run, calls to the callee already went to the answerer (activeSetting %q), as a run on another machine that did not end leaves them; "+
			"the run restores just that: sweep on that machine, or have the callee turn call forwarding off", active))
	}
	entry, err := s.Undo.Intend(name, KindForwarding, detail, func(ctx context.Context) error {
		if err := s.restore(ctx, before); err != nil {
			return err
		}
		return s.Undo.journal().Forget(name, KindForwarding)
	})
	if err != nil {
		return nil, err
	}
	return d, s.Undo.Made(entry, d.page.Self)
}

// restore sets what the callee had set, if need be in an application that
// replaces the one which went in the meantime.
func (s *Scene) restore(ctx context.Context, saved forwarding) error {
	err := restore(ctx, s.Callee, saved)
	if err == nil || gone(ctx, s.Callee, s.Callee.ApplicationURL()) != nil {
		return err
	}
	if err := s.Callee.CreateApplication(ctx, s.Endpoint(s.Callee)); err != nil {
		return err
	}
	return restore(ctx, s.Callee, saved)
}

// RestoreForwarding sets the call forwarding of user, who has an application,
// as it was when a scene wrote it down (KindForwarding, DetailSettings), and
// reads it again to prove that. An error says what was saved.
func RestoreForwarding(ctx context.Context, user *client.Session, saved string) error {
	want, err := savedForwarding(user, saved)
	if err != nil {
		return err
	}
	return restore(ctx, user, want)
}

// Reaches is the activeSetting by which calls reach the user with an address, once what
// was saved (DetailSettings) is restored; "" if none does.
func Reaches(saved, address string) string {
	var f forwarding
	if err := json.Unmarshal([]byte(saved), &f); err != nil {
		return "" // whoever restores it says so
	}
	return f.reach(address)
}

// savedForwarding is what was saved of the user's.
func savedForwarding(user *client.Session, saved string) (forwarding, error) {
	var want forwarding
	if err := json.Unmarshal([]byte(saved), &want); err != nil {
		return want, fmt.Errorf("call forwarding of %s: what was saved cannot be read: %w", user.Account.Name, err)
	}
	return want, nil
}

func restore(ctx context.Context, user *client.Session, want forwarding) error {
	got, err := reset(client.Cleaning(ctx), user, want)
	if err == nil && got.forwarding == want {
		return nil
	}
	text := "call forwarding of " + user.Account.Name + " could not be restored"
	if err != nil {
		return fmt.Errorf("%s: %w; saved were %v", text, err, want)
	}
	return fmt.Errorf("%s: got %v, want what was saved: %v", text, got.forwarding, want)
}

// reset sets what differs from want and returns what is set then.
func reset(ctx context.Context, user *client.Session, want forwarding) (*callSettings, error) {
	d, err := look(ctx, user)
	if err != nil || d.forwarding == want {
		return d, err
	}
	if d.emptied(want) {
		if _, err := Post(ctx, user, d.page, "turnOffCallForwarding", nil); err != nil {
			return d, err
		}
		if err := d.read(ctx, d.page.Self); err != nil {
			return d, err
		}
	}
	for _, which := range []int{unanswered, ringing, immediate} {
		if d.Settings[which] == want.Settings[which] {
			continue
		}
		if err := d.aimed(ctx, which, want); err != nil {
			return d, err
		}
	}
	if d.Active != want.Active || d.Period != want.Period || d.Unanswered != want.Unanswered {
		if err := d.put(ctx, want); err != nil {
			return d, err
		}
	}
	return d, d.read(ctx, d.page.Self)
}

// aimed is aim for want, and reads what that has changed beside. Unanswered
// calls can be sent nowhere while all are forwarded.
func (d *callSettings) aimed(ctx context.Context, which int, want forwarding) error {
	if which == unanswered && d.Active == settings[immediate].active {
		off := d.forwarding
		off.Active = nobody
		if err := d.put(ctx, off); err != nil {
			return err
		}
	}
	if err := d.aim(ctx, which, want.Settings[which]); err != nil {
		return err
	}
	return d.read(ctx, d.page.Self)
}

// emptied tells whether a target has to go that was not there: only turning all
// off does that, and loses the other targets.
func (d *callSettings) emptied(want forwarding) bool {
	for i, one := range want.Settings {
		if one != d.Settings[i] && (one.Target == nobody || one.Target == "") {
			return true
		}
	}
	return false
}
