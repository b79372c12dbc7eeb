package contract

import (
	"fmt"
	"net/http"
	"strings"

	"ucwatest/support/ucwa"
)

// InPassing judges an error that nobody asked for: whether its body is a reason
// with a code, in the format that accept names if it names one, and whether its
// status goes with the code. Subcodes are not judged: whoever reads an error
// has to put up with any (ErrorsAndInformationalMessages).
func InPassing(a Answer, accept string) []Judgement {
	if a.Reason == nil {
		return []Judgement{broken(refusalBody, "a reason", describe(a))}
	}
	f, named := ucwa.FormatOf(accept)
	if !named {
		f, _ = ucwa.FormatOf(a.MediaType)
	}
	body := judge(refusalBody, wellFormed(a, f), "a reason with a code as "+f.String(), describe(a))
	return append([]Judgement{body}, paired(a)...)
}

// paired judges whether the status is one that goes with the code. A code that
// the tables do not name goes with any.
func paired(a Answer) []Judgement {
	statuses, listed := statuses[a.Reason.Code]
	if !listed {
		return nil
	}
	for _, status := range statuses {
		if a.Status == status {
			return []Judgement{held(refusalStatus)}
		}
	}
	want := strings.ReplaceAll(strings.Trim(fmt.Sprint(statuses), "[]"), " ", " or ")
	return []Judgement{broken(refusalStatus, fmt.Sprintf("status %s with the code %s", want, a.Reason.Code), describe(a))}
}

// statuses are those that the reference's tables have beside each code
// (ErrorsAndInformationalMessages, GenericSynchronousErrors). Where it says two
// things, as of an unsupported media type and of time-outs, either will do.
var statuses = map[string][]int{
	"BadRequest":           {http.StatusBadRequest},
	"ClientTimeout":        {http.StatusRequestTimeout},
	"Conflict":             {http.StatusConflict},
	"EntityTooLarge":       {http.StatusRequestEntityTooLarge},
	"Forbidden":            {http.StatusForbidden},
	"GatewayTimeout":       {http.StatusGatewayTimeout},
	"Gone":                 {http.StatusGone},
	"MethodNotAllowed":     {http.StatusMethodNotAllowed},
	"NotFound":             {http.StatusNotFound},
	"PreconditionFailed":   {http.StatusPreconditionFailed},
	"PreconditionRequired": {http.StatusPreconditionRequired},
	"ServiceFailure":       {http.StatusInternalServerError},
	"ServiceUnavailable":   {http.StatusServiceUnavailable},
	"Timeout":              {http.StatusRequestTimeout, http.StatusGatewayTimeout},
	"TooManyRequests":      {http.StatusTooManyRequests},
	"UnsupportedMediaType": {http.StatusGone, http.StatusUnsupportedMediaType},
}
