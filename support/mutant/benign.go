package mutant

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"ucwatest/support/declaration"
	"ucwatest/support/ledger"
	"ucwatest/support/mock"
)

// Benign are variants that no clause forbids: a pool of dialect dialect may answer
// so, and no check may object.
func Benign(d *declaration.Declaration, dialect mock.Dialect) []Mutant {
	return slices.Concat(optional(d.Ledger, dialect), members(), written(), transported(), announced())
}

// BenignTogether are the same, but of those that change nearly every answer many at
// once: a few runs of the suite try them all. Which of them a check objects to,
// Benign tells.
func BenignTogether(d *declaration.Declaration, dialect mock.Dialect) []Mutant {
	all := optional(d.Ledger, dialect)
	for i := range rounds {
		all = append(all, together(round(i)))
	}
	return all
}

// rounds keeps apart what excludes each other, as titles and empty titles: in the
// lists of variants such stand side by side, three at most.
const rounds = 3

// round is every third of them, beginning with the one at first.
func round(first int) []Mutant {
	var some []Mutant
	for _, kind := range [][]Mutant{members(), written(), transported(), announced()} {
		for i := first; i < len(kind); i += rounds {
			some = append(some, kind[i])
		}
	}
	return some
}

// together is a variant that does what all of some do, one after the other.
func together(some []Mutant) Mutant {
	var ids []string
	var rules mock.Lapse
	for _, v := range some {
		ids, rules = append(ids, v.ID), rules|v.Spoil.Lapse
	}
	return Mutant{ID: strings.Join(ids, ", "), Spoil: mock.Spoil{
		Lapse: rules,
		Answer: func(a *mock.Answer) {
			for _, v := range some {
				if v.Spoil.Answer != nil {
					v.Spoil.Answer(a)
				}
			}
		},
		Body: func(a *mock.Answer, body []byte) []byte {
			for _, v := range some {
				if v.Spoil.Body != nil {
					body = v.Spoil.Body(a, body)
				}
			}
			return body
		},
		Event: func(e *mock.Event) []*mock.Event {
			told := []*mock.Event{e}
			for _, v := range some {
				if v.Spoil.Event != nil && len(told) > 0 {
					told = slices.Concat(v.Spoil.Event(told[0]), told[1:])
				}
			}
			return told
		},
	}}
}

// optional leaves out what the ledger requires of no pool of the dialect: each
// property and each link alone, and all properties of a resource at once.
func optional(l *ledger.Ledger, d mock.Dialect) []Mutant {
	var all []Mutant
	several := map[string][]string{}
	for _, c := range l.Clauses {
		r, known := resourceOf(c)
		if !known || !d.Profile().AllAtOnce && c.Unseen != "" || c.Present == "" || required(c, d) {
			continue
		}
		name := c.Name()
		if c.Kind == ledger.Property {
			several[r.family] = append(several[r.family], name)
			all = append(all, Mutant{ID: r.name + ": property " + name + " absent", Spoil: r.in(func(r *mock.Resource) { r.DropProperty(name) })})
			continue
		}
		if !slices.Contains(needed, name) {
			all = append(all, Mutant{ID: r.name + ": link " + name + " absent", Spoil: r.in(func(r *mock.Resource) { r.DropLink(name) })})
		}
	}
	for _, r := range families {
		if names := several[r.family]; len(names) > 1 {
			all = append(all, Mutant{ID: r.name + ": all optional properties absent", Spoil: r.in(func(r *mock.Resource) {
				for _, name := range names {
					r.DropProperty(name)
				}
			})})
		}
	}
	return all
}

// needed are the links that the suite acts by, or that other clauses want to lead
// somewhere: a case is skipped without the former, and red without the latter.
var needed = []string{
	"addParticipant", "audioVideo", "disableAudienceMessaging", "enableAudienceMuteLock", "holdPhoneAudio", "messaging", "phoneAudio", "resumePhoneAudio",
	"stopAudioVideo", "stopMessaging", "stopPhoneAudio",
}

