package wire

import (
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzJSONInput reads any body as JSON: what it takes is JSON, of a bounded
// depth, and means the same to encoding/json.
func FuzzJSONInput(f *testing.F) {
	f.Fuzz(func(t *testing.T, body string) {
		in, err := readJSON([]byte(body))
		if err != nil {
			return
		}
		body = strings.TrimPrefix(body, ByteOrderMark)
		var members map[string]any
		if err := json.Unmarshal([]byte(body), &members); err != nil || !utf8.ValidString(body) {
			t.Fatalf("taken though it is no JSON: %q: %v", body, err)
		}
		if deepest(members) > maxDepth {
			t.Errorf("taken though it is %d deep: %q", deepest(members), body)
		}
		for name, value := range members {
			if text, ok := value.(string); ok && in.Text(name) != text {
				t.Errorf("%s: got %q, want %q", name, in.Text(name), text)
			}
		}
	})
}

// deepest is how deep v nests.
func deepest(v any) int {
	inner := 0
	switch v := v.(type) {
	case map[string]any:
		for _, one := range v {
			inner = max(inner, deepest(one))
		}
	case []any:
		for _, one := range v {
			inner = max(inner, deepest(one))
		}
	default:
		return 0
	}
	return inner + 1
}

// FuzzXMLInput reads any body as XML: what it takes is well formed, and has no
// document type.
func FuzzXMLInput(f *testing.F) {
	f.Fuzz(func(t *testing.T, body string) {
		in, err := readXML([]byte(body))
		if err != nil {
			return
		}
		if err := xml.Unmarshal([]byte(strings.TrimPrefix(body, ByteOrderMark)), new(struct{})); err != nil {
			t.Fatalf("taken though it is no XML: %q: %v", body, err)
		}
		if strings.Contains(body, "<!DOCTYPE") && !strings.Contains(body, "<!--") && !strings.Contains(body, "<![CDATA[") && !strings.Contains(body, "<?") {
			t.Errorf("taken though it has a document type: %q", body)
		}
		for name := range in {
			if name != strings.ToLower(name) {
				t.Errorf("name: got %q, want it in lower case", name)
			}
		}
	})
}
