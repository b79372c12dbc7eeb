package steps

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"ucwatest/support/contract"
	"ucwatest/support/stage"
	"ucwatest/support/ucwa"
)

// What a feature calls the places of a scene.
const (
	itsDerived   = "its derived conversation"
	theOriginal  = "the original conversation"
	itsModality  = "the derived modality"
	itsSelf      = "its self link"
	modalitySelf = "the modality's self link"
	it           = "it" // the resource that a Given has named by the relations that lead to it
)

// href is where the scene has what a feature calls name.
func (c *Case) href(ctx context.Context, name string) (string, error) {
	scene, err := c.Scene(ctx)
	if err != nil {
		return "", err
	}
	if name == it {
		return c.below(ctx, scene)
	}
	find, known := places[name]
	if !known {
		return "", fmt.Errorf("place %q is not one a scene has", name)
	}
	href, err := find(ctx, scene)
	if err == nil && href == "" {
		err = &stage.Unoffered{What: name, Reason: unlinked(scene)}
	}
	return href, skipUnoffered(err)
}

// below is where the relations lead that a Given has named.
func (c *Case) below(ctx context.Context, scene *stage.Scene) (string, error) {
	switch c.needs.Path {
	case "":
		return "", errors.New("no resource to retrieve: a Given names it by the relations that lead to it")
	case theApplication:
		return c.caller().ApplicationURL(), nil
	}
	href, err := scene.Below(ctx, strings.Split(c.needs.Path, " > "))
	return href, skipUnoffered(err)
}

// unlinked is why a place of the scene is not known.
func unlinked(s *stage.Scene) string {
	if s.Given {
		return "the target file does not give its URL, nor does an invitation that it gives"
	}
	return "the invitation does not link to it"
}

// place is what a feature calls name with all the hrefs it is known by. One
// that the server does not offer has none, and so no link leads there; of one
// that was not given nobody can tell.
func (c *Case) place(ctx context.Context, name string) (contract.Place, error) {
	p := contract.Place{Name: name}
	href, err := c.href(ctx, name)
	if err == nil {
		p.Hrefs, err = c.scene.Addresses(ctx, href)
	}
	var unoffered *stage.Unoffered
	if c.scene != nil && !c.scene.Given && errors.As(err, &unoffered) {
		err = nil
	}
	return p, err
}

var places = map[string]func(context.Context, *stage.Scene) (string, error){
	itsDerived:                               func(_ context.Context, s *stage.Scene) (string, error) { return s.Derived, nil },
	theOriginal:                              func(_ context.Context, s *stage.Scene) (string, error) { return s.Original, nil },
	"the invitation":                         func(_ context.Context, s *stage.Scene) (string, error) { return s.Invitation, nil },
	itsModality:                              func(_ context.Context, s *stage.Scene) (string, error) { return s.DerivedBy, nil },
	"the original modality":                  func(ctx context.Context, s *stage.Scene) (string, error) { return s.OriginalModality(ctx) },
	modalitySelf:                             func(ctx context.Context, s *stage.Scene) (string, error) { return s.ModalitySelf(ctx) },
	"the other derived conversation":         func(_ context.Context, s *stage.Scene) (string, error) { return s.Other, nil },
	"the contact that the invitation is for": func(ctx context.Context, s *stage.Scene) (string, error) { return s.Invited(ctx) },
	"the participant who accepted the invitation": func(ctx context.Context, s *stage.Scene) (string, error) { return s.Accepted(ctx) },
	itsSelf:             func(ctx context.Context, s *stage.Scene) (string, error) { return s.SelfLink(ctx) },
	"its conversations": func(ctx context.Context, s *stage.Scene) (string, error) { return s.Conversations() },
	"the derived conversation below the invitation": func(_ context.Context, s *stage.Scene) (string, error) {
		if s.Invitation == "" {
			return "", nil
		}
		return s.Invitation + "/" + ucwa.RelDerivedConversation, nil
	},
	"the derived conversation of an unknown invitation": func(_ context.Context, s *stage.Scene) (string, error) {
		return ofUnknownInvitation(s) + ucwa.RelDerivedConversation, nil
	},
	"the derived conversation of an unknown application": func(_ context.Context, s *stage.Scene) (string, error) {
		return ofUnknownApplication(s) + ucwa.RelDerivedConversation, nil
	},
	"the derived modality of an unknown invitation": func(_ context.Context, s *stage.Scene) (string, error) {
		return ofUnknownInvitation(s) + s.DerivedRel, nil
	},
	"the derived modality of an unknown application": func(_ context.Context, s *stage.Scene) (string, error) {
		return ofUnknownApplication(s) + s.DerivedRel, nil
	},
}

// ofUnknownInvitation is where an invitation that nobody made would be.
func ofUnknownInvitation(s *stage.Scene) string {
	if s.Invitation == "" {
		return s.Caller.ApplicationURL() + "/communication/invitations/unknown/"
	}
	return s.Invitation[:strings.LastIndexByte(s.Invitation, '/')] + "/unknown/"
}

// ofUnknownApplication is where an invitation of an application that nobody
// made would be.
func ofUnknownApplication(s *stage.Scene) string {
	known := s.Caller.ApplicationURL()
	return known[:strings.LastIndexByte(known, '/')] + "/1/communication/invitations/1/"
}
