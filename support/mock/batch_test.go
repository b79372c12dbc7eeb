package mock_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"
	"time"

	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
)

const batching = "multipart/batching; boundary=b0"

// inBatch is a body with the boundary b0 that holds requests.
func inBatch(requests ...string) string {
	var b strings.Builder
	for _, r := range requests {
		fmt.Fprintf(&b, "--b0\r\nContent-Type: application/http; msgtype=request\r\n\r\n%s\r\n", r)
	}
	return b.String() + "--b0--\r\n"
}

// line is a request without a body.
func line(method, href string, header ...string) string {
	return method + " " + href + " HTTP/1.1\r\n" + strings.Join(append(header, "", ""), "\r\n")
}

// batch posts a body as a batch, with headers beside.
func (p *person) batch(body string, header map[string]string) answer {
	p.t.Helper()
	all := map[string]string{"Content-Type": batching, "Accept": "multipart/batching"}
	for name, value := range header {
		all[name] = value
	}
	return p.ask("POST", p.app.href("self")+"/batch", p.token, all, body)
}

// parts are the answers that a batch came back with.
func (a answer) parts() []answer {
	a.t.Helper()
	_, parameters, err := mime.ParseMediaType(a.header.Get("Content-Type"))
	if err != nil {
		a.t.Fatal(err)
	}
	var parts []answer
	for reader := multipart.NewReader(bytes.NewReader(a.body), parameters["boundary"]); ; {
		part, err := reader.NextPart()
		if err == io.EOF {
			return parts
		}
		if err != nil {
			a.t.Fatalf("%v: %s", err, a.body)
		}
		if got := part.Header.Get("Content-Type"); got != "application/http; msgtype=response" {
			a.t.Errorf("type of a part: got %q, want that of a response", got)
		}
		r, err := http.ReadResponse(bufio.NewReader(part), nil)
		if err != nil {
			a.t.Fatalf("%v: %s", err, a.body)
		}
		body, err := io.ReadAll(r.Body)
		if err != nil {
			a.t.Fatal(err)
		}
		_ = r.Body.Close()
		parts = append(parts, answer{a.t, r.StatusCode, r.Header, body})
	}
}

func TestBatch_answersAsEachPartAlone(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		invitation, original := c.derived()
		href := invitation.href("derivedConversation")
		for _, accept := range []string{"application/json", "application/xml", "application/vnd.microsoft.com.ucwa+json", "application/vnd.microsoft.com.ucwa+xml"} {
			header := map[string]string{"Accept": accept}
			alone := c.caller.ask("GET", href, c.caller.token, header, "").want(200)
			parts := c.caller.batch(inBatch(line("GET", href, "Accept: "+accept), line("GET", c.caller.url+original)), nil).want(200).parts()
			if len(parts) != 2 {
				t.Fatalf("parts: got %d, want 2", len(parts))
			}
			wantText(t, accept, string(parts[0].want(200).body), string(alone.body))
			for _, name := range []string{"Content-Type", "Content-Length", "X-Ms-Ucwaversion", "Cache-Control"} {
				wantText(t, name, parts[0].header.Get(name), alone.header.Get(name))
			}
			wantText(t, "absolute form", parts[1].want(200).object().href("self"), original)
		}
	})
}

