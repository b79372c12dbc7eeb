package wire

import (
	"testing"
	"time"
)

func TestWriter_escapesWhatItMust(t *testing.T) {
	t.Parallel()
	w := Writer{Zone: time.UTC}
	r := NewResource("note", "/a?b=1&c=\"2\"").Put("message", "<&>\"\\\x01\n\xffü").Put("empty", []string{}).Put("other", 1.5)
	r.Links = append(r.Links, Link{Rel: "x", Href: "/1", Many: true}, Link{Rel: "y", Href: "/3", Title: "t", Revision: "2"}, Link{Rel: "x", Href: "/2", Many: true})
	for _, row := range []struct {
		format Format
		want   string
	}{
		{JSON, `{"rel":"note","message":"<&>\"\\\u0001\u000a` + "\ufffd" + `ü","empty":[],"other":"1.5","_links":{"self":{"href":"/a?b=1&c=\"2\""},` +
			`"x":[{"href":"/1"},{"href":"/2"}],"y":{"href":"/3","title":"t","revision":"2"}}}`},
		{XML, `<?xml version="1.0" encoding="utf-8"?><resource rel="note" href="/a?b=1&amp;c=&quot;2&quot;" xmlns="http://schemas.microsoft.com/rtc/2012/03/ucwa">` +
			`<link rel="x" href="/1" /><link rel="y" href="/3" title="t" revision="2" /><link rel="x" href="/2" /><property name="rel">note</property>` +
			`<property name="message">&lt;&amp;&gt;&quot;\` + "\ufffd" + `&#10;` + "\ufffd" + `ü</property><propertyList name="empty"></propertyList><property name="other">1.5</property></resource>`},
	} {
		if got := string(w.Page(r, row.format)); got != row.want {
			t.Errorf("%s: got\n%s\nwant\n%s", row.format, got, row.want)
		}
	}
}