// members alters what a client has to tolerate of a resource.
func members() []Mutant {
	each := func(spoil func(*mock.Resource)) mock.Spoil {
		return anywhere(func(a *mock.Answer) { spoil(a.Resource) })
	}
	first := func(spoil func(*mock.Link)) mock.Spoil {
		return each(func(r *mock.Resource) {
			for i := range r.Links {
				spoil(&r.Links[i])
			}
		})
	}
	reasons := func(spoil func(*mock.Reason)) mock.Spoil {
		return mock.Spoil{Answer: func(a *mock.Answer) {
			if a.Reason != nil {
				spoil(a.Reason)
			}
		}}
	}
	return []Mutant{
		{ID: "properties in another order", Spoil: each(func(r *mock.Resource) { slices.Reverse(r.Properties) })},
		{ID: "links in another order", Spoil: each(func(r *mock.Resource) { slices.Reverse(r.Links) })},
		{ID: "one property more", Spoil: each(func(r *mock.Resource) {
			r.Properties = append(r.Properties, mock.Property{Name: "onlineMeetingLobbyStatus", Value: "Open"})
		})},
		{ID: "one link more", Spoil: each(func(r *mock.Resource) {
			r.Links = append(r.Links, mock.Link{Rel: "extension", Href: "/extension"})
		})},
		{ID: "empty title on links", Spoil: first(func(l *mock.Link) { l.Title = "" })},
		{ID: "title on links", Spoil: first(func(l *mock.Link) { l.Title = "a title" })},
		{ID: "revision on links", Spoil: first(func(l *mock.Link) { l.Revision = "2" })},
		{ID: "another subject", Spoil: each(set("subject", "<&> \"quoted\" \u00fc"))},
		{ID: "empty list of message formats", Spoil: each(set("negotiatedMessageFormats", []string{}))},
		{ID: "an error member more", Spoil: reasons(func(r *mock.Reason) { r.Parameters = append(r.Parameters, [2]string{"detail", "more"}) })},
		{ID: "another error message", Spoil: reasons(func(r *mock.Reason) { r.Message = "Fehler & \"mehr\"" })},
		{ID: "an event more", Spoil: mock.Spoil{Event: func(e *mock.Event) []*mock.Event {
			return []*mock.Event{e, {User: e.User, SenderRel: "me", SenderHref: e.SenderHref, Type: "updated", Link: mock.Link{Rel: "me", Href: e.SenderHref}}}
		}}},
	}
}

// written alters how bytes are written, not what they say.
func written() []Mutant {
	return []Mutant{
		{ID: "white space in JSON", Spoil: bodies(mock.JSON, func(b []byte) []byte {
			var spaced bytes.Buffer
			if json.Indent(&spaced, b, "", "  ") != nil {
				return b
			}
			return spaced.Bytes()
		})},
		{ID: "another XML declaration", Spoil: bodies(mock.XML, replace(`<?xml version="1.0" encoding="utf-8"?>`, `<?xml version='1.0' encoding='UTF-8' standalone='yes'?>`))},
		{ID: "white space in XML", Spoil: bodies(mock.XML, replace("><", ">\n  <"))},
		{ID: "slashes escaped in JSON", Spoil: bodies(mock.JSON, func(b []byte) []byte {
			return []byte(strings.ReplaceAll(strings.ReplaceAll(string(b), `\/`, `/`), `/`, `\/`))
		})},
		{ID: "slashes not escaped in JSON", Spoil: bodies(mock.JSON, replace(`\/`, `/`))},
		{ID: "byte order mark", Spoil: mock.Spoil{Body: func(a *mock.Answer, b []byte) []byte {
			if len(b) == 0 || a.Route == "token" {
				return b
			}
			return append([]byte("\xef\xbb\xbf"), b...)
		}}},
		{ID: "booleans in lower case", Spoil: bodies(mock.XML, func(b []byte) []byte {
			return replace(">False<", ">false<")(replace(">True<", ">true<")(b))
		})},
		{ID: "dates in another zone", Spoil: inFormat(mock.XML, zone(5*time.Hour+30*time.Minute))},
		{ID: "dates in whole milliseconds", Spoil: inFormat(mock.XML, truncated)},
		{ID: "dates without a fraction", Spoil: shown(wholeSeconds)},
		{ID: "absolute hrefs", Spoil: absolute()},
	}
}