func TestBatch_doesWhatItsPartsSay(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	start := c.caller.app.text("_embedded", "communication", "_links", "startMessaging", "href")
	invite := `{"to":"` + c.callee.sip + `","operationId":"op-0"}`
	available := `<input xmlns="http://schemas.microsoft.com/rtc/2012/03/ucwa"><property name="signInAs">Busy</property></input>`
	parts := c.caller.batch(inBatch(
		line("POST", start, "Content-Type: application/json", fmt.Sprintf("Content-Length: %d", len(invite)))+invite+"\r\n",
		line("POST", c.caller.app.href("self")+"/me/makeMeAvailable", "Content-Type: application/xml")+available,
		"\xef\xbb\xbf"+line("GET", c.caller.app.href("self")+"/me/presence"),
		line("GET", c.callee.app.href("self"), "Authorization: Bearer "+c.callee.token),
		line("GET", c.caller.app.href("self"), "Authorization: Bearer nobody's"),
		strings.TrimSuffix(line("GET", c.caller.app.href("self"), "Accept: text/csv"), "\r\n"),
		line("POST", c.caller.app.href("self")+"/me/reportMyActivity")+"\r\n",
		line("GET", "/"),
		line("GET", "/", "Host: other.contoso.com"),
	), nil).want(200).parts()
	for i, status := range []int{201, 204, 200, 200, 401, 406, 204, 200, 200} {
		parts[i].want(status)
	}
	wantText(t, "presence", parts[2].object().text("availability"), "Busy")
	wantText(t, "root of the batch's host", parts[7].object().href("self"), c.caller.url+"/")
	wantText(t, "root of the part's host", parts[8].object().href("self"), "http://other.contoso.com/")
	wantText(t, "application", parts[3].object().href("self"), c.callee.app.href("self"))
	c.caller.get(parts[0].header.Get("Location")).want(200)
	wantText(t, "operation", c.caller.await("communication: messagingInvitation started").text("_embedded", "messagingInvitation", "operationId"), "op-0")
	c.callee.await("communication: messagingInvitation started")
}

func TestBatch_negotiatesItsOwnAnswer(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	body := inBatch(line("GET", c.caller.app.href("self")))
	for _, row := range []struct{ accept, want string }{
		{"multipart/batching", "multipart/batching"},
		{"multipart/mixed", "multipart/mixed"},
		{"multipart/mixed;q=0.5, multipart/batching", "multipart/batching"},
		{"application/json;q=0.9, multipart/*;q=0.1", "multipart/batching"},
		{"*/*", "multipart/batching"},
	} {
		got := c.caller.batch(body, map[string]string{"Accept": row.accept}).want(200)
		kind, _, _ := strings.Cut(got.header.Get("Content-Type"), ";")
		wantText(t, row.accept, kind, row.want)
		wantText(t, "Expires", got.header.Get("Expires")+got.header.Get("Pragma"), "-1no-cache")
	}
}

func TestBatch_refusesAPartThatItMustNotHold(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	app := c.caller.app.href("self")
	inner := strings.ReplaceAll(inBatch(line("GET", app)), "b0", "b1")
	nested := line("POST", app+"/batch", "Content-Type: multipart/batching; boundary=b1") + inner
	parts := c.caller.batch(inBatch(nested, line("GET", c.caller.next), line("GET", "/~control/users/"+c.caller.sip), line("GET", app)), nil).want(200).parts()
	for i, want := range []string{"409 Conflict", "409 Conflict", "404 NotFound"} {
		got := parts[i].object()
		wantText(t, fmt.Sprintf("part %d", i), fmt.Sprint(parts[i].status, " ", got.text("code")), want)
		wantText(t, "subcode", got.text("subcode"), "")
	}
	parts[3].want(200)
	wantText(t, "message", parts[0].object().text("message"), "A batch cannot hold this request.")
}

