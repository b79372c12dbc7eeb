package mock

import "ucwatest/support/mock/wire"

// A refusal is a Reason with the status that its code has (ErrorCode).
type refusal struct {
	status int
	wire.Reason
}

// refuse is the refusal with a status, its code, and a subcode or "".
func refuse(status int, code, subcode, message string) *refusal {
	return &refusal{status, wire.Reason{Code: code, Subcode: subcode, Message: message}}
}

// What a pool refuses, apart from causes.
var (
	errApplication = refuse(404, "NotFound", "ApplicationNotFound", "The application does not exist or has ended.")
	errNotFound    = refuse(404, "NotFound", "", "The resource does not exist.")
	errVersion     = refuse(404, "NotFound", "APIVersionNotSupported", "The service does not offer this version.")
	errForeign     = refuse(403, "Forbidden", "", "The application belongs to another user.")
	errScope       = refuse(403, "Forbidden", "", "The token does not grant a scope that this needs.")
	errNotAllowed  = refuse(403, "Forbidden", "", "This is not allowed to you.")
	errMethod      = refuse(405, "MethodNotAllowed", "", "The resource does not support this method.")
	errAcceptable  = refuse(406, "NotAcceptable", "", "The service offers JSON and XML only.")
	errMediaType   = refuse(415, "UnsupportedMediaType", "", "The service does not read this media type, or its charset, here.")
	errTooLarge    = refuse(413, "EntityTooLarge", "", "The request is larger than 1 MiB.")
	errOrigin      = refuse(403, "Forbidden", "", "The service does not allow a cross-domain request from this origin.")
	errVoice       = refuse(403, "Forbidden", "", "The user is not enabled for enterprise voice.")
	errDelegates   = refuse(403, "Forbidden", "NoDelegatesConfigured", "The user has no delegates.")
	errTeam        = refuse(403, "Forbidden", "NoTeamMembersConfigured", "The user has no team.")
	errMany        = refuse(409, "Conflict", "TooManyApplications", "The user has too many applications.")
	errStale       = refuse(412, "PreconditionFailed", "", "The resource has changed since.")
	errUntagged    = refuse(428, "PreconditionRequired", "", "This takes the header If-Match.")
	errMalformed   = refuse(400, "BadRequest", "DeserializationFailure", "The request could not be read.")
	errExists      = refuse(409, "Conflict", "AlreadyExists", "This has been done already.")
	errPending     = refuse(409, "Conflict", "AnotherOperationPending", "The modality is busy with an earlier operation.")
	errState       = refuse(409, "Conflict", "", "This is not possible in the present state.")
	errMakeMe      = refuse(409, "Conflict", "MakeMeAvailableRequired", "This takes makeMeAvailable first.")
	errReplaced    = refuse(409, "Conflict", "PGetReplaced", "A newer request waits for events now.")
	errNumber      = refuse(400, "BadRequest", "NormalizationFailed", "The phone number could not be normalized.")
	errClosed      = refuse(503, "ServiceUnavailable", "", "The service is shutting down.")
)

// invalid is the refusal of input; each parameter is a name and what is wrong
// with it, as Missing or Invalid.
func invalid(parameters ...[2]string) *refusal {
	r := refuse(400, "BadRequest", "ParameterValidationFailure", "Please check what you entered and try again.")
	r.Parameters = parameters
	return r
}

// What ends an invitation without success.
var (
	reasonDeclined   = &wire.Reason{Code: "RemoteFailure", Subcode: "Declined", Message: "Your invitation was declined."}
	reasonTimeout    = &wire.Reason{Code: "RemoteFailure", Subcode: "Timeout", Message: "Nobody answered your invitation."}
	reasonUnknown    = &wire.Reason{Code: "NotFound", Subcode: "DestinationNotFound", Message: "The person does not exist."}
	reasonCanceled   = &wire.Reason{Code: "LocalFailure", Subcode: "Canceled", Message: "The invitation was cancelled."}
	reasonWithdrawn  = &wire.Reason{Code: "RemoteFailure", Subcode: "Canceled", Message: "The caller cancelled the invitation."}
	reasonMissed     = &wire.Reason{Code: "LocalFailure", Subcode: "Missed", Message: "The invitation was not answered."}
	reasonElsewhere  = &wire.Reason{Code: "LocalFailure", Subcode: "ConnectedElsewhere", Message: "The invitation was answered elsewhere."}
	reasonRefused    = &wire.Reason{Code: "LocalFailure", Subcode: "Declined", Message: "The invitation was declined."}
	reasonDerived    = &wire.Reason{Code: "Informational", Subcode: "DerivedConversation", Message: "Another participant answered."}
	reasonRedirected = &wire.Reason{Code: "Informational", Subcode: "Forwarded", Message: "The invitation was forwarded."}
)

// check is the refusal with all faults that rules find in in, nil if there are
// none.
func check(in wire.Input, rules ...wire.Rule) *refusal {
	faults := in.Faults(rules...)
	if faults == nil {
		return nil
	}
	return invalid(faults...)
}

// A cause is something that keeps the pool from showing conversations, with
// the refusal that follows from it.
type cause struct {
	name    string
	refusal *refusal
}

// causes are the errors that derivedConversation lists for GET, and those
// generic ones (GenericSynchronousErrors) that a pool can be brought to.
var causes = []cause{
	{"the conversation already exists", refuse(409, "Conflict", "AlreadyExists", "The conversation already exists.")},
	{"there are too many groups", refuse(409, "Conflict", "TooManyGroups", "There are too many groups.")},
	{"the resource is not supported", refuse(409, "Conflict", "", "The resource is not supported.")},
	{"no backup pool is configured", refuse(410, "Gone", "CannotRedirect", "There is no backup pool to go to.")},
	{"the Exchange version is invalid", refuse(500, "ServiceFailure", "InvalidExchangeServerVersion", "The mailbox is on a version that is not supported.")},
	{"the service fails", refuse(500, "ServiceFailure", "", "The service failed.")},
	{"the service is unavailable", refuse(503, "ServiceUnavailable", "", "The service is unavailable.")},
	{"the service times out", refuse(504, "Timeout", "", "The service did not answer in time.")},
	{"there are too many requests", refuse(429, "TooManyRequests", "", "There are too many requests.")},
}

// Causes are the names of the causes that a pool can be given to refuse.
func Causes() []string {
	names := make([]string, len(causes))
	for i, c := range causes {
		names[i] = c.name
	}
	return names
}

func findCause(name string) (*refusal, bool) {
	for _, c := range causes {
		if c.name == name {
			return c.refusal, true
		}
	}
	return nil, false
}
