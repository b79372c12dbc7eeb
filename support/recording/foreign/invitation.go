package foreign

import (
	"slices"
	"strings"
	"time"

	"ucwatest/support/contract"
	"ucwatest/support/document"
	"ucwatest/support/ledger"
	"ucwatest/support/ucwa"
)

// An invitation is what is known of one.
type invitation struct {
	rel         string    // its type, "" as long as that is not known
	place       string    // where it is
	application string    // whose it is
	created     time.Time // when its creation was asked for, zero if that is not in the file
	operation   string    // that its creator chose
	starts      bool      // its creation started a conversation
	state       string    // the last that was seen
	gaps        int       // in the channel, when it was met first
	met         bool

	original, derived string // the places of the two conversations, "" where it names none
	accepted          string // that of the participant who accepted it
	uri               string // of that participant, as the invitation has it
	answered          source // where it named them
	answeredAt        site   // there
	linked            source // where it named both
	at                site   // there

	events    []contract.Event
	shows     []showing
	done      int    // which of events is its completion, from 1; 0 as long as there is none
	completed source // the answer with its completion
	doneAt    site   // there
	shown     *document.Document
	gapless   bool // no answer of the channel is missing until then
	packages  int  // of the channel until then
}

// The states of an invitation (InvitationState).
var (
	pendingStates = []string{"Connecting", "Alerting", "Forwarded", "TeamRing"}
	failedStates  = []string{"Declined", "Cancelled", "Failed"}
)

const connected = "Connected"

func invites(rel string) bool { return strings.HasSuffix(rel, "Invitation") }

// families are those that state something of an invitation to a modality.
func (r *reading) invited(modality string) []string {
	var all []string
	for _, resource := range []string{modality, ucwa.RelConversation} {
		if k := r.kinds[resource]; k != nil {
			all = append(all, k.families...)
		}
	}
	return all
}

// invitation judges an invitation to a modality, and notes what it leads to.
func (r *reading) invitation(a answered, d *document.Document, at site, modality *kind) {
	families := r.invited(modality.resource)
	one := contract.Answer{URL: a.Entry.URL, Document: d}
	state, outgoing := text(d, "state"), text(d, "direction") == "Outgoing"
	switch {
	case slices.Contains(pendingStates, state):
		r.judged(a.source(), families, ledger.RecordedPending, at, contract.DerivesNothing(one))
	case slices.Contains(failedStates, state):
		r.judged(a.source(), families, ledger.RecordedFailed, at, contract.DerivesNothing(one))
	}
	r.written(a, one, at)
	place := from(a.Entry.URL, d.Self)
	i := &invitation{} // of one that says no place, nothing more is ever known
	if place != "" {
		i = r.invitations.of(place)
	}
	if outgoing && state == connected || len(d.Embed(ucwa.RelAcceptedByParticipant)) > 0 {
		r.accepted(a, i, d, at, families)
		r.outcomes(a, i, one, at, modality)
	}
	if place == "" {
		return
	}
	r.meant(a.Entry.URL, d)
	i.rel, i.place, i.application, i.state = strings.Clone(d.Rel), place, applicationOf(a.Entry.URL), strings.Clone(state)
	original, _ := d.Link(ucwa.RelConversation)
	derived, _ := d.Link(ucwa.RelDerivedConversation)
	if i.original, i.derived = from(a.Entry.URL, original.Href), from(a.Entry.URL, derived.Href); i.derived != "" {
		i.linked, i.at = a.source(), at
	}
	if i.original != "" {
		r.places.of(i.original).original = true
	}
	if media, _ := d.Link(derivedRel(modality.resource)); media.Href != "" {
		r.pair(i.original, i.derived, modality.resource, from(a.Entry.URL, media.Href))
	}
}

// invitationForms are those that an invitation has, whatever its properties are.
var invitationForms = []string{
	"self among the links", "single links as objects", "resource as the root element", "the UCWA namespace", "rel as an attribute",
	"href as an attribute", "no link element for self", "the same rel as attribute and as property",
}

// written judges how an invitation is written.
func (r *reading) written(a answered, one contract.Answer, at site) {
	f, what := one.Document.Format, ledger.RecordedContainer
	if f == ucwa.FormatXML {
		what = ledger.RecordedInvitation
	}
	names := slices.DeleteFunc(contract.FormsOf(f, !at.whole), func(name string) bool { return !slices.Contains(invitationForms, name) })
	r.rows(a.source(), r.kinds[ucwa.RelConversation].families, what, at, r.schema.Forms(one, names, f))
}

// outcomes judges what an invitation leads to that was answered: to nothing that is
// derived where the callee answered, or where it started its conversation; else to all
// of it, if to any. Who else answered it cannot be told, as people have several addresses.
func (r *reading) outcomes(a answered, i *invitation, one contract.Answer, at site, modality *kind) {
	families, conversation := r.invited(modality.resource), r.kinds[ucwa.RelConversation].families
	nothing := contract.DerivesNothing(one)
	if i.starts {
		r.judged(a.source(), families, ledger.RecordedAdded, at, nothing)
		return
	}
	switch {
	case i.uri != "" && strings.EqualFold(i.uri, text(one.Document, "to")):
		r.judged(a.source(), families, ledger.RecordedAnswered, at, nothing)
	case !nothing[0].Held:
		r.judged(a.source(), families, ledger.RecordedAdded, at, contract.Linked(one, ucwa.RelConversation))
		r.judged(a.source(), families, ledger.RecordedAnswered, at, contract.Derives(one, derivedRel(modality.resource)))
		if r.shownBy(modality.families, ledger.RecordedAlone) != nil {
			r.judged(a.source(), families, ledger.RecordedAlone, at, contract.Unlinked(one, ucwa.RelDerivedConversation))
			return
		}
		r.judged(a.source(), conversation, ledger.RecordedAnswered, at, contract.Derives(one, ucwa.RelDerivedConversation))
	}
}

// text is a property of a resource that is a text, "" if there is none.
func text(d *document.Document, name string) string {
	if p, there := d.Property(name); there && p.Kind == document.Text {
		return strings.Clone(p.Text)
	}
	return ""
}
