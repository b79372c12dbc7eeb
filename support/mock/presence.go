package mock

// An activity is what somebody is seen to do, the more telling the higher.
type activity int

const (
	idle activity = iota
	onThePhone
	inConference
	activities
)

// activityNames are the well-known words of the page contactPresence.
var activityNames = [activities]string{onThePhone: "on-the-phone", inConference: "in-a-conference"}

// activity is what c lets its user be seen to do.
func (c *conversation) activity() activity {
	switch {
	case c.gone:
		return idle
	case c.state == stateConferenced:
		return inConference
	case c.speaks():
		return onThePhone
	}
	return idle
}

// speaks tells whether people speak in c; one kind of audio is as good as the other.
func (c *conversation) speaks() bool {
	for m, state := range c.modalities {
		if state == stateConnected && c.row(modality(m)).kind.voice {
			return true
		}
	}
	return false
}

// account takes note of what c lets its user be seen to do from now on, so that
// whoever wants to know need not look at all conversations.
func (c *conversation) account() {
	now := c.activity()
	if now == c.accounted {
		return
	}
	c.app.doing[c.accounted]--
	c.app.doing[now]++
	c.accounted = now
	c.app.owner.show()
}

// activity is the name of what the user is seen to do, "" for nothing special.
func (u *user) activity() string {
	for what := inConference; what > idle; what-- {
		for _, a := range u.applications {
			if a.doing[what] > 0 {
				return activityNames[what]
			}
		}
	}
	return ""
}
