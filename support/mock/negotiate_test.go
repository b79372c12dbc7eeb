package mock_test

import (
	"fmt"
	"strings"
	"testing"

	"ucwatest/support/mock"
)

func TestNegotiation_followsAccept(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	c := s.cast()
	invitation, _ := c.derived()
	const utf8 = "; charset=utf-8"
	for _, row := range []struct{ accept, kind string }{
		{"", "application/json" + utf8},
		{"*/*", "application/json" + utf8},
		{"application/*", "application/json" + utf8},
		{"APPLICATION/XML", "application/xml" + utf8},
		{"application/vnd.microsoft.com.ucwa+json", "application/vnd.microsoft.com.ucwa+json" + utf8},
		{"application/vnd.microsoft.com.ucwa+xml", "application/vnd.microsoft.com.ucwa+xml" + utf8},
		{"application/xml;q=0.5, application/json", "application/json" + utf8},
		{"application/xml, application/json;q=0.5", "application/xml" + utf8},
		{"application/xml, application/json", "application/xml" + utf8},
		{"application/json, application/xml", "application/json" + utf8},
		{"application/json;q=0, */*", "application/xml" + utf8},
		{"text/html, */*;q=0.1", "application/json" + utf8},
		{"text/csv", ""},
		{"application/json;q=0", ""},
	} {
		header := map[string]string{}
		if row.accept != "" {
			header["Accept"] = row.accept
		}
		got := s.ask("GET", invitation.href("derivedConversation"), c.caller.token, header, "")
		if row.kind == "" {
			code, subcode := got.refused(406)
			wantText(t, row.accept, code+"/"+subcode, "NotAcceptable/")
			continue
		}
		wantText(t, "Accept "+row.accept, got.want(200).header.Get("Content-Type"), row.kind)
		if isXML := strings.HasPrefix(string(got.body), "<?xml"); isXML != strings.Contains(row.kind, "xml") {
			t.Errorf("Accept %s: got %s", row.accept, got.body)
		}
	}
}

func TestVersion_isNamedAndRequired(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	c := s.cast()
	invitation, _ := c.derived()
	for _, row := range []struct {
		version       string
		status        int
		code, subcode string
	}{
		{"1", 200, "", ""},
		{"1.0", 200, "", ""},
		{"2", 200, "", ""},
		{"2.1", 404, "NotFound", "APIVersionNotSupported"},
		{"99", 404, "NotFound", "APIVersionNotSupported"},
		{"new", 400, "BadRequest", "ParameterValidationFailure"},
		{"NaN", 400, "BadRequest", "ParameterValidationFailure"},
		{"-1", 400, "BadRequest", "ParameterValidationFailure"},
	} {
		got := s.ask("GET", invitation.href("derivedConversation"), c.caller.token, map[string]string{"X-MS-RequiresMinResourceVersion": row.version}, "")
		wantText(t, "X-MS-UcwaVersion", got.header.Get("X-MS-UcwaVersion"), "1.7")
		if row.status == 200 {
			got.want(200)
			continue
		}
		code, subcode := got.refused(row.status)
		wantText(t, "version "+row.version, code+"/"+subcode, row.code+"/"+row.subcode)
	}
}

func TestHeaders_areTheDialects(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		dialect           mock.Dialect
		kind, cache, fqdn string
	}{
		{mock.Real, "application/json; charset=utf-8", "no-cache", "pool.contoso.com"},
		{mock.Doc, "application/json", "", ""},
	} {
		c := serve(t, row.dialect, nil).cast()
		got := c.caller.get(c.caller.app.href("self")).want(200).header
		wantText(t, "Content-Type", got.Get("Content-Type"), row.kind)
		wantText(t, "Cache-Control", got.Get("Cache-Control"), row.cache)
		wantText(t, "X-MS-Server-Fqdn", got.Get("X-MS-Server-Fqdn"), row.fqdn)
	}
}

func TestPath_withDoubledSlashesIsServed(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		self := c.caller.app.href("self")
		doubled := strings.ReplaceAll(self, "/applications", "//applications")
		wantText(t, "application", string(c.caller.get(c.caller.url+doubled).want(200).body), string(c.caller.get(self).want(200).body))
	})
}

func TestDialect_isReadByName(t *testing.T) {
	t.Parallel()
	for _, d := range mock.Dialects() {
		if got, err := mock.ParseDialect(d.String()); err != nil || got != d {
			t.Errorf("%s: got %v, %v", d, got, err)
		}
	}
	_, err := mock.ParseDialect("Real")
	if want := fmt.Sprintf(`got "Real", want one of %q`, mock.Dialects()); err == nil || err.Error() != want {
		t.Errorf("error: got %v, want %s", err, want)
	}
	wantText(t, "no dialect", mock.Dialect(9).String(), "Dialect(9)")
}
