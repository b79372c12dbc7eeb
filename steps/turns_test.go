package steps

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"ucwatest/support/stage"
	"ucwatest/support/stage/derived"
	"ucwatest/support/target"
)

// A troupe brings scenes about and counts what it did.
type troupe struct {
	mu      sync.Mutex
	brought []derived.Modality
	fail    error
}

func (f *troupe) bring(m derived.Modality) bringer {
	return func(context.Context) (*target.Cast, *stage.Scene, error) {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.brought = append(f.brought, m)
		return nil, stage.Open(stage.Users{Tag: m.String()}), f.fail
	}
}

func (f *troupe) join(t *testing.T, s *Scenes, m derived.Modality) func() {
	t.Helper()
	read, leave, err := s.join(t.Context(), derived.Situation{Modality: m}, f.bring(m))
	if err != nil {
		t.Fatal(err)
	}
	if read.scene.Tag != m.String() {
		t.Errorf("got the scene of %s, want %s", read.scene.Tag, m)
	}
	return leave
}

func (f *troupe) want(t *testing.T, modalities ...derived.Modality) {
	t.Helper()
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.brought) != len(modalities) {
		t.Errorf("got %v created, want %v", f.brought, modalities)
	}
}

func TestScenes_ofTheSamePeopleArePlayedOneAtATime(t *testing.T) {
	t.Parallel()
	var f troupe
	s := &Scenes{One: true}
	first, second := f.join(t, s, derived.Audio), f.join(t, s, derived.Audio)
	f.want(t, derived.Audio)
	played := make(chan struct{})
	go func() {
		defer close(played)
		f.join(t, s, derived.Messaging)()
	}()
	first()
	first() // once is enough
	select {
	case <-played:
		t.Error("got another scene while one is read")
	default:
	}
	second()
	<-played
	f.want(t, derived.Audio, derived.Messaging)
	f.join(t, s, derived.Messaging)()
	f.want(t, derived.Audio, derived.Messaging)
}

func TestScenes_leaveTheUsersToOneCaseAlone(t *testing.T) {
	t.Parallel()
	var f troupe
	s := &Scenes{One: true}
	reader := f.join(t, s, derived.Audio)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	const want = "waiting for the scene of another case to end: context canceled"
	if _, err := s.alone(ctx); err == nil || err.Error() != want {
		t.Errorf("alone: got %v, want %s", err, want)
	}
	reader()
	leave, err := s.alone(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.join(ctx, derived.Situation{}, f.bring(derived.Audio)); err == nil || err.Error() != want {
		t.Errorf("join: got %v, want %s", err, want)
	}
	leave()
	f.join(t, s, derived.Audio)()
	f.want(t, derived.Audio, derived.Audio)
}

func TestScenes_askNoSecondTimeForWhatIsNotOffered(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		fail error
		want []derived.Modality
	}{
		"not offered": {&stage.Unoffered{What: "it", Reason: "no"}, make([]derived.Modality, 1)},
		"not at all":  {fmt.Errorf("the callee: %w", &stage.Unoffered{What: "it", Reason: "no"}), make([]derived.Modality, 1)},
		"broken":      {errors.New("reset"), make([]derived.Modality, 3)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := troupe{fail: row.fail}
			s := &Scenes{One: true}
			for range 3 {
				if _, _, err := s.join(t.Context(), derived.Situation{}, f.bring(derived.Audio)); !errors.Is(err, row.fail) {
					t.Errorf("got %v, want %v", err, row.fail)
				}
			}
			f.want(t, row.want...)
		})
	}
}

func TestScenes_letEverybodyHaveATurn(t *testing.T) {
	t.Parallel()
	var f troupe
	s := &Scenes{One: true}
	var all sync.WaitGroup
	for i := range 60 {
		all.Go(func() {
			if i%3 == 0 {
				if leave, err := s.alone(t.Context()); err != nil {
					t.Error(err)
				} else {
					leave()
				}
				return
			}
			f.join(t, s, derived.Modality(i%4))()
		})
	}
	all.Wait()
	if s.turns.readers != 0 || s.turns.taken {
		t.Errorf("got %d readers and taken %t when all have left", s.turns.readers, s.turns.taken)
	}
	if err := s.Close(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestScenes_survivesACaseThatPanics(t *testing.T) {
	t.Parallel()
	var f troupe
	s := &Scenes{One: true}
	func() {
		defer func() { _ = recover() }()
		_, _, _ = s.join(t.Context(), derived.Situation{}, func(context.Context) (*target.Cast, *stage.Scene, error) { panic("oh") })
	}()
	f.join(t, s, derived.Audio)()
	f.want(t, derived.Audio)
}
