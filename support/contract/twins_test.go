package contract

import "testing"

// unlike is what Twins says of the one twin name that differs.
func unlike(name, want, got string) []Judgement {
	return []Judgement{broken("twin "+name, "XML as JSON: "+want, got),
		summed("the same in JSON and in XML", "something else: see twin "+name)}
}

func TestTwins_ofLinks(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		twin, json, attributes, xml string
		want                        []Judgement
	}{
		"one self": {"self", `{"_links":{"self":{"href":"/k"}}}`, `href="/k"`, ``, allHeld("twin self", "")},
		"another self": {"self", `{"_links":{"self":{"href":"/k"}}}`, `href="/k0"`, ``,
			unlike("self", "/k", "/k0")},
		"self in JSON only": {"self", `{"_links":{"self":{"href":"/k"}}}`, ``, ``,
			unlike("self", "/k", "without /k")},
		"self in XML only": {"self", `{}`, `href="/k"`, ``,
			unlike("self", "without /k", "/k")},
		"self of another type": {"self", `{"_links":{"self":["/k"]}}`, `href="/k"`, ``,
			unlike("self", "without /k", "/k")},

		"relations in another order": {"relations", `{"_links":{"self":{"href":"/k"},"lobby":{"href":"/1"},"leaders":{"href":"/2"}}}`,
			`href="/k"`, `<link rel="leaders" href="/2"/><link rel="lobby" href="/other"/>`, allHeld("twin relations", "")},
		"a relation in JSON only": {"relations", `{"_links":{"lobby":{"href":"/1"},"leaders":{"href":"/2"}}}`, ``,
			`<link rel="leaders" href="/2"/>`, unlike("relations", "lobby", "without lobby")},
		"a relation in XML only": {"relations", `{"_links":{}}`, ``,
			`<link rel="leaders" href="/2"/>`, unlike("relations", "without leaders", "leaders")},
		"a relation twice in XML": {"relations", `{"_links":{"lobby":{"href":"/1"}}}`, ``,
			`<link rel="lobby" href="/1"/><link rel="lobby" href="/1"/>`, unlike("relations", "without lobby", "lobby")},
		"a relation renamed": {"relations", `{"_links":{"lobby":{"href":"/1"}}}`, ``,
			`<link rel="Lobby" href="/1"/>`, unlike("relations", "lobby", "Lobby")},

		"hrefs in another order": {"hrefs", `{"_links":{"lobby":{"href":"/1"},"leaders":{"href":"/2"}}}`, ``,
			`<link rel="leaders" href="/2"/><link rel="lobby" href="/1"/>`, allHeld("twin hrefs", "")},
		"another href": {"hrefs", `{"_links":{"lobby":{"href":"/1"}}}`, ``,
			`<link rel="lobby" href="/2"/>`, unlike("hrefs", "lobby /1", "lobby /2")},
		"an absolute href": {"hrefs", `{"_links":{"lobby":{"href":"/1"}}}`, ``,
			`<link rel="lobby" href="https://pool.contoso.com/1"/>`, unlike("hrefs", "lobby /1", "lobby https://pool.contoso.com/1")},
		"an href of another type": {"hrefs", `{"_links":{"lobby":{"href":1}}}`, ``,
			`<link rel="lobby" href="1"/>`, unlike("hrefs", "lobby", "lobby 1")},
		"no links": {"hrefs", `{}`, ``, ``, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, schema.Twins(asJSON(t, row.json), asXML(t, row.attributes, row.xml), []string{row.twin}), row.want)
		})
	}
}

