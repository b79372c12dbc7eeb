package reports

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

const schemaFile = "schema/results.schema.json"

func TestWriteResults_fulfilsTheSchema(t *testing.T) {
	t.Parallel()
	schema, err := jsonschema.NewCompiler().Compile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]*Run{"mixed": mixed(), "hostile": hostile(), "empty": {}, "bare": {Cases: []Case{{}}, Clauses: []Clause{{}}},
		"a shard": {Shard: &Shard{Index: 1, Of: 2, Accepted: []Accepted{{Judges: []string{"dc-links-2"}}}}}} {
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(results(t, r)))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(strings.Replace(string(results(t, mixed())), `"seed": 7`, `"seed": "7"`, 1)))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err == nil || !strings.Contains(err.Error(), "/seed") {
		t.Errorf("a seed in quotes: got %v, want an error that names /seed", err)
	}
}

// The schema names each member there is, and says of each whether it is always there.
func TestSchema_isComplete(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		object
		Defs map[string]object `json:"$defs"`
	}
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	schema.Defs["run"] = schema.object
	for name, value := range map[string]any{
		"run": Run{}, "shard": Shard{}, "accepted": Accepted{}, "counts": Counts{}, "environment": Environment{}, "case": Case{}, "violation": Violation{}, "step": Step{},
		"exchange": Exchange{}, "again": Again{}, "message": Message{}, "field": Field{}, "clause": Clause{}, "sequence": Sequence{}, "arrow": Arrow{},
		"feature": Feature{}, "rule": Rule{}, "scenario": Scenario{}, "declaredStep": DeclaredStep{}, "examples": Examples{},
		"row": ExampleRow{}, "source": Source{}, "standing": Standing{}, "contradiction": Contradiction{}, "phrase": Phrase{}, "term": Term{},
	} {
		all, always := members(reflect.TypeOf(value))
		if diff := cmp.Diff(all, slices.Sorted(maps.Keys(schema.Defs[name].Properties))); diff != "" {
			t.Errorf("%s: members differ (-Go +schema):\n%s", name, diff)
		}
		if diff := cmp.Diff(always, slices.Sorted(slices.Values(schema.Defs[name].Required))); diff != "" {
			t.Errorf("%s: required members differ (-Go +schema):\n%s", name, diff)
		}
	}
}

type object struct {
	Required   []string       `json:"required"`
	Properties map[string]any `json:"properties"`
}

// members returns the JSON members of a struct, and those that are never left out.
func members(of reflect.Type) (all, always []string) {
	for _, f := range reflect.VisibleFields(of) {
		tag, rest, _ := strings.Cut(f.Tag.Get("json"), ",")
		if tag == "" || tag == "-" {
			continue
		}
		all = append(all, tag)
		if rest == "" {
			always = append(always, tag)
		}
	}
	slices.Sort(all)
	slices.Sort(always)
	return all, always
}
