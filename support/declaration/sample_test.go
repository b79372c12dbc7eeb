package declaration_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"ucwatest/support/declaration"
)

// ledgerText is a ledger that sampleFeature covers.
const ledgerText = `
clause "DC-READ" {
  level  = "must"
  says   = "it can be read"
  source = "derivedConversation#get"
}

clause "DC-LINK-SELF" {
  level   = "must"
  says    = "it links to itself"
  source  = "derivedConversation#links"
  subject = "link self"
  kind    = "link"
  rel     = "self"
  present = "always"
}

clause "DC-LATER" {
  level  = "inferred"
  says   = "nobody knows yet"
  source = "derivedConversation"
  waived = "no target shows it"
}

clause "DC-ASIDE" {
  level   = "inferred"
  says    = "every answer has a form"
  source  = "derivedConversation"
  subject = "answer form"
}
`

// sampleFeature has one of everything that a feature may hold.
const sampleFeature = `Feature: Reading
  Prose that says when, given and then.

  Background:
    Given a derived conversation

  @DC-READ
  Rule: It can be read

    Background:
      Given the token is <new>

    @dc-read-1 @reads
    Scenario: Read at once
      When it is read
      Then it is there
      And it has this text:
        """
        <format> stays
        """

    # The comment of an outline.
    @dc-read-2 @stages @wip
    Scenario Outline: Read as <format>, <how>
      Given it was <how>
      And so on
      When it is read as <format>
      Then it offers these links:
        | link |
        | self |
      But it says:
        | key | value    |
        | a   | <format> |
      * so on

      Examples: slowly
        | format | how  |
        | JSON   | slow |

        # The comment of a row.
        | XML    | slow |

      @wip
      Examples: fast
        | format | how      |
        | both   | fast \| hot |

  Rule: Nothing else can be read

    @dc-read-3 @refuses
    Scenario: Not read
      When something else is read
      Then it is not there
`

// sound is a file system without a problem: sampleFeature in two halves.
func sound() fstest.MapFS {
	return fstest.MapFS{
		"clauses.hcl":        {Data: []byte(ledgerText)},
		"part/links.feature": {Data: []byte(strings.ReplaceAll(sampleFeature, "  Rule: Nothing", "  @DC-READ\n  Rule: Nothing"))},
		"part/notes.txt":     {Data: []byte("Feature of nothing")},
	}
}

// with is a file system of a sound ledger and one feature.
func with(feature string) fstest.MapFS {
	return fstest.MapFS{"clauses.hcl": {Data: []byte(ledgerText)}, "a.feature": {Data: []byte(feature)}}
}

// read reads a file system that is expected to be sound.
func read(t *testing.T, fsys fs.FS) *declaration.Declaration {
	t.Helper()
	d, problems := declaration.Read(fsys)
	if len(problems) > 0 {
		t.Fatalf("got problems, want none:\n%v", problems)
	}
	return d
}

// ids are the ids of cases.
func ids(cases []declaration.Case) []string {
	var all []string
	for _, c := range cases {
		all = append(all, c.ID)
	}
	return all
}

// texts are problems as a person reads them.
func texts(problems declaration.Problems) []string {
	var all []string
	for _, p := range problems {
		all = append(all, fmt.Sprint(p))
	}
	return all
}
