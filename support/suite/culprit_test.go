package suite_test

import (
	"testing"

	"ucwatest/reports"
	"ucwatest/support/client"
)

// A report names whoever answered as the client does: the two lists of names are one.
func TestCulprits_areThoseOfTheClient(t *testing.T) {
	t.Parallel()
	for told, by := range map[reports.Culprit]client.Culprit{
		reports.Product: client.Product, reports.Intermediary: client.Intermediary, reports.Auth: client.Auth,
		reports.Throttle: client.Throttle, reports.Network: client.Network, reports.Harness: client.Harness,
	} {
		if reports.Culprit(by) != told {
			t.Errorf("got %q of the client, want %q of a report", by, told)
		}
	}
}