func TestBatch_refusesTheWhole(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	app := c.caller.app.href("self")
	del := line("DELETE", app)
	head := "--b0\r\nContent-Type: application/http; msgtype=request\r\n\r\n"
	many := make([]string, 101)
	for i := range many {
		many[i] = del
	}
	for _, row := range []struct {
		name, kind, accept, body string
		status                   int
		code                     string
	}{
		{"no body", batching, "", "", 400, "BadRequest"},
		{"no parts", batching, "", "--b0--\r\n", 400, "BadRequest"},
		{"no boundary", "multipart/batching", "", inBatch(del), 400, "BadRequest"},
		{"another boundary", "multipart/batching; boundary=b1", "", inBatch(del), 400, "BadRequest"},
		{"no end", batching, "", strings.TrimSuffix(inBatch(del), "--b0--\r\n"), 400, "BadRequest"},
		{"a part of no type", batching, "", "--b0\r\n\r\n" + del + "\r\n--b0--", 400, "BadRequest"},
		{"a part that is a response", batching, "", strings.Replace(inBatch(del), "msgtype=request", "msgtype=response", 1), 400, "BadRequest"},
		{"a part that is no HTTP", batching, "", head + "hello\r\n--b0--", 400, "BadRequest"},
		{"a second part that is no HTTP", batching, "", inBatch(del, "hello"), 400, "BadRequest"},
		{"a part whose header is cut short", batching, "", strings.TrimSuffix(inBatch(del), "--\r\n") + "\r\nContent-Type: applica", 400, "BadRequest"},
		{"a part that is cut short", batching, "", inBatch(del, line("POST", app, "Content-Length: 9")+"{}"), 400, "BadRequest"},
		{"a part with more than it says", batching, "", inBatch(del, line("POST", app, "Content-Length: 2")+"{}{}"), 400, "BadRequest"},
		{"a part in chunks", batching, "", inBatch(del, line("POST", app, "Transfer-Encoding: chunked")+"0\r\n\r\n"), 400, "BadRequest"},
		{"another media type", "application/json", "", `{}`, 415, "UnsupportedMediaType"},
		{"no media type", "", "", inBatch(del), 415, "UnsupportedMediaType"},
		{"an answer in JSON", batching, "application/json", inBatch(del), 406, "NotAcceptable"},
		{"a body over 1 MiB", batching, "", inBatch(del, line("POST", app)+strings.Repeat("x", 1<<20)), 413, "EntityTooLarge"},
		{"more than 100 parts", batching, "", inBatch(many...), 429, "TooManyRequests"},
	} {
		header := map[string]string{"Content-Type": row.kind}
		if row.accept != "" {
			header["Accept"] = row.accept
		}
		got := c.caller.batch(row.body, header)
		if got.status != row.status || got.object().text("code") != row.code {
			t.Errorf("%s: got %d %s, want %d %s", row.name, got.status, got.body, row.status, row.code)
		}
	}
	c.caller.get(app).want(200) // nothing was executed
}

func TestBatch_countsWhatIsOutstanding(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	parts := make([]string, 100)
	for i := range parts {
		parts[i] = line("DELETE", c.caller.app.href("self"), "X-Probe: 1")
	}
	release := c.callee.keepSending()
	defer release()
	waiting := c.caller.wait()
	waiting.parked(1)
	c.caller.batch(inBatch(parts...), nil).want(429)
	c.caller.get(c.caller.app.href("self")).want(200)
	c.caller.batch(inBatch(parts[:99]...), nil).want(200)
	waiting.answer().want(404)
}

// TestBatch_countsBatchesInProgress sends a batch while another is executed.
func TestBatch_countsBatchesInProgress(t *testing.T) {
	t.Parallel()
	var between func()
	var seen []string
	pool := mocktest.New(t, mock.Options{Now: func() time.Time { return start }, Control: true, Seen: func(r mock.Request) {
		seen = append(seen, fmt.Sprint(r.Route, " ", r.Status))
		if f := between; f != nil && r.Header.Get("X-Probe") != "" {
			between = nil
			f()
		}
	}})
	caller := (&server{t, pool, mocktest.Serve(t, pool)}).cast().caller
	parts := make([]string, 99)
	for i := range parts {
		parts[i] = line("GET", caller.app.href("self"))
	}
	parts[0] = line("GET", caller.app.href("self")+"/me", "X-Probe: 1")
	seen = nil
	var crowded, fits answer
	between = func() {
		crowded, fits = caller.batch(inBatch(parts[1:3]...), nil), caller.batch(inBatch(parts[1:2]...), nil)
	}
	caller.batch(inBatch(parts...), nil).want(200)
	crowded.want(429)
	fits.want(200)
	caller.batch(inBatch(parts[1:3]...), nil).want(200)
	if len(seen) != 1+1+2+98+1+3 || seen[0] != "me 200" || seen[1] != "batch 429" || seen[2] != "application 200" || seen[3] != "batch 200" {
		t.Errorf("seen: got %d %q, want each part under its own route", len(seen), seen[:4])
	}
}

func TestBatch_canBeSpoiledPartByPart(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, &mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Route == "me" {
			a.Status = 500
		}
	}})
	caller := s.cast().caller
	app := caller.app.href("self")
	parts := caller.batch(inBatch(line("GET", app+"/me"), line("GET", app)), nil).want(200).parts()
	parts[0].want(500)
	parts[1].want(200)
}
