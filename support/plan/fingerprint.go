package plan

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"

	"ucwatest/support/declaration"
)

// A Fingerprint tells whether what a plan was made of is still the same.
type Fingerprint struct {
	Declared   map[string]string     `json:"declared"`   // the sum of each feature file and of the ledger
	Target     string                `json:"target"`     // the sum of the target file as it is written: env() stays unresolved
	Executable string                `json:"executable"` // the sum of the command
	Selection  declaration.Selection `json:"selection"`
}

// TakeFingerprint sums up the declaration in fsys, the target file (or "") and
// the executable. It returns the error of reading them.
func TakeFingerprint(fsys fs.FS, targetFile, executable string, s declaration.Selection) (Fingerprint, error) {
	f := Fingerprint{Declared: map[string]string{}, Selection: s}
	paths, _, err := declaration.Paths(fsys)
	if err != nil {
		return f, fmt.Errorf("features: %w", err)
	}
	for _, path := range append(paths, declaration.LedgerFile) {
		if f.Declared[path], err = sumOf(fsys.Open(path)); err != nil {
			return f, fmt.Errorf("features: %w", err)
		}
	}
	if targetFile != "" {
		if f.Target, err = sumOf(os.Open(targetFile)); err != nil {
			return f, fmt.Errorf("target file: %w", err)
		}
	}
	f.Executable, err = sumOf(os.Open(executable))
	return f, err
}

func sumOf[F io.ReadCloser](file F, err error) (string, error) {
	if err != nil {
		return "", err
	}
	defer file.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil {
		return "", err
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

// Changed names, one phrase each, what is different now. It is empty if a plan
// with f may be carried out.
func (f Fingerprint) Changed(now Fingerprint) []string {
	var changed []string
	names := slices.Sorted(maps.Keys(f.Declared))
	for _, name := range names {
		switch sum, there := now.Declared[name]; {
		case !there:
			changed = append(changed, name+" is gone")
		case sum != f.Declared[name]:
			changed = append(changed, name+" has changed")
		}
	}
	for _, name := range slices.Sorted(maps.Keys(now.Declared)) {
		if _, known := f.Declared[name]; !known {
			changed = append(changed, name+" is new")
		}
	}
	if f.Target != now.Target {
		changed = append(changed, "the target file has changed")
	}
	if f.Executable != now.Executable {
		changed = append(changed, "ucwatest itself has changed")
	}
	return append(changed, f.reselected(now)...)
}

func (f Fingerprint) reselected(now Fingerprint) []string {
	if f.Selection.Equal(now.Selection) {
		return nil
	}
	return []string{fmt.Sprintf("the selection was %s and is %s", f.Selection, now.Selection)}
}
