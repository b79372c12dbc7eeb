package mock

import (
	"fmt"
	"strings"
)

// A written is a resource spelt out by hand: what the reference prints, for
// comparison with what the pool draws. It knows nothing of how the pool writes.
type written struct {
	relation   string // where it is embedded; "" is its type
	kind, href string
	properties [][2]string // a name, and text or True or False
	links      [][2]string // a relation and an href
	many       bool        // whether its relation, or that of its links, can repeat
	embedded   []written
}

// json is w without white space.
func (w written) json() string {
	var b strings.Builder
	fmt.Fprintf(&b, `{"rel":%q`, w.kind)
	for _, p := range w.properties {
		value := fmt.Sprintf("%q", p[1])
		if p[1] == "True" || p[1] == "False" {
			value = strings.ToLower(p[1])
		}
		fmt.Fprintf(&b, `,%q:%s`, p[0], value)
	}
	fmt.Fprintf(&b, `,"_links":{"self":{"href":%q}`, w.href)
	for _, l := range w.links {
		form := `,%q:{"href":%q}`
		if w.many && w.relation == "" {
			form = `,%q:[{"href":%q}]`
		}
		fmt.Fprintf(&b, form, l[0], l[1])
	}
	b.WriteString("}")
	for i, e := range w.embedded {
		b.WriteString([]string{`,"_embedded":{`, ","}[min(i, 1)])
		form := "%q:%s"
		if e.many {
			form = "%q:[%s]"
		}
		fmt.Fprintf(&b, form, e.relation, e.json())
	}
	if len(w.embedded) > 0 {
		b.WriteString("}")
	}
	return b.String() + "}"
}

// xml is w without white space, as a whole document.
func (w written) xml() string {
	return `<?xml version="1.0" encoding="utf-8"?>` + w.element(` xmlns="http://schemas.microsoft.com/rtc/2012/03/ucwa"`)
}

func (w written) element(namespace string) string {
	var b strings.Builder
	rel := w.relation
	if rel == "" {
		rel = w.kind
	}
	fmt.Fprintf(&b, `<resource rel="%s" href="%s"%s>`, rel, w.href, namespace)
	for _, l := range w.links {
		fmt.Fprintf(&b, `<link rel="%s" href="%s" />`, l[0], l[1])
	}
	fmt.Fprintf(&b, `<property name="rel">%s</property>`, w.kind)
	for _, p := range w.properties {
		fmt.Fprintf(&b, `<property name="%s">%s</property>`, p[0], p[1])
	}
	for _, e := range w.embedded {
		b.WriteString(e.element(""))
	}
	return b.String() + "</resource>"
}
