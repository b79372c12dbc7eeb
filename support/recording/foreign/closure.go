package foreign

import (
	"ucwatest/support/contract"
	"ucwatest/support/document"
	"ucwatest/support/ledger"
	"ucwatest/support/ucwa"
)

// pair notes that a derived modality belongs to a derived conversation, if that is
// named, and not to the original one.
func (r *reading) pair(original, conversation, resource, modality string) {
	if modality == "" {
		return
	}
	p := r.places.of(modality)
	p.conversation, p.beside = conversation, original
	if conversation == "" {
		return
	}
	of := r.places.of(conversation)
	if of.modalities == nil {
		of.modalities = map[string]string{}
	}
	of.modalities[resource] = modality
}

// closure judges whether derived resources lead to each other; p is the place of the
// one that was read. Where the other was not read, its link may be another name of it.
func (r *reading) closure(a answered, one contract.Answer, p *place, at site) {
	if p == nil {
		return
	}
	leads := func(rel, to string) {
		place := contract.Place{Name: "what the invitation calls " + derivedRel(rel), Hrefs: r.hrefs(to)}
		judgements := contract.Leads(one, rel, place)
		if other := r.places.at(to); judgements[0].Held || other != nil && other.self != "" {
			r.judged(a.source(), at.kind.families, ledger.RecordedClosure, at, judgements)
		}
	}
	if p.beside != "" {
		original := contract.Place{Name: "the original conversation", Hrefs: r.hrefs(p.beside)}
		r.judged(a.source(), at.kind.families, ledger.RecordedModality, at, contract.LeadsNot(one, ucwa.RelConversation, original))
	}
	if p.conversation != "" {
		leads(ucwa.RelConversation, p.conversation)
	}
	for resource, modality := range p.modalities {
		leads(resource, modality)
	}
}

// selfOf is an answer that names the resource at a place as that names itself.
func (r *reading) selfOf(place string) contract.Answer {
	self := place
	if p := r.places.at(place); p != nil && p.self != "" {
		self = p.self
	}
	return contract.Answer{Document: &document.Document{Self: self}}
}
