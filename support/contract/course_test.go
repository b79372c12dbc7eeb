package contract

import (
	"errors"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

const at = "https://pool.contoso.com/ucwa/1"

// eventPackage reads an answer of the event channel with events of one sender, as JSON.
func eventPackage(t *testing.T, events string) *document.Package {
	t.Helper()
	p, err := document.ReadPackage(ucwa.JSON, []byte(`{"_links":{"next":{"href":"/events?ack=2"}},"sender":[{"rel":"communication","href":"/c","events":[`+events+`]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// faults are the subjects of the judgements that did not hold.
func faults(all []Judgement) []string {
	var subjects []string
	for _, j := range all {
		if !j.Held {
			subjects = append(subjects, j.Subject)
		}
	}
	return subjects
}

func TestCourse_Created(t *testing.T) {
	t.Parallel()
	const status, location = "course created with 201", "course created at a Location"
	for name, row := range map[string]struct {
		status   int
		location string
		want     []string
	}{
		"as it should be":       {201, "/i/1", nil},
		"by its whole URL":      {201, "https://pool.contoso.com/i/1", nil},
		"with 200":              {200, "/i/1", []string{status}},
		"without a Location":    {201, "", []string{location}},
		"at a foreign Location": {201, "https://elsewhere.contoso.com/i/1", []string{location}},
		"refused":               {409, "", nil},
	} {
		a := Answer{URL: at, Status: row.status, Header: http.Header{}}
		if row.location != "" {
			a.Header.Set("Location", row.location)
		}
		if diff := cmp.Diff(row.want, faults(new(Course).Created(a, "op-1"))); diff != "" {
			t.Errorf("%s: (-want +got):\n%s", name, diff)
		}
	}
}

func TestAnswered(t *testing.T) {
	t.Parallel()
	for status, want := range map[int]string{204: "", 200: "status 200", 202: "status 202", 409: ""} {
		got := ""
		for _, j := range Answered(Answer{URL: at, Status: status, Header: http.Header{}}) {
			if !j.Held && j.Subject == "course answered with 204" {
				got = j.Got
			}
		}
		if got != want {
			t.Errorf("status %d: got %q, want %q", status, got, want)
		}
	}
}

func TestCourse_Told_goesOn(t *testing.T) {
	t.Parallel()
	const next, number = "course a link to go on", "course the next number"
	for name, row := range map[string]struct {
		asked string
		p     document.Package
		want  []string
	}{
		"to the next":           {"/e?ack=1&timeout=180", document.Package{Next: "/e?ack=2"}, nil},
		"nowhere":               {"/e?ack=1", document.Package{}, []string{next}},
		"anew":                  {"/e?ack=1", document.Package{Resync: "/e?ack=1"}, nil},
		"after a long silence":  {"/e?ack=1", document.Package{Resume: "/e?ack=1"}, nil},
		"to the same":           {"/e?ack=1", document.Package{Next: "/e?ack=1"}, []string{number}},
		"past the next":         {"/e?ack=1", document.Package{Next: "/e?ack=3"}, []string{number}},
		"to none in particular": {"/e?ack=1", document.Package{Next: "/e"}, []string{number}},
		"without numbers":       {"/e", document.Package{Next: "/e/2"}, nil},
	} {
		if diff := cmp.Diff(row.want, faults(new(Course).Told(row.asked, &row.p, nil))); diff != "" {
			t.Errorf("%s: (-want +got):\n%s", name, diff)
		}
	}
	got := new(Course).Told("/e?ack=1", nil, errors.New("sender is of kind object, want list"))
	want := []Judgement{broken("course senders and events in lists", "a list of senders, each with a list of events", "sender is of kind object, want list")}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("unreadable: (-want +got):\n%s", diff)
	}
}

func TestCourse_Told_judgesEvents(t *testing.T) {
	t.Parallel()
	invitation := func(members string) string {
		return `{"link":{"rel":"messagingInvitation","href":"/i/1"},` + members + `}`
	}
	body := func(operation, state string) string {
		return `"_embedded":{"messagingInvitation":{"rel":"messagingInvitation","operationId":"` + operation + `","state":"` + state + `","_links":{"self":{"href":"/i/1"}}}}`
	}
	conversation := func(event string) string {
		return `{"link":{"rel":"conversation","href":"/k/1"},"type":"` + event + `"}`
	}
	started, ended := invitation(`"type":"started",`+body("op-1", "Connecting")), invitation(`"type":"completed","status":"Success",`+body("op-1", "Connected"))
	for name, row := range map[string]struct {
		events string
		want   []string
	}{
		"an operation":                  {started + "," + invitation(`"type":"updated"`) + "," + ended, nil},
		"started twice":                 {started + "," + started, []string{"course told once"}},
		"completed twice":               {ended + "," + ended, []string{"course told once"}},
		"started last":                  {ended + "," + started, []string{"course told in order"}},
		"started after an update":       {invitation(`"type":"updated"`) + "," + started, []string{"course told in order"}},
		"updated after it completed":    {ended + "," + invitation(`"type":"updated"`), []string{"course told in order"}},
		"a resource":                    {conversation("added") + "," + conversation("updated") + "," + conversation("deleted") + "," + conversation("added"), nil},
		"added twice":                   {conversation("added") + "," + conversation("added"), []string{"course told once"}},
		"updated after it was deleted":  {conversation("deleted") + "," + conversation("updated"), []string{"course told in order"}},
		"an unknown type":               {conversation("deleted") + "," + conversation("renamed"), nil},
		"under another operation":       {invitation(`"type":"started",` + body("op-2", "Connecting")), []string{"course the operation that was started"}},
		"at another address":            {`{"link":{"rel":"messagingInvitation","href":"/i/2"},"type":"started",` + body("op-1", "Connecting") + `}`, []string{"course the body of its link", "course the operation that was started"}},
		"a body of another relation":    {`{"link":{"rel":"conversation","href":"/k/1"},"type":"added","_embedded":{"other":{"rel":"conversation"}}}`, []string{"course the body of its link"}},
		"a body of another type":        {`{"link":{"rel":"conversation","href":"/k/1"},"type":"added","_embedded":{"conversation":{"rel":"participant","_links":{"self":{"href":"/k/1"}}}}}`, []string{"course the body of its link"}},
		"a participant by a relation":   {`{"link":{"rel":"localParticipant","href":"/p/1"},"type":"added","_embedded":{"localParticipant":{"rel":"participant","_links":{"self":{"href":"/p/1"}}}}}`, nil},
		"another body beside its own":   {`{"link":{"rel":"conversation","href":"/k/1"},"type":"added","_embedded":{"conversation":{"rel":"conversation","_links":{"self":{"href":"/k/1"}}},"other":{}}}`, nil},
		"Failed with success":           {invitation(`"type":"completed","status":"Success",` + body("op-1", "Failed")), []string{"course a status that fits the state"}},
		"Connected without success":     {invitation(`"type":"completed","status":"Failure","reason":{"code":"LocalFailure"},` + body("op-1", "Connected")), []string{"course a status that fits the state"}},
		"an unknown status":             {invitation(`"type":"completed","status":"Succeeded"`), []string{"course a status that fits the state"}},
		"no status":                     {invitation(`"type":"completed"`), []string{"course a status that fits the state"}},
		"a failure that says why":       {invitation(`"type":"completed","status":"Failure","reason":{"code":"RemoteFailure"},` + body("op-1", "Declined")), nil},
		"a failure that does not":       {invitation(`"type":"completed","status":"Failure"`), []string{"course a reason for each failure"}},
		"a failure that names no cause": {invitation(`"type":"completed","status":"Failure","reason":{}`), []string{"course a reason for each failure"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var course Course
			course.Created(Answer{URL: at, Status: 201, Header: http.Header{"Location": {"/i/1"}}}, "op-1")
			if diff := cmp.Diff(row.want, faults(course.Told("/events?ack=1", eventPackage(t, row.events), nil))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestCourse_Missed_forgetsWhatWasToldLast(t *testing.T) {
	t.Parallel()
	const added = `{"link":{"rel":"conversation","href":"/k/1"},"type":"added"}`
	var course Course
	course.Told("/events?ack=1", eventPackage(t, added), nil)
	course.Missed()
	if got := faults(course.Told("/events?ack=1", eventPackage(t, added), nil)); len(got) > 0 {
		t.Errorf("got %q broken by what is told again, want none", got)
	}
	if got := faults(course.Told("/events?ack=1", eventPackage(t, added), nil)); len(got) != 1 {
		t.Errorf("got %q broken by what is told twice, want one", got)
	}
}

func TestJudgement_NamesOperation(t *testing.T) {
	t.Parallel()
	if !held("course the operation that was started").NamesOperation() || held("course told once").NamesOperation() {
		t.Error("got another judgement, want that about the operation")
	}
}

func TestCourseOf_tellsTheFirstThatDidNotHold(t *testing.T) {
	t.Parallel()
	all := []Judgement{held("course told once"), broken("course told once", "a", "b"), broken("course told once", "c", "d"), held("course told in order")}
	want := []Judgement{held("course told in order"), broken("course told once", "a", "b")}
	if diff := cmp.Diff(want, CourseOf(all, []string{"told in order", "told once", "a link to go on"})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestParseCourse(t *testing.T) {
	t.Parallel()
	if names, err := ParseCourse([][]string{{"course"}, {"told once"}}); err != nil || len(names) != 1 {
		t.Errorf("got %q and %v, want one name", names, err)
	}
	if _, err := ParseCourse([][]string{{"course"}, {"told twice"}}); err == nil {
		t.Error("got no error for a name that nobody knows")
	}
}
