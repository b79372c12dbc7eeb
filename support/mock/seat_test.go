package mock_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ucwatest/support/mock"
)

// seats are the events about seats among events, in order, each with whose seat
// it is.
func seats(events []event) []string {
	var told []string
	for _, e := range events {
		if rel := e.text("link", "rel"); strings.HasPrefix(rel, "participant") && rel != "participant" {
			told = append(told, e.text("in", "rel")+" "+rel+" "+e.text("type"))
		}
	}
	return told
}

func TestSeats_followAudioAndVideo(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		_, av := c.connected("addAudio")
		c.caller.drain()
		c.callee.drain()
		c.caller.act(av, "addVideo", thing{"operationId": "op-2"}).want(201)
		c.callee.take()
		added := c.callee.drain()
		want := []string{"participant participantVideo added", "localParticipant participantVideo added"}
		equal(t, "caller's, of video", seats(c.caller.drain()), want)
		equal(t, "callee's, of video", seats(added), want)

		c.caller.act(av, "stopVideo", nil).want(204)
		want = []string{"localParticipant participantVideo deleted", "participant participantVideo deleted"}
		equal(t, "caller's, without video", seats(c.caller.drain()), want)
		equal(t, "callee's, without video", seats(c.callee.drain()), want)
		c.caller.act(av, "stopAudio", nil).want(204)
		equal(t, "caller's, without either", seats(c.caller.drain()),
			[]string{"localParticipant participantAudio deleted", "participant participantAudio deleted"})
	})
}

func TestSeats_endWithTheCall(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	_, av := c.connected("addAudioVideo")
	c.caller.drain()
	c.caller.act(av, "stopAudioVideo", nil).want(204)
	equal(t, "caller's", seats(c.caller.drain()), []string{
		"localParticipant participantAudio deleted", "localParticipant participantVideo deleted",
		"participant participantAudio deleted", "participant participantVideo deleted",
	})
}

func TestSeats_ofAConferenceWithVideo(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	original, _ := c.connected("addAudioVideo")
	c.caller.drain()
	c.join(original, c.answerer)
	if told := seats(c.caller.drain()); !slices.Contains(told, "participant participantVideo added") {
		t.Errorf("caller's: got %q, want the video of who has joined", told)
	}
}

func TestSeat_showsItsMedia(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		c.connected("addAudioVideo")
		sources := map[string]bool{}
		for _, e := range c.callee.drain() {
			rel := e.text("link", "rel")
			media, ok := strings.CutPrefix(rel, "participant")
			if media = strings.ToLower(media); !ok || media != "audio" && media != "video" {
				continue
			}
			shown := c.callee.get(e.text("link", "href")).want(200).thing()
			same(t, rel+": direction", shown.text(media+"Direction"), "SendReceive")
			same(t, rel+": muted", fmt.Sprint(shown.at(media+"Muted")), "false")
			sources[media+shown.text(media+"SourceId")] = true
		}
		if len(sources) != 4 {
			t.Errorf("sources: got %v, want one for each seat", sources)
		}
	})
}
