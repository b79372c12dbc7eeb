package contract

import "testing"

func TestHoldsNot(t *testing.T) {
	t.Parallel()
	const want = "active modalities without Audio"
	for name, row := range map[string]struct {
		json, xml string
		ok        bool
		got       string
	}{
		"among others": {`{"activeModalities":["Messaging","Audio"]}`,
			`<propertyList name="activeModalities"><item>Messaging</item><item>Audio</item></propertyList>`, false, `["Messaging" "Audio"]`},
		"others only":      {`{"activeModalities":["Messaging"]}`, `<propertyList name="activeModalities"><item>Messaging</item></propertyList>`, true, ""},
		"none":             {`{"activeModalities":[]}`, `<propertyList name="activeModalities"/>`, true, ""},
		"no such property": {`{}`, ``, false, "no property activeModalities"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, HoldsNot(asJSON(t, row.json), "Audio"), one(row.ok, want, row.got))
			check(t, HoldsNot(asXML(t, "", row.xml), "Audio"), one(row.ok, want, row.got))
		})
	}
}

func TestSays(t *testing.T) {
	t.Parallel()
	const want = `the state "Connected"`
	check(t, Says(asJSON(t, `{"state":"Connected"}`), "state", "Connected"), one(true, want, ""))
	check(t, Says(asXML(t, "", `<property name="state">Connected</property>`), "state", "Connected"), one(true, want, ""))
	check(t, Says(asJSON(t, `{"state":"Disconnected"}`), "state", "Connected"), one(false, want, `the text "Disconnected"`))
	check(t, Says(asJSON(t, `{"state":["Connected"]}`), "state", "Connected"), one(false, want, "a list of 1 items"))
	check(t, Says(asXML(t, "", ``), "state", "Connected"), one(false, want, "no property state"))
}

func TestLinkedAndLeadsNot(t *testing.T) {
	t.Parallel()
	place := Place{Name: "its derived conversation", Hrefs: []string{"/1", "/2"}}
	const unled, linked = "no link conversation to its derived conversation (/1 or /2)", "a link conversation to follow"
	to := func(href string) Answer {
		return asJSON(t, `{"_links":{"conversation":[{"href":"/3"},{"href":"`+href+`"}]}}`)
	}
	check(t, LeadsNot(to("/4"), "conversation", place), one(true, unled, ""))
	check(t, LeadsNot(to("/2"), "conversation", place), one(false, unled, "a link to /2"))
	check(t, LeadsNot(asXML(t, "", `<link rel="conversation" href="/1"/>`), "conversation", place), one(false, unled, "a link to /1"))
	check(t, Linked(to("/4"), "conversation"), one(true, linked, ""))
	check(t, Linked(asJSON(t, `{}`), "conversation"), one(false, linked, "no such link"))
	check(t, Linked(asXML(t, "", `<link rel="conversation" href=""/>`), "conversation"), one(false, linked, "an empty href"))
}
