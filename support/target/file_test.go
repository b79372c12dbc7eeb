package target_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"ucwatest/support/golden"
	"ucwatest/support/stage/derived"
	"ucwatest/support/target"
)

// today is when target files are read in the tests.
func today() time.Time { return time.Date(2027, 1, 15, 12, 0, 0, 0, time.UTC) }

func TestOpenAll_saysAllThatIsWrongWithAFile(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("testdata/refused/*.hcl")
	if err != nil || len(paths) == 0 {
		t.Fatalf("got %v and %v, want target files", paths, err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			_, err := target.OpenAll([]string{path}, today)
			var broken *target.Broken
			if !errors.As(err, &broken) {
				t.Fatalf("got %v, want a broken file", err)
			}
			golden.Equal(t, strings.TrimSuffix(path, ".hcl")+".txt", broken.Error()+"\n")
			for _, secret := range []string{"literal", "hunter", "never shown"} {
				if strings.Contains(broken.Error(), secret) {
					t.Errorf("a secret of the file is shown: %q", secret)
				}
			}
		})
	}
}

const taken = "testdata/taken/targets.hcl"

// An editor of Windows begins a file with a byte order mark, or ends lines with CRLF.
func TestOpen_takesFilesOfWindows(t *testing.T) {
	t.Setenv("POOL_PASSWORD", "pa55word")
	text, err := os.ReadFile("example.hcl")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "my pools", "example.hcl")
	if err := os.Mkdir(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, written := range map[string]string{"CRLF": strings.ReplaceAll(string(text), "\n", "\r\n"), "a byte order mark": "\ufeff" + string(text)} {
		if err := os.WriteFile(path, []byte(written), 0o600); err != nil {
			t.Fatal(err)
		}
		aim, err := target.Open(path, today)
		if err != nil {
			t.Errorf("%s: got %v", name, err)
			continue
		}
		if got := aim.Identities()["callee"].SIP; got != "sip:callee@contoso.com" {
			t.Errorf("%s: got the callee %q", name, got)
		}
		_ = aim.Close()
	}
}

