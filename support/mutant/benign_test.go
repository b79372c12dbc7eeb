package mutant

import (
	"bytes"
	"net/http"
	"slices"
	"testing"
	"time"

	"ucwatest/features"
	"ucwatest/support/declaration"
	"ucwatest/support/mock"
)

// sample is an answer of which every variant for nearly all answers changes
// something.
func sample(f mock.Format) (*mock.Answer, []byte) {
	a := &mock.Answer{Route: derived, Format: f, MediaType: "application/xml", Root: "http://contoso.com", Header: http.Header{"X-Ms-Ucwaversion": {"1"}},
		Reason: &mock.Reason{Message: "m"}, Package: &mock.Package{},
		Resource: &mock.Resource{Rel: "conversation", Href: "/1", Properties: []mock.Property{{Name: "subject", Value: "s"},
			{Name: "negotiatedMessageFormats", Value: []string{"Plain"}}, {Name: "created", Value: time.UnixMicro(1_700_000_000_123_456).UTC()}},
			Links: []mock.Link{{Rel: "messaging", Href: "/2", Title: "t"}, {Rel: "phoneAudio", Href: "/3", Title: "t"}}}}
	return a, map[mock.Format][]byte{mock.JSON: []byte(`{"a":"\/x/"}`), mock.XML: []byte(`<?xml version="1.0" encoding="utf-8"?><a><b>False</b></a>`)}[f]
}

// spoiledSamples is what s makes of both samples and of two events.
func spoiledSamples(s mock.Spoil) []any {
	var all []any
	for _, f := range []mock.Format{mock.JSON, mock.XML} {
		a, body := sample(f)
		if s.Answer != nil {
			s.Answer(a)
		}
		if s.Body != nil {
			body = s.Body(a, body)
		}
		all = append(all, a, body)
	}
	for _, e := range []*mock.Event{{Type: updated, Link: mock.Link{Rel: audioInvitation}},
		{Type: "added", In: &mock.Link{Href: "/in"}, Embedded: &mock.Resource{Href: "/1"}}} {
		if s.Event != nil {
			all = append(all, s.Event(e))
		}
	}
	return append(all, s.Lapse)
}

func alike(a, b []any) bool {
	return slices.EqualFunc(a, b, func(one, other any) bool {
		switch one := one.(type) {
		case *mock.Answer:
			return one.Equal(other.(*mock.Answer))
		case []*mock.Event:
			return slices.EqualFunc(one, other.([]*mock.Event), (*mock.Event).Equal)
		case []byte:
			return bytes.Equal(one, other.([]byte))
		}
		return one == other
	})
}

func TestBenignTogether_hidesNoneBehindAnother(t *testing.T) {
	t.Parallel()
	if len(round(0)) == 0 || len(slices.Concat(round(0), round(1), round(2))) != len(slices.Concat(members(), written(), transported(), announced())) {
		t.Fatal("got other variants in the rounds than there are")
	}
	for i := range rounds {
		all := spoiledSamples(together(round(i)).Spoil)
		for j, v := range round(i) {
			if without := together(slices.Delete(round(i), j, j+1)); alike(spoiledSamples(without.Spoil), all) {
				t.Errorf("%s: nothing is changed by it in round %d", v.ID, i)
			}
		}
	}
}

func TestBenignTogether_haveEveryRound(t *testing.T) {
	t.Parallel()
	d, _ := declaration.Declare(features.FS)
	for _, dialect := range mock.Dialects() {
		if got, want := len(BenignTogether(d, dialect)), len(optional(d.Ledger, dialect))+rounds; got != want {
			t.Errorf("dialect %s: got %d variants, want %d", dialect, got, want)
		}
	}
}
