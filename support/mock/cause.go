package mock

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

// findCause finds a cause by its name.
func findCause(name string) (*refusal, bool) {
	for _, c := range causes {
		if c.name == name {
			return c.refusal, true
		}
	}
	return nil, false
}
