package target

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"

	"ucwatest/support/redact"
)

// largestFile is how many bytes file() reads at most.
const largestFile = 1 << 20

// functions are those that a target file in folder may call. What the environment
// holds is a secret to redactor, wherever the file puts it.
func functions(folder string, redactor *redact.Redactor) *hcl.EvalContext {
	return &hcl.EvalContext{Functions: map[string]function.Function{
		"env": oneText("name", func(name string) (string, error) {
			value, err := variable(name)
			redactor.Secret(value)
			redactor.Secret(strings.TrimSpace(value))
			return value, err
		}),
		"file": oneText("path", func(path string) (string, error) { return fileText(beside(folder, path)) }),
	}}
}

func oneText(parameter string, call func(string) (string, error)) function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{{Name: parameter, Type: cty.String}},
		Type:   function.StaticReturnType(cty.String),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			text, err := call(args[0].AsString())
			return cty.StringVal(text), err
		},
	})
}

// variable is one of the environment. An empty one is what a secret store
// leaves that does not have the secret.
func variable(name string) (string, error) {
	if value := os.Getenv(name); value != "" {
		return value, nil
	}
	return "", fmt.Errorf("the environment variable %s is not set, or empty", name)
}

func fileText(path string) (string, error) {
	from, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer from.Close()
	text, err := io.ReadAll(io.LimitReader(from, largestFile+1))
	if err == nil && len(text) > largestFile {
		err = fmt.Errorf("%s: got more than %d bytes", path, largestFile)
	}
	return string(text), err
}

// beside is path as seen from folder.
func beside(folder, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(folder, path)
}
