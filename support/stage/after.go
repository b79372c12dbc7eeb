package stage

import (
	"context"
	"net/http"

	"ucwatest/support/client"
	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// again adds the modality a second time to the original conversation, lets the
// answerer answer again, and notes the second derived conversation.
func (s *Scene) again(ctx context.Context) error {
	if !s.Situation.Another {
		return nil
	}
	first := *s
	s.attempts++
	for _, act := range []func(context.Context) error{s.invite, s.settle, s.derive} {
		if err := act(ctx); err != nil {
			return err
		}
	}
	s.Other = s.Derived
	s.Invitation, s.Operation, s.Derived, s.DerivedBy = first.Invitation, first.Operation, first.Derived, first.DerivedBy
	return nil
}

// grow invites the callee into the derived conversation, which makes it a conference.
func (s *Scene) grow(ctx context.Context) error {
	if s.Situation.Conference == NoConference {
		return nil
	}
	derived, err := s.derived(ctx)
	if err != nil {
		return err
	}
	input := map[string]any{"to": s.Callee.Account.SIP, "operationId": s.id("participant")}
	if _, err := post(ctx, s.Caller, derived, "addParticipant", input); err != nil {
		return err
	}
	if err := s.take(ctx, s.Callee, "participantInvitation", ucwa.RelAccept); err != nil {
		return err
	}
	if s.Situation.Conference == SilentConference {
		return s.silence(ctx)
	}
	return nil
}

// silence takes the floor from the audience, as a leader may.
func (s *Scene) silence(ctx context.Context) error {
	for _, rel := range []string{"enableAudienceMuteLock", "disableAudienceMessaging"} {
		derived, err := s.derived(ctx)
		if err != nil {
			return err
		}
		if _, err := post(ctx, s.Caller, derived, rel, nil); err != nil {
			return err
		}
	}
	return nil
}

// remove deletes what the situation says the caller has deleted. The URL of the
// derived conversation itself is noted before.
func (s *Scene) remove(ctx context.Context) error {
	if s.Situation.Deleted == Nothing {
		return nil
	}
	if _, err := s.SelfLink(ctx); err != nil {
		return err
	}
	var err error
	switch s.Situation.Deleted {
	case DerivedConversation:
		_, err = s.Delete(ctx, s.Self)
	case OriginalConversation:
		_, err = s.Delete(ctx, s.Original)
	case Application:
		err = s.Caller.DeleteApplication(ctx)
	}
	return err
}

// derived reads the derived conversation.
func (s *Scene) derived(ctx context.Context) (*document.Document, error) {
	if s.Derived == "" {
		return nil, &Unoffered{What: "the derived conversation", Reason: "the invitation has no link " + ucwa.RelDerivedConversation}
	}
	return read(ctx, s.Caller, s.Derived)
}

// SelfLink is the derived conversation's link to itself.
func (s *Scene) SelfLink(ctx context.Context) (string, error) {
	return itself(ctx, &s.Self, "the derived conversation", s.derived)
}

// itself is the self link of what read reads, which is read once.
func itself(ctx context.Context, self *string, what string, read func(context.Context) (*document.Document, error)) (string, error) {
	if *self != "" {
		return *self, nil
	}
	d, err := read(ctx)
	if err != nil {
		return "", err
	}
	if d.Self == "" {
		return "", &Unoffered{What: "the self link", Reason: what + " has none"}
	}
	*self = d.Self
	return d.Self, nil
}

// Over tells whether the caller's channel has told since that one of the
// conversations has ended: a call without media may not last.
func (s *Scene) Over() bool {
	if s.Caller == nil {
		return false
	}
	for _, e := range s.Caller.Channel().Events() {
		if e.Type != "deleted" || e.Link.Rel != ucwa.RelConversation {
			continue
		}
		for _, href := range []string{s.Original, s.Derived, s.Self} {
			if href != "" && s.same(e.Link.Href, href) {
				return true
			}
		}
	}
	return false
}

// Conversations is where the caller's conversations are listed.
func (s *Scene) Conversations() (string, error) {
	communication, err := embedded(s.Caller.Application(), ucwa.RelCommunication)
	if err != nil {
		return "", err
	}
	return linked(communication, ucwa.RelConversations)
}

// Addresses are the hrefs the resource at href is known by: that one, and the
// one it gives itself.
func (s *Scene) Addresses(ctx context.Context, href string) ([]string, error) {
	if s.Situation.Deleted != Nothing && href == s.Derived {
		return []string{href, s.Self}, nil
	}
	d, err := read(ctx, s.Caller, href)
	if err != nil {
		return nil, err
	}
	return []string{href, d.Self}, nil
}

// Delete lets the caller delete the resource at href.
func (s *Scene) Delete(ctx context.Context, href string) (*client.Exchange, error) {
	x, err := s.Caller.Do(ctx, client.Request{Method: http.MethodDelete, URL: href})
	if err != nil {
		return nil, err
	}
	return x, refused(x, "DELETE")
}

// Participants are the URIs of those whom the caller's channel announced as
// participants of the conversation at href.
func (s *Scene) Participants(ctx context.Context, href string) ([]string, error) {
	conversation, err := read(ctx, s.Caller, href)
	if err != nil {
		return nil, err
	}
	if err := s.Caller.Channel().Drain(ctx); err != nil {
		return nil, err
	}
	var uris []string
	for _, e := range s.Caller.Channel().Events() {
		if e.Type != "added" || !participant(e.Link.Rel) || !s.same(e.Sender.Href, conversation.Self) {
			continue
		}
		who, err := read(ctx, s.Caller, e.Link.Href)
		if err != nil {
			return nil, err
		}
		uri, _ := who.Property("uri")
		uris = append(uris, uri.Text)
	}
	return uris, nil
}

// same tells whether two hrefs, absolute or not, are one.
func (s *Scene) same(a, b string) bool {
	x, errX := s.Caller.Resolve(a)
	y, errY := s.Caller.Resolve(b)
	return errX == nil && errY == nil && x == y
}

func participant(rel string) bool { return rel == ucwa.RelParticipant || rel == "localParticipant" }
