package declaration_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"ucwatest/features"
	"ucwatest/support/declaration"
)

const factsLedger = `clause "X-ERROR" {
  level   = "must"
  says    = "it exists"
  source  = "page"
  kind    = "error"
  status  = 409
  code    = "Conflict"
  subcode = "AlreadyExists"
}

clause "X-ERRORS" {
  level  = "must"
  says   = "generic errors"
  source = "page"
  kind   = "error"
  subcode = "None"
  codes = {
    ServiceFailure = [500]
    Timeout        = [504]
  }
}

clause "X-ONLY" {
  level  = "must"
  says   = "GET only"
  source = "page"
  kind   = "operation"
  method = "GET"
  status = 405
  code   = "MethodNotAllowed"
}

clause "X-ALL" {
  level  = "must"
  says   = "all of it"
  source = "page"
}

clause "X-PROPERTY-STATE" {
  level   = "must"
  says    = "a state"
  source  = "page"
  subject = "property state"
  kind    = "property"
  type    = "enum"
  values  = ["Off", "On"]
  present = "in the sample"
}

clause "X-LINK-SELF" {
  level   = "must"
  says    = "a link"
  source  = "page"
  subject = "link self"
  kind    = "link"
  rel     = "self"
  present = "always"
}

clause "X-MISSING" {
  level  = "must"
  says   = "it does not exist"
  source = "page"
  kind   = "error"
  status = 404
  code   = "NotFound"
}
` + refusalClauses

// refusalClauses are those by which each refusal is judged.
const refusalClauses = `
clause "X-BODY" {
  level   = "must"
  says    = "a reason"
  source  = "page"
  subject = "refusal body"
}

clause "X-STATUS" {
  level   = "must"
  says    = "its status"
  source  = "page"
  subject = "refusal status"
}

clause "X-SUBCODES" {
  level   = "must"
  says    = "known subcodes"
  source  = "page"
  subject = "subcode members"
}
`

const factsFeature = `Feature: Facts

  @X-ERROR
  Rule: It exists

    @x-1 @refuses
    Scenario: Refused because it exists
      Given a derived conversation
      And it is refused because the conversation already exists
      When the caller retrieves its derived conversation as JSON
      Then the request is refused as JSON with 409 "Conflict"
      And its subcode is "AlreadyExists"

  @X-ERRORS
  Rule: Generic errors

    @x-2 @refuses
    Scenario Outline: Refused because <cause>
      Given a derived conversation
      And it is refused because <cause>
      When the caller retrieves its derived conversation as JSON
      Then the request is refused as JSON with <status> "<code>"
      And its subcode is "None"

      Examples:
        | cause                 | status | code           |
        | the service fails     |    500 | ServiceFailure |
        | the service times out |    504 | Timeout        |

  @X-ONLY
  Rule: GET only

    @x-3 @stages
    Scenario: POST is refused
      Given a derived conversation
      When the caller sends POST to its derived conversation as JSON
      Then the request is refused as JSON with 405 "MethodNotAllowed"

  @X-ALL
  Rule: All of it

    @x-4 @reads
    Scenario: What it has
      Given a derived conversation
      When the caller retrieves its derived conversation as JSON
      Then it has these properties:
        | property | type | values  | present     |
        | state    | enum | Off, On | in the sample |
      And it offers these links:
        | link | present |
        | self | always  |
      And the request is refused as JSON with 504 "Timeout"

  @X-MISSING
  Rule: It does not exist

    @x-5 @reads
    Scenario: Not found
      Given a derived conversation
      When the caller retrieves the derived conversation of an unknown invitation as JSON
      Then the request is refused as JSON with 404 "NotFound"
`

