package steps

import (
	"reflect"
	"regexp"
	"runtime"
	"sync"

	"github.com/cucumber/godog"
)

// Register registers every phrase with godog.
func Register(scenario *godog.ScenarioContext) {
	for _, d := range Catalogue() {
		switch handler := d.handler.Interface(); d.Keyword {
		case "Given":
			scenario.Given(d.Expr, handler)
		case "When":
			scenario.When(d.Expr, handler)
		case "Then":
			scenario.Then(d.Expr, handler)
		}
	}
}

// A Definition is one phrase as it was registered.
type Definition struct {
	Keyword   string // Given, When or Then
	Expr      *regexp.Regexp
	Args      int  // captures the handler takes
	Table     bool // the handler takes a table
	DocString bool // the handler takes a doc string
	File      string
	Line      int

	// Foreign says that features of others say the phrase, as those that import
	// writes: it may be that none of the project's own does.
	Foreign bool

	// Stages says of a When that it does more than read what exists, so that no
	// case that only reads can say it.
	Stages bool

	given   given // what a Given asks for
	handler reflect.Value
}

// Facts are what text, which d says, states by the named groups of d's
// expression: the status and the code of a refusal, say. It is nil if d has none.
func (d Definition) Facts(text string) map[string]string {
	var facts map[string]string
	words := d.Expr.FindStringSubmatch(text)
	for i, name := range d.Expr.SubexpNames() {
		if name == "" || i >= len(words) {
			continue
		}
		if facts == nil {
			facts = map[string]string{}
		}
		facts[name] = words[i]
	}
	return facts
}

// Catalogue lists all definitions in the order they are registered.
func Catalogue() []Definition { return catalogue() }

// catalogue compiles the expressions once, which takes 1 ms: a run has godog
// begin many times, and a test of the suite has many runs.
var catalogue = sync.OnceValue(func() []Definition {
	var v vocabulary
	situations(&v)
	requests(&v)
	observations(&v)
	changes(&v)
	refusals(&v)
	events(&v)
	return v.definitions
})

// A vocabulary is what phrases are written down in.
type vocabulary struct{ definitions []Definition }

func (v *vocabulary) Given(expr string, g given) {
	v.add("Given", expr, g.handler())
	v.definitions[len(v.definitions)-1].given = g
}

// foreign marks the last phrase: none of the project's own features needs to say it.
func (v *vocabulary) foreign() { v.definitions[len(v.definitions)-1].Foreign = true }

// stages marks the last phrase: it does more than read what exists.
func (v *vocabulary) stages() { v.definitions[len(v.definitions)-1].Stages = true }

func (v *vocabulary) When(expr string, handler any) { v.add("When", expr, handler) }
func (v *vocabulary) Then(expr string, handler any) { v.add("Then", expr, handler) }

func (v *vocabulary) add(keyword, expr string, handler any) {
	d := Definition{Keyword: keyword, Expr: regexp.MustCompile(expr)}
	_, d.File, d.Line, _ = runtime.Caller(2)
	d.handler = reflect.ValueOf(handler)
	f := d.handler.Type()
	for i := 1; i < f.NumIn(); i++ { // the first argument is the context
		switch f.In(i) {
		case reflect.TypeFor[*godog.Table]():
			d.Table = true
		case reflect.TypeFor[*godog.DocString]():
			d.DocString = true
		default:
			d.Args++
		}
	}
	v.definitions = append(v.definitions, d)
}