// transported alters the message around the body.
func transported() []Mutant {
	media := func(suffix string) mock.Spoil {
		return mock.Spoil{Answer: func(a *mock.Answer) {
			if a.Resource != nil {
				a.MediaType += suffix
			}
		}}
	}
	vendor := map[mock.Format]string{mock.JSON: "application/vnd.microsoft.com.ucwa+json", mock.XML: "application/vnd.microsoft.com.ucwa+xml"}
	header := func(name, value string) mock.Spoil {
		return mock.Spoil{Answer: func(a *mock.Answer) { a.Header.Set(name, value) }}
	}
	writers := sync.Pool{New: func() any { return gzip.NewWriter(nil) }} // each takes a megabyte
	return []Mutant{
		{ID: "charset in capitals", Spoil: mock.Spoil{Answer: func(a *mock.Answer) {
			if a.Resource != nil {
				media, _, _ := strings.Cut(a.MediaType, ";")
				a.MediaType = media + "; Charset=UTF-8"
			}
		}}},
		{ID: "a parameter on the media type", Spoil: media(";version=1")},
		{ID: "vendor media type", Spoil: mock.Spoil{Answer: func(a *mock.Answer) {
			if a.Resource != nil {
				a.MediaType = vendor[a.Format]
			}
		}}},
		{ID: "version not named", Spoil: mock.Spoil{Answer: func(a *mock.Answer) { a.Header.Del("X-MS-UcwaVersion") }}},
		{ID: "an extra header", Spoil: header("X-Powered-By", "ASP.NET")},
		{ID: "a cookie", Spoil: header("Set-Cookie", "cwt_ucwa=one; path=/photos; secure; HttpOnly")},
		{ID: "gzip", Spoil: mock.Spoil{
			Answer: func(a *mock.Answer) {
				if a.Resource != nil {
					a.Header.Set("Content-Encoding", "gzip")
				}
			},
			Body: func(a *mock.Answer, b []byte) []byte {
				if a.Resource == nil {
					return b
				}
				var zipped bytes.Buffer
				z := writers.Get().(*gzip.Writer)
				defer writers.Put(z)
				z.Reset(&zipped)
				_, _ = z.Write(b) // a bytes.Buffer takes all
				_ = z.Close()
				return zipped.Bytes()
			},
		}},
		{ID: "chunked", Spoil: mock.Spoil{Answer: func(a *mock.Answer) { a.Header.Set("Transfer-Encoding", "chunked") }}},
	}
}

// bodies rewrites the bytes of resources in one format.
func bodies(f mock.Format, rewrite func([]byte) []byte) mock.Spoil {
	return mock.Spoil{Body: func(a *mock.Answer, body []byte) []byte {
		if a.Resource == nil || a.Format != f {
			return body
		}
		return rewrite(body)
	}}
}

func replace(old, new string) func([]byte) []byte {
	return func(b []byte) []byte { return bytes.ReplaceAll(b, []byte(old), []byte(new)) }
}

func zone(offset time.Duration) func(*mock.Resource) {
	return dates(func(t time.Time) time.Time { return t.In(time.FixedZone("", int(offset.Seconds()))) })
}

func truncated(r *mock.Resource) {
	dates(func(t time.Time) time.Time { return t.Truncate(time.Millisecond) })(r)
}

func dates(change func(time.Time) time.Time) func(*mock.Resource) {
	return func(r *mock.Resource) {
		for i, p := range r.Properties {
			if t, ok := p.Value.(time.Time); ok {
				r.Properties[i].Value = change(t)
			}
		}
	}
}

// wholeSeconds writes dates as a pool would whose clock has no finer ones.
func wholeSeconds(r *mock.Resource) {
	for i, p := range r.Properties {
		if t, ok := p.Value.(time.Time); ok {
			t = t.UTC().Truncate(time.Second)
			r.Properties[i].Value = mock.Raw{JSON: fmt.Sprintf(`"/Date(%d)/"`, t.UnixMilli()), XML: t.Format(time.RFC3339)}
		}
	}
}

// absolute writes the hrefs of what was derived with scheme and host.
func absolute() mock.Spoil {
	return anywhere(func(a *mock.Answer) {
		for i, l := range a.Resource.Links {
			if strings.HasPrefix(l.Href, "/") {
				a.Resource.Links[i].Href = a.Root + l.Href
			}
		}
	})
}
