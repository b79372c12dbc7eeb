package steps

import (
	"testing"
	"time"

	"ucwatest/support/client"
	"ucwatest/support/stage/derived"
	"ucwatest/support/target"
)

// A call may drop while cases read its scene: the next case gets another one.
func TestScenes_bringAboutAnewWhatIsOver(t *testing.T) {
	t.Parallel()
	aim, err := target.Embedded(target.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer aim.Close()
	aim.Traits = target.OfPool()
	scenes := &Scenes{One: true}
	read := func() (*Case, string) {
		c := &Case{ID: "dc-1", Target: aim, Log: new(client.Log), Scenes: scenes, needs: Needs{Situation: derived.Situation{Fate: derived.AnsweredByOther}}}
		if _, err := c.Scene(t.Context()); err != nil {
			t.Fatal(err)
		}
		self, err := c.scene.SelfLink(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return c, self
	}
	one, first := read()
	two, same := read()
	if same != first {
		t.Errorf("got %s and %s, want one scene for two cases", first, same)
	}
	if err := one.scene.Delete(t.Context(), first); err != nil {
		t.Fatal(err)
	}
	if err := one.scene.Caller.Channel().Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, c := range []*Case{one, two} {
		if err := c.Close(t.Context(), false); err != nil {
			t.Fatal(err)
		}
	}
	three, second := read()
	if second == first {
		t.Errorf("got %s again, want another scene: that one is over", first)
	}
	if err := three.Close(t.Context(), false); err != nil {
		t.Error(err)
	}
	if err := scenes.Close(t.Context()); err != nil {
		t.Error(err)
	}
}
