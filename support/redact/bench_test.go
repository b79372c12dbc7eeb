package redact_test

import (
	"fmt"
	"strings"
	"testing"

	"ucwatest/support/redact"
)

// twelve are the needles of a run with three users: their passwords, tokens and
// addresses, names and numbers.
func twelve() *redact.Redactor {
	r := new(redact.Redactor)
	for i, name := range []string{"Ann Lee", "Ben Ray", "Cyd Fox"} {
		r.Secret("pa55word/of the tenant " + name)
		r.Secret("cwt=AAEB" + strings.Repeat(fmt.Sprint(i, "bHVyZ"), 80))
		r.Person(redact.Person{Part: []string{"caller", "callee", "answerer"}[i], SIP: "sip:" + strings.ToLower(strings.ReplaceAll(name, " ", ".")) + "@contoso.com",
			Names: []string{name}, Numbers: []string{fmt.Sprint("tel:+1425555010", i)}})
	}
	return r
}

// An answer of 8 KB, as an application is.
func application(who string) []byte {
	var b strings.Builder
	b.WriteString(`{"rel":"conversation","subject":"Strategy for the next year","uri":"sip:` + who + `"`)
	for i := 0; b.Len() < 8<<10; i++ {
		fmt.Fprintf(&b, `,"participant%d":{"_links":{"self":{"href":"/ucwa/v1/applications/105284/communication/conversations/140/participants/%d"}},"state":"Connected","local":false}`, i, i)
	}
	b.WriteString("}")
	return []byte(b.String())
}

func BenchmarkBytes(b *testing.B) {
	r := twelve()
	for _, c := range []struct{ name, who string }{{"nobody", "zoe@contoso.com"}, {"somebody", "ann.lee@contoso.com"}} {
		b.Run(c.name, func(b *testing.B) {
			text := application(c.who)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				r.Bytes(text)
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		twelve().Bytes([]byte("enough"))
	}
}
