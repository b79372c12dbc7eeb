package contract

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// Subjects of the clauses that every refusal is judged by.
const (
	refusalBody    = "refusal body"
	refusalStatus  = "refusal status"
	subcodeMembers = "subcode members"
)

// tokenService is the subject of the clause about where a challenge leads.
const tokenService = "token service"

// RefusalSubjects are the subjects of the clauses that every refusal is judged by,
// beside that of the Rule.
func RefusalSubjects() []string { return []string{refusalBody, refusalStatus, subcodeMembers} }

// none is how the reference's tables write that there is no subcode.
const none = "None"

// Refused judges whether a is a refusal with status and code, whether its body
// is a reason in format f, whether status and code go together, and whether a
// subcode it names is one the reference lists.
func (s Schema) Refused(a Answer, f ucwa.Format, status int, code string) []Judgement {
	want := fmt.Sprintf("status %d %s", status, code)
	if a.Reason == nil && a.Status/100 == 2 {
		return []Judgement{broken("", want, describe(a))} // there is no refusal whose body could be judged
	}
	if a.Reason == nil {
		return []Judgement{broken("", want, describe(a)), broken(refusalBody, "a reason as "+f.String(), describe(a))}
	}
	judgements := []Judgement{
		judge("", a.Status == status && a.Reason.Code == code, want, describe(a)),
		judge(refusalBody, wellFormed(a, f), "a reason with a code as "+f.String(), describe(a)),
	}
	judgements = append(judgements, s.paired(a)...)
	return append(judgements, s.Known(a.Reason)...)
}

// Known judges whether a subcode that a refusal or an event names is one the
// reference lists.
func (s Schema) Known(r *document.Reason) []Judgement {
	named := subcode(r)
	if named == none || len(s.subcodes) == 0 {
		return nil
	}
	return []Judgement{judge(subcodeMembers, s.subcodes[named], "a subcode the reference lists", named)}
}

func wellFormed(a Answer, f ucwa.Format) bool {
	format, isUCWA := ucwa.FormatOf(a.MediaType)
	if !isUCWA || format != f || a.Reason.Code == "" || slices.ContainsFunc(a.Reason.Members, mistyped) {
		return false
	}
	return f == ucwa.FormatJSON || a.Reason.Root == "reason" && a.Reason.Namespace == ucwa.Namespace
}

// mistyped tells whether a member of a reason that is a text is something else.
// Captures have null for a message.
func mistyped(m document.Property) bool {
	return slices.Contains([]string{"code", "subcode", "message"}, m.Name) && m.Kind != document.Text && m.Kind != document.Null
}

// Subcode judges whether the refusal names the subcode; None means that it has
// none, not that it says None.
func Subcode(a Answer, want string) []Judgement {
	if a.Reason == nil {
		return []Judgement{broken("", "the subcode "+want, describe(a))}
	}
	if want == none {
		none := subcode(a.Reason) == none && a.Reason.Subcode != none
		return []Judgement{judge("", none, "no subcode", fmt.Sprintf("the subcode %q", subcode(a.Reason)))}
	}
	got := subcode(a.Reason)
	return []Judgement{judge("", got == want, "the subcode "+want, got)}
}

// subcode is the subcode of a refusal, or None. A list is none either, but it
// must not pass for one that was left out.
func subcode(r *document.Reason) string {
	for _, m := range r.Members {
		if m.Name == "subcode" && m.Kind == document.List {
			return fmt.Sprintf("a list of %d items", len(m.Items))
		}
	}
	if r.HasSubcode && r.Subcode != "" {
		return r.Subcode
	}
	return none
}

// codeOf is the code of a refusal in words.
func codeOf(r *document.Reason) string {
	if r.Code == "" {
		return "without a code"
	}
	return r.Code
}

// Bodiless judges whether a has the status and no body: what a HEAD or a DELETE
// is answered with.
func Bodiless(a Answer, status int) []Judgement {
	got := fmt.Sprintf("status %d and %d bytes", a.Status, a.Length)
	return []Judgement{judge("", a.Status == status && a.Length == 0, fmt.Sprintf("status %d and no body", status), got)}
}

// Challenged judges whether a asks to sign in. fault says why its challenge
// could not be read, nil if it could.
func Challenged(a Answer, fault error) []Judgement {
	want := "status 401 with a challenge that names where tokens are granted"
	if a.Status != 401 {
		return []Judgement{broken("", want, describe(a))}
	}
	if fault != nil {
		return []Judgement{broken("", want, "status 401: "+fault.Error())}
	}
	return []Judgement{held("")}
}

// Granted judges whether the token service at href, which a challenge names, is
// one of the pool that was asked.
func Granted(a Answer, href string) []Judgement {
	return []Judgement{judge(tokenService, trusted(href, a.URL), "a token service of the pool, as safe to ask as the pool", strconv.Quote(href))}
}

// trusted tells whether a password that is known to the pool may be sent to the
// token service at href: it is on the host that was asked, and not over plain
// http unless the pool was.
func trusted(href, asked string) bool {
	service, err := url.Parse(href)
	if err != nil {
		return false
	}
	pool, err := url.Parse(asked)
	return err == nil && strings.EqualFold(service.Hostname(), pool.Hostname()) && (service.Scheme == "https" || service.Scheme == pool.Scheme)
}
