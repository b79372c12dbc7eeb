package steps

import (
	"reflect"
	"regexp"
	"runtime"

	"github.com/cucumber/godog"
)

// A Vocabulary is what phrases are registered in. *godog.ScenarioContext is
// one; Catalogue uses another that only writes down.
type Vocabulary interface {
	Given(expr, handler any)
	When(expr, handler any)
	Then(expr, handler any)
}

// Register registers every phrase in v.
func Register(v Vocabulary) {
	situations(v)
	requests(v)
	observations(v)
	refusals(v)
	events(v)
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

	handler reflect.Value
}

// Catalogue lists all definitions in the order they are registered.
func Catalogue() []Definition {
	var c catalogue
	Register(&c)
	return c.definitions
}

type catalogue struct{ definitions []Definition }

func (c *catalogue) Given(expr, handler any) { c.add("Given", expr, handler) }
func (c *catalogue) When(expr, handler any)  { c.add("When", expr, handler) }
func (c *catalogue) Then(expr, handler any)  { c.add("Then", expr, handler) }

func (c *catalogue) add(keyword string, expr, handler any) {
	d := Definition{Keyword: keyword, Expr: regexp.MustCompile(expr.(string))}
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
	c.definitions = append(c.definitions, d)
}
