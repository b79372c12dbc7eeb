package reports

import (
	"reflect"
	"strings"
)

// inPage is how many bytes of one text the page shows. What is longer stands in results.json.
const inPage = 16 << 10

// cleaned returns a copy of v in which every text is fit for a page: nothing hidden, nothing endless. It goes through
// all fields there are, so that none can be forgotten.
func cleaned[T any](v T) T {
	var out T
	clean(reflect.ValueOf(&out).Elem(), reflect.ValueOf(v))
	return out
}

func clean(to, from reflect.Value) {
	switch from.Kind() {
	case reflect.String:
		to.SetString(paragraphs(from.String()))
	case reflect.Pointer:
		if !from.IsNil() {
			to.Set(reflect.New(from.Type().Elem()))
			clean(to.Elem(), from.Elem())
		}
	case reflect.Slice:
		if from.IsNil() {
			return
		}
		to.Set(reflect.MakeSlice(from.Type(), from.Len(), from.Len()))
		for i := range from.Len() {
			clean(to.Index(i), from.Index(i))
		}
	case reflect.Struct:
		cleanStruct(to, from)
	default:
		to.Set(from)
	}
}

// cleanStruct copies a struct of another package, such as a time, as it is.
func cleanStruct(to, from reflect.Value) {
	if from.Type().PkgPath() != reflect.TypeFor[Run]().PkgPath() {
		to.Set(from)
		return
	}
	for i := range from.NumField() {
		clean(to.Field(i), from.Field(i))
	}
}

// paragraphs returns s with its lines and tabs kept and everything else that is not seen as itself escaped.
func paragraphs(s string) string {
	if len(s) <= inPage && isPlain(s) {
		return s
	}
	lines := strings.Split(cut(s, inPage), "\n")
	for i, line := range lines {
		cells := strings.Split(strings.TrimSuffix(line, "\r"), "\t")
		for j := range cells {
			cells[j] = Visible(cells[j])
		}
		lines[i] = strings.Join(cells, "\t")
	}
	return strings.Join(lines, "\n")
}
