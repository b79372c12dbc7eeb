package main

import (
	"errors"
	"flag"
	"fmt"

	"ucwatest/reports"
)

// placeFlags adds to f a flag for each file of a run, and returns what they
// will say.
func placeFlags(f *flag.FlagSet) reports.Places {
	places := reports.Places{}
	for _, file := range reports.Files() {
		f.Func(file.Flag, fmt.Sprintf("write %s as this `file` instead of into -out-dir", file.Name), func(path string) error {
			if path == "" {
				return errors.New("want a path")
			}
			places[file.Name] = path
			return nil
		})
	}
	return places
}
