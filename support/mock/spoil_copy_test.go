package mock_test

import (
	"fmt"
	"net/http"
	"reflect"
	"testing"

	"ucwatest/support/mock"
	"ucwatest/support/mock/wire"
)

// filled is an answer in which everything that an Answer and an Event can hold
// is there to be changed.
func filled() *mock.Answer {
	resource := func(inner ...wire.Embedded) *mock.Resource {
		return &mock.Resource{Rel: "a", Href: "/a", Links: []mock.Link{{Rel: "x", Href: "/x"}}, Embedded: inner, Properties: []mock.Property{
			{Name: "text", Value: "one"}, {Name: "list", Value: []string{"one"}}, {Name: "number", Value: 1}, {Name: "raw", Value: mock.Raw{JSON: "1"}}}}
	}
	reason := func() *mock.Reason { return &mock.Reason{Code: "Gone", Parameters: [][2]string{{"to", "missing"}}} }
	event := &mock.Event{In: &mock.Link{Rel: "in"}, Reason: reason(), Embedded: resource(wire.Embedded{Rel: "b", Resource: resource()})}
	return &mock.Answer{Header: http.Header{"A": {"b"}}, Resource: resource(), Reason: reason(),
		Package: &wire.Package{Events: []*mock.Event{event}}, Batch: []byte("part")}
}

// places are ways to change one thing each of what v holds, with what it is.
func places(v reflect.Value, name string, way func(name string, change func())) {
	switch v.Kind() {
	case reflect.Pointer:
		places(v.Elem(), name, way)
		way(name+" gone", v.SetZero)
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() { // nobody else can change the others
				places(v.Field(i), name+"."+field.Name, way)
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			places(v.Index(i), fmt.Sprintf("%s[%d]", name, i), way)
		}
		if v.CanSet() && v.Kind() == reflect.Slice && v.Len() > 0 {
			way(name+" emptied", func() { v.SetLen(0) })
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			places(v.MapIndex(key), name+"."+key.String(), way)
		}
		way(name+" emptied", v.Clear)
	case reflect.Interface:
		if list, ok := v.Interface().([]string); ok {
			places(reflect.ValueOf(list), name, way)
		}
		way(name, func() { v.Set(reflect.ValueOf(2)) })
	case reflect.String:
		way(name, func() { v.SetString(v.String() + "!") })
	case reflect.Bool:
		way(name, func() { v.SetBool(!v.Bool()) })
	case reflect.Int, reflect.Int32:
		way(name, func() { v.SetInt(v.Int() + 1) })
	case reflect.Uint8:
		way(name, func() { v.SetUint(v.Uint() + 1) })
	default:
		panic("no way to change " + name + ", a " + v.Kind().String())
	}
}

func TestAnswer_clonesAndComparesAllItHolds(t *testing.T) {
	t.Parallel()
	var names []string
	changeAt := func(a *mock.Answer, at int) {
		n := 0
		var chosen func()
		places(reflect.ValueOf(a).Elem(), "answer", func(name string, change func()) {
			if n == at {
				chosen = change
			}
			n++
		})
		chosen()
	}
	places(reflect.ValueOf(filled()).Elem(), "answer", func(name string, _ func()) { names = append(names, name) })
	for at, name := range names {
		a := filled()
		c := a.Clone()
		if !c.Equal(a) || !reflect.DeepEqual(c, a) {
			t.Fatalf("got the clone %+v, want it equal to %+v", c, a)
		}
		changeAt(c, at)
		if c.Equal(a) || a.Equal(c) {
			t.Errorf("%s: got what was changed told equal", name)
		}
		if !reflect.DeepEqual(a, filled()) {
			t.Errorf("%s: the original changed with its clone", name)
		}
	}
	if bare := (&mock.Answer{}).Clone(); !bare.Equal(&mock.Answer{}) {
		t.Errorf("of an empty answer: got %+v, want it empty", bare)
	}
}