func TestDeclare_comparesTheFeaturesWithTheLedger(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		old, by string
		want    []string
	}{
		"all as the ledger says": {"", "", nil},
		"another type": {"state    | enum | Off, On", "state    | text |        ", []string{
			`own.feature:48: property state: type "text", but "enum" in clauses.hcl, line 39; make them agree`,
			`own.feature:48: property state: values "", but "Off, On" in clauses.hcl, line 39; make them agree`}},
		"other values": {"| Off, On |", "| Off, Up |", []string{
			`own.feature:48: property state: values "Off, Up", but "Off, On" in clauses.hcl, line 39; make them agree`}},
		"values without a space": {"| Off, On |", "| Off,On  |", nil},
		"a property required always": {"in the sample", "always       ", []string{
			"clauses.hcl:39: X-PROPERTY-STATE is present in the sample, but no row of it says so; say so in one",
			`own.feature:48: property state: present "always", but "in the sample" in clauses.hcl, line 39; make them agree`}},
		"a property required nowhere": {"in the sample", "where given  ", []string{
			"clauses.hcl:39: X-PROPERTY-STATE is present in the sample, but no row of it says so; say so in one"}},
		"a link not required": {"| self | always  |", "| self | where given |", []string{
			`own.feature:51: link self: present "where given", but "always" in clauses.hcl, line 50; make them agree`}},
		"another status": {`with 409 "Conflict"`, `with 410 "Conflict"`, []string{
			"clauses.hcl:1: no step below the Rule of clause X-ERROR states status 409 Conflict; add it",
			"own.feature:11: the step states status 410 Conflict, but X-ERROR in clauses.hcl, line 1, has status 409 Conflict, subcode AlreadyExists; make them agree"}},
		"another subcode": {`is "AlreadyExists"`, `is "TooManyGroups"`, []string{
			"clauses.hcl:1: no step below the Rule of clause X-ERROR states the subcode AlreadyExists; add it",
			"own.feature:12: the step states the subcode TooManyGroups, but X-ERROR in clauses.hcl, line 1, has status 409 Conflict, subcode AlreadyExists; make them agree"}},
		"no subcode": {"      And its subcode is \"AlreadyExists\"\n", "", []string{
			"clauses.hcl:1: no step below the Rule of clause X-ERROR states the subcode AlreadyExists; add it"}},
		"a subcode where there is none": {`is "None"`, `is "Ended"`, []string{
			"clauses.hcl:11: no step below the Rule of clause X-ERRORS states the subcode None; add it",
			"own.feature:23: the step states the subcode Ended, but X-ERRORS in clauses.hcl, line 11, has 500 ServiceFailure, 504 Timeout, subcode None; make them agree"}},
		"a subcode of which the ledger says nothing": {`404 "NotFound"`, `404 "NotFound"` + "\n      And its subcode is \"None\"", []string{
			"own.feature:62: the step states the subcode None, but X-MISSING in clauses.hcl, line 60, has status 404 NotFound and no word on the subcode; make them agree"}},
		"a row less": {"        | the service times out |    504 | Timeout        |\n", "", []string{
			"clauses.hcl:11: no step below the Rule of clause X-ERRORS states status 504 Timeout; add it"}},
		"another code in a row": {"|    504 | Timeout        |", "|    504 | GatewayTimeout |", []string{
			"clauses.hcl:11: no step below the Rule of clause X-ERRORS states status 504 Timeout; add it",
			"own.feature:22: the step states status 504 GatewayTimeout, but X-ERRORS in clauses.hcl, line 11, has 500 ServiceFailure, 504 Timeout, subcode None; make them agree"}},
		"the one method refused": {"sends POST", "sends GET", []string{
			"own.feature:36: the step states the method GET, but X-ONLY in clauses.hcl, line 23, has status 405 MethodNotAllowed for all methods but GET; make them agree"}},
		"an error that no clause states": {`with 504 "Timeout"`, `with 423 "Locked"`, []string{
			"own.feature:52: no clause states the error 423 Locked; add it to clauses.hcl"}},
		"a cause misspelled": {"because the conversation already exists", "because the conversation alredy exists", []string{
			`own.feature:9: the mock knows no cause "the conversation alredy exists"; did you mean the conversation already exists?`}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			feature := strings.Replace(factsFeature, row.old, row.by, 1)
			_, problems := declaration.Declare(fstest.MapFS{"clauses.hcl": {Data: []byte(factsLedger)}, "own.feature": {Data: []byte(feature)}})
			if diff := cmp.Diff(row.want, texts(problems)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDeclaration_enumeratesFromTheLedger(t *testing.T) {
	t.Parallel()
	d, problems := declaration.Declare(features.FS)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	enums := d.Enumerated()
	if !enums["activeModalities"] || !enums["state"] || enums["subject"] {
		t.Errorf("got %v, want activeModalities and state, and not subject", enums)
	}
}

// The enumeration ErrorSubcode has 81 members; another page adds five.
func TestLedger_listsTheSubcodes(t *testing.T) {
	t.Parallel()
	d, _ := declaration.Read(features.FS)
	clause, _ := d.Ledger.Clause("DC-SUBCODE-MEMBERS")
	if got, want := len(clause.Subcodes), 81+5; got != want {
		t.Errorf("got %d subcodes, want %d", got, want)
	}
	for _, added := range []string{"MaxEventCountReached", "CallbackChannelError", "InvalidExchangeServerVersion", "UnprocessableEntity", "CannotRedirect"} {
		if !slices.Contains(clause.Subcodes, added) {
			t.Errorf("%s is not listed", added)
		}
	}
	for _, other := range []string{"", "None", "CanNotRedirect", "PromptsStopped", "Ended,Expired"} {
		if slices.Contains(clause.Subcodes, other) {
			t.Errorf("%q is listed", other)
		}
	}
}
