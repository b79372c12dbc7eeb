package steps

import (
	"context"
	"errors"
	"sync"

	"ucwatest/support/client"
	"ucwatest/support/stage"
	"ucwatest/support/target"
)

// Scenes are scenes that several cases read, each brought about once. A target
// that shares them is asked for less; on one that does not, every case has its own.
type Scenes struct {
	mu     sync.Mutex
	scenes map[stage.Situation]*shared
}

// A shared scene, with the cast that plays it.
type shared struct {
	once  sync.Once
	cast  *target.Cast
	scene *stage.Scene
	err   error
}

// of returns the scene of a situation, brought about by the first case to ask.
func (s *Scenes) of(situation stage.Situation, bring func() (*target.Cast, *stage.Scene, error)) (*target.Cast, *stage.Scene, error) {
	s.mu.Lock()
	if s.scenes == nil {
		s.scenes = map[stage.Situation]*shared{}
	}
	this := s.scenes[situation]
	if this == nil {
		this = &shared{}
		s.scenes[situation] = this
	}
	s.mu.Unlock()
	this.once.Do(func() { this.cast, this.scene, this.err = bring() })
	return this.cast, this.scene, this.err
}

// Close clears the shared scenes away.
func (s *Scenes) Close(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var errs []error
	for _, this := range s.scenes {
		if this.err == nil {
			errs = append(errs, this.scene.Clear(ctx))
		}
		if this.cast != nil {
			errs = append(errs, this.cast.Dismiss(ctx))
		}
	}
	s.scenes = nil
	return errors.Join(errs...)
}

// as is a scene whose requests are captured in log from now on, and sent as agent.
func as(scene *stage.Scene, log *client.Log, agent string) *stage.Scene {
	mine := *scene
	for _, s := range []**client.Session{&mine.Caller, &mine.Callee, &mine.Answerer} {
		*s = (*s).Logged(log, agent)
	}
	return &mine
}
