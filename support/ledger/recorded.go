package ledger

import (
	"slices"
	"strings"
)

// What of a recording shows that a clause holds, for clauses that are about neither
// the row of a table nor an error.
const (
	RecordedReturn       = "resource returned"    // a GET of it succeeds
	RecordedContent      = "properties and links" // of the resource
	RecordedEnvelope     = "forms of the answer"
	RecordedJSON         = "forms of JSON"
	RecordedXML          = "forms of XML"
	RecordedTwins        = "both formats"                  // of one resource, with nothing in between
	RecordedNames        = "both names of a format"        // the same
	RecordedAgain        = "resource returned again"       // the same
	RecordedSelf         = "resource and its link to self" // the same
	RecordedChoice       = "format accepted"               // a GET accepts one format
	RecordedUnacceptable = "format that does not exist"    // a GET accepts no other
	RecordedMethod       = "another method"                // than GET, to what a derived link leads to
	RecordedSpelling     = "another spelling of GET"       // the same
	RecordedHead         = "HEAD"                          // the same
	RecordedChallenge    = "challenge"                     // an answer asks to sign in
	RecordedDeletion     = "deletion"                      // a DELETE succeeds
	RecordedGone         = "request after the deletion"
	RecordedOriginalGone = "request for the original after its deletion"
	RecordedUnlisted     = "list after a deletion" // of conversations
	RecordedContainer    = "forms of an invitation as JSON"
	RecordedInvitation   = "forms of an invitation as XML"
	RecordedPending      = "pending invitation"
	RecordedFailed       = "failed invitation"
	RecordedAccepted     = "accepted invitation"
	RecordedAcceptedType = "who accepted an invitation"
	RecordedAcceptedIn   = "conversation of who accepted an invitation"
	RecordedContact      = "contact that an invitation is for"
	RecordedAnswered     = "answered invitation"
	RecordedAlone        = "invitation to a modality that is derived alone"
	RecordedAdded        = "invitation in a conversation" // to which it adds, or which it starts
	RecordedStart        = "start of an invitation"       // events of one that was sent
	RecordedSuccess      = "success of an invitation"     // the same
	RecordedFailure      = "failure of an invitation"     // the same
	RecordedAddition     = "addition of a conversation"   // events of one that was derived
	RecordedTwo          = "derived beside the original"  // the two conversations of an invitation
	RecordedModality     = "derived modality beside the original"
	RecordedClosure      = "links between derived resources"
)

var recorded = []string{
	RecordedReturn, RecordedContent, RecordedEnvelope, RecordedJSON, RecordedXML, RecordedTwins, RecordedNames, RecordedAgain, RecordedSelf,
	RecordedChoice, RecordedUnacceptable, RecordedMethod, RecordedSpelling, RecordedHead, RecordedChallenge, RecordedDeletion, RecordedGone,
	RecordedOriginalGone, RecordedUnlisted, RecordedContainer, RecordedInvitation, RecordedPending, RecordedFailed, RecordedAccepted, RecordedAcceptedType, RecordedAcceptedIn,
	RecordedContact, RecordedAnswered, RecordedAlone, RecordedAdded, RecordedStart, RecordedSuccess, RecordedFailure, RecordedAddition,
	RecordedTwo, RecordedModality, RecordedClosure,
}

// Types are the resource types whose properties the ledger states, in the order of
// the file: what their property rel says.
func (l *Ledger) Types() []string {
	var all []string
	for c := range l.Of(Property) {
		if c.Name() == "rel" && len(c.Values) == 1 && !slices.Contains(all, c.Values[0]) {
			all = append(all, c.Values[0])
		}
	}
	return all
}

// Families are those that state something of the resources of a type: first the one
// that states its properties, then those without properties of their own that quote
// the same page, as "derivedMessaging". There are none of a type of which the ledger
// states no properties.
func (l *Ledger) Families(resource string) []string {
	var all []string
	var page string
	for c := range l.Of(Property) {
		if c.Name() == "rel" && slices.Equal(c.Values, []string{resource}) {
			all, page = []string{Family(c.ID)}, pages(c.Source)[0]
			break
		}
	}
	for _, c := range l.Clauses {
		family := Family(c.ID)
		if page != "" && slices.Contains(pages(c.Source), page) && !l.members[topic{family, Property}] && !slices.Contains(all, family) {
			all = append(all, family)
		}
	}
	return all
}

// pages are those that a source names.
func pages(source string) []string {
	names, _, _ := strings.Cut(source, "#")
	return strings.Split(names, ", ")
}

// Stated finds the clause with a subject in the first of families that has one;
// false if none does.
func (l *Ledger) Stated(subject string, families ...string) (Clause, bool) {
	for _, family := range families {
		if c, found := at(l, l.bySubject, topic{family, subject}); found {
			return c, true
		}
	}
	return Clause{}, false
}

// Recorded finds the clause that something of a recording shows in the first of
// families that has one; false if none does.
func (l *Ledger) Recorded(what string, families ...string) (Clause, bool) {
	for _, family := range families {
		for _, c := range l.Clauses {
			if c.Recorded == what && Family(c.ID) == family {
				return c, true
			}
		}
	}
	return Clause{}, false
}
