package main

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"html"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ucwatest/reports"
	"ucwatest/support/redact/encodings"
)

// artefacts runs the verbs that ask the pool, or show what was written of it,
// and returns all that they said and wrote, by its name.
func artefacts(t *testing.T, n *indiscreet, more ...string) map[string]string {
	t.Helper()
	t.Chdir(t.TempDir())
	t.Setenv("UCWATEST_LOG", "trace")
	t.Setenv("UCWATEST_LOG_PATH", "detail.log")
	all := map[string]string{}
	say := func(args ...string) {
		var out, err bytes.Buffer
		run(args, &out, &err)
		all["console of "+strings.Join(args, " ")] = out.String() + err.String()
	}
	cases := []string{"-on", n.aim, "-target", "dc-properties-1", "-target", "dc-links-1", "-target", "dc-representations-1",
		"-target", "dc-retrieval-1", "-target", "dc-refusals-4", "-target", "dc-refusals-7"} // they share a scene, and wait for nothing
	say(slices.Concat([]string{"validate"}, cases[:2])...)
	say(slices.Concat([]string{"plan", "-out", "staging.plan"}, cases)...)
	say("show", "staging.plan")
	say(slices.Concat([]string{"apply", "-auto-approve", "-save-baseline", "-record", "run.har"}, more, cases)...)
	say(slices.Concat([]string{"apply", "-auto-approve", "-json", "-out-dir", "again"}, more, cases)...)
	say("show")
	say("show", "-json", "reports/out/results.json")
	say("docs", "-results", "reports/out/results.json", "-results", "again/results.json", "-out", "both.html")
	say("plan", "-refresh-only", "-on", n.aim)
	for folder, way := range map[string]*bool{"deaf": &n.deaf, "shut": &n.shut} {
		n.mu.Lock()
		*way = true
		n.mu.Unlock()
		say(slices.Concat([]string{"apply", "-auto-approve", "-out-dir", folder, "-record", folder + "/each/"}, more, cases)...)
		n.mu.Lock()
		*way = false
		n.mu.Unlock()
	}
	say("sweep", "-on", n.aim)
	for name, aim := range n.unreachable(t) {
		say(slices.Concat([]string{"apply", "-auto-approve", "-out-dir", name, "-on", aim}, more, cases[2:4])...)
		say("validate", "-on", aim)
	}
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if filepath.Dir(path) == "again" {
			return nil // the same files as those of the first run
		}
		text, err := os.ReadFile(path)
		all[path] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// secretsOf are the secrets of the pool that no artefact may hold.
func (n *indiscreet) secretsOf() []string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return append([]string{canaryPassword, canaryCookie}, slices.Collect(maps.Keys(n.tokens))...)
}

// unreachable are target files, by a name, that lead nowhere: what goes wrong
// names a URL, or a value, with the password in it.
func (n *indiscreet) unreachable(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile(n.aim)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for name, discover := range map[string]string{
		"dial":       `"http://127.0.0.1:1/` + url.PathEscape(canaryPassword) + `"`,
		"tls":        `"https://` + strings.TrimPrefix(n.root, "http://") + "/" + url.PathEscape(canaryPassword) + `"`,
		"diagnosed":  `env("UCWATEST_TENANT_SECRET")`,
		"redirected": `"` + n.root + `/astray/"`,
	} {
		all[name] = filepath.Join(t.TempDir(), name+".hcl")
		aim := discoverLine.ReplaceAllLiteralString(string(text), "discover = "+discover)
		if err := os.WriteFile(all[name], []byte(aim), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

var discoverLine = regexp.MustCompile(`discover = .*`)

// written are secrets as they may stand in an artefact.
func written(secrets []string) []string {
	var all []string
	for _, secret := range secrets {
		for _, one := range encodings.Of(secret) {
			if !slices.Contains(all, one) {
				all = append(all, one)
			}
		}
	}
	return all
}

func TestArtefacts_holdNoSecretAndNobody(t *testing.T) {
	n := newIndiscreet(t)
	all := artefacts(t, n)
	secrets := n.secretsOf()
	spelled := written(secrets)
	if n.asked < len(failures) || len(secrets) < 5 {
		t.Fatalf("got %d derived conversations asked for and %d secrets, want each of %d ways to fail tried by three users", n.asked, len(secrets), len(failures))
	}
	written := 0
	for name, text := range all {
		for _, one := range append(found(text, append(secrets, recognised...)), standingIn(text, spelled)...) {
			t.Errorf("%s: got %s", name, one)
		}
		if strings.Contains(text, "redacted") {
			written++
		}
	}
	for _, want := range []string{"level=TRACE msg=exchange", "level=DEBUG msg=request", "msg=\"case ended\""} {
		if !strings.Contains(all["detail.log"], want) {
			t.Errorf("detail.log: want %q in it", want)
		}
	}
	if written < 10 {
		t.Errorf("got %d artefacts out of which something was taken, want 10 at least: else nothing was tried", written)
	}
}

func TestArtefacts_showPeopleIfAskedTo(t *testing.T) {
	n := newIndiscreet(t)
	all := artefacts(t, n, "-raw-identities")
	for _, name := range []string{"reports/out/results.json", "reports/out/junit.xml", "reports/baselines/staging.json"} {
		for _, one := range found(all[name], n.secretsOf()) {
			t.Errorf("%s: got %s", name, one)
		}
	}
	for _, file := range reports.Files() {
		if text := all[filepath.Join("reports/out", file.Name)]; len(found(text, recognised[:1])) == 0 {
			t.Errorf("%s: got nobody who can be recognised, so that nothing is hidden there otherwise", file.Name)
		}
	}
	for name, want := range map[string]string{"results.json": `"raw_identities": true`, "index.html": "People are shown as they are",
		"junit.xml": `name="raw_identities" value="true"`, "summary.md": "People are shown as they are"} {
		if text := all[filepath.Join("reports/out", name)]; !strings.Contains(text, want) {
			t.Errorf("%s: does not say that people are shown", name)
		}
	}
}

// The scan itself finds a secret in every form that it may be written in.
func TestFound_readsEveryForm(t *testing.T) {
	t.Parallel()
	const secret = `pa55/word "of+the" <tenant>&ünique`
	var packed bytes.Buffer
	zip := gzip.NewWriter(&packed)
	if _, err := zip.Write([]byte("before " + secret + " behind")); err != nil {
		t.Fatal(err)
	}
	if err := zip.Close(); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"plain":               secret,
		"in capitals":         strings.ToUpper(secret),
		"of a query":          url.QueryEscape(secret),
		"of a path":           url.PathEscape(secret),
		"of JSON":             quoted(secret),
		"of HTML":             html.EscapeString(secret),
		"in base64":           base64.StdEncoding.EncodeToString([]byte(secret)),
		"in base64 of URLs":   base64.RawURLEncoding.EncodeToString([]byte("x" + secret)),
		"behind a path":       "ab/" + base64.RawStdEncoding.EncodeToString([]byte(secret)),
		"zipped":              packed.String(),
		"zipped, in base64":   base64.StdEncoding.EncodeToString(packed.Bytes()),
		"of JSON within HTML": html.EscapeString(quoted(secret)),
	} {
		if len(found("a "+text+" z", []string{secret})) == 0 {
			t.Errorf("%s: did not find the secret in %q", name, text)
		}
	}
	if got := found("Call +1 (425) 555-0101 now", []string{"14255550101"}); len(got) == 0 {
		t.Error("did not find a number with blanks in it")
	}
	if got := found("nothing to see", []string{secret}); len(got) > 0 {
		t.Errorf("got %q in a text without it", got)
	}
}
