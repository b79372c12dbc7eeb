package reference_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"ucwatest/support/reference"
)

// read reads a page that begins with a title.
func read(t *testing.T, body string) *reference.Page {
	t.Helper()
	p, err := reference.Read("lamp_ref.md", []byte("# lamp\n\nA lamp.\n\n"+body))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// compareWarnings compares those of p, without their lines.
func compareWarnings(t *testing.T, p *reference.Page, want ...string) {
	t.Helper()
	var got []string
	for _, w := range p.Warnings {
		got = append(got, w.What)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
}

// noLines leaves out where things stand.
var noLines = cmp.Options{cmpopts.IgnoreFields(reference.Entry{}, "Line"), cmpopts.IgnoreFields(reference.Error{}, "Line"), cmpopts.EquateEmpty()}

func TestRead_readsTypes(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]reference.Property{
		"The color.String":                                {Type: "String"},
		"At most 50 characters. String":                   {Type: "String"},
		"The offer.ExternalResource":                      {Type: "ExternalResource"},
		"Its bytes.Byte[]":                                {Type: "Byte[]"},
		"How long.Nullable TimeSpan":                      {Type: "TimeSpan", Nullable: true},
		"How many.Array of Int32":                         {Type: "Int32", List: true},
		"The serviceString":                               {Type: "String"},
		"The hue.(Hue)Red, or Blue":                       {Enum: "Hue", Values: []string{"Red", "Blue"}},
		"The hue.Nullable (Hue) Red, Green, or Blue.":     {Enum: "Hue", Nullable: true, Values: []string{"Red", "Green", "Blue"}},
		"The rel.(LampRel)myLamps, or oldLamps":           {Enum: "LampRel", Values: []string{"myLamps", "oldLamps"}},
		"The hue ([Hue](Hue_ref.md)), such as Red.":       {Enum: "Hue"},
		"The [hue](../UCWA/Hue_ref.md#members) it has.":   {Enum: "Hue"},
		"The [Hue](Hue_ref) it has.":                      {Enum: "Hue"},
		"A [bulb](bulb_ref.md) that is in it.":            {},
		"It is lit through the Central Unit (CU) service": {},
		"The lampUri":                                     {},
		"It is made of String":                            {},
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			p := read(t, "### Properties\n\n|**Name**|**Description**|\n|:-----|:-----|\n|lit|"+text+"|\n")
			got := p.Properties[0]
			got.Entry = reference.Entry{}
			if diff := cmp.Diff(want, got, noLines); diff != "" {
				t.Errorf("mismatch (-want +got):\n%s", diff)
			}
			compareWarnings(t, p)
		})
	}
}

func TestRead_readsColumnsByOtherWords(t *testing.T) {
	t.Parallel()
	p := read(t, `### Properties

| Property | Data type | Meaning |
|---|---|---|
| lit | Boolean | Whether it is lit. |
| hue | [Hue](Hue_ref.md) | The hue. |
| heat | Kelvin | How hot it is. |

### Links

| Relation | Description | Since |
|---|---|---|
| bulb | The bulb. | 2013 |

## Operations

### PUT

Lights it.

#### Request body

| Parameter | Description | Optional? |
|---|---|---|
| dim | How dim. | Yes |
| hue | The hue. | No |

#### Query parameters

| Name | Description | Mandatory |
|---|---|---|
| fast | At once. | True. |
| slow | Later. | sometimes |

#### Response body

| Name | Description |
|---|---|
| lamp | The lamp. |

#### Synchronous errors

| Error | HTTP status code | Error subcode | Description |
|---|---|---|---|
| Gone | HTTP 410 | (none) | It is gone. |
| Conflict | 409 | Lit, Dim | It is both. |
`)
	o := p.Operations[0]
	for what, row := range map[string]struct{ got, want any }{
		"properties": {p.Properties, []reference.Property{
			{Entry: entry("lit", "Whether it is lit.", 0), Type: "Boolean"},
			{Entry: entry("hue", "The hue.", 0), Enum: "Hue"},
			{Entry: entry("heat", "How hot it is.", 0)},
		}},
		"links":  {p.Links, []reference.Entry{entry("bulb", "The bulb.", 0)}},
		"input":  {o.Input, []reference.Property{{Entry: entry("dim", "How dim.", 0)}, {Entry: entry("hue", "The hue.", 0), Required: true}}},
		"query":  {o.Query, []reference.Property{{Entry: entry("fast", "At once.", 0), Required: true}, {Entry: entry("slow", "Later.", 0)}}},
		"output": {o.Output, []reference.Entry{entry("lamp", "The lamp.", 0)}},
		"errors": {o.Errors, []reference.Error{
			{Code: "Gone", Status: 410, None: true, Says: "It is gone."},
			{Code: "Conflict", Status: 409, Subcode: "Lit, Dim", Says: "It is both."},
		}},
	} {
		if diff := cmp.Diff(row.want, row.got, noLines); diff != "" {
			t.Errorf("%s (-want +got):\n%s", what, diff)
		}
	}
	compareWarnings(t, p,
		"the columns property, data type, meaning are read as name, description",
		`type "Kelvin" of heat is not known`,
		`the column "since" is not read`,
		"the columns relation, description, since are read as link, description",
		"the columns parameter, description, optional are read as name, description, required",
		`"sometimes" in the column of what is required: want Yes or No`,
		"the columns name, description are read as item, description",
		"the columns error, http status code, error subcode, description are read as error, code, subcode, description",
		`status "HTTP 410" of an error is read as 410`,
		`subcode "Lit, Dim" of an error: want one word`)
}
