package mutant_test

import (
	"path/filepath"
	"strings"
	"testing"

	"ucwatest/support/golden"
)

// TestTrial_killsMutantsOfPublishedClauses does with published pages of resources
// that the mock plays, and that show nothing else of an idle user, what is done with
// invented ones.
func TestTrial_killsMutantsOfPublishedClauses(t *testing.T) {
	dir := filepath.Dir(golden.Published(t)[0])
	var pages []string
	for name := range strings.FieldsSeq("application callForwardingSettings communication immediateForwardSettings location me" +
		" myContacts note onlineMeetings people phone phones presence simultaneousRingSettings unansweredCallSettings") {
		pages = append(pages, filepath.Join(dir, name+"_ref.md"))
	}
	killsAll(t, pages, 200)
}
