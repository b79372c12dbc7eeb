package contract

import (
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"ucwatest/support/ucwa"
)

// formed is what Forms says of the one form name; got is "" if it holds.
func formed(name string, asked ucwa.Format, got string) []Judgement {
	if got == "" {
		return allHeld("form "+name, "")
	}
	fault := broken("form "+name, name, got)
	for _, property := range []string{"activeModalities", "created", "expirationTime", "negotiatedMessageFormats", "participantCount", "readLocally", "recording"} {
		if strings.HasPrefix(got, property+": ") {
			fault.Property = property
		}
	}
	fault.Links = got == "no self in _links" || strings.HasPrefix(got, "an array for ")
	return []Judgement{fault, summed("the forms of the "+asked.String()+" sample", "something else: see form "+name)}
}

func TestForms_takeNoVersionForNone(t *testing.T) {
	t.Parallel()
	if got := schema.Forms(Answer{}, []string{"the version of the service"}, ucwa.FormatJSON); len(got) > 0 {
		t.Errorf("got %v, want the version judged where it is given", got)
	}
}

func TestForms_ofTheEnvelope(t *testing.T) {
	t.Parallel()
	const status, media, version = "status 200", "the media type asked for", "the version of the service"
	speaks := func(v string) Answer {
		return Answer{Header: http.Header{http.CanonicalHeaderKey(ucwa.HeaderVersion): {v}}}
	}
	typed := func(mediaType string) Answer { return Answer{MediaType: mediaType} }
	for name, row := range map[string]struct {
		answer Answer
		form   string
		asked  ucwa.Format
		got    string
	}{
		"OK":                            {Answer{Status: 200}, status, ucwa.FormatJSON, ""},
		"another success":               {Answer{Status: 204}, status, ucwa.FormatJSON, "status 204"},
		"a refusal":                     {Answer{Status: 404}, status, ucwa.FormatXML, "status 404"},
		"no answer":                     {Answer{}, status, ucwa.FormatXML, "status 0"},
		"JSON":                          {typed(ucwa.JSON), media, ucwa.FormatJSON, ""},
		"the vendor's JSON":             {typed(ucwa.VendorJSON), media, ucwa.FormatJSON, ""},
		"XML":                           {typed(ucwa.XML), media, ucwa.FormatXML, ""},
		"the vendor's XML":              {typed(ucwa.VendorXML), media, ucwa.FormatXML, ""},
		"XML for JSON":                  {typed(ucwa.XML), media, ucwa.FormatJSON, `"application/xml"`},
		"JSON for XML":                  {typed(ucwa.JSON), media, ucwa.FormatXML, `"application/json"`},
		"a page":                        {typed("text/html"), media, ucwa.FormatJSON, `"text/html"`},
		"no type":                       {typed(""), media, ucwa.FormatJSON, `""`},
		"a version":                     {speaks("1.7"), version, ucwa.FormatJSON, ""},
		"a version without a fraction":  {speaks("2"), version, ucwa.FormatXML, ""},
		"an empty version":              {speaks(""), version, ucwa.FormatJSON, `X-MS-UcwaVersion: ""`},
		"two versions":                  {Answer{Header: http.Header{http.CanonicalHeaderKey(ucwa.HeaderVersion): {"1", "2"}}}, version, ucwa.FormatJSON, `X-MS-UcwaVersion: "1, 2"`},
		"a version in words":            {speaks("two"), version, ucwa.FormatJSON, `X-MS-UcwaVersion: "two"`},
		"a version that is no number":   {speaks("NaN"), version, ucwa.FormatJSON, `X-MS-UcwaVersion: "NaN"`},
		"a version of three parts":      {speaks("1.7.1"), version, ucwa.FormatJSON, `X-MS-UcwaVersion: "1.7.1"`},
		"a version below zero":          {speaks("-1"), version, ucwa.FormatJSON, `X-MS-UcwaVersion: "-1"`},
		"a version to the power of ten": {speaks("1e1"), version, ucwa.FormatJSON, `X-MS-UcwaVersion: "1e1"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, schema.Forms(row.answer, []string{row.form}, row.asked), formed(row.form, row.asked, row.got))
		})
	}
}

func TestForms_ofJSON(t *testing.T) {
	t.Parallel()
	const self, single, numbers, booleans, dates, lists = "self among the links", "single links as objects",
		"numbers as numbers", "booleans as booleans", "dates as /Date(ms)/", "lists as arrays"
	for name, row := range map[string]struct{ form, body, got string }{
		"self":                   {self, `{"_links":{"self":{"href":"/k"}}}`, ""},
		"no self":                {self, `{"_links":{"next":{"href":"/k"}}}`, "no self in _links"},
		"no links":               {self, `{"href":"/k"}`, "no self in _links"},
		"objects":                {single, `{"_links":{"self":{"href":"/k"},"lobby":{"href":"/l"}}}`, ""},
		"arrays":                 {single, `{"_links":{"self":{"href":"/k"},"lobby":[{"href":"/l"}],"leaders":[{"href":"/l"}]}}`, "an array for lobby, leaders"},
		"a number":               {numbers, `{"participantCount":2}`, ""},
		"a number in quotes":     {numbers, `{"participantCount":"2"}`, `participantCount: the text "2" (digits as text)`},
		"a boolean for a number": {numbers, `{"participantCount":true}`, `participantCount: the boolean "true"`},
		"null for a number":      {numbers, `{"participantCount":null}`, `participantCount: null`},
		"booleans":               {booleans, `{"recording":true,"readLocally":false}`, ""},
		"one boolean":            {booleans, `{"readLocally":false}`, ""},
		"a boolean in quotes":    {booleans, `{"recording":true,"readLocally":"False"}`, `readLocally: the text "False"`},
		"a number for a boolean": {booleans, `{"recording":0}`, `recording: the number "0"`},
		"two faults":             {booleans, `{"readLocally":"no","recording":[]}`, `readLocally: the text "no", recording: a list of 0 items`},
		"dates":                  {dates, `{"created":"/Date(1)/","expirationTime":"/Date(-1+0200)/"}`, ""},
		"a date as XML has it":   {dates, `{"created":"2016-09-26T23:20:25Z"}`, `created: the text "2016-09-26T23:20:25Z"`},
		"a number for a date":    {dates, `{"expirationTime":1}`, `expirationTime: the number "1"`},
		"a date with more":       {dates, `{"created":"/Date(1)/."}`, `created: the text "/Date(1)/."`},
		"a list":                 {lists, `{"activeModalities":["Audio"]}`, ""},
		"a text for a list":      {lists, `{"activeModalities":"Audio"}`, `activeModalities: the text "Audio"`},
		"a list of a modality":   {lists, `{"negotiatedMessageFormats":["Plain"]}`, ""},
		"a text for that":        {lists, `{"negotiatedMessageFormats":"Plain"}`, `negotiatedMessageFormats: the text "Plain"`},
		"an object for a list":   {lists, `{"activeModalities":{}}`, `activeModalities: object`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := schema.Forms(asJSON(t, row.body), []string{row.form}, ucwa.FormatJSON)
			check(t, got, formed(row.form, ucwa.FormatJSON, row.got))
		})
	}
}

func TestForms_ofXML(t *testing.T) {
	t.Parallel()
	const declared, root, names, rel, href = "an XML declaration", "resource as the root element", "the UCWA namespace",
		"rel as an attribute", "href as an attribute"
	const ns = ` xmlns="` + ucwa.Namespace + `"`
	for name, row := range map[string]struct{ form, body, got string }{
		"a declaration":           {declared, `<?xml version="1.0"?><resource/>`, ""},
		"no declaration":          {declared, `<resource/>`, "none"},
		"another instruction":     {declared, `<?xml-stylesheet href="/s"?><resource/>`, "none"},
		"a resource":              {root, `<resource/>`, ""},
		"another element":         {root, `<conversation/>`, `"conversation"`},
		"a capital":               {root, `<Resource/>`, `"Resource"`},
		"the namespace":           {names, `<resource` + ns + `/>`, ""},
		"the namespace by prefix": {names, `<u:resource xmlns:u="` + ucwa.Namespace + `"/>`, ""},
		"no namespace":            {names, `<resource/>`, `""`},
		"another namespace":       {names, `<resource xmlns="urn:contoso"/>`, `"urn:contoso"`},
		"rel":                     {rel, `<resource rel="conversation"/>`, ""},
		"no rel":                  {rel, `<resource><property name="rel">conversation</property></resource>`, "no attribute rel"},
		"href":                    {href, `<resource href="/k"/>`, ""},
		"no href":                 {href, `<resource><link rel="self" href="/k"/></resource>`, "no attribute href"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := schema.Forms(rawXML(t, row.body), []string{row.form}, ucwa.FormatXML)
			check(t, got, formed(row.form, ucwa.FormatXML, row.got))
		})
	}
}

func TestForms_inAnXMLResource(t *testing.T) {
	t.Parallel()
	const noSelf, alike, booleans, dates, lists = "no link element for self", "the same rel as attribute and as property",
		"booleans as True or False", "dates as ISO 8601", "lists as propertyList"
	named := func(name, value string) string { return `<property name="` + name + `">` + value + `</property>` }
	for name, row := range map[string]struct{ form, attributes, inner, got string }{
		"self as an attribute":      {noSelf, `href="/k"`, `<link rel="lobby" href="/l"/>`, ""},
		"self as an element":        {noSelf, `href="/k"`, `<link rel="self" href="/k"/>`, `a link element for self to "/k"`},
		"rel alike":                 {alike, `rel="conversation"`, named("rel", "conversation"), ""},
		"rel of two kinds":          {alike, `rel="derivedConversation"`, named("rel", "conversation"), `attribute "derivedConversation", property "conversation"`},
		"rel as attribute only":     {alike, `rel="conversation"`, "", `attribute "conversation", property ""`},
		"rel as a list":             {alike, `rel="conversation"`, `<propertyList name="rel"/>`, `attribute "conversation", property ""`},
		"booleans":                  {booleans, "", named("recording", "True") + named("readLocally", "false"), ""},
		"a digit for a boolean":     {booleans, "", named("recording", "1"), `recording: the text "1"`},
		"a word around a boolean":   {booleans, "", named("recording", "untrue"), `recording: the text "untrue"`},
		"a list for a boolean":      {booleans, "", `<propertyList name="recording"/>`, `recording: a list of 0 items`},
		"dates":                     {dates, "", named("created", "2016-09-26T16:20:25.2157180-07:00") + named("expirationTime", "2016-09-26T23:20:25Z"), ""},
		"a date as JSON has it":     {dates, "", named("created", "/Date(1)/"), `created: the text "/Date(1)/"`},
		"a date without its offset": {dates, "", named("expirationTime", "2016-09-26T16:20:25"), `expirationTime: the text "2016-09-26T16:20:25"`},
		"eight fraction digits":     {dates, "", named("created", "2016-09-26T16:20:25.12345678Z"), `created: the text "2016-09-26T16:20:25.12345678Z"`},
		"a list":                    {lists, "", `<propertyList name="activeModalities"><item>Audio</item></propertyList>`, ""},
		"a text for a list":         {lists, "", named("activeModalities", "Audio"), `activeModalities: the text "Audio"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := schema.Forms(asXML(t, row.attributes, row.inner), []string{row.form}, ucwa.FormatXML)
			check(t, got, formed(row.form, ucwa.FormatXML, row.got))
		})
	}
}

