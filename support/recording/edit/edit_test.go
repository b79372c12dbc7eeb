package edit_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ucwatest/features"
	"ucwatest/reports"
	"ucwatest/support/declaration"
	"ucwatest/support/recording/edit"
	"ucwatest/support/recording/foreign"
	"ucwatest/support/recording/har"
)

const captured = "../foreign/testdata/captures/"

func TestShow_tellsWhatIsInACapture(t *testing.T) {
	t.Parallel()
	fromHAR, err := edit.Show(captured + "firefox.har")
	if err != nil {
		t.Fatal(err)
	}
	fromSAZ, err := edit.Show(captured + "fiddler.saz")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(fromHAR.Resources, fromSAZ.Resources); diff != "" || fromHAR.Resources["conversation"] == 0 {
		t.Errorf("resources differ (-har +saz):\n%s", diff)
	}
	if fromSAZ.Errors["404 NotFound"] == 0 || len(fromSAZ.Conversations) < 2 || len(fromSAZ.Users) != 2 || len(fromSAZ.Applications) == 0 || fromSAZ.Hosts["pool.contoso.com"] == 0 {
		t.Errorf("got %+v, want errors, two conversations, two users, applications and the host", fromSAZ)
	}
	var told strings.Builder
	fromSAZ.WriteText(&told)
	for _, want := range []string{"fiddler.saz: ", "sent from ", "users:\n", "conversations:\n", "  404 NotFound  "} {
		if !strings.Contains(told.String(), want) {
			t.Errorf("got %q, want %q in it", told.String(), want)
		}
	}
}

// verdicts are those of each clause that a capture shows.
func verdicts(t *testing.T, path string) map[string]reports.Verdict {
	t.Helper()
	d, problems := declaration.Declare(features.FS)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	j := foreign.New(d.Ledger, d.Schema())
	o, err := j.File(path)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]reports.Verdict{}
	for _, c := range j.Report([]*foreign.Outcome{o}, d.Unrun().Clauses, time.Time{}).Cases {
		all[c.ID] = c.Verdict
	}
	return all
}

func written(t *testing.T, text []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "written.har")
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestHide_leavesWhatIsJudged(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"chrome.har", "firefox.har", "fiddler.har", "mitmproxy.har", "fiddler.saz"} {
		var text bytes.Buffer
		aliases, err := edit.Hide(&text, captured+name)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(verdicts(t, captured+name), verdicts(t, written(t, text.Bytes()))); diff != "" {
			t.Errorf("%s: verdicts differ (-captured +hidden):\n%s", name, diff)
		}
		for _, things := range aliases {
			for _, thing := range things {
				if len(thing) > 5 && thing != "caller" /* a word of each report, by which nobody is known */ && bytes.Contains(bytes.ToLower(text.Bytes()), bytes.ToLower([]byte(thing))) {
					t.Errorf("%s: %q is left", name, thing)
				}
			}
		}
	}
}

