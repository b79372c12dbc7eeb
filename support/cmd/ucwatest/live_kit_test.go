package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A livePool is the standalone mock over TLS, in a process of its own, with teams of
// people whose phones pick up by themselves, but for the callees'. Nothing tells that it
// is none of somebody's.
type livePool struct {
	*standing
	on string // a target file that leads to it, like anybody's for a pool of theirs
}

// liveFamily and liveNumber are what all people of a livePool can be recognised by. The
// number has more digits than the fraction of a time has, which might hold it by chance.
const liveFamily, liveNumber = "Quill", "4257770000"

// livePoolOf serves a pool with so many teams by binary, with args.
func livePoolOf(t testing.TB, binary string, teams int, args ...string) *livePool {
	t.Helper()
	p, folder := &livePool{}, t.TempDir()
	var users, blocks strings.Builder
	for i := range teams {
		fmt.Fprintf(&blocks, "  team \"t%d\" {\n", i+1)
		for j, part := range parts {
			name, number := fmt.Sprintf("Ann%d %s", 3*i+j, liveFamily), fmt.Sprintf("%s%03d", liveNumber, 3*i+j)
			login := strings.ToLower(strings.ReplaceAll(name, " ", "."))
			phone, numbers := "", ""
			if part != "callee" {
				phone, numbers = fmt.Sprintf("  phone    = \"tel:+1%s\"\n  picks_up = true\n", number), fmt.Sprintf("      numbers = [\"tel:+1%s\"]\n", number)
			}
			if part == "caller" {
				fmt.Fprintf(&blocks, "    phone_number = \"tel:+1%s\"\n", number)
			}
			fmt.Fprintf(&users, "user %q {\n  sip      = \"sip:%s@contoso.com\"\n  name     = %q\n%s  password = %q\n}\n", login, login, name, phone, tenantSecret)
			fmt.Fprintf(&blocks, "    user %q {\n      sip     = \"sip:%s@contoso.com\"\n      names   = [%q]\n%s      auth \"password\" {\n"+
				"        username = \"%s@contoso.com\"\n        password = env(\"UCWATEST_TENANT_SECRET\")\n      }\n    }\n", part, login, name, numbers, login)
		}
		blocks.WriteString("  }\n")
	}
	office := filepath.Join(folder, "office.hcl")
	if err := os.WriteFile(office, []byte(users.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	p.standing = spawned(t, binary, append([]string{"-tls", "-ca-file", filepath.Join(folder, "ca.pem"), "-users", office}, args...)...)
	p.on = filepath.Join(folder, "staging.hcl")
	text := fmt.Sprintf("target \"staging\" {\n  discover = \"%s/\"\n  may      = [\"read\", \"stage\"]\n  tls {\n    ca_file = \"ca.pem\"\n  }\n"+
		"  stage {\n    answers = [\"answerer\"]\n  }\n  limits {\n    requests_per_second = 10000\n    requests            = 100000\n    quiet               = \"300ms\"\n    parallel            = %d\n  }\n%s}\n", p.url, 2*teams, blocks.String())
	if err := os.WriteFile(p.on, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return p
}
