package steps

import (
	"context"
	"errors"
	"sync"

	"ucwatest/support/client"
	"ucwatest/support/stage"
	"ucwatest/support/stage/derived"
	"ucwatest/support/target"
)

// Scenes are scenes that several cases read, each created once. A target
// that shares them is asked for less; on one that does not, every case has its
// own. Its zero value is ready.
type Scenes struct {
	// One says that the users of all scenes are the same people, who cannot play
	// two at once: another scene is created when the last case has read the
	// one before, which is cleared first.
	One bool

	turns  turns
	mu     sync.Mutex // guards scenes; with One, whose turn it is may do so too
	scenes map[derived.Situation]*shared
	errs   []error // what could not be cleaned up
}

// A shared scene, with the cast that plays it.
type shared struct {
	once  sync.Once
	cast  *target.Cast
	scene *stage.Scene
	err   error // why there is none
}

// A bringer brings a scene about, with the cast that plays it. The cast is to
// be dismissed in any case.
type bringer func(context.Context) (*target.Cast, *stage.Scene, error)

// join returns the scene of a situation, which the first case to ask brings
// about, and what to call when it has been read. Who cannot read it yet waits,
// or for ctx to end.
func (s *Scenes) join(ctx context.Context, situation derived.Situation, bring bringer) (*shared, func(), error) {
	if s.One {
		return s.joinOne(ctx, situation, bring)
	}
	this := s.of(situation)
	this.once.Do(func() { this.cast, this.scene, this.err = bring(ctx) })
	return this, func() {}, this.err
}

func (s *Scenes) of(situation derived.Situation) *shared {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.scenes == nil {
		s.scenes = map[derived.Situation]*shared{}
	}
	if s.scenes[situation] == nil {
		s.scenes[situation] = &shared{}
	}
	return s.scenes[situation]
}

// Close clears the shared scenes away. Its error is also what could not be
// cleared before.
func (s *Scenes) Close(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, this := range s.scenes {
		s.errs = append(s.errs, this.close(ctx))
	}
	s.scenes = nil
	return errors.Join(s.errs...)
}

// over tells whether the scene has ended by itself.
func (s *shared) over() bool { return s.scene != nil && s.scene.Over() }

func (s *shared) close(ctx context.Context) error {
	var errs []error
	if s.scene != nil && s.err == nil {
		errs = append(errs, s.scene.Clear(ctx))
	}
	if s.cast != nil {
		errs = append(errs, s.cast.Dismiss(ctx))
	}
	return errors.Join(errs...)
}

// as is a scene whose requests are captured in log from now on, and sent as agent.
func as(scene *stage.Scene, log *client.Log, agent string) *stage.Scene {
	mine := *scene
	for _, s := range []**client.Session{&mine.Caller, &mine.Callee, &mine.Answerer} {
		if *s != nil {
			*s = (*s).Logged(log, agent)
		}
	}
	return &mine
}
