package steps

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"ucwatest/support/stage"
	"ucwatest/support/stage/derived"
)

// turns say who may use the users of a pool: any number of cases that read the
// scene they play, or one that has them play another.
type turns struct {
	mu      sync.Mutex
	readers int
	taken   bool
	changed chan struct{} // closed when somebody has gone; nil: nobody waits
}

// wait waits until may says yes, which it is asked under the lock.
func (t *turns) wait(ctx context.Context, may func() bool) error {
	for {
		t.mu.Lock()
		if may() {
			t.mu.Unlock()
			return nil
		}
		if t.changed == nil {
			t.changed = make(chan struct{})
		}
		changed := t.changed
		t.mu.Unlock()
		select {
		case <-changed:
		case <-ctx.Done():
			return fmt.Errorf("waiting for the scene of another case to end: %w", ctx.Err())
		}
	}
}

// change lets whoever waits look again at what how has changed.
func (t *turns) change(how func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	how()
	if t.changed != nil {
		close(t.changed)
		t.changed = nil
	}
}

// alone waits until nobody reads a scene, and clears the last one away. The case
// may use the users until it calls what is returned. Where not all scenes have
// the same users nobody has to wait.
func (s *Scenes) alone(ctx context.Context) (func(), error) {
	if !s.One {
		return func() {}, nil
	}
	err := s.turns.wait(ctx, func() bool {
		if s.turns.taken || s.turns.readers > 0 {
			return false
		}
		s.turns.taken = true
		return true
	})
	if err != nil {
		return nil, err
	}
	s.change(ctx)
	return sync.OnceFunc(func() { s.turns.change(func() { s.turns.taken = false }) }), nil
}

// joinOne is join where there is one scene at a time. What the server did not
// offer it is not asked for again; a scene that is over is created anew.
func (s *Scenes) joinOne(ctx context.Context, situation derived.Situation, bring bringer) (*shared, func(), error) {
	var this *shared
	err := s.turns.wait(ctx, func() bool {
		if s.turns.taken {
			return false
		}
		if this = s.scenes[situation]; this != nil && !this.over() {
			s.turns.readers++
			return true
		}
		this = nil
		s.turns.taken = s.turns.readers == 0
		return s.turns.taken
	})
	if err != nil {
		return nil, nil, err
	}
	if this == nil {
		this = s.play(ctx, situation, bring)
	}
	leave := sync.OnceFunc(func() { s.turns.change(func() { s.turns.readers-- }) })
	if this.err != nil {
		leave()
	}
	return this, leave, this.err
}

// play brings a scene about in the place of the one before, for whoever has the
// turn, who is its first reader from then on.
func (s *Scenes) play(ctx context.Context, situation derived.Situation, bring bringer) *shared {
	readers := 0
	defer func() { s.turns.change(func() { s.turns.taken, s.turns.readers = false, readers }) }() // also if bring panics
	s.change(ctx)
	this := &shared{}
	this.cast, this.scene, this.err = bring(ctx)
	readers = 1
	var reason *stage.Unoffered
	switch {
	case this.err == nil:
		s.scenes[situation] = this
		_, _ = this.scene.SelfLink(ctx) // to know the scene by, if it ends; without it nobody does
		return this
	case errors.As(this.err, &reason):
		s.scenes[situation] = &shared{err: this.err}
	}
	return &shared{err: errors.Join(this.err, this.close(context.WithoutCancel(ctx)))}
}

// change clears the scene away that was played, for whoever has the turn.
func (s *Scenes) change(ctx context.Context) {
	ctx = context.WithoutCancel(ctx)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.scenes == nil {
		s.scenes = map[derived.Situation]*shared{}
	}
	for situation, this := range s.scenes {
		if this.scene == nil {
			continue // it was not offered, and would not be again
		}
		delete(s.scenes, situation)
		if err := this.close(ctx); err != nil {
			s.errs = append(s.errs, err)
		}
	}
}
