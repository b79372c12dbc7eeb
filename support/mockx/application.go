package mock

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// An application is one client of a user. Everything the client sees lies below it.
type application struct {
	id, path   string
	root       string // scheme and host its client used
	user       *user
	endpoint   string
	culture    string
	userAgent  string
	available  bool // makeMeAvailable was called
	channel    *channel
	talks      []*conversation
	offers     []*invitation
	phoneOwner *conversation // dialect doc: who has the short phoneAudio URL
	numbers    map[string]int
}

// below is a path below the application.
func (a *application) below(path string) string { return a.path + "/" + path }

// next is the next number of a kind, from first on.
func (a *application) next(kind string, first int) string {
	n := a.numbers[kind]
	a.numbers[kind]++
	return strconv.Itoa(first + n)
}

// The most characters that members of the input may have (applications).
const mostCharacters = 100

// applications makes an application, or finds the user's one of that endpoint.
func (c *call) applications(_ *grant) *Answer {
	unacceptable := c.negotiate()
	if c.r.Method != http.MethodPost {
		return c.refuse(http.StatusMethodNotAllowed, "MethodNotAllowed", "")
	}
	if refusal := c.version(); refusal != nil {
		return refusal
	}
	if unacceptable != nil {
		return unacceptable
	}
	in, refusal := c.input()
	if refusal == nil {
		refusal = c.required(in, mostCharacters, "culture", "endpointId", "userAgent")
	}
	if refusal != nil {
		return refusal
	}
	c.user.group.enter()
	defer c.user.group.leave()
	for _, a := range c.user.applications {
		if a.endpoint == in.text("endpointId") {
			c.app = a
			return c.show(c.application())
		}
	}
	c.app = c.p.register(&application{user: c.user, root: c.root(), endpoint: in.text("endpointId"), culture: in.text("culture"),
		userAgent: in.text("userAgent"), numbers: map[string]int{}})
	answer := c.show(c.application())
	answer.Status, c.location = http.StatusCreated, c.app.path
	return answer
}

// register gives an application its id.
func (p *Pool) register(a *application) *application {
	p.mu.Lock()
	defer p.mu.Unlock()
	a.id = strconv.Itoa(191 + p.number())
	if p.Dialect == Real {
		a.id = strconv.Itoa(103000000000 + 7919*p.number())
	}
	a.path = p.base + "/" + a.id
	a.channel = &channel{app: a, next: 1}
	a.user.applications = append(a.user.applications, a)
	p.applications[a.id] = a
	return a
}

func (c *call) getApplication() *Answer { return c.show(c.application()) }

// application renders the application with what it embeds (captures).
func (c *call) application() *Resource {
	a := c.app
	r := &Resource{Rel: "application", Href: a.path}
	r.set("culture", a.culture).set("userAgent", a.userAgent)
	r.link("events", a.below("events?ack=1"))
	r.embed("me", false, c.me()).embed("people", false, &Resource{Rel: "people", Href: a.below("people")})
	r.embed("onlineMeetings", false, &Resource{Rel: "onlineMeetings", Href: a.below("onlineMeetings")})
	return r.embed("communication", false, c.communication())
}

// deleteApplication ends an application: its conversations end with it.
func (c *call) deleteApplication() *Answer {
	for _, v := range slices.Clone(c.app.talks) {
		v.dialog.leave(v)
	}
	c.p.forget(c.app)
	return c.done()
}

func (p *Pool) forget(a *application) {
	a.channel.end()
	a.user.applications = slices.DeleteFunc(a.user.applications, func(b *application) bool { return a == b })
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.applications, a.id)
}

// active is the application a user is reached at, nil if there is none.
func (u *user) active() *application {
	if len(u.applications) == 0 {
		return nil
	}
	return u.applications[len(u.applications)-1]
}

func (c *call) getMe() *Answer { return c.show(c.me()) }

// me renders the user. Its links change once it is available (MeDashboard).
func (c *call) me() *Resource {
	a := c.app
	r := &Resource{Rel: "me", Href: a.below("me")}
	r.set("name", a.user.Name).set("uri", a.user.SIP)
	if !a.available {
		r.link("makeMeAvailable", a.below("me/makeMeAvailable"))
	}
	return r.link("callForwardingSettings", a.below("me/callForwardingSettings"))
}

func (c *call) makeMeAvailable() *Answer {
	if _, refusal := c.input(); refusal != nil {
		return refusal
	}
	if c.app.available {
		return c.refuse(http.StatusConflict, "Conflict", "AlreadyExists")
	}
	c.app.available = true
	c.app.tell("communication", c.app.below("communication"), "updated", Link{Rel: "communication", Href: c.app.below("communication")}, c.communication())
	c.app.tell("me", c.app.below("me"), "updated", Link{Rel: "me", Href: c.app.below("me")}, c.me())
	return c.done()
}

func (c *call) getPeople() *Answer {
	return c.show(&Resource{Rel: "people", Href: c.app.below("people")})
}

func (c *call) getOnlineMeetings() *Answer {
	return c.show(&Resource{Rel: "onlineMeetings", Href: c.app.below("onlineMeetings")})
}

// getContact renders another user of the group as a contact.
func (c *call) getContact() *Answer {
	u := c.user.group.find("sip:" + c.ids[0])
	if u == nil {
		return c.refuse(http.StatusNotFound, "NotFound", "")
	}
	r := &Resource{Rel: "contact", Href: c.app.contact(u)}
	return c.show(r.set("name", u.Name).set("uri", u.SIP))
}

// contact is where another user is shown.
func (a *application) contact(u *user) string {
	return a.below("people/" + strings.TrimPrefix(u.SIP, "sip:"))
}

// find finds a user of the group by its SIP address, nil if there is none.
func (g *group) find(sip string) *user {
	for _, u := range g.users {
		if strings.EqualFold(u.SIP, sip) {
			return u
		}
	}
	return nil
}

func (c *call) getCommunication() *Answer { return c.show(c.communication()) }

// communication renders what the user can start.
func (c *call) communication() *Resource {
	a := c.app
	r := &Resource{Rel: "communication", Href: a.below("communication")}
	r.set("supportedModalities", []string{}).set("supportedMessageFormats", []string{"Plain"})
	r.link("conversations", a.below("communication/conversations?filter=active"))
	r.link("startAudio", a.below("communication/audioVideoInvitations"))
	r.link("startMessaging", a.below("communication/messagingInvitations"))
	return r.link("startPhoneAudio", a.below("communication/phoneAudioInvitations"))
}
