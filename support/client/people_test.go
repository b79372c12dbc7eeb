package client_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"ucwatest/support/client"
	"ucwatest/support/redact"
	"ucwatest/support/shell"
)

func TestPeople_areHiddenInEvidenceAndThereToGoOnWith(t *testing.T) {
	t.Parallel()
	p, log := newPool(t), new(client.Log)
	p.on(appsPath, guarded(p, answer(201, `{"_links":{"self":{"href":"`+appPath+`"}},"_embedded":{"me":{"rel":"me","uri":"sip:a@contoso.com",`+
		`"name":"Annabel Lee","emailAddresses":["a.lee@contoso.com"],"_links":{"self":{"href":"`+appPath+`/me"}}}}}`)))
	s, err := client.SignIn(t.Context(), client.Options{Now: clock(), Log: log, Redactor: new(redact.Redactor)}, account(p))
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
		if shown := one.String() + one.Curl(shell.POSIX, ""); strings.Contains(shown, "Annabel") || strings.Contains(shown, "a@contoso") || strings.Contains(shown, "a.lee") {
			t.Errorf("got somebody who can be recognised in %s", shown)
		}
	}
	d, err := x.Document()
	if err != nil {
		t.Fatal(err)
	}
	if name, _ := d.Property("name"); name.Text != "Annabel Lee" || !strings.HasSuffix(d.Self, "/people/Annabel%20Lee") || x.Header.Get("X-Who") != "Annabel Lee" {
		t.Errorf("got %q at %q, want what the server said", name.Text, d.Self)
	}
}

func TestPeople_areHiddenInErrors(t *testing.T) {
	t.Parallel()
	p := newPool(t)
	p.Close()
	a := account(p)
	a.SIP, a.Discover = "sip:annabel@contoso.com", p.URL+"/annabel/"
	_, err := client.SignIn(t.Context(), client.Options{Now: clock(), Redactor: new(redact.Redactor)}, a)
	if err == nil || strings.Contains(err.Error(), "annabel") || !strings.Contains(err.Error(), "/caller/") {
		t.Errorf("got %v, want nobody in it", err)
	}
	_, err = client.SignIn(t.Context(), client.Options{Now: clock(), Redactor: new(redact.Redactor), RawIdentities: true}, a)
	if err == nil || !strings.Contains(err.Error(), "annabel") {
		t.Errorf("got %v, want people as they are", err)
	}
	var refused interface{ Timeout() bool }
	if !errors.As(err, &refused) {
		t.Errorf("got %v, want its cause kept", err)
	}
}
