//go:build browser

package browser

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"ucwatest/reports"
)

// render makes Cucumber's page of messages.
const render = `import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { CucumberHtmlStream } from "@cucumber/html-formatter";
import { NdjsonToMessageStream } from "@cucumber/message-streams";
await pipeline(createReadStream(process.argv[2]), new NdjsonToMessageStream(), new CucumberHtmlStream(), createWriteStream(process.argv[3]));
`

// Every message has the form that Cucumber has published.
func TestMessages_fulfilTheSchemaOfCucumber(t *testing.T) {
	folder := npm(t, cucumberMessage)
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join(folder, "node_modules", "@cucumber", "messages", "messages.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	hostile, err := attacked()
	if err != nil {
		t.Fatal(err)
	}
	whole := mixed(t)
	fileless := mixed(t)
	fileless.Sources = nil
	for name, run := range map[string]*reports.Run{"mixed": whole, "without feature files": fileless, "hostile": hostile, "empty": {}} {
		var text bytes.Buffer
		if err := reports.WriteMessages(&text, run); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(text.String()) {
			value, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(value); err != nil {
				t.Errorf("%s: %v in %s", name, err, line)
			}
		}
	}
	if err := schema.Validate(map[string]any{"pickle": map[string]any{"id": "1"}}); err == nil || !strings.Contains(err.Error(), "astNodeIds") {
		t.Errorf("a pickle of nothing: got %v, want an error that names what it lacks", err)
	}
}

// Cucumber's own formatter makes a page of our messages, and the page shows the cases.
func TestMessages_areRenderedByCucumbersOwnFormatter(t *testing.T) {
	folder := npm(t, cucumberHTML, cucumberMessage, cucumberStreams)
	run := mixed(t)
	if _, err := reports.Save(folder, run); err != nil {
		t.Fatal(err)
	}
	script, path := filepath.Join(folder, "render.mjs"), filepath.Join(folder, "cucumber.html")
	if err := os.WriteFile(script, []byte(render), 0o600); err != nil {
		t.Fatal(err)
	}
	if output, err := exec.Command("node", script, filepath.Join(folder, "messages.ndjson"), path).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	b := show(t, path, "")
	b.holds(`document.body.innerText.includes("Links")`)
	for _, c := range run.Cases {
		b.holds(`document.body.textContent.includes(` + quoted(c.Name) + `)`)
	}
}
