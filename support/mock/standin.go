package mock

// A stand-in is an application of the pool's own in which a user who is not
// signed in acts by habit. It is made for one conversation and found through
// nothing else, so that it goes with it: it is not in the directory, counts in
// no limit, does not expire, and its channel keeps nothing.
func (u *user) standIn() *application {
	p := u.group.pool
	a := &application{
		pool: p, owner: u, id: "0", url: p.profile.Base + "/0", standIn: true,
		invitations: map[string]*invitation{}, byID: map[string]*conversation{},
	}
	a.channel = newChannel(a)
	return a
}

// signedIn tells whether u has an application, and so acts by hand.
func (u *user) signedIn() bool { return len(u.applications) > 0 }

// receivers are the applications that an invitation of kind k reaches u in.
func (u *user) receivers(k *kind) []*application {
	if !u.signedIn() && u.Habits.towards(k) != Ignore {
		return []*application{u.standIn()}
	}
	return u.applications
}

// route is where the calls of u go: as set by hand, or else by habit.
func (u *user) route() forwarding {
	if u.forwarding.active == "" && !u.signedIn() {
		return u.Habits.forwarding()
	}
	return u.forwarding
}

// act lets u do by habit what is done about k, in the stand-in it has reached.
// What rings there nobody else can answer, so that signing in meanwhile does
// not change it.
func (u *user) act(k *call) {
	leg := k.legOf(u)
	if leg == nil || !leg.app.standIn {
		return
	}
	reply := u.Habits.towards(leg.kind)
	if reply == Ignore {
		return
	}
	k.group.clock.After(u.Habits.After, func() {
		switch {
		case leg.ended:
		case reply == Accept:
			k.speak(u.party())
			k.answer(u.party(), leg)
		default:
			leg.refuse(declineGlobal)
		}
	})
}
