package plan

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"

	"ucwatest/reports"
)

// planFile is what a saved plan is to whoever reads it.
var planFile = reports.Kind{Name: "plan", Is: "a saved plan", Has: "fingerprint", Version: FormatVersion, Largest: 1 << 28,
	Anew: "plan again to write it anew"}

// Save writes p to path, as a whole or not at all. The error names the file and
// what to do.
func Save(path string, p *Plan) error {
	return save(path, "plan", p.sealed())
}

// sealed is p with the sum of all the rest.
func (p *Plan) sealed() *Plan {
	sealed := *p
	sealed.Sum = p.sum()
	return &sealed
}

// WriteJSON writes p as a saved plan has it. It returns the error of w.
func WriteJSON(w io.Writer, p *Plan) error { return reports.WriteJSON(w, "plan", p.sealed()) }

// save writes v, which what names in an error, to path.
func save(path, what string, v any) error {
	if err := reports.Replace(path, func(w io.Writer) error { return reports.WriteJSON(w, what, v) }); err != nil {
		return fmt.Errorf("%s %s: %w; make its folder writable or name another file", what, path, err)
	}
	return nil
}

// Load reads a plan that Save wrote. The error is one sentence: the file cannot
// be read, was cut or altered, is something else, or has another version.
func Load(path string) (*Plan, error) {
	var p Plan
	if err := planFile.Read(path, &p); err != nil {
		return nil, err
	}
	if p.Sum != p.sum() {
		return nil, fmt.Errorf("plan %s: it was altered after it was saved; plan again to write it anew", path)
	}
	return &p, nil
}

// sum is the sum of all but itself.
func (p *Plan) sum() string {
	plain := *p
	plain.Sum = ""
	text, _ := json.Marshal(plain) // a plan holds nothing that cannot be written
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
