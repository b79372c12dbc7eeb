package client_test

import (
	"encoding/base64"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ucwatest/support/client"
)

// crowd knows two people, one of whom has a name that begins like another's.
func crowd() *client.People {
	p := new(client.People)
	p.Add(client.Person{Part: "caller", SIP: "sip:Ann.Lee@contoso.com", Names: []string{"Ann Lee-Möller", `CONTOSO\annlee`}, Numbers: []string{"tel:+14255550101;ext=7"}})
	p.Add(client.Person{Part: "callee", SIP: "ben@contoso.com", Names: []string{"Benjamin", "Li", "Βενιαμίν Λεκκας"}})
	return p
}

func TestPeople_areHiddenInEveryForm(t *testing.T) {
	t.Parallel()
	const name = "Ann Lee-Möller"
	for text, want := range map[string]string{
		"sip:ann.lee@contoso.com":           "sip:caller",
		"SIP%3AANN.LEE%40CONTOSO.COM":       "SIP%3Acaller",
		"sip%253aann.lee%2540contoso.com":   "sip%253acaller",
		"ann.lee is away":                   "caller is away",
		"joann.lee, ann.leeds":              "joann.lee, ann.leeds",
		name:                                "caller",
		"Lee-Möller, Ann":                   "caller",
		url.QueryEscape(name):               "caller",
		url.PathEscape(name):                "caller",
		`Ann Lee-M\u00f6ller`:               "caller",
		"Ann Lee-M&#246;ller":               "caller",
		`{"u":"CONTOSO\\annlee"}`:           `{"u":"caller"}`,
		"+1 (425) 555-0101 and 14255550101": "+caller and caller",
		"tel%3A%2B14255550101":              "tel%3A%2Bcaller",
		"114255550101":                      "114255550101",
		"Li likes Lily":                     "Li likes Lily",
		"Benjamin, ben and Bennett":         "callee, ben and Bennett",
		"ΒΕΝΙΑΜΊΝ ΛΕΚΚΑΣ":                   "callee",
		"1%20425%20555%2d0101":              "1%20425%20555%2d0101",
		"1%20%28425%29%20555%200101":        "caller",
		"data:text/plain;base64," + base64.StdEncoding.EncodeToString([]byte("I am Benjamin.")): "data:text/plain;base64," + base64.StdEncoding.EncodeToString([]byte("I am callee.")),
	} {
		if got := crowd().Text(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestPeople_areHiddenInEvidenceAndThereToGoOnWith(t *testing.T) {
	t.Parallel()
	p, log := newPool(t), new(client.Log)
	p.on(appsPath, guarded(p, answer(201, `{"_links":{"self":{"href":"`+appPath+`"}},"_embedded":{"me":{"rel":"me","uri":"sip:a@contoso.com",`+
		`"name":"Annabel Lee","emailAddresses":["a.lee@contoso.com"],"_links":{"self":{"href":"`+appPath+`/me"}}}}}`)))
	s, err := client.SignIn(t.Context(), client.Options{Now: clock(), Log: log, People: new(client.People)}, account(p))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.CreateApplication(t.Context(), "e"); err != nil {
		t.Fatal(err)
	}
	p.on("/people/Annabel Lee", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Who", "Annabel Lee")
		answer(200, `{"rel":"contact","name":"Annabel Lee","_links":{"self":{"href":"/people/Annabel%20Lee"}}}`)(w, r)
	})
	x, err := s.Do(t.Context(), client.Request{Method: "POST", URL: "/people/Annabel%20Lee", Body: []byte(`{"to":"a.lee@contoso.com"}`)})
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range append(log.Exchanges(), x) {
		if shown := one.String() + one.Curl(""); strings.Contains(shown, "Annabel") || strings.Contains(shown, "a@contoso") || strings.Contains(shown, "a.lee") {
			t.Errorf("got somebody who can be recognised in %s", shown)
		}
	}
	d, err := x.Document()
	if err != nil {
		t.Fatal(err)
	}
	if name, _ := d.Property("name"); name.Text != "Annabel Lee" || !strings.HasSuffix(d.Self, "/people/Annabel%20Lee") || x.Plain().Header.Get("X-Who") != "Annabel Lee" {
		t.Errorf("got %q at %q, want what the server said", name.Text, d.Self)
	}
}

func TestPeople_areHiddenInErrors(t *testing.T) {
	t.Parallel()
	p := newPool(t)
	p.Close()
	a := account(p)
	a.SIP, a.Discover = "sip:annabel@contoso.com", p.URL+"/annabel/"
	_, err := client.SignIn(t.Context(), client.Options{Now: clock(), People: new(client.People)}, a)
	if err == nil || strings.Contains(err.Error(), "annabel") || !strings.Contains(err.Error(), "/caller/") {
		t.Errorf("got %v, want nobody in it", err)
	}
	_, err = client.SignIn(t.Context(), client.Options{Now: clock(), People: new(client.People), RawIdentities: true}, a)
	if err == nil || !strings.Contains(err.Error(), "annabel") {
		t.Errorf("got %v, want people as they are", err)
	}
	var refused interface{ Timeout() bool }
	if !errors.As(err, &refused) {
		t.Errorf("got %v, want its cause kept", err)
	}
}
