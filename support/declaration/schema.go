package declaration

import (
	"slices"

	"ucwatest/support/contract"
	"ucwatest/support/ledger"
)

// refusalStatus is the subject of the clause that lists codes with their statuses.
const refusalStatus = "refusal status"

// Schema is what the ledger lists, for the checks. It is laid out once.
func (d *Declaration) Schema() contract.Schema { return d.schema() }

func (d *Declaration) readSchema() contract.Schema {
	types := map[string]string{}
	for c := range d.Ledger.Of(ledger.Property) {
		types[c.Name()] = c.Type
	}
	var statuses map[string][]int
	var subcodes []string
	for c := range d.Ledger.Of(ledger.Error) {
		if c.Subject == refusalStatus {
			statuses = c.Codes
		}
		subcodes = slices.Concat(subcodes, c.Subcodes)
		if c.Subcode != "" && c.Subcode != ledger.NoSubcode {
			subcodes = append(subcodes, c.Subcode)
		}
	}
	return contract.NewSchema(types, statuses, subcodes)
}
