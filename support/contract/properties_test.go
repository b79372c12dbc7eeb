package contract

import "testing"

const propertiesWhole = "every required property"

// fault is what Properties says of the one property p that does not hold.
func fault(want, got string) []Judgement {
	return []Judgement{broken("property p", want, got), summed(propertiesWhole, "something else: see property p")}
}

func TestProperties_inJSON(t *testing.T) {
	t.Parallel()
	const count, boolean, date, list, text = "a number without sign and fraction", "true or false, not in quotes",
		"a text /Date(milliseconds)/", "an array of texts", "a text"
	ok := allHeld("property p", "")
	for name, row := range map[string]struct {
		kind, value string
		want        []Judgement
	}{
		"a text":                     {"text", `"Strategy"`, ok},
		"an empty text":              {"text", `""`, ok},
		"digits for a text":          {"text", `"42"`, ok},
		"a number for a text":        {"text", `42`, fault(text, `the number "42"`)},
		"a boolean for a text":       {"text", `true`, fault(text, `the boolean "true"`)},
		"a list for a text":          {"text", `["Strategy"]`, fault(text, "a list of 1 items")},
		"an object for a text":       {"text", `{}`, fault(text, "object")},
		"null for a text":            {"text", `null`, fault(text, "null")},
		"a count":                    {"count", `90`, ok},
		"no participants":            {"count", `0`, ok},
		"a count in quotes":          {"count", `"90"`, fault(count, `the text "90" (digits as text)`)},
		"a word for a count":         {"count", `"many"`, fault(count, `the text "many"`)},
		"nothing for a count":        {"count", `""`, fault(count, `the text ""`)},
		"no number by name":          {"count", `"NaN"`, fault(count, `the text "NaN"`)},
		"a negative count":           {"count", `-1`, fault(count, `the number "-1"`)},
		"a fraction":                 {"count", `1.5`, fault(count, `the number "1.5"`)},
		"an exponent":                {"count", `1e2`, fault(count, `the number "1e2"`)},
		"null for a count":           {"count", `null`, fault(count, "null")},
		"true":                       {"boolean", `true`, ok},
		"false":                      {"boolean", `false`, ok},
		"a boolean in quotes":        {"boolean", `"true"`, fault(boolean, `the text "true"`)},
		"a number for a boolean":     {"boolean", `1`, fault(boolean, `the number "1"`)},
		"null for a boolean":         {"boolean", `null`, fault(boolean, "null")},
		"a date":                     {"date", `"/Date(1474932025211)/"`, ok},
		"a date with escapes":        {"date", `"\/Date(1474932025211)\/"`, ok},
		"a date with an offset":      {"date", `"/Date(1474932025211-0700)/"`, ok},
		"a date as XML has it":       {"date", `"2016-09-26T16:20:25Z"`, fault(date, `the text "2016-09-26T16:20:25Z"`)},
		"milliseconds for a date":    {"date", `1474932025211`, fault(date, `the number "1474932025211"`)},
		"milliseconds in quotes":     {"date", `"1474932025211"`, fault(date, `the text "1474932025211" (digits as text)`)},
		"null for a date":            {"date", `null`, fault(date, "null")},
		"a list":                     {"list of enums", `["Audio","Video"]`, ok},
		"an empty list":              {"list of enums", `[]`, ok},
		"a text for a list":          {"list of enums", `"Audio"`, fault(list, `the text "Audio"`)},
		"a list of numbers":          {"list of enums", `["Audio",2]`, fault(list, "a list of 2 items")},
		"an object for a list":       {"list of enums", `{"0":"Audio"}`, fault(list, "object")},
		"texts":                      {"list of texts", `["a@contoso.com"]`, ok},
		"a text for texts":           {"list of texts", `"a@contoso.com"`, fault(list, `the text "a@contoso.com"`)},
		"numbers for texts":          {"list of texts", `[1]`, fault(list, "a list of 1 items")},
		"a number for an enum":       {"enum", `3`, fault("a text, one of ", `the number "3"`)},
		"null for an enum":           {"enum", `null`, fault("a text, one of ", "null")},
		"an enum without its values": {"enum", `"Connected"`, ok},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rows := []PropertyRow{{Property: "p", Type: row.kind}}
			check(t, Properties(asJSON(t, `{"p":`+row.value+`}`), rows, false), row.want)
		})
	}
}