// What the environment holds is shown in no diagnostics, wherever a file puts it,
// and a line break in it is told from a wrong password.
func TestOpen_showsNothingOfTheEnvironment(t *testing.T) {
	t.Setenv("UCWATEST_TEST_BROKEN", "canary pa55word\n")
	t.Setenv("UCWATEST_TEST_PLAIN", "canary pa55word")
	const user = `target "a" {
  discover = "https://lyncdiscover.contoso.com/"
  %s
  user "caller" {
    sip = %s
    auth "password" {
      username = %s
      password = %s
    }
  }
}
`
	const sip, name, plain = `"sip:a@contoso.com"`, `"a@contoso.com"`, `env("UCWATEST_TEST_PLAIN")`
	for what, c := range map[string]struct{ tls, sip, name, password, want string }{
		"an address":                      {"", plain, name, plain, `sip: got "redacted", want an address`},
		"a file":                          {"tls {\nca_file = " + plain + "\n}", sip, name, plain, "redacted: no such file"},
		"a line break":                    {"", sip, name, `env("UCWATEST_TEST_BROKEN")`, "password: the environment variable holds a line break"},
		"a here-document":                 {"", sip, "<<END\na@contoso.com\nEND", plain, "username: got a line break"},
		"what is allowed":                 {"may = [" + plain + "]", sip, name, plain, `may: got ["redacted"], want "read"`},
		"the name of a variable":          {"hosts = [env(" + plain + ")]", sip, name, plain, "the environment variable redacted is not set"},
		"the name of a file":              {"hosts = [file(" + plain + ")]", sip, name, plain, "/redacted: no such file"},
		"a number":                        {"limits {\nparallel = " + plain + "\n}", sip, name, plain, "a number is required"},
		"a literal behind a variable":     {"", sip, name, `"${env("UCWATEST_TEST_PLAIN")}canary"`, `"${env("UCWATEST_TEST_PLAIN")}******"`},
		"a literal between variables":     {"", sip, name, `"${env("UCWATEST_TEST_PLAIN")}canary${file("x")}"`, `)}******${file("x")}"`},
		"a literal that is handed over":   {"", sip, name, `join("canary", [env("UCWATEST_TEST_PLAIN")])`, `join("******", `},
		"a here-document for a password":  {"", sip, name, "<<END\ncanary\nEND", "<<END"},
		"a literal after a literal quote": {"", sip, name, `"a\"canary"`, `"*********"`},
	} {
		t.Run(what, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.hcl")
			if err := os.WriteFile(path, fmt.Appendf(nil, user, c.tls, c.sip, c.name, c.password), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := target.Open(path, today)
			if err == nil || !strings.Contains(strings.ReplaceAll(err.Error(), "\n", " "), c.want) || strings.Contains(err.Error(), "canary") {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestOpen_readsAPool(t *testing.T) {
	t.Parallel()
	aim, err := target.Open(taken+"#staging", today)
	if err != nil {
		t.Fatal(err)
	}
	want := &target.Target{
		Name: "staging", On: taken + "#staging", Share: true, Traits: target.OfPool(), May: []string{"read", "stage"}, Parallel: 2,
		Staging: derived.Staging{Routes: []derived.Route{derived.Ringing, derived.Direct}, Offer: "v=0\n", Answer: "v=0\n",
			PhoneNumber: "tel:+14255550100", Answers: []string{"answerer"}},
		Known: []target.Known{{Clause: "DC-PROP-CREATED", Reason: "reported to the vendor", Until: today().Truncate(24*time.Hour).AddDate(0, 0, 1)}},
	}
	if diff := cmp.Diff(want, aim, said...); diff != "" {
		t.Errorf("target (-want +got):\n%s", diff)
	}
	if !aim.Permits("stage") || aim.Permits("delete") {
		t.Error("got other permissions than those of may")
	}
	const shown = "Ann Lee, sip:a@contoso.com, +1 (425) 555-0101, CONTOSO\\b and c@contoso.com"
	if got := aim.Redactor.Text(shown); got != "caller, sip:caller, +caller, callee and answerer" {
		t.Errorf("got %q, want nobody in it", got)
	}
}

// said are the exported members of a target that the file says.
var said = []cmp.Option{cmpopts.IgnoreUnexported(target.Target{}), cmpopts.IgnoreFields(target.Target{}, "Redactor")}

func TestOpen_fillsInWhatAFileDoesNotSay(t *testing.T) {
	t.Parallel()
	aim, err := target.Open(taken+"#production", today)
	if err != nil {
		t.Fatal(err)
	}
	want := &target.Target{
		Name: "production", On: taken + "#production", Traits: target.OfPool(), May: []string{"read"}, Observe: 5 * time.Minute,
		Staging: derived.Staging{Routes: derived.Routes()},
		Given: &derived.Given{Application: "https://pool.contoso.com/ucwa/oauth/v1/applications/1", Modality: derived.PhoneAudio,
			DerivedConversation: "https://pool.contoso.com/ucwa/oauth/v1/applications/1/communication/conversations/2"},
	}
	if diff := cmp.Diff(want, aim, said...); diff != "" {
		t.Errorf("target (-want +got):\n%s", diff)
	}
	remote, err := target.Open(taken+"#remote", today)
	if err != nil {
		t.Fatal(err)
	}
	want = &target.Target{Name: "remote", On: taken + "#remote", May: []string{"read", "stage"},
		Staging: derived.Staging{Answers: []string{"caller", "callee", "answerer"}}}
	if diff := cmp.Diff(want, remote, said...); diff != "" {
		t.Errorf("mock (-want +got):\n%s", diff)
	}
	if !remote.Permits("stage") {
		t.Error("got a mock that does not let users act")
	}
}

func TestOpenAll_readsEachTargetOfAFile(t *testing.T) {
	t.Parallel()
	all, err := target.OpenAll([]string{taken + "#staging", taken + "#remote"}, today)
	if err != nil || len(all) != 2 || all[0].Name != "staging" || all[1].Name != "remote" {
		t.Errorf("got %v and %v, want staging and remote", all, err)
	}
	two := file(t, "target \"a\" {\n  mock = \"http://127.0.0.1:1\"\n}\ntarget \"b\" {\n  mock = \"http://127.0.0.1:2\"\n}\n")
	if all, err = target.OpenAll([]string{two}, today); err != nil || len(all) != 2 || all[1].On != two+"#b" {
		t.Errorf("got %v and %v, want both, each with its name", all, err)
	}
	_, err = target.OpenAll([]string{two, two + "#b", taken}, today)
	for _, want := range []string{`target "b": got the name twice`, "UCWATEST_UNSET is not set"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want an error with %q in it", err, want)
		}
	}
}

func TestSplit_takesTheLongestPathThatThereIs(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, path := range []string{"a.hcl", "a#b.hcl", "a#b.hcl#c", "#"} {
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir("d#e", 0o700); err != nil {
		t.Fatal(err)
	}
	for on, want := range map[string][2]string{
		"a.hcl":           {"a.hcl", ""},
		"a.hcl#staging":   {"a.hcl", "staging"},
		"a.hcl#":          {"a.hcl", ""},
		"a.hcl#b#c":       {"a.hcl", "b#c"},
		"a#b.hcl":         {"a#b.hcl", ""},
		"a#b.hcl#staging": {"a#b.hcl", "staging"},
		"a#b.hcl#c":       {"a#b.hcl#c", ""},
		"a#b.hcl#c#d":     {"a#b.hcl#c", "d"},
		"#":               {"#", ""},
		"##staging":       {"#", "staging"},
		"none.hcl#a":      {"none.hcl", "a"},
		"none.hcl":        {"none.hcl", ""},
		"d#e":             {"d", "e"},
		"":                {"", ""},
	} {
		if path, name := target.Split(on); path != want[0] || name != want[1] {
			t.Errorf("%q: got %q and %q, want %q", on, path, name, want)
		}
	}
}

func TestOpenAll_saysEachProblemOnce(t *testing.T) {
	t.Parallel()
	user := `  user %q {
    sip = "sip:%s@contoso.com"
    auth "password" {
      username = env("UCWATEST_UNSET")
      password = env("UCWATEST_UNSET")
    }
  }
`
	var text strings.Builder
	for _, name := range []string{"a", "b"} {
		fmt.Fprintf(&text, "target %q {\n  discover = \"https://pool.contoso.com/\"\n", name)
		for _, part := range []string{"caller", "callee", "answerer"} {
			fmt.Fprintf(&text, user, part, part)
		}
		text.WriteString("}\n")
	}
	one := file(t, text.String())
	other := file(t, strings.NewReplacer(`"a"`, `"c"`, `"b"`, `"d"`).Replace(text.String()))
	bad := file(t, "target \"a\" {\n  mock = \n}\n")
	for name, test := range map[string]struct {
		on   []string
		says string
	}{
		"a file":                {[]string{one}, "UCWATEST_UNSET is not set, or empty"},
		"two targets of it":     {[]string{one + "#a", one + "#b"}, "UCWATEST_UNSET is not set, or empty"},
		"a target twice":        {[]string{one + "#a", one + "#a"}, "UCWATEST_UNSET is not set, or empty"},
		"two files":             {[]string{one + "#b", other}, "UCWATEST_UNSET is not set, or empty. It is also used in " + other + ", line 6."},
		"a file that is no HCL": {[]string{bad + "#a", bad + "#b"}, "Invalid expression"},
	} {
		_, err := target.OpenAll(test.on, today)
		var broken *target.Broken
		if !errors.As(err, &broken) || len(broken.All) != 1 || strings.Count(strings.Join(strings.Fields(err.Error()), " "), test.says) != 1 {
			t.Errorf("%s: got %v, want one diagnostic that says %q", name, err, test.says)
		}
	}
}
