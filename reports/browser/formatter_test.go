//go:build browser

package browser

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"ucwatest/reports"
)

// render makes Cucumber's page of messages.
const render = `import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { CucumberHtmlStream } from "@cucumber/html-formatter";
import { NdjsonToMessageStream } from "@cucumber/message-streams";
await pipeline(createReadStream(process.argv[2]), new NdjsonToMessageStream(), new CucumberHtmlStream(), createWriteStream(process.argv[3]));
`

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
