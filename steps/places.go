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
	derived  = "its derived conversation"
	original = "the original conversation"
)

// href is where the scene has what a feature calls name.
func (c *Case) href(ctx context.Context, name string) (string, error) {
	scene, err := c.Scene(ctx)
	if err != nil {
		return "", err
	}
	find, known := places[name]
	if !known {
		return "", fmt.Errorf("place %q is not one a scene has", name)
	}
	href, err := find(ctx, scene)
	if err == nil && href == "" {
		err = &stage.Unoffered{What: name, Reason: "the invitation does not link to it"}
	}
	return href, skipUnoffered(err)
}

// place is what a feature calls name with all the hrefs it is known by. One
// that the server does not offer has none, and so no link leads there.
func (c *Case) place(ctx context.Context, name string) (contract.Place, error) {
	p := contract.Place{Name: name}
	href, err := c.href(ctx, name)
	if err == nil {
		p.Hrefs, err = c.scene.Addresses(ctx, href)
	}
	var unoffered *stage.Unoffered
	if c.scene != nil && errors.As(err, &unoffered) {
		err = nil
	}
	return p, err
}

var places = map[string]func(context.Context, *stage.Scene) (string, error){
	derived:                          func(_ context.Context, s *stage.Scene) (string, error) { return s.Derived, nil },
	original:                         func(_ context.Context, s *stage.Scene) (string, error) { return s.Original, nil },
	"the invitation":                 func(_ context.Context, s *stage.Scene) (string, error) { return s.Invitation, nil },
	"the derived modality":           func(_ context.Context, s *stage.Scene) (string, error) { return s.DerivedBy, nil },
	"the other derived conversation": func(_ context.Context, s *stage.Scene) (string, error) { return s.Other, nil },
	"its self link":                  func(ctx context.Context, s *stage.Scene) (string, error) { return s.SelfLink(ctx) },
	"its conversations":              func(ctx context.Context, s *stage.Scene) (string, error) { return s.Conversations() },
	"the derived conversation below the invitation": func(_ context.Context, s *stage.Scene) (string, error) {
		return s.Invitation + "/" + ucwa.RelDerivedConversation, nil
	},
	"the derived conversation of an unknown invitation": func(_ context.Context, s *stage.Scene) (string, error) {
		parent := s.Invitation[:strings.LastIndexByte(s.Invitation, '/')]
		return parent + "/unknown/" + ucwa.RelDerivedConversation, nil
	},
	"the derived conversation of an unknown application": func(_ context.Context, s *stage.Scene) (string, error) {
		known := s.Caller.ApplicationURL()
		unknown := known[:strings.LastIndexByte(known, '/')] + "/1"
		return unknown + "/communication/invitations/1/" + ucwa.RelDerivedConversation, nil
	},
}
