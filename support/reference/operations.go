package reference

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ucwatest/support/ledger"
)

func (b *builder) scopes() {
	for i, scope := range b.page.Scopes {
		if i == 0 {
			id := b.id("scope", "needed")
			b.add(scope.Line, "scopes", "scope", ledger.Clause{ID: id, Level: ledger.Must, Waived: unscoped,
				Says: "without one of its scopes an operation is not allowed"})
		}
		b.add(scope.Line, "scopes", "scope "+scope.Name, ledger.Clause{ID: b.id("scope", scope.Name), Level: ledger.Must, Waived: unscoped,
			Says: scope.Name + " allows the operations"})
	}
}

func (b *builder) events() {
	for _, e := range b.page.Events {
		if e.Resource == "" {
			continue
		}
		b.other(e.Line, "events", ledger.Must, unmet, fmt.Sprintf("an event tells that %s was %s, from %s, with priority %s", e.Resource, e.Type,
			e.Sender, strings.ToLower(e.Priority)), "event", e.Type, e.Resource)
	}
	for _, e := range b.page.Reasons {
		subcode := e.Subcode
		if e.None {
			subcode = "no subcode"
		}
		b.other(e.Line, "events", ledger.Must, unmet, fmt.Sprintf("an event may tell the reason %s, %s", e.Code, subcode), "event", "reason", e.Code, e.Subcode)
	}
}

func (b *builder) operations() {
	errors := map[Error][]string{}
	var order []Error
	for _, o := range b.page.Operations {
		b.operation(o)
		for _, e := range o.Errors {
			key := Error{Code: e.Code, Status: e.Status, Subcode: e.Subcode, None: e.None}
			if errors[key] == nil {
				order = append(order, e)
			}
			if !slices.Contains(errors[key], o.Method) {
				errors[key] = append(errors[key], o.Method)
			}
		}
	}
	for _, e := range order {
		b.error(e, errors[Error{Code: e.Code, Status: e.Status, Subcode: e.Subcode, None: e.None}])
	}
	if i := slices.IndexFunc(b.page.Operations, func(o Operation) bool { return o.Generic }); i >= 0 {
		b.add(b.page.Operations[i].Line, "errors", "generic errors", ledger.Clause{ID: b.id("error", "generic"), Level: ledger.Must,
			Says: "the generic errors of all resources apply", Waived: uncaused})
	}
}

// operation adds what an operation takes and returns.
func (b *builder) operation(o Operation) {
	section := strings.ToLower(o.Method)
	c := ledger.Clause{ID: b.id(o.Method), Level: ledger.Must, Kind: ledger.Operation, Facts: ledger.Facts{Method: o.Method}}
	if o.Method == "GET" {
		c.Says, c.Waived = "a GET returns a representation of "+b.page.rel(), b.reason
	} else {
		c.Says, c.Waived = fmt.Sprintf("a %s is an operation on %s", o.Method, b.page.Name), unsent
	}
	if o.Says == "" || strings.Contains(o.Says, "coming soon") {
		c.Level = ledger.Sample
	}
	if o.Method == "" {
		return
	}
	b.add(o.Line, section, "operation "+o.Method, c)
	if o.Method == "GET" && len(o.Input) == 0 {
		b.other(o.Line, section, ledger.Must, bodiless, "a GET has no body", "get", "nobody")
	}
	if o.Method == "GET" && o.Returns != "" {
		b.other(o.Line, section, ledger.Must, b.reason, "the answer contains the properties and the links of "+b.page.rel(), "get", "content")
	}
	for _, q := range o.Query {
		b.other(q.Line, section, ledger.Must, unsent, fmt.Sprintf("a %s takes the query parameter %s%s", o.Method, q.Name, b.accepts(q)), o.Method, "query", q.Name)
	}
	for _, in := range o.Input {
		b.other(in.Line, section, ledger.Must, unsent, fmt.Sprintf("a %s takes %s%s", o.Method, in.Name, b.accepts(in)), o.Method, "input", in.Name)
	}
	for _, out := range o.Output {
		b.other(out.Line, section, ledger.Must, unsent, fmt.Sprintf("a %s returns %s", o.Method, cmp.Or(out.Name, out.Says)), o.Method, "output", out.Name)
	}
}

// accepts says what type a parameter has, and whether it is required.
func (b *builder) accepts(p Property) string {
	is := ", which is optional"
	if p.Required {
		is = ", which is required"
	}
	values, kind := p.Values, cmp.Or(words[p.Type], p.Type)
	if len(values) == 0 {
		values = b.set.members(p.Enum)
	}
	switch {
	case len(values) > 0 && p.List:
		kind = described(form{ledger.Enums, values})
	case len(values) > 0:
		kind = described(form{ledger.Enum, values})
	case kind == "":
		return is
	case p.List:
		kind = "a list of " + kind + "s"
	default:
		kind = article(kind) + " " + kind
	}
	if p.Nullable {
		kind += " or null"
	}
	return ", " + kind + is
}

func (b *builder) error(e Error, methods []string) {
	if e.Status == 0 {
		b.other(e.Line, "errors", ledger.Must, uncaused, e.Code+" is an error of "+strings.Join(methods, " and "), "error", e.Code, e.Subcode)
		return
	}
	what, subcode := fmt.Sprintf("%d %s, %s,", e.Status, e.Code, e.Subcode), e.Subcode
	switch {
	case e.None:
		what, subcode = fmt.Sprintf("%d %s without a subcode", e.Status, e.Code), ledger.NoSubcode
	case e.Subcode == "":
		what = fmt.Sprintf("%d %s", e.Status, e.Code)
	}
	c := ledger.Clause{ID: b.id("error", strconv.Itoa(e.Status), e.Code, e.Subcode), Level: ledger.Must, Kind: ledger.Error, Waived: uncaused,
		Says:  what + " is an error of " + strings.Join(methods, " and "),
		Facts: ledger.Facts{Status: e.Status, Code: e.Code, Subcode: subcode}}
	b.add(e.Line, "errors", errorKey(e.Status, e.Code, subcode), c)
}

func errorKey(status int, code, subcode string) string {
	return strings.TrimSpace(fmt.Sprintf("error %d %s %s", status, code, subcode))
}