func TestTwins_ofProperties(t *testing.T) {
	t.Parallel()
	x := func(name, value string) string { return `<property name="` + name + `">` + value + `</property>` }
	list := func(items string) string { return `<propertyList name="activeModalities">` + items + `</propertyList>` }
	for name, row := range map[string]struct {
		twin, json, xml string
		want            []Judgement
	}{
		"members in another order": {"members", `{"state":"a","subject":"b"}`, x("subject", "c") + x("state", "d"), allHeld("twin members", "")},
		"a member in JSON only":    {"members", `{"state":"a","subject":"b"}`, x("state", "a"), unlike("members", "subject", "without subject")},
		"a member in XML only":     {"members", `{"state":"a"}`, x("state", "a") + x("subject", ""), unlike("members", "without subject", "subject")},
		"a member twice in XML":    {"members", `{"state":"a"}`, x("state", "a") + x("state", "a"), unlike("members", "without state", "state")},
		"no members":               {"members", `{}`, ``, nil},

		"one text":               {"texts", `{"subject":"<Größe> & \u00e9"}`, x("subject", "&lt;Größe&gt; &amp; é"), allHeld("twin texts", "")},
		"another text":           {"texts", `{"subject":"a","threadId":"t"}`, x("subject", "b") + x("threadId", "t"), unlike("texts", "subject a", "subject b")},
		"a text in another case": {"texts", `{"state":"Connected"}`, x("state", "connected"), unlike("texts", "state Connected", "state connected")},
		"a text with a blank":    {"texts", `{"subject":"a"}`, x("subject", "a "), unlike("texts", "subject a", "subject a ")},
		"another text of a modality": {"texts", `{"videoSourcesAllowed":"Everyone","supportsReplaces":"None"}`,
			x("videoSourcesAllowed", "Everyone") + x("supportsReplaces", "Enabled"), unlike("texts", "supportsReplaces None", "supportsReplaces Enabled")},
		"a text in JSON only": {"texts", `{"subject":"a"}`, ``, unlike("texts", "subject a", "without subject a")},
		"a list for a text":   {"texts", `{"subject":["a"]}`, x("subject", "a"), unlike("texts", "subject ", "subject a")},
		"no texts":            {"texts", `{"recording":true}`, x("recording", "False"), nil},

		"one number":           {"numbers", `{"participantCount":2}`, x("participantCount", "2"), allHeld("twin numbers", "")},
		"one number by value":  {"numbers", `{"participantCount":2.0}`, x("participantCount", "02"), allHeld("twin numbers", "")},
		"another number":       {"numbers", `{"participantCount":90}`, x("participantCount", "2"), unlike("numbers", "participantCount 90", "participantCount 2")},
		"a number in XML only": {"numbers", `{}`, x("participantCount", "2"), unlike("numbers", "without participantCount 2", "participantCount 2")},
		"a word for a number":  {"numbers", `{"participantCount":2}`, x("participantCount", "two"), unlike("numbers", "participantCount 2", "participantCount two")},
		"null for a number":    {"numbers", `{"participantCount":null}`, x("participantCount", "0"), unlike("numbers", "participantCount null", "participantCount 0")},

		"one boolean":           {"booleans", `{"recording":true}`, x("recording", "True"), allHeld("twin booleans", "")},
		"another boolean":       {"booleans", `{"recording":true}`, x("recording", "False"), unlike("booleans", "recording true", "recording false")},
		"a digit for a boolean": {"booleans", `{"recording":true}`, x("recording", "1"), unlike("booleans", "recording true", "recording 1")},

		"one date, finer in XML":  {"dates", `{"created":"/Date(1474932025215)/"}`, x("created", "2016-09-26T16:20:25.2159999-07:00"), allHeld("twin dates", "")},
		"one date with offsets":   {"dates", `{"created":"/Date(1474932025000+0200)/"}`, x("created", "2016-09-27T01:20:25+02:00"), allHeld("twin dates", "")},
		"a date before the epoch": {"dates", `{"created":"/Date(-1)/"}`, x("created", "1969-12-31T23:59:59.9999999Z"), allHeld("twin dates", "")},
		"a millisecond later": {"dates", `{"created":"/Date(1474932025215)/"}`, x("created", "2016-09-26T23:20:25.2160000Z"),
			unlike("dates", "created 2016-09-26T23:20:25.215Z", "created 2016-09-26T23:20:25.216Z")},
		"another zone": {"dates", `{"created":"/Date(1474932025000)/"}`, x("created", "2016-09-26T23:20:25-07:00"),
			unlike("dates", "created 2016-09-26T23:20:25Z", "created 2016-09-27T06:20:25Z")},
		"no date": {"dates", `{"created":1474932025000}`, x("created", "2016-09-26T23:20:25Z"),
			unlike("dates", "created 1474932025000", "created 2016-09-26T23:20:25Z")},

		"one list in another order": {"lists", `{"activeModalities":["Audio","Video"]}`, list("<item>Video</item><item>Audio</item>"), allHeld("twin lists", "")},
		"a shorter list": {"lists", `{"activeModalities":["Audio","Video"]}`, list("<item>Audio</item>"),
			unlike("lists", "activeModalities Audio Video", "activeModalities Audio")},
		"another list of a modality": {"lists", `{"negotiatedMessageFormats":["Html"]}`, `<propertyList name="negotiatedMessageFormats"><item>Plain</item></propertyList>`,
			unlike("lists", "negotiatedMessageFormats Html", "negotiatedMessageFormats Plain")},
		"an item twice": {"lists", `{"activeModalities":["Audio"]}`, list("<item>Audio</item><item>Audio</item>"),
			unlike("lists", "activeModalities Audio", "activeModalities Audio Audio")},
		"a text for a list": {"lists", `{"activeModalities":"Audio"}`, list("<item>Audio</item>"),
			unlike("lists", "activeModalities ", "activeModalities Audio")},
		"empty lists": {"lists", `{"activeModalities":[]}`, list(""), allHeld("twin lists", "")},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, schema.Twins(asJSON(t, row.json), asXML(t, "", row.xml), []string{row.twin}), row.want)
		})
	}
}

func TestTwins_areJudgedEach(t *testing.T) {
	t.Parallel()
	got := schema.Twins(asJSON(t, `{"state":"a","recording":true}`), asXML(t, "", `<property name="state">a</property>`),
		[]string{"texts", "numbers", "booleans", "members"})
	check(t, got, []Judgement{
		held("twin texts"),
		broken("twin booleans", "XML as JSON: recording true", "without recording true"),
		broken("twin members", "XML as JSON: recording", "without recording"),
		summed("the same in JSON and in XML", "something else: see twin booleans"),
	})
}
