package reference_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/golden"
	"ucwatest/support/ledger"
	"ucwatest/support/reference"
)

// ledgerOf is what pages state, written and read again.
func ledgerOf(t *testing.T, s *reference.Set) *ledger.Ledger {
	t.Helper()
	var clauses []ledger.Clause
	for _, c := range s.Compare(&ledger.Ledger{}) {
		for _, stated := range c.Gained {
			clauses = append(clauses, stated.Clause)
		}
	}
	var written strings.Builder
	if err := ledger.Write(&written, clauses, nil); err != nil {
		t.Fatal(err)
	}
	l, problems := ledger.Parse("clauses.hcl", []byte(written.String()))
	if len(problems) > 0 {
		t.Fatalf("%s: got %v, want a sound ledger", s.Pages[0].File, problems)
	}
	return l
}

func TestCompare_findsNothingNewInWhatWasImported(t *testing.T) {
	t.Parallel()
	invented, err := filepath.Glob("testdata/*_ref.md")
	if err != nil {
		t.Fatal(err)
	}
	importTwice(t, invented)
}

func TestCompare_findsNothingNewInWhatWasImportedOfThePublished(t *testing.T) {
	t.Parallel()
	importTwice(t, golden.Published(t))
}

// importTwice imports each page and compares it with what was imported.
func importTwice(t *testing.T, paths []string) {
	t.Helper()
	for _, path := range paths {
		s, failed := reference.Load([]string{path})
		if len(failed) > 0 {
			t.Fatal(failed)
		}
		for _, c := range s.Compare(ledgerOf(t, s)) {
			if !c.Same() || len(c.Beyond) > 0 || len(c.Stated) == 0 {
				t.Errorf("%s: got %d statements, %v gained, %v changed, %v lost, %v beyond, want no difference", path, len(c.Stated),
					ids(c.Gained), c.Changed, c.Lost, c.Beyond)
			}
		}
	}
}

func ids(statements []reference.Statement) []string {
	var all []string
	for _, s := range statements {
		all = append(all, s.ID)
	}
	return all
}