func TestForms_ofWhatIsNotThereAreNotJudged(t *testing.T) {
	t.Parallel()
	names := []string{"numbers as numbers", "booleans as booleans", "dates as /Date(ms)/", "lists as arrays",
		"booleans as True or False", "dates as ISO 8601", "lists as propertyList"}
	check(t, schema.Forms(asJSON(t, `{}`), names, ucwa.FormatJSON), nil)
	check(t, schema.Forms(asXML(t, "", ""), names, ucwa.FormatXML), nil)
}

// envelope are the forms that need no document.
var envelope = EnvelopeForms(true)

func TestFormsOf_hasEachFormOnce(t *testing.T) {
	t.Parallel()
	all := slices.Concat(EnvelopeForms(true), FormsOf(ucwa.FormatJSON, false), FormsOf(ucwa.FormatXML, false))
	slices.Sort(all)
	if want := slices.Sorted(maps.Keys(forms)); !slices.Equal(all, want) {
		t.Errorf("got %q, want %q", all, want)
	}
	for f, wholeOnly := range map[ucwa.Format][]string{
		ucwa.FormatJSON: nil,
		ucwa.FormatXML:  {"an XML declaration", "resource as the root element", "the same rel as attribute and as property"},
	} {
		embedded := FormsOf(f, true)
		got := slices.DeleteFunc(FormsOf(f, false), func(name string) bool { return slices.Contains(embedded, name) })
		if !slices.Equal(got, wholeOnly) {
			t.Errorf("%s: got %q only of a whole body, want %q", f, got, wholeOnly)
		}
	}
}

