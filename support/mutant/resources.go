package mutant

import (
	"ucwatest/support/ledger"
	"ucwatest/support/mock"
)

// A resource is one of those whose properties, links and errors the ledger
// states, by the family of the clauses that do.
type resource struct {
	family string // of its clauses
	alike  string // the family of what is stated of its forms and its twins
	name   string // as ids of mutants call it
	spoil  func(func(*mock.Answer)) mock.Spoil
	serves func(route string) bool // whether it is asked for at a route
}

// A page is what is stated of one derived modality: the family of its clauses, and the
// relation that leads to it.
type page struct{ family, relation string }

// pages are all of them: a new one is one row more.
var pages = []page{{"DM", derivedMessaging}, {"DP", derivedPhoneAudio}, {"DA", derivedAudioVideo}}

// families are those that mutants are generated for.
var families = allFamilies()

func allFamilies() []resource {
	all := []resource{{"DC", "DC", conversation, derivedly, is(derived)}}
	for _, p := range pages {
		all = append(all, resource{p.family, "DD", own(p.relation), of(p.relation), is(p.relation)})
	}
	return append(all, resource{"DD", "DD", "modality", of(""), modal})
}

func is(route string) func(string) bool { return func(r string) bool { return r == route } }

// of spoils the derived modality that relation leads to.
func of(relation string) func(func(*mock.Answer)) mock.Spoil {
	return func(spoil func(*mock.Answer)) mock.Spoil { return modally(relation, spoil) }
}

// resourceOf is the resource that a clause is about; false if it is about none.
func resourceOf(c ledger.Clause) (resource, bool) {
	for _, r := range families {
		if r.family == ledger.Family(c.ID) {
			return r, true
		}
	}
	return resource{}, false
}

// in spoils what r is in both formats or, if formats are named, in those only.
func (r resource) in(spoil func(*mock.Resource), formats ...mock.Format) mock.Spoil {
	return r.spoil(func(a *mock.Answer) {
		if len(formats) == 0 || a.Format == formats[0] {
			spoil(a.Resource)
		}
	})
}

// refusals spoils those refusals of r that match.
func (r resource) refusals(match func(*mock.Answer) bool, spoil func(*mock.Answer)) mock.Spoil {
	return mock.Spoil{Answer: func(a *mock.Answer) {
		if r.serves(a.Route) && a.Reason != nil && match(a) {
			spoil(a)
		}
	}}
}