// secretive is an exchange that holds each sort of what is hidden, in forms in which
// servers and clients write it.
const secretive = `{"log":{"version":"1.2","entries":[
{"startedDateTime":"2026-03-04T05:06:07Z","time":1,
 "request":{"method":"POST","url":"https://pool.contoso.com/ucwa/oauth/v1/applications/1/people/anna.berg%40contoso.com","headers":[
  {"name":"Authorization","value":"Bearer cwt=SECRETTOKEN1"},{"name":"Cookie","value":"session=SECRETCOOKIE"}],
  "postData":{"mimeType":"text/plain","text":"Lunch?"}},
 "response":{"status":200,"headers":[{"name":"Content-Type","value":"application/json"}],"content":{"size":-1,"mimeType":"application/json",
  "text":"{\"rel\":\"contact\",\"name\":\"Bo\",\"uri\":\"sip:anna.berg@contoso.com\",\"subject\":\"Payroll\",\"workPhoneNumber\":\"tel:+4255550100\",\"_links\":{\"self\":{\"href\":\"/ucwa/oauth/v1/applications/1/people/anna.berg@contoso.com\"},\"message\":{\"href\":\"data:text/plain;charset=utf-8,Hi+there\"},\"mediaOffer\":{\"href\":\"data:application/sdp;base64,YT1pY2UtcHdkOlNFQ1JFVFBXRA0KYT1jYW5kaWRhdGU6MSAxIFVEUCAyMTMwNzA2NDMxIDEwLjEuMi4zIDUwMDAwIHR5cCBob3N0DQo=\"}}}"}}},
{"startedDateTime":"2026-03-04T05:06:08Z","time":1,
 "request":{"method":"POST","url":"https://pool.contoso.com/webticket/oauthtoken","headers":[{"name":"Authorization","value":"Bearer cwt=SECRETTOKEN1"}],
  "postData":{"mimeType":"application/x-www-form-urlencoded","text":"grant_type=password&username=anna.berg%40contoso.com&password=SECRETWORD"}},
 "response":{"status":200,"headers":[{"name":"Content-Type","value":"application/json"}],"content":{"size":-1,"mimeType":"application/json",
  "text":"{\"access_token\":\"cwt=SECRETTOKEN2\",\"expires_in\":1,\"server\":\"10.1.2.3\"}"}}}]}}`

func TestHide_hidesEachSortAndAlwaysAlike(t *testing.T) {
	t.Parallel()
	var text bytes.Buffer
	aliases, err := edit.Hide(&text, written(t, []byte(secretive)))
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"SECRET", "anna", "Anna", "\"Bo", "Lunch", "Payroll", "Hi+there", "10.1.2.3", "4255550100", "pool.contoso", "MTAuMS4y"} {
		if strings.Contains(text.String(), secret) {
			t.Errorf("%q is left in %s", secret, text.String())
		}
	}
	var all []*har.Entry
	for e, err := range har.NewReader(&text).Entries() {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, e)
	}
	token := har.Value(all[0].Request.Headers, "Authorization")
	if len(all) != 2 || token != "Bearer token1" || token != har.Value(all[1].Request.Headers, "Authorization") {
		t.Errorf("got %d entries and the token %q, want one alias of one token", len(all), token)
	}
	if body := *all[0].Response.Content.Text; !strings.Contains(body, `"uri":"sip:user1"`) || !strings.Contains(body, "people/user1") || !strings.Contains(body, "192.0.2.") {
		t.Errorf("got %s, want one alias of one person, and an address for documentation", body)
	}
	if body := *all[1].Response.Content.Text; !strings.Contains(body, `"access_token":"token2"`) || !strings.Contains(body, `"server":"192.0.2.2"`) {
		t.Errorf("got %s, want aliases of the second token and of the address", body)
	}
	if got := aliases["user1"]; !slices.Contains(got, "anna.berg@contoso.com") {
		t.Errorf("got %v of user1, want the address", aliases)
	}
}

func TestCut_keepsWhatIsAboutOneConversation(t *testing.T) {
	t.Parallel()
	s, err := edit.Show(captured + "firefox.har")
	if err != nil {
		t.Fatal(err)
	}
	broken := 0
	for _, conversation := range s.Conversations {
		var text bytes.Buffer
		left, err := edit.Cut(&text, captured+"firefox.har", conversation)
		if err != nil || left == 0 || left >= s.Entries {
			t.Fatalf("%s: got %d of %d entries and %v, want some of them", conversation, left, s.Entries, err)
		}
		if verdicts(t, written(t, text.Bytes()))["DC-PROPERTY-RECORDING"] == reports.Failed {
			broken++
		}
	}
	if broken == 0 || broken == len(s.Conversations) {
		t.Errorf("got what is broken in %d of %d cuts, want it where it belongs", broken, len(s.Conversations))
	}
}

func TestCut_namesTheConversationsThereAre(t *testing.T) {
	t.Parallel()
	_, err := edit.Cut(&bytes.Buffer{}, captured+"firefox.har", "conversations/0")
	if err == nil || !strings.Contains(err.Error(), "firefox.har: no conversation conversations/0; those in it are /ucwa/") {
		t.Errorf("got %v, want an error that names those there are", err)
	}
}
