package contract

import (
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// pool is where the answers of these tests come from.
const pool = "https://pool.contoso.com/ucwa/derived"

// schema is what the reference lists, as far as these tests show it.
var schema = NewSchema(
	map[string]string{
		"activeModalities": typeEnums, "audienceMessaging": typeEnum, "audienceMute": typeEnum, "created": typeDate,
		"expirationTime": typeDate, "importance": typeEnum, "negotiatedMessageFormats": typeEnums, "participantCount": typeCount,
		"readLocally": typeBoolean, "recording": typeBoolean, "rel": typeEnum, "state": typeEnum, "subject": typeText,
		"supportsReplaces": typeText, "threadId": typeText, "videoSourcesAllowed": typeEnum,
	},
	map[string][]int{
		"Conflict": {409}, "Forbidden": {403}, "Gone": {410}, "NotFound": {404}, "ServiceFailure": {500}, "Timeout": {408, 504},
		"UnsupportedMediaType": {410, 415},
	},
	[]string{"AlreadyExists", "ApplicationNotFound", "CannotRedirect", "DestinationNotFound", "Ended", "InvalidExchangeServerVersion", "TooManyGroups"})

// asJSON is the answer 200 whose body is JSON.
func asJSON(t *testing.T, body string) Answer {
	t.Helper()
	return resource(t, ucwa.JSON, body)
}

// asXML is the answer 200 whose body is a resource element: its attributes
// beside the namespace, and what is in it.
func asXML(t *testing.T, attributes, inner string) Answer {
	t.Helper()
	return rawXML(t, `<?xml version="1.0" encoding="utf-8"?><resource `+attributes+` xmlns="`+ucwa.Namespace+`">`+inner+`</resource>`)
}

// rawXML is the answer 200 whose body is XML.
func rawXML(t *testing.T, body string) Answer {
	t.Helper()
	return resource(t, ucwa.XML, body)
}

func resource(t *testing.T, mediaType, body string) Answer {
	t.Helper()
	d, err := document.Read(mediaType, []byte(body))
	if err != nil {
		t.Fatalf("read %s: %v", body, err)
	}
	return Answer{URL: pool, Status: http.StatusOK, Header: http.Header{}, MediaType: mediaType, Length: len(body), Document: d}
}

// refusal is the answer of that status whose body is a reason.
func refusal(t *testing.T, status int, mediaType, body string) Answer {
	t.Helper()
	r, err := document.ReadReason(mediaType, []byte(body))
	if err != nil {
		t.Fatalf("read %s: %v", body, err)
	}
	return Answer{URL: pool, Status: status, MediaType: mediaType, Length: len(body), Reason: r}
}

// xmlReason is the body of a refusal with what is in its element.
func xmlReason(inner string) string {
	return `<reason xmlns="` + ucwa.Namespace + `">` + inner + `</reason>`
}

// garbled is an answer 200 whose body could not be read.
func garbled(t *testing.T) Answer {
	t.Helper()
	_, err := document.Read(ucwa.JSON, []byte("{"))
	if err == nil {
		t.Fatal("want a body that cannot be read")
	}
	return Answer{URL: pool, Status: http.StatusOK, MediaType: ucwa.JSON, Length: 1, Unreadable: err}
}

// inWords is what describe says of garbled.
const inWords = "status 200: body is not readable as JSON at byte 1: unexpected end of JSON input"

// check compares judgements with those wanted.
func check(t *testing.T, got, want []Judgement) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("judgements (-want +got):\n%s", diff)
	}
}

// about is j as one that names the property which did not hold.
func about(property string, j Judgement) Judgement {
	j.Property = property
	return j
}

// one is the sole judgement of the Rule's clause.
func one(ok bool, want, got string) []Judgement {
	return []Judgement{judge("", ok, want, got)}
}

// allHeld are judgements that the subjects hold.
func allHeld(subjects ...string) []Judgement {
	judgements := make([]Judgement, len(subjects))
	for i, subject := range subjects {
		judgements[i] = held(subject)
	}
	return judgements
}

// failsWith compares the message of err with the one wanted; "" wants no error.
func failsWith(t *testing.T, err error, want string) {
	t.Helper()
	got := ""
	if err != nil {
		got = err.Error()
	}
	if got != want {
		t.Errorf("got error %q, want %q", got, want)
	}
}