// slot is the page of parkSlot with old, which it has, replaced.
func slot(t *testing.T, replace ...string) *reference.Set {
	t.Helper()
	text := fileAt(t, "testdata/parkSlot_ref.md")
	for i := 0; i < len(replace); i += 2 {
		if !strings.Contains(text, replace[i]) {
			t.Fatalf("the page does not have %q", replace[i])
		}
		text = strings.ReplaceAll(text, replace[i], replace[i+1])
	}
	p, err := reference.Read("parkSlot_ref.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	s, _ := reference.NewSet([]*reference.Page{p})
	return s
}

func TestCompare_tellsWhatAPageGainedChangedAndLost(t *testing.T) {
	t.Parallel()
	const number, state = "|number|The number painted on the floor.|\n", "|state|The state of the slot ([SlotState](SlotState_ref.md)), such as Free.|\n"
	for name, row := range map[string]struct{ replace, want []string }{
		"nothing":                 {nil, nil},
		"another sentence":        {[]string{"The number painted on the floor.", "Its number."}, nil},
		"a property added":        {[]string{number, number + "|charger|Whether it has a charger.Boolean|\n"}, []string{"+ PARKSLOT-PROPERTY-CHARGER"}},
		"one more in the samples": {[]string{`"number" : 7,`, `"number" : 7, "charger" : true,`}, []string{"+ PARKSLOT-PROPERTY-CHARGER"}},
		"only in the samples now": {[]string{number, ""}, []string{"~ PARKSLOT-PROPERTY-NUMBER level sample, was must"}},
		"a property gone": {[]string{state, "", `"state" : "Free",`, "", `<property name="state">Free</property>`, ""},
			[]string{"- PARKSLOT-PROPERTY-STATE"}},
		"another type":     {[]string{`"number" : 7`, `"number" : "7"`}, []string{"~ PARKSLOT-PROPERTY-NUMBER type text, was count"}},
		"another status":   {[]string{"|Conflict|409|", "|Conflict|410|"}, []string{"~ PARKSLOT-ERROR-409-CONFLICT-ALREADYEXISTS status 410, was 409"}},
		"another code":     {[]string{"|Conflict|409|", "|Gone|409|"}, []string{"~ PARKSLOT-ERROR-409-CONFLICT-ALREADYEXISTS code Gone, was Conflict"}},
		"a subcode added":  {[]string{"|NotFound|404|None|", "|NotFound|404|NoSlot|"}, []string{"~ PARKSLOT-ERROR-404-NOTFOUND subcode NoSlot, was None"}},
		"an error of none": {[]string{"|Conflict|409|AlreadyExists|It exists twice.|\n", ""}, []string{"- PARKSLOT-ERROR-409-CONFLICT-ALREADYEXISTS"}},
		"a link gone": {[]string{"|driver|Represents the [driver](driver_ref.md) who booked it.|\n", "", `},
    "driver" : { "href" : "/garage/drivers/1" }`, "}", `<link rel="driver" href="/garage/drivers/1" />`, ""}, []string{"- PARKSLOT-LINK-DRIVER"}},
		"an event of another type":     {[]string{"### Updated", "### Added"}, []string{"+ PARKSLOT-EVENT-ADDED-PARKSLOT", "- PARKSLOT-EVENT-UPDATED-PARKSLOT"}},
		"an event of another priority": {[]string{"|parkSlot|High|garage|", "|parkSlot|Low|house|"}, []string{"~ PARKSLOT-EVENT-UPDATED-PARKSLOT sender house, was garage; priority low, was high"}},
		"a scope more":                 {[]string{"|Slots.Read|Read slots|Allows", "|Slots.Write|Write|Write|\n|Slots.Read|Read slots|Allows"}, []string{"+ PARKSLOT-SCOPE-SLOTS-WRITE"}},
		"another method": {[]string{"### GET", "### HEAD"}, []string{"+ PARKSLOT-HEAD", "~ PARKSLOT-ERROR-404-NOTFOUND an error of HEAD, was GET",
			"~ PARKSLOT-ERROR-409-CONFLICT-ALREADYEXISTS an error of HEAD, was GET", "- PARKSLOT-GET", "- PARKSLOT-GET-NOBODY", "- PARKSLOT-GET-CONTENT"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := ledgerOf(t, slot(t))
			var got []string
			for _, c := range slot(t, row.replace...).Compare(l) {
				for _, id := range ids(c.Gained) {
					got = append(got, "+ "+id)
				}
				for _, change := range c.Changed {
					got = append(got, "~ "+change.Clause.ID+" "+change.What)
				}
				for _, lost := range c.Lost {
					got = append(got, "- "+lost.ID)
				}
			}
			if name == "another method" { // no case can read it then
				got = slices.DeleteFunc(got, func(line string) bool {
					return strings.Contains(line, "-PROPERTY-") || strings.Contains(line, "-LINK-")
				})
			}
			if diff := cmp.Diff(row.want, got); diff != "" {
				t.Errorf("mismatch (-want +got):\n%s", diff)
			}
		})
	}
}

// What has no place in the facts of a clause is compared by its sentence.
func TestCompare_tellsWhatOperationsTakeAndRefuse(t *testing.T) {
	t.Parallel()
	const body = "## Operations\n\n### PUT\n\nPuts.\n\n#### Query parameters\n\n|Name|Description|Required?|\n|-|-|-|\n|fast|At once.Boolean|No|\n\n" +
		"#### Request body\n\n|Name|Description|Required?|\n|-|-|-|\n|hue|The hue.(Hue)Red, or Blue|Yes|\n|dim|How dim.|No|\n\n" +
		"#### Synchronous errors\n\n|Error|Code|Subcode|Description|\n|-|-|-|-|\n|Gone|410|None|Gone.|\n\n" +
		"### POST\n\nPosts.\n\n#### Synchronous errors\n\n|Error|Code|Subcode|Description|\n|-|-|-|-|\n|Gone|410|None|Gone.|\n"
	for name, row := range map[string]struct{ old, now, want string }{
		"nothing":                      {"x", "x", ""},
		"another type":                 {"At once.Boolean", "At once.Nullable Int32", "LAMP-PUT-QUERY-FAST type a count or null, was a boolean"},
		"required now":                 {"once.Boolean|No|", "once.Boolean|Yes|", "LAMP-PUT-QUERY-FAST is required, was optional"},
		"a member more":                {"Red, or Blue", "Red, Green, or Blue", "LAMP-PUT-INPUT-HUE type one of Red, Green, Blue, was one of Red, Blue"},
		"a type that was not stated":   {"How dim.", "How dim.Int32", "LAMP-PUT-INPUT-DIM type a count, was not stated"},
		"a type that is not stated":    {"At once.Boolean", "At once.", ""},
		"an error of one of them only": {"Posts.\n\n#### Synchronous errors\n\n|Error|Code|Subcode|Description|\n|-|-|-|-|\n|Gone|410|None|Gone.|\n", "Posts.\n", "LAMP-ERROR-410-GONE an error of PUT, was PUT and POST"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			was, _ := reference.NewSet([]*reference.Page{read(t, body)})
			now, _ := reference.NewSet([]*reference.Page{read(t, strings.Replace(body, row.old, row.now, 1))})
			compared, got := now.Compare(ledgerOf(t, was))[0], ""
			for _, change := range compared.Changed {
				got += change.Clause.ID + " " + change.What
			}
			if got != row.want || len(compared.Gained)+len(compared.Lost) > 0 {
				t.Errorf("got %q, %v gained, %v lost, want only %q", got, ids(compared.Gained), compared.Lost, row.want)
			}
		})
	}
}

func TestCompare_readsEnumerationsOfTheirPages(t *testing.T) {
	t.Parallel()
	s, failed := reference.Load([]string{"testdata/parkSlot_ref.md", "testdata/SlotState_ref.md"})
	if len(failed) > 0 {
		t.Fatal(failed)
	}
	l := ledgerOf(t, s)
	state, _ := l.Clause("PARKSLOT-PROPERTY-STATE")
	if diff := cmp.Diff(ledger.Facts{Type: ledger.Enum, Values: []string{"Booked", "Free"}, Present: ledger.InTheSample}, state.Facts); diff != "" {
		t.Errorf("state (-want +got):\n%s", diff)
	}
	if alone := slot(t).Compare(l)[0]; !slices.Equal(alone.Missing, []string{"SlotState"}) || s.Compare(l)[1].Missing != nil {
		t.Errorf("got %q missing, want SlotState, and none with its page", alone.Missing)
	}
	if alone := slot(t).Compare(l)[0]; !alone.Same() {
		t.Errorf("got %v changed without the page of the enumeration, want none: the page says less, and nothing else", alone.Changed)
	}
	more, err := reference.Read("SlotState_ref.md", []byte(fileAt(t, "testdata/SlotState_ref.md")+"|Broken|It is broken.|\n"))
	if err != nil {
		t.Fatal(err)
	}
	s, _ = reference.NewSet([]*reference.Page{more, slot(t).Pages[0]})
	var got []string
	for _, c := range s.Compare(l) {
		for _, change := range c.Changed {
			got = append(got, change.Clause.ID+": "+change.What)
		}
	}
	want := []string{"SLOTSTATE-MEMBERS: new members: Broken",
		"PARKSLOT-PROPERTY-STATE: values Booked, Broken, Free, was Booked, Free"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
}

func fileAt(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
