package mock_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ucwatest/support/mock"
)

// modalityEvents are the events about participant modalities among events, in order, each with whose modality
// it is.
func modalityEvents(events []event) []string {
	var notified []string
	for _, e := range events {
		if rel := e.text("link", "rel"); strings.HasPrefix(rel, "participant") && rel != "participant" {
			notified = append(notified, e.text("in", "rel")+" "+rel+" "+e.text("type"))
		}
	}
	return notified
}

func TestParticipantModalities_followAudioAndVideo(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		_, av := c.connected("addAudio")
		c.caller.drain()
		c.callee.drain()
		c.caller.act(av, "addVideo", jsonObject{"operationId": "op-2"}).want(201)
		c.callee.take()
		added := c.callee.drain()
		want := []string{"participant participantVideo added", "localParticipant participantVideo added"}
		wantTexts(t, "caller's, of video", modalityEvents(c.caller.drain()), want)
		wantTexts(t, "callee's, of video", modalityEvents(added), want)

		c.caller.act(av, "stopVideo", nil).want(204)
		want = []string{"localParticipant participantVideo deleted", "participant participantVideo deleted"}
		wantTexts(t, "caller's, without video", modalityEvents(c.caller.drain()), want)
		wantTexts(t, "callee's, without video", modalityEvents(c.callee.drain()), want)
		c.caller.act(av, "stopAudio", nil).want(204)
		wantTexts(t, "caller's, without either", modalityEvents(c.caller.drain()),
			[]string{"localParticipant participantAudio deleted", "participant participantAudio deleted"})
	})
}

func TestParticipantModalities_endWithTheCall(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	_, av := c.connected("addAudioVideo")
	c.caller.drain()
	c.caller.act(av, "stopAudioVideo", nil).want(204)
	wantTexts(t, "caller's", modalityEvents(c.caller.drain()), []string{
		"localParticipant participantAudio deleted", "localParticipant participantVideo deleted",
		"participant participantAudio deleted", "participant participantVideo deleted",
	})
}

func TestParticipantModalities_ofAConferenceWithVideo(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	original, _ := c.connected("addAudioVideo")
	c.caller.drain()
	c.join(original, c.answerer)
	if notified := modalityEvents(c.caller.drain()); !slices.Contains(notified, "participant participantVideo added") {
		t.Errorf("caller's: got %q, want the video of who has joined", notified)
	}
}

func TestParticipantModality_showsItsMedia(t *testing.T) {
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
			shown := c.callee.get(e.text("link", "href")).want(200).object()
			wantText(t, rel+": direction", shown.text(media+"Direction"), "SendReceive")
			wantText(t, rel+": muted", fmt.Sprint(shown.at(media+"Muted")), "false")
			sources[media+shown.text(media+"SourceId")] = true
		}
		if len(sources) != 4 {
			t.Errorf("sources: got %v, want one for each seat", sources)
		}
	})
}
