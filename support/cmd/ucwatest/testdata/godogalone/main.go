// Command godogalone runs a folder of features by godog and nothing else: what a
// project that uses godog and gjson directly would write for the same cases. The
// benchmark of 1,000 cases compares the harness with it.
//
// It takes the folder as its argument, the conversation from UCWATEST_URL and the
// token from UCWATEST_TOKEN. With GODOG_TUNED it runs cases side by side and reports
// in the shortest format; without, it runs as the command godog does by default.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"runtime"
	"strings"

	"github.com/cucumber/godog"
	"github.com/tidwall/gjson"
)

func main() {
	options := &godog.Options{Paths: os.Args[1:], Output: os.Stdout, Format: "pretty"}
	if os.Getenv("GODOG_TUNED") != "" {
		options.Format, options.NoColors, options.Concurrency = "progress", true, max(4, runtime.GOMAXPROCS(0))
	}
	os.Exit(godog.TestSuite{Options: options, ScenarioInitializer: define}.Run())
}

var asking = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 16}}

// define registers the steps of the thousand cases.
func define(s *godog.ScenarioContext) {
	var body []byte
	s.Given(`^a derived conversation$`, func() {})
	s.When(`^the caller retrieves its derived conversation as JSON$`, func(ctx context.Context) (err error) {
		body, err = get(ctx)
		return err
	})
	s.Then(`^it offers these links:$`, func(table *godog.Table) error {
		return each(table, func(name string, row []string) error {
			link := gjson.GetBytes(body, "_links."+name+".href")
			if row[len(row)-1] == "always" && !link.Exists() || link.Exists() && link.String() == "" {
				return fmt.Errorf("got %s, want a link %s", body, name)
			}
			return nil
		})
	})
	s.Then(`^it has these properties:$`, func(table *godog.Table) error {
		return each(table, func(name string, row []string) error {
			value := gjson.GetBytes(body, name)
			if !value.Exists() && row[len(row)-1] == "always" || value.Exists() && !fits(value, row[1], row[2]) {
				return fmt.Errorf("got %s, want %s as %s", value.Raw, name, row[1])
			}
			return nil
		})
	})
}

// get asks for the conversation once.
func get(ctx context.Context) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, os.Getenv("UCWATEST_URL"), nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+os.Getenv("UCWATEST_TOKEN"))
	request.Header.Set("Accept", "application/json")
	response, err := asking.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, errors.New(response.Status)
	}
	return io.ReadAll(response.Body)
}

// each judges the rows of a table below its header.
func each(table *godog.Table, judge func(name string, row []string) error) error {
	var errs []error
	for _, cells := range table.Rows[1:] {
		var row []string
		for _, cell := range cells.Cells {
			row = append(row, cell.Value)
		}
		errs = append(errs, judge(row[0], row))
	}
	return errors.Join(errs...)
}

// fits tells whether value is of a type, and one of values if there are any.
func fits(value gjson.Result, kind, values string) bool {
	one := func(v gjson.Result) bool {
		return v.Type == gjson.String && (values == "" || strings.Contains(", "+values+",", ", "+v.String()+","))
	}
	switch kind {
	case "boolean":
		return value.IsBool()
	case "count":
		return value.Type == gjson.Number
	case "list of enums":
		for _, v := range value.Array() {
			if !one(v) {
				return false
			}
		}
		return value.IsArray()
	case "date":
		return value.Type == gjson.String && strings.HasPrefix(value.String(), "/Date(")
	}
	return one(value)
}