func TestProperties_inXML(t *testing.T) {
	t.Parallel()
	const list, text = "a propertyList of items", "a text"
	plain := func(value string) string { return `<property name="p">` + value + `</property>` }
	ok := allHeld("property p", "")
	for name, row := range map[string]struct {
		kind, element string
		want          []Judgement
	}{
		"a text":                     {"text", plain("Strategy"), ok},
		"an empty text":              {"text", plain(""), ok},
		"a list for a text":          {"text", `<propertyList name="p"/>`, fault(text, "a list of 0 items")},
		"a count":                    {"count", plain("2"), ok},
		"a word for a count":         {"count", plain("many"), fault("digits", `the text "many"`)},
		"a negative count":           {"count", plain("-1"), fault("digits", `the text "-1"`)},
		"a count with its sign":      {"count", plain("+1"), fault("digits", `the text "+1"`)},
		"a count between blanks":     {"count", plain(" 1 "), fault("digits", `the text " 1 "`)},
		"a list for a count":         {"count", `<propertyList name="p"><item>2</item></propertyList>`, fault("digits", "a list of 1 items")},
		"False":                      {"boolean", plain("False"), ok},
		"true":                       {"boolean", plain("true"), ok},
		"a digit for a boolean":      {"boolean", plain("1"), fault("True or False", `the text "1"`)},
		"nothing for a boolean":      {"boolean", plain(""), fault("True or False", `the text ""`)},
		"a list for a boolean":       {"boolean", `<propertyList name="p"/>`, fault("True or False", "a list of 0 items")},
		"a date":                     {"date", plain("2016-09-26T16:20:25.2157180-07:00"), ok},
		"a date in UTC":              {"date", plain("2016-09-26T23:20:25Z"), ok},
		"a date without its offset":  {"date", plain("2016-09-26T16:20:25"), fault("an ISO 8601 time with an offset", `the text "2016-09-26T16:20:25"`)},
		"a date as JSON has it":      {"date", plain("/Date(1474932025211)/"), fault("an ISO 8601 time with an offset", `the text "/Date(1474932025211)/"`)},
		"a date that does not exist": {"date", plain("2016-02-30T16:20:25Z"), fault("an ISO 8601 time with an offset", `the text "2016-02-30T16:20:25Z"`)},
		"a list":                     {"list of enums", `<propertyList name="p"><item>Audio</item></propertyList>`, ok},
		"a text for a list":          {"list of enums", plain("Audio"), fault(list, `the text "Audio"`)},
		"a list for an enum":         {"enum", `<propertyList name="p"/>`, fault("a text, one of ", "a list of 0 items")},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rows := []PropertyRow{{Property: "p", Type: row.kind}}
			check(t, Properties(asXML(t, "", row.element), rows, false), row.want)
		})
	}
}

func TestProperties_presence(t *testing.T) {
	t.Parallel()
	absent := fault("a property p", "no such property")
	for name, row := range map[string]struct {
		present Presence
		sample  bool
		want    []Judgement
	}{
		"always, on the sample":         {Always, true, absent},
		"always, elsewhere":             {Always, false, absent},
		"in the sample, on the sample":  {InTheSample, true, absent},
		"in the sample, elsewhere":      {InTheSample, false, nil},
		"where given, on the sample":    {WhereGiven, true, nil},
		"where given, on anything else": {WhereGiven, false, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rows := []PropertyRow{{Property: "p", Type: "text", Present: row.present}}
			check(t, Properties(asJSON(t, `{}`), rows, row.sample), row.want)
			check(t, Properties(asXML(t, "", ""), rows, row.sample), row.want)
		})
	}
}

func TestProperties_members(t *testing.T) {
	t.Parallel()
	rows := []PropertyRow{
		{Property: "state", Type: "enum", Values: "Connected, Disconnected", Present: WhereGiven},
		{Property: "activeModalities", Type: "list of enums", Values: "Audio, Video", Present: WhereGiven},
	}
	unlisted := summed(propertiesWhole, "something else: see enum members")
	for name, row := range map[string]struct {
		json, xml string
		want      []Judgement
	}{
		"a member": {`{"state":"Connected"}`, `<property name="state">Connected</property>`,
			allHeld("property state", "enum members", "")},
		"a list of members": {`{"activeModalities":["Video","Audio"]}`,
			`<propertyList name="activeModalities"><item>Video</item><item>Audio</item></propertyList>`,
			allHeld("property activeModalities", "enum members", "")},
		"an empty list": {`{"activeModalities":[]}`, `<propertyList name="activeModalities"/>`,
			allHeld("property activeModalities", "enum members", "")},
		"no member": {`{"state":"Dreaming"}`, `<property name="state">Dreaming</property>`,
			[]Judgement{held("property state"), about("state", broken("enum members", "state as one of Connected, Disconnected", `"Dreaming"`)), unlisted}},
		"a member in lower case": {`{"state":"connected"}`, `<property name="state">connected</property>`,
			[]Judgement{held("property state"), about("state", broken("enum members", "state as one of Connected, Disconnected", `"connected"`)), unlisted}},
		"two members as one": {`{"state":"Connected, Disconnected"}`, `<property name="state">Connected, Disconnected</property>`,
			[]Judgement{held("property state"), about("state", broken("enum members", "state as one of Connected, Disconnected", `"Connected, Disconnected"`)), unlisted}},
		"a list with no member": {`{"activeModalities":["Audio","Telepathy"]}`,
			`<propertyList name="activeModalities"><item>Audio</item><item>Telepathy</item></propertyList>`,
			[]Judgement{held("property activeModalities"), about("activeModalities", broken("enum members", "activeModalities with some of Audio, Video", `"Telepathy"`)), unlisted}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, Properties(asJSON(t, row.json), rows, false), row.want)
			check(t, Properties(asXML(t, "", row.xml), rows, false), row.want)
		})
	}
}

func TestProperties_anEnumOfAnotherTypeNamesItsMembers(t *testing.T) {
	t.Parallel()
	rows := []PropertyRow{{Property: "p", Type: "enum", Values: "On, Off"}}
	check(t, Properties(asJSON(t, `{"p":1}`), rows, false), fault("a text, one of On, Off", `the number "1"`))
}
