package main

import (
	"fmt"
	"strings"

	"github.com/hashicorp/cli"
)

// introduced lists the verbs as people meet them.
var introduced = []string{"validate", "plan", "apply", "show", "docs", "steps", "import", "mock", "token", "sweep", "mutate", "version"}

// overview is the command's help text: each verb in one line.
func overview(verbs map[string]cli.CommandFactory) string {
	var text strings.Builder
	text.WriteString(`Usage: ucwatest VERB [flags]

  Says what the UCWA resource derivedConversation and its siblings owe their
  callers, asks a pool, and tells what differs. Without a target it asks a mock
  of its own.

  ucwatest apply
  ucwatest apply -help

Verbs, as people meet them:
`)
	for _, name := range introduced {
		if verb, err := verbs[name](); err == nil { // no factory of ours fails
			fmt.Fprintf(&text, "  %-9s %s\n", name, verb.Synopsis())
		}
	}
	return strings.TrimSuffix(text.String(), "\n")
}
