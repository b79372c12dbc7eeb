package target_test

import (
	"encoding/pem"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"ucwatest/support/target"
)

// TestREADME_targetsAreValid reads the target files that the README shows, each
// with what it needs beside it and in the environment.
func TestREADME_targetsAreValid(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range regexp.MustCompile(`env\("(\w+)"\)`).FindAllStringSubmatch(string(readme), -1) {
		t.Setenv(name[1], "canary of "+name[1]) // nobody is in two teams
	}
	pool := httptest.NewTLSServer(nil)
	defer pool.Close()
	ca := string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: pool.Certificate().Raw}))
	shown := regexp.MustCompile("(?ms)^```hcl\n(target .*?)^```").FindAllStringSubmatch(string(readme), -1)
	if len(shown) != 4 {
		t.Fatalf("got %d target files in README.md, want four", len(shown))
	}
	for _, example := range shown {
		folder := t.TempDir()
		for name, text := range map[string]string{"target.hcl": example[1], "contoso-ca.pem": ca, "ucwatest-ca.pem": ca,
			"offer.sdp": "v=0\r\n", "answer.sdp": "v=0\r\n"} {
			if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := target.OpenAll([]string{filepath.Join(folder, "target.hcl")}, today); err != nil {
			t.Error(err)
		}
	}
}
