package recording

import (
	"testing"

	"ucwatest/support/recording/har"
)

// One operationId may begin like another: cases of an outline differ in a few
// characters that an operationId cannot have.
func TestRecording_renamesWholeOperations(t *testing.T) {
	t.Parallel()
	r := &Recording{}
	renames := r.renames([]byte(`{"operationId":"call-1--"}`), &har.Post{Text: `{"operationId":"call-1-"}`})
	for text, want := range map[string]string{
		`{"operationId":"call-1-"}`:                        `{"operationId":"call-1--"}`,
		`{"operationId" : "call-1-"}`:                      `{"operationId" : "call-1--"}`,
		`<property name="operationId">call-1-</property>`:  `<property name="operationId">call-1--</property>`,
		`{"operationId":"call-1--"}`:                       `{"operationId":"call-1--"}`,
		`<property name="operationId">call-1--</property>`: `<property name="operationId">call-1--</property>`,
	} {
		if got := renames.Replace(text); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}
