package target

import (
	"regexp"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

var (
	// secretKeys are keys that may well be meant for secrets, however they are spelled.
	secretKeys = regexp.MustCompile(`(?i)pas|word|pw|tok|secret`)
	// urlPasswords stand in URLs.
	urlPasswords = regexp.MustCompile(`://[^/"\s@:]*:([^/"\s@]*)@`)
)

// blackOut makes literal secrets in a source that has been read unreadable in
// snippets, without moving anything. The source need not be without faults.
func blackOut(source []byte) {
	for _, at := range urlPasswords.FindAllSubmatchIndex(source, -1) {
		cover(source[at[2]:at[3]])
	}
	tokens, _ := hclsyntax.LexConfig(source, "", hcl.InitialPos) // the parser has complained
	secret, depth := false, 0
	for i, token := range tokens {
		switch token.Type {
		case hclsyntax.TokenEqual, hclsyntax.TokenColon:
			secret = secret || secretKeys.Match(keyBefore(tokens[:i]))
		case hclsyntax.TokenTemplateInterp, hclsyntax.TokenTemplateControl, hclsyntax.TokenOParen, hclsyntax.TokenOBrace, hclsyntax.TokenOBrack:
			depth += one(secret)
		case hclsyntax.TokenTemplateSeqEnd, hclsyntax.TokenCParen, hclsyntax.TokenCBrace, hclsyntax.TokenCBrack:
			depth -= one(secret && depth > 0)
		case hclsyntax.TokenNewline:
			secret = secret && depth > 0
		case hclsyntax.TokenQuotedNewline: // nothing ends the text
			secret, depth = false, 0
		case hclsyntax.TokenQuotedLit, hclsyntax.TokenStringLit:
			if secret && !calledWith(tokens[:i]) {
				cover(token.Bytes)
			}
		}
	}
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

// cover keeps the lines.
func cover(text []byte) {
	for i, b := range text {
		if b != '\n' && b != '\r' {
			text[i] = '*'
		}
	}
}

// keyBefore is the key that tokens end with, quoted or not.
func keyBefore(tokens hclsyntax.Tokens) []byte {
	n := len(tokens)
	if n > 1 && tokens[n-1].Type == hclsyntax.TokenCQuote {
		n--
	}
	if n == 0 {
		return nil
	}
	return tokens[n-1].Bytes
}

// calledWith tells whether what follows tokens is what env or file are called with.
func calledWith(tokens hclsyntax.Tokens) bool {
	n := len(tokens)
	if n < 3 || tokens[n-1].Type != hclsyntax.TokenOQuote || tokens[n-2].Type != hclsyntax.TokenOParen {
		return false
	}
	name := string(tokens[n-3].Bytes)
	return name == "env" || name == "file"
}