func TestForms_withoutADocument(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		answer Answer
		got    string
	}{
		"a garbled body": {garbled(t), inWords},
		"a refusal":      {refusal(t, 404, ucwa.JSON, `{"code":"NotFound"}`), "status 404 NotFound None in application/json"},
		"no body":        {Answer{Status: 200}, "status 200 without a body"},
		"nothing at all": {Answer{}, "status 0 without a body"},
	} {
		for _, form := range slices.Sorted(maps.Keys(forms)) {
			if slices.Contains(envelope, form) {
				continue
			}
			t.Run(name+", "+form, func(t *testing.T) {
				t.Parallel()
				check(t, schema.Forms(row.answer, []string{form}, ucwa.FormatXML), formed(form, ucwa.FormatXML, row.got))
			})
		}
	}
}

func TestForms_theEnvelopeOfAGarbledBody(t *testing.T) {
	t.Parallel()
	a := garbled(t)
	a.Header = http.Header{http.CanonicalHeaderKey(ucwa.HeaderVersion): {"1.7"}}
	check(t, schema.Forms(a, envelope, ucwa.FormatJSON), allHeld("form status 200", "form the media type asked for", "form the version of the service", ""))
}

func TestForms_nameTheFirstFault(t *testing.T) {
	t.Parallel()
	a := asJSON(t, `{"recording":"no","participantCount":"2"}`)
	check(t, schema.Forms(a, []string{"status 200", "booleans as booleans", "numbers as numbers"}, ucwa.FormatJSON), []Judgement{
		held("form status 200"),
		about("recording", broken("form booleans as booleans", "booleans as booleans", `recording: the text "no"`)),
		about("participantCount", broken("form numbers as numbers", "numbers as numbers", `participantCount: the text "2" (digits as text)`)),
		summed("the forms of the JSON sample", "something else: see form booleans as booleans"),
	})
}
