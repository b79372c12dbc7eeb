package declaration

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// A tagExpr is a node of a Cucumber tag expression. A nil one holds always.
type tagExpr struct {
	op          string // and, or, not; "" for a tag
	tag         string // with its @
	left, right *tagExpr
}

// matches reports whether tags fulfil e.
func (e *tagExpr) matches(tags []string) bool {
	switch {
	case e == nil:
		return true
	case e.op == "and":
		return e.left.matches(tags) && e.right.matches(tags)
	case e.op == "or":
		return e.left.matches(tags) || e.right.matches(tags)
	case e.op == "not":
		return !e.left.matches(tags)
	}
	return slices.Contains(tags, e.tag)
}

// names yields the tags that e names, from left to right.
func (e *tagExpr) names(yield func(string) bool) bool {
	if e == nil {
		return true
	}
	if e.op == "" {
		return yield(e.tag)
	}
	return e.left.names(yield) && e.right.names(yield)
}

// maxNesting bounds how deep parentheses and nots may nest.
const maxNesting = 100

// parseTags parses a tag expression: tags joined by and, or, not and
// parentheses, where not binds tightest and or loosest. Of nothing it makes
// nil. Positions in errors count characters from 1.
func parseTags(text string) (*tagExpr, error) {
	p := tagParser{tokens: tagTokens(text)}
	if p.peek().text == "" {
		return nil, nil
	}
	e, err := p.or(0)
	if err == nil && p.peek().text != "" {
		err = p.want(`"and", "or" or the end`)
	}
	if err != nil {
		return nil, fmt.Errorf("tag expression %q, %w", text, err)
	}
	return e, nil
}

// A tagParser reads an expression by recursive descent, a method a rank.
type tagParser struct{ tokens []tagToken }

func (p *tagParser) or(depth int) (*tagExpr, error)  { return p.joined("or", p.and, depth) }
func (p *tagParser) and(depth int) (*tagExpr, error) { return p.joined("and", p.operand, depth) }

// joined reads what operand reads, once or several times with op between.
func (p *tagParser) joined(op string, operand func(int) (*tagExpr, error), depth int) (*tagExpr, error) {
	left, err := operand(depth)
	for err == nil && p.accept(op) {
		var right *tagExpr
		right, err = operand(depth)
		left = &tagExpr{op: op, left: left, right: right}
	}
	return left, err
}

func (p *tagParser) operand(depth int) (*tagExpr, error) {
	switch token := p.peek(); {
	case depth > maxNesting:
		return nil, fmt.Errorf("position %d: nested more than %d deep", token.at, maxNesting)
	case p.accept("not"):
		inner, err := p.operand(depth + 1)
		return &tagExpr{op: "not", left: inner}, err
	case p.accept("("):
		inner, err := p.or(depth + 1)
		if err == nil && !p.accept(")") {
			err = p.want(`"and", "or" or ")"`)
		}
		return inner, err
	case strings.HasPrefix(token.text, "@") && !strings.ContainsAny(token.text, ",&~"):
		p.accept(token.text)
		return &tagExpr{tag: token.text}, nil
	}
	return nil, p.want(`a tag, "not" or "("`)
}

func (p *tagParser) peek() tagToken { return p.tokens[0] }

// accept goes on to the next token if this one is text.
func (p *tagParser) accept(text string) bool {
	if p.peek().text != text {
		return false
	}
	p.tokens = p.tokens[1:]
	return true
}

// want says what should stand where the parser is, and what may be meant.
func (p *tagParser) want(what string) error {
	token := p.peek()
	got := fmt.Sprintf("%q", token.text)
	if token.text == "" {
		got = "the end"
	}
	err := fmt.Errorf("position %d: got %s, want %s", token.at, got, what)
	if hint := tagHint(token.text); hint != "" {
		err = fmt.Errorf("%w; %s", err, hint)
	}
	return err
}

// A tagToken is a word or a parenthesis of a tag expression.
type tagToken struct {
	text string // "" after the last
	at   int    // its position in characters, from 1
}

// tagTokens splits text at spaces and parentheses. The last token is the end.
func tagTokens(text string) []tagToken {
	var tokens []tagToken
	var word []rune
	at := 0
	flush := func() {
		if len(word) > 0 {
			tokens = append(tokens, tagToken{string(word), at - len(word)})
			word = nil
		}
	}
	for _, r := range text {
		at++
		switch {
		case unicode.IsSpace(r):
			flush()
		case r == '(' || r == ')':
			flush()
			tokens = append(tokens, tagToken{string(r), at})
		default:
			word = append(word, r)
		}
	}
	at++
	flush()
	return append(tokens, tagToken{at: at})
}

// tagHint says what may have been meant by a token that stands where it
// cannot: godog's old signs, a misspelled word or a tag without its @.
func tagHint(text string) string {
	words := []string{"and", "or", "not"}
	switch {
	case text == "" || text == "(" || text == ")" || slices.Contains(words, text):
		return ""
	case strings.ContainsAny(text, ",&~|!"):
		return "write and, or and not"
	}
	if word := nearWord(text, words); word != "" {
		return "did you mean " + word + "?"
	}
	if !strings.HasPrefix(text, "@") {
		return "a tag starts with @"
	}
	return ""
}
