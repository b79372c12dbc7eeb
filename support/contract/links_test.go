package contract

import "testing"

const linksWhole = "every required link"

var linkRows = []LinkRow{{"self", Always}, {"messaging", Always}, {"lobby", InTheSample}, {"phoneAudio", WhereGiven}}

func TestLinks(t *testing.T) {
	t.Parallel()
	unset := summed(linksWhole, "something else: see link messaging")
	for name, row := range map[string]struct {
		json, attributes, xml string
		sample                bool
		want                  []Judgement
	}{
		"what is always required": {
			`{"_links":{"self":{"href":"/k"},"messaging":{"href":"/k/messaging"}}}`,
			`href="/k"`, `<link rel="messaging" href="/k/messaging"/>`, false,
			allHeld("link self", "link messaging", ""),
		},
		"more than is required": {
			`{"_links":{"self":{"href":"/k"},"messaging":{"href":"/m"},"phoneAudio":{"href":"/p"},"extension":{"href":""}}}`,
			`href="/k"`, `<link rel="messaging" href="/m"/><link rel="phoneAudio" href="/p"/><link rel="extension" href=""/>`, false,
			allHeld("link self", "link messaging", "link phoneAudio", ""),
		},
		"a link left out": {
			`{"_links":{"self":{"href":"/k"}}}`, `href="/k"`, ``, false,
			[]Judgement{held("link self"), broken("link messaging", "a link messaging", "no such link"), unset},
		},
		"self left out": {
			`{"_links":{"messaging":{"href":"/m"}}}`, ``, `<link rel="self" href="/k"/><link rel="messaging" href="/m"/>`, false,
			[]Judgement{broken("link self", "a link self", "no such link"), held("link messaging"),
				summed(linksWhole, "something else: see link self")},
		},
		"a link of the sample left out": {
			`{"_links":{"self":{"href":"/k"},"messaging":{"href":"/m"}}}`, `href="/k"`, `<link rel="messaging" href="/m"/>`, true,
			[]Judgement{held("link self"), held("link messaging"), broken("link lobby", "a link lobby", "no such link"),
				summed(linksWhole, "something else: see link lobby")},
		},
		"a link that nobody owes, spoilt": {
			`{"_links":{"self":{"href":"/k"},"messaging":{"href":"/m"},"phoneAudio":{"href":"p"}}}`,
			`href="/k"`, `<link rel="messaging" href="/m"/><link rel="phoneAudio" href="p"/>`, false,
			[]Judgement{held("link self"), held("link messaging"),
				broken("link phoneAudio", "an href to follow", `neither a path nor a URL: "p"`),
				summed(linksWhole, "something else: see link phoneAudio")},
		},
		"an empty href": {
			`{"_links":{"self":{"href":"/k"},"messaging":{"href":""}}}`, `href="/k"`, `<link rel="messaging" href=""/>`, false,
			[]Judgement{held("link self"), broken("link messaging", "an href to follow", "an empty href"), unset},
		},
		"a link without an href": {
			`{"_links":{"self":{"href":"/k"},"messaging":{}}}`, `href="/k"`, `<link rel="messaging"/>`, false,
			[]Judgement{held("link self"), broken("link messaging", "an href to follow", "an empty href"), unset},
		},
		"a foreign href": {
			`{"_links":{"self":{"href":"/k"},"messaging":{"href":"https://elsewhere.contoso.com/"}}}`,
			`href="/k"`, `<link rel="messaging" href="https://elsewhere.contoso.com/"/>`, false,
			[]Judgement{held("link self"),
				broken("link messaging", "an href to follow", `a foreign URL: "https://elsewhere.contoso.com/"`), unset},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, Links(asJSON(t, row.json), linkRows, row.sample), row.want)
			check(t, Links(asXML(t, row.attributes, row.xml), linkRows, row.sample), row.want)
		})
	}
}

func TestLinks_ofAnotherType(t *testing.T) {
	t.Parallel()
	want := []Judgement{broken("link messaging", "an href to follow", "an empty href"),
		summed(linksWhole, "something else: see link messaging")}
	for name, link := range map[string]string{
		"a number for the href": `{"href":7}`, "null for the href": `{"href":null}`, "a list for the href": `{"href":["/m"]}`,
		"a text for the link": `"/m"`, "null for the link": `null`, "an array of texts": `["/m"]`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, Links(asJSON(t, `{"_links":{"messaging":`+link+`}}`), []LinkRow{{"messaging", Always}}, false), want)
		})
	}
}

func TestLinks_anEmptyArrayIsNoLink(t *testing.T) {
	t.Parallel()
	check(t, Links(asJSON(t, `{"_links":{"messaging":[]}}`), []LinkRow{{"messaging", Always}}, false), []Judgement{
		broken("link messaging", "a link messaging", "no such link"),
		summed(linksWhole, "something else: see link messaging")})
}

func TestLinks_anEmptySelfAttribute(t *testing.T) {
	t.Parallel()
	check(t, Links(asXML(t, `href=""`, ``), []LinkRow{{"self", Always}}, false), []Judgement{
		broken("link self", "an href to follow", "an empty href"),
		summed(linksWhole, "something else: see link self")})
}
