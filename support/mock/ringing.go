package mock

import "slices"

// rung takes note that a phone of u rings for k.
func (u *user) rung(k *call) { u.calls = append(u.ringing(), k) }

// ringing are the calls that a phone of u rings for; those that do no more are
// forgotten on the way.
func (u *user) ringing() []*call {
	u.calls = slices.DeleteFunc(u.calls, func(k *call) bool { return k.over || !slices.Contains(k.phones, u.party()) })
	return slices.Clone(u.calls)
}
