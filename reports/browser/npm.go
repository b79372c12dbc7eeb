//go:build browser

package browser

import (
	"fmt"
	"os/exec"
	"testing"
)

// The packages of npm that look at what is written, each in an exact version.
const (
	axeCore         = "axe-core@4.14.1"
	harSchema       = "har-schema@2.0.0"
	cucumberHTML    = "@cucumber/html-formatter@24.2.0"
	cucumberMessage = "@cucumber/messages@34.2.1"
	cucumberStreams = "@cucumber/message-streams@5.0.1"
)

// npm installs packages into a folder that ends with the test, and returns it.
func npm(t *testing.T, packages ...string) string {
	t.Helper()
	folder := t.TempDir()
	arguments := append([]string{"install", "--prefix", folder, "--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"}, packages...)
	if output, err := exec.Command("npm", arguments...).CombinedOutput(); err != nil {
		t.Fatal(fmt.Errorf("npm install %v: %w\n%s", packages, err, output))
	}
	return folder
}
