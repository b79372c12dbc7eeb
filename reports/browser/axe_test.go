//go:build browser

package browser

import (
	"testing"

	"ucwatest/reports"
)

// objections are what axe says of the page.
func (b *tab) objections(axe string, contrast bool) []string {
	b.t.Helper()
	found, err := Objections(b.ctx, axe, contrast)
	if err != nil {
		b.t.Fatal(err)
	}
	return found
}

// Readers of screens, of bad contrast and without a mouse: axe finds nothing to
// object to, dark or light, in any page there is.
func TestPage_isAccessible(t *testing.T) {
	axe := Axe(t)
	other := mixed(t)
	other.Target = "staging"
	unrun := &reports.Run{Declared: mixed(t).Declared, Clauses: mixed(t).Clauses}
	for name, path := range map[string]string{
		"one run": page(t, mixed(t)), "two targets": page(t, mixed(t), other), "no run": page(t, unrun), "the example": examplePage(t),
	} {
		t.Run(name, func(t *testing.T) {
			b := show(t, path, "")
			for _, scheme := range []string{"light", "dark"} {
				b.scheme(scheme)
				for _, objection := range b.objections(axe, true) {
					t.Errorf("%s: %s", scheme, objection)
				}
			}
		})
	}
}

// What a server sent takes nothing of that away. It has no say in the colours, so they are not looked at again.
func TestPage_isAccessibleWhateverAServerSent(t *testing.T) {
	run, err := attacked()
	if err != nil {
		t.Fatal(err)
	}
	for _, objection := range show(t, page(t, run), "").objections(Axe(t), false) {
		t.Error(objection)
	}
}
