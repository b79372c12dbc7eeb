package mock

import (
	"io"
	"math/rand/v2"
	"os"
	"testing"
	"time"
	_ "time/tzdata"

	"ucwatest/support/mock/wire"
)

// chance is a source of ids that is the same in each run.
func chance() io.Reader { return rand.NewChaCha8([32]byte{}) }

// dice are chance that throws what a test needs, where a single byte is asked for.
type dice struct {
	throws []byte
	rest   io.Reader
}

func (d *dice) Read(b []byte) (int, error) {
	if len(b) != 1 || len(d.throws) == 0 {
		return d.rest.Read(b)
	}
	b[0], d.throws = d.throws[0], d.throws[1:]
	return 1, nil
}

// sampleApplication is the application of the reference's samples: that of u,
// with number 192 and room for conversation 137.
func sampleApplication(t *testing.T, u User, zone *time.Location) *application {
	t.Helper()
	p := New(Options{Dialect: Doc, Now: func() time.Time { return time.Unix(0, 0) }, Rand: &dice{[]byte{192 - 100, 137 - 100}, chance()}, Zone: zone})
	u.Username, u.Password = "john", "secret"
	if err := p.AddUser(u); err != nil {
		t.Fatal(err)
	}
	return p.directory.user(u.SIP).newApplication(wire.Input{})
}

// sampled is conversation 137.
func sampled(t *testing.T) (*Pool, *conversation) {
	t.Helper()
	zone, err := time.LoadLocation("America/Los_Angeles")
	if err != nil {
		t.Fatal(err)
	}
	a := sampleApplication(t, User{SIP: "sip:caller@contoso.com"}, zone)
	return a.pool, a.converse(opening{"534e445ee854436a8abe02c24985f78a", "Skype for Business", "Normal", stateDisconnected})
}

// sample is the conversation of the reference's samples, as the pool draws it. Its
// two formats were written at different moments, so that two of its values are
// given for each.
func sample(t *testing.T) (*Pool, *wire.Resource) {
	t.Helper()
	p, c := sampled(t)
	c.local.url = c.url + "/onlineMeeting/295"
	r := c.resource()
	for name, value := range map[string]any{
		"activeModalities": []string{"Messaging", "Audio", "Video", "ApplicationSharing"},
		"audienceMute":     "Unknown",
		"expirationTime":   time.UnixMilli(1326337402743).Add(333600 * time.Nanosecond).UTC(),
		"created":          wire.Raw{JSON: `"\/Date(1474932025211)\/"`, XML: "2016-09-26T16:20:25.2157180-07:00"},
		"participantCount": wire.Raw{JSON: "90", XML: "2"},
	} {
		r.Property(name).Value = value
	}
	return p, r
}

func TestPage_isTheSampleToTheByte(t *testing.T) {
	t.Parallel()
	p, r := sample(t)
	for _, row := range []struct {
		format wire.Format
		file   string
		length int
	}{
		{wire.JSON, "testdata/derivedConversation.json", 2235},
		{wire.XML, "testdata/derivedConversation.xml", 2853},
	} {
		t.Run(row.format.String(), func(t *testing.T) {
			t.Parallel()
			want, err := os.ReadFile(row.file)
			if err != nil {
				t.Fatal(err)
			}
			got := p.writer.Page(r, row.format)
			if len(got) != row.length {
				t.Errorf("length: got %d, want %d", len(got), row.length)
			}
			if string(got) != string(want) {
				t.Errorf("%s: got\n%s\nwant\n%s", row.format, got, want)
			}
		})
	}
}

func TestSequence_growsWhenUsedUp(t *testing.T) {
	t.Parallel()
	var s sequence
	seen := map[string]bool{}
	for range 2 * threeDigits {
		n := s.next(255)
		if seen[n] {
			t.Fatalf("number %s: given twice", n)
		}
		seen[n] = true
	}
	if !seen["100"] || !seen["999"] || !seen["1000"] || seen["99"] {
		t.Errorf("numbers: got %d of them, want 100 to 999 and then more", len(seen))
	}
	if got := (&sequence{}).next(92); got != "192" {
		t.Errorf("first number: got %s, want 192", got)
	}
}
