package reference_test

import (
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"ucwatest/support/document"
	"ucwatest/support/reference"
	"ucwatest/support/ucwa"
)

// exchange is what a test wants of a sample.
type exchange struct {
	Format    ucwa.Format
	Request   bool
	Method    string
	URL       string
	Status    int
	MediaType string
	Body      string // how it begins
	Rel       string // of the resource
	Line      int
}

func TestOpen_readsPagesOfEachShape(t *testing.T) {
	t.Parallel()
	for name, want := range wanted {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := reference.Open(filepath.Join("testdata", name+"_ref.md"))
			if err != nil {
				t.Fatal(err)
			}
			want.Name, want.File = name, got.File
			if diff := cmp.Diff(exchanges[name], samples(got, exchanges[name])); diff != "" {
				t.Errorf("samples (-want +got):\n%s", diff)
			}
			ignored := cmp.Options{cmpopts.IgnoreFields(reference.Operation{}, "Samples"), cmpopts.IgnoreFields(reference.Event{}, "Samples"), cmpopts.EquateEmpty()}
			if diff := cmp.Diff(&want, got, ignored); diff != "" {
				t.Errorf("page (-want +got):\n%s", diff)
			}
		})
	}
}

// samples are those of p, with as much of each body as is wanted.
func samples(p *reference.Page, want []exchange) []exchange {
	var all []exchange
	for _, o := range p.Operations {
		for _, s := range o.Samples {
			e := exchange{s.Format, s.Request, s.Method, s.URL, s.Status, s.MediaType, string(s.Body), "", s.Line}
			if i := len(all); i < len(want) && want[i].Body != "" && strings.HasPrefix(e.Body, want[i].Body) {
				e.Body = want[i].Body
			}
			if s.Document != nil {
				e.Rel = s.Document.Rel
			}
			all = append(all, e)
		}
	}
	return all
}

func TestOpen_readsSamplesAsDocuments(t *testing.T) {
	t.Parallel()
	p, err := reference.Open("testdata/parkSlot_ref.md")
	if err != nil {
		t.Fatal(err)
	}
	get := p.Operations[0]
	if got, want := get.Samples[0].Header, (http.Header{"Host": {"garage.contoso.com"}, "Accept": {"application/json"}}); !cmp.Equal(got, want) {
		t.Errorf("headers: got %v, want %v", got, want)
	}
	for _, s := range []reference.Sample{get.Samples[1], get.Samples[3]} {
		number, _ := s.Document.Property("number")
		driver, _ := s.Document.Link("driver")
		if number.Text != "7" || driver.Href != "/garage/drivers/1" || s.Document.Self != "/garage/slots/7" {
			t.Errorf("as %s: got number %q, driver %q, self %q", s.Format, number.Text, driver.Href, s.Document.Self)
		}
	}
	events := p.Events[0].Samples
	if len(events) != 1 || events[0].Next != "/garage/events?ack=2" || events[0].Senders[0].Events[0].Type != "updated" {
		t.Errorf("events: got %+v, want one package that updates the slot", events)
	}
	floor, err := reference.Open("testdata/floor_ref.md")
	if err != nil {
		t.Fatal(err)
	}
	d := floor.Operations[0].Samples[0].Document
	many := func(l document.Link) bool { return l.Many }
	if got := d.LinksOf("slot"); len(got) != 2 || !slices.ContainsFunc(got, many) || len(d.Embed("exit")) != 1 {
		t.Errorf("got links %v and %d exits, want a list of two slots and an exit that is embedded", got, len(d.Embed("exit")))
	}
}

// Converters to Markdown put addresses in angle brackets and escape underscores.
func TestRead_takesTheMarksOfMarkdownOutOfSamples(t *testing.T) {
	t.Parallel()
	p := read(t, "## Events\n\n### Updated\n\n|Resource|Priority|Sender|Reason|\n|-|-|-|-|\n|lamp|High|street|Lit.|\n\nA sample.\n{\n"+
		"  \"\\_links\" : { \"next\" : { \"href\" : \"<http://street.contoso.com/events?ack=2>\" } },\n  \"sender\" : []\n}\n")
	if got, want := p.Events[0].Samples[0].Next, "http://street.contoso.com/events?ack=2"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	compareWarnings(t, p, "a sample without a code fence", "an address in angle brackets in a sample", "an underscore that is escaped in a sample")
}

func TestRead_readsRequestAndResponseOfOneSample(t *testing.T) {
	t.Parallel()
	p := read(t, "## Events\n\n### Updated\n\n|Resource|Priority|Sender|Reason|\n|-|-|-|-|\n|lamp|High|street|Lit.|\n\n```\nHTTP/1.1 200 OK\n"+
		"Content-Type: application/json\n\n{ \"_links\" : { \"next\" : { \"href\" : \"/events?ack=2\" } }, \"sender\" : [] }\n```\n\n## Operations\n\n### GET\n\n#### Examples\n\n"+
		"```\nGET https://street.contoso.com/lamp HTTP/1.1\nAccept: application/json\n\nHTTP/1.1 200 OK\nContent-Type: application/json\n\n{ \"rel\" : \"lamp\" }\n```\n")
	if events := p.Events[0].Samples; len(events) != 1 || events[0].Next != "/events?ack=2" {
		t.Errorf("got %v, want the events that stand below the headers", events)
	}
	want := []exchange{
		asked(inJSON, "GET", "https://street.contoso.com/lamp", "", "", "", 27),
		answered(inJSON, 200, aJSON, "{", "lamp", 30),
	}
	if diff := cmp.Diff(want, samples(p, want)); diff != "" {
		t.Errorf("samples (-want +got):\n%s", diff)
	}
	compareWarnings(t, p, "a sample of events with headers", "a request and its response in one sample")
}
