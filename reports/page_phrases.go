package reports

// phraseView is one entry of the step catalogue.
type phraseView struct {
	Anchor string
	Phrase
	Links []link
}

func (b *builder) phrases() []phraseView {
	var all []phraseView
	for _, p := range b.declared.Phrases {
		v := phraseView{Anchor: b.anchors.of("phrase", p.Keyword+" "+p.Text), Phrase: p}
		for _, id := range p.Scenarios {
			v.Links = append(v.Links, link{b.scenarioAnchor(id), id})
		}
		all = append(all, v)
	}
	return all
}
