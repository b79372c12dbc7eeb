package foreign

import (
	"slices"
	"strings"

	"ucwatest/support/contract"
	"ucwatest/support/ledger"
	"ucwatest/support/ucwa"
)

// A kind is what the ledger states of the resources of one type.
type kind struct {
	resource   string   // the type
	families   []string // of the clauses
	links      []contract.LinkRow
	properties []contract.PropertyRow
	envelope   []string    // forms of any answer
	accepted   []string    // forms of an answer to a request that says what it accepts
	forms      [2][]string // by format
	inside     [2][]string // the same of a resource that is embedded
	twins      []string
}

func newKind(l *ledger.Ledger, resource string) *kind {
	k := &kind{resource: resource, families: l.Families(resource)}
	for c := range l.Of(ledger.Link) {
		if ledger.Family(c.ID) == k.families[0] {
			k.links = append(k.links, contract.LinkRow{Link: c.Rel, Present: presence(c)})
		}
	}
	for c := range l.Of(ledger.Property) {
		if ledger.Family(c.ID) == k.families[0] {
			k.properties = append(k.properties, contract.PropertyRow{Property: c.Name(), Type: c.Type, Values: strings.Join(c.Values, ", "), Present: presence(c)})
		}
	}
	stated := func(forms []string) []string {
		return slices.DeleteFunc(forms, func(form string) bool {
			_, is := l.Stated("form "+form, k.families...)
			return !is
		})
	}
	k.envelope, k.accepted = stated(contract.EnvelopeForms(false)), stated(contract.EnvelopeForms(true))
	for _, f := range []ucwa.Format{ucwa.FormatJSON, ucwa.FormatXML} {
		k.forms[f], k.inside[f] = stated(contract.FormsOf(f, false)), stated(contract.FormsOf(f, true))
	}
	for _, c := range l.Clauses {
		if twin, is := strings.CutPrefix(c.Subject, "twin "); is && slices.Contains(k.families, ledger.Family(c.ID)) {
			k.twins = append(k.twins, twin)
		}
	}
	return k
}

// presence is when a capture has to show what c is about. What the samples show is
// not always there.
func presence(c ledger.Clause) contract.Presence {
	if c.Present == ledger.Always {
		return contract.Always
	}
	return contract.WhereGiven
}
