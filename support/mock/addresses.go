package mock

import "strings"

// addresses find the users of a group by SIP address and phone number, without
// regard to case, in time that does not grow with how many there are.
type addresses map[string]*user

// add enters u. Of two with one number the first is found.
func (a addresses) add(u *user) {
	for _, uri := range []string{u.SIP, u.Phone} {
		key := strings.ToLower(uri)
		if a[key] == nil {
			a[key] = u
		}
	}
}

// find is the user with the address uri, nil if there is none.
func (a addresses) find(uri string) *user { return a[strings.ToLower(uri)] }
