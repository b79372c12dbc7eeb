package stage

import (
	"context"
	"net/http"

	"ucwatest/support/client"
	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// Places are the URLs of a scene, empty where the server offered none, and by
// what relations they are found.
type Places struct {
	Original   string // the conversation the modality was added to; started ones have none
	Invitation string // the invitation to add the modality
	Operation  string // the operationId the caller chose for it
	Derived    string // the derived conversation: the invitation's link to it or, for messaging, the derived modality's
	DerivedBy  string // the invitation's link to the derived modality
	Self       string // the derived conversation's link to itself
	BySelf     string // the derived modality's link to itself
	Other      string // the second derived conversation

	Rel        string // from the original conversation to the modality that was added
	DerivedRel string // from the invitation to the derived modality
	Route      string // by which the invitation was to reach the answerer, as target files name it
	Given      bool   // somebody else brought it about: a URL that is empty is not known
	Deleted    bool   // the caller has deleted one of the conversations, or what they lie in

	// Before is what some of them were like before the last act, as JSON, by URL.
	Before map[string]*document.Document
}

// Note keeps what the resource at href was like before the last act.
func (p *Places) Note(href string, before *document.Document) {
	if p.Before == nil {
		p.Before = map[string]*document.Document{}
	}
	p.Before[href] = before
}

// ReadDerived reads the derived conversation as the caller. The error is an *Unoffered if
// the invitation links to none.
func (s *Scene) ReadDerived(ctx context.Context) (*document.Document, error) {
	if s.Derived == "" {
		return nil, &Unoffered{What: "the derived conversation", Reason: "the invitation has no link " + ucwa.RelDerivedConversation}
	}
	return Read(ctx, s.Caller, s.Derived)
}

// ReadModality reads the derived modality as the caller. The error is an *Unoffered if
// the invitation links to none.
func (s *Scene) ReadModality(ctx context.Context) (*document.Document, error) {
	if s.DerivedBy == "" {
		return nil, &Unoffered{What: "the derived modality", Reason: "the invitation has no link " + s.DerivedRel}
	}
	return Read(ctx, s.Caller, s.DerivedBy)
}

// SelfLink is the derived conversation's link to itself.
func (s *Scene) SelfLink(ctx context.Context) (string, error) {
	return itself(ctx, &s.Self, "the derived conversation", s.ReadDerived)
}

// ModalitySelf is the derived modality's link to itself.
func (s *Scene) ModalitySelf(ctx context.Context) (string, error) {
	return itself(ctx, &s.BySelf, "the derived modality", s.ReadModality)
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
		return "", NoSelf(what)
	}
	*self = d.Self
	return d.Self, nil
}

// NoSelf returns an *Unoffered: the resource called what has no link to itself.
func NoSelf(what string) error {
	return &Unoffered{What: "the self link", Reason: what + " has none"}
}

// OriginalModality is where the original conversation has the modality that was
// added to it.
func (s *Scene) OriginalModality(ctx context.Context) (string, error) {
	original, err := Read(ctx, s.Caller, s.Original)
	if err != nil {
		return "", err
	}
	return Linked(original, s.Rel)
}

// Invited is where the invitation says that the contact is whom it is for.
func (s *Scene) Invited(ctx context.Context) (string, error) {
	invitation, err := Read(ctx, s.Caller, s.Invitation)
	if err != nil {
		return "", err
	}
	return Linked(invitation, "to")
}

// Accepted is where the participant is whom the invitation shows to have accepted it.
func (s *Scene) Accepted(ctx context.Context) (string, error) {
	invitation, err := Read(ctx, s.Caller, s.Invitation)
	if err != nil {
		return "", err
	}
	return itself(ctx, new(string), "the participant who accepted the invitation", func(context.Context) (*document.Document, error) {
		return Embedded(invitation, ucwa.RelAcceptedByParticipant)
	})
}

// Conversations returns the href of the list of the caller's conversations, by the links
// of its application.
func (s *Scene) Conversations() (string, error) {
	communication, err := Embedded(s.Caller.Application(), ucwa.RelCommunication)
	if err != nil {
		return "", err
	}
	return Linked(communication, ucwa.RelConversations)
}

// Below is where relations lead, one after the other, from the caller's
// application. A resource that is embedded is as good as a link to it. The error
// is *Unoffered where one is missing, and that of Read.
func (s *Scene) Below(ctx context.Context, path []string) (string, error) {
	at, href := s.Caller.Application(), ""
	for i, rel := range path {
		if i > 0 { // what the application embeds is as old as the application
			var err error
			if at, err = Read(ctx, s.Caller, href); err != nil {
				return "", err
			}
		}
		inside := at.Embed(rel)
		if len(inside) > 0 && inside[0].Self != "" {
			href = inside[0].Self
			continue
		}
		var err error
		if href, err = Linked(at, rel); err != nil {
			return "", err
		}
	}
	return href, nil
}

// Addresses are the hrefs the resource at href is known by: that one, and the
// one it gives itself.
func (s *Scene) Addresses(ctx context.Context, href string) ([]string, error) {
	if before := s.Before[href]; s.Deleted && before != nil {
		return []string{href, before.Self}, nil
	}
	d, err := Read(ctx, s.Caller, href)
	if err != nil {
		return nil, err
	}
	return []string{href, d.Self}, nil
}

// Delete lets the caller delete the resource at href.
func (s *Scene) Delete(ctx context.Context, href string) error {
	x, err := s.Caller.Do(ctx, client.Request{Method: http.MethodDelete, URL: href})
	if err != nil {
		return err
	}
	return Refused(x, "DELETE")
}

// Participants are the conversation at href, and the URIs of those whom the
// caller's channel announced as its participants, each once.
func (s *Scene) Participants(ctx context.Context, href string) (*document.Document, []string, error) {
	conversation, err := Read(ctx, s.Caller, href)
	if err != nil {
		return nil, nil, err
	}
	if err := s.Caller.Channel().Drain(ctx); err != nil {
		return nil, nil, err
	}
	var uris []string
	known := map[string]bool{}
	for _, e := range s.Caller.Channel().Events() {
		if known[e.Link.Href] || e.Type != "added" || !participant(e.Link.Rel) || !s.Same(e.Sender.Href, conversation.Self) {
			continue
		}
		known[e.Link.Href] = true
		who, err := Read(ctx, s.Caller, e.Link.Href)
		if err != nil {
			return nil, nil, err
		}
		uris = append(uris, Text(who, "uri"))
	}
	return conversation, uris, nil
}

func participant(rel string) bool { return rel == ucwa.RelParticipant || rel == "localParticipant" }

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
			if href != "" && s.Same(e.Link.Href, href) {
				return true
			}
		}
	}
	return false
}

// Same tells whether two hrefs of the caller's, absolute or not, are one.
func (s *Scene) Same(a, b string) bool {
	x, errX := s.Caller.Resolve(a)
	y, errY := s.Caller.Resolve(b)
	return errX == nil && errY == nil && x == y
}
