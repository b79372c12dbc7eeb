// Package features declares what a derived conversation owes its callers: the
// feature files, and the ledger of clauses they prove. It holds no code that
// could judge; go on with steps, which says how each phrase is carried out.
package features

import "embed"

// FS holds the feature files and clauses.hcl, so that the built command needs
// no checkout.
//
//go:embed clauses.hcl */*.feature
var FS embed.FS
