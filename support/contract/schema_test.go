package contract

import (
	"testing"

	"ucwatest/support/ucwa"
)

func TestSchema_ofNothingJudgesOnlyWhatTheStepSays(t *testing.T) {
	t.Parallel()
	var nothing Schema
	a := refusal(t, 500, ucwa.JSON, `{"code":"NotFound","subcode":"Whatever"}`)
	check(t, nothing.Refused(a, ucwa.FormatJSON, 500, "NotFound"), allHeld("", "refusal body"))
	check(t, nothing.InPassing(a, ucwa.JSON), allHeld("refusal body"))
	check(t, nothing.Twins(asJSON(t, `{"state":"On"}`), asXML(t, "", `<property name="state">Off</property>`), []string{"texts"}), nil)
	check(t, nothing.Forms(asJSON(t, `{"participantCount":"2"}`), []string{"numbers as numbers"}, ucwa.FormatJSON), nil)
}

func TestSchema_comparesEachPropertyByItsType(t *testing.T) {
	t.Parallel()
	j, x := asJSON(t, `{"mood":"True","size":"02"}`), asXML(t, "", `<property name="mood">true</property><property name="size">2</property>`)
	texts := NewSchema(map[string]string{"mood": typeText, "size": typeText}, nil, nil)
	values := NewSchema(map[string]string{"mood": typeBoolean, "size": typeCount}, nil, nil)
	names := []string{"texts", "numbers", "booleans"}
	check(t, texts.Twins(j, x, names), unlike("texts", "mood True", "mood true"))
	check(t, values.Twins(j, x, names), allHeld("twin numbers", "twin booleans", ""))
}
