package main

import (
	"flag"
	"fmt"
	"slices"
	"strings"

	"ucwatest/support/plan"
)

// follow makes o carry out the plan at path. The error says that
// it cannot be, since flags say something else or what it was made of has changed.
func (o *applyFlags) follow(path string, f *flag.FlagSet) error {
	var against []string
	f.Visit(func(given *flag.Flag) {
		if slices.Contains(chosen, given.Name) {
			against = append(against, "-"+given.Name)
		}
	})
	if len(against) > 0 {
		return fmt.Errorf("plan %s: it says what is run and where, and so must not %s; plan again with them", path, strings.Join(against, ", "))
	}
	made, err := plan.Load(path)
	if err != nil {
		return err
	}
	o.features, o.on, o.dialect, o.selection = made.Features, made.On, "", made.Fingerprint.Selection
	if made.On == "" {
		o.dialect = made.Dialect
	}
	now, err := o.fingerprint()
	if err != nil {
		return fmt.Errorf("plan %s is not carried out: %w", path, err)
	}
	if changed := made.Fingerprint.Changed(now); len(changed) > 0 {
		return fmt.Errorf("plan %s is not carried out: %s; plan again", path, strings.Join(changed, ", "))
	}
	o.planned = true
	return nil
}

// chosen are the flags that say what a plan says.
var chosen = []string{"tags", "target", "features", "on", "dialect"}
