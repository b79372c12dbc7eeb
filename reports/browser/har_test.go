//go:build browser

package browser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"ucwatest/reports"
)

// The archive has the form that the network tools of browsers read, as the
// schema of HTTP archives says.
func TestHAR_fulfilsTheSchemaOfArchives(t *testing.T) {
	folder := npm(t, harSchema)
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join(folder, "node_modules", "har-schema", "lib", "har.json"))
	if err != nil {
		t.Fatal(err)
	}
	hostile, err := attacked()
	if err != nil {
		t.Fatal(err)
	}
	for name, run := range map[string]*reports.Run{"mixed": mixed(t), "hostile": hostile, "empty": {}} {
		dir := t.TempDir()
		if _, err := reports.Save(dir, run); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(filepath.Join(dir, "run.har"))
		if err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(`{"log": {"version": "1.2", "entries": []}}`))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err == nil || !strings.Contains(err.Error(), "creator") {
		t.Errorf("an archive without a creator: got %v, want an error that names it", err)
	}
}
