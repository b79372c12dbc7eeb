package target

import (
	"fmt"
	"net"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/hashicorp/hcl/v2"

	"ucwatest/support/redact"
)

// A checker collects all that is wrong with one target.
type checker struct {
	folder   string // of the target file
	now      time.Time
	problems hcl.Diagnostics
	redactor *redact.Redactor // of what the environment holds
}

// unusable heads our own complaints; HCL's say what kind they are of.
const unusable = "Unusable target"

// refuse complains about the value of key in body, unless HCL has already.
func (c *checker) refuse(body hcl.Body, key, format string, args ...any) {
	a := attribute(body, key)
	if a == nil || slices.ContainsFunc(c.problems, func(d *hcl.Diagnostic) bool {
		return d.Summary != unusable && d.Subject != nil && d.Subject.Overlaps(a.Range)
	}) {
		return
	}
	c.complain(a.NameRange, format, args...)
}

// complain says what is wrong at a place, which is one line: of more the
// snippet would show too much. Values that came from the environment are hidden.
func (c *checker) complain(at hcl.Range, format string, args ...any) {
	for i, arg := range args {
		switch arg := arg.(type) {
		case string:
			args[i] = c.redactor.Text(arg)
		case []string:
			shown := make([]string, len(arg))
			for j, one := range arg {
				shown[j] = c.redactor.Text(one)
			}
			args[i] = shown
		case error:
			args[i] = c.redactor.Err(arg)
		}
	}
	c.problems = c.problems.Append(&hcl.Diagnostic{Severity: hcl.DiagError, Summary: unusable,
		Detail: fmt.Sprintf(format, args...), Subject: &at})
}

// attribute is that of body called key, nil if it has none.
func attribute(body hcl.Body, key string) *hcl.Attribute {
	all, _ := body.JustAttributes() // it complains of blocks, which are looked at elsewhere
	return all[key]
}

// said tells whether body has the attribute key, whatever its value.
func said(body hcl.Body, key string) bool { return attribute(body, key) != nil }

// oneOf refuses each of values, under key, that is unknown or there twice.
func (c *checker) oneOf(body hcl.Body, key string, values, known []string) {
	for i, value := range values {
		if !slices.Contains(known, value) {
			c.refuse(body, key, "%s: got %q, want one of %q", key, value, known)
		} else if slices.Contains(values[:i], value) {
			c.refuse(body, key, "%s: got %q twice, want it once", key, value)
		}
	}
	if len(values) == 0 {
		c.refuse(body, key, "%s: got nothing, want one of %q at least", key, known)
	}
}

// duration is what value says, as "10s"; 0 if it is not there or refused.
func (c *checker) duration(body hcl.Body, key, value string) time.Duration {
	d, err := time.ParseDuration(value)
	if err != nil || d <= 0 {
		c.refuse(body, key, `%s: got %q, want a time over zero, as "10s" or "5m"`, key, value)
		return 0
	}
	return d
}

// url refuses a value that is no absolute http or https URL, or one that would
// take passwords or tokens off this machine unencrypted. It returns nil then,
// and if key is not there.
func (c *checker) url(body hcl.Body, key, value string) *url.URL {
	at, err := url.Parse(value)
	switch {
	case err != nil || at.Scheme != "http" && at.Scheme != "https" || at.Hostname() == "":
		c.refuse(body, key, "%s: got %q, want an absolute https URL", key, value)
		return nil
	case at.Port() != "" && !listenable(at.Port()):
		c.refuse(body, key, "%s: got port %s in the URL, want one from 1 to 65535", key, at.Port())
		return nil
	case at.User != nil:
		c.refuse(body, key, "%s: got a URL with a user name in it, want one without", key)
		return nil
	case at.Scheme == "http" && !loopback(at.Hostname()):
		c.refuse(body, key, "%s: got %q, want https, as passwords leave this machine", key, value)
		return nil
	}
	return at
}

// listenable tells whether something can listen at a port.
func listenable(port string) bool {
	number, err := strconv.ParseUint(port, 10, 16)
	return err == nil && number > 0
}

// loopback tells whether host is this machine.
func loopback(host string) bool {
	ip := net.ParseIP(host)
	return strings.EqualFold(host, "localhost") || ip != nil && ip.IsLoopback()
}
