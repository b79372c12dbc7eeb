package mock

import (
	"net/http"
	"strings"
)

// A route is one kind of resource and what can be done with it.
type route struct {
	name    string
	scoped  bool // a token with scopes needs one for conversations
	methods map[string]handler
}

type handler func(*call) *Answer

// routes are the resources of an application by their path in it, ids as *.
var routes = map[string]route{
	"":                          {"application", false, on{"GET": (*call).getApplication, "DELETE": (*call).deleteApplication}},
	"events":                    {"events", false, on{"GET": (*call).pget}},
	"me":                        {"me", false, on{"GET": (*call).getMe}},
	"people":                    {"people", false, on{"GET": (*call).getPeople}},
	"people/*":                  {"contact", false, on{"GET": (*call).getContact}},
	"onlineMeetings":            {"onlineMeetings", false, on{"GET": (*call).getOnlineMeetings}},
	"me/makeMeAvailable":        {"makeMeAvailable", false, on{"POST": (*call).makeMeAvailable}},
	"me/callForwardingSettings": {"callForwardingSettings", false, on{"GET": (*call).getForwarding}},
	"me/callForwardingSettings/turnOffCallForwarding":                              {"turnOffCallForwarding", false, on{"POST": (*call).forwardNowhere}},
	"me/callForwardingSettings/immediateForwardSettings":                           {"immediateForwardSettings", false, on{"GET": (*call).getImmediateForward}},
	"me/callForwardingSettings/simultaneousRingSettings":                           {"simultaneousRingSettings", false, on{"GET": (*call).getSimultaneousRing}},
	"me/callForwardingSettings/immediateForwardSettings/immediateForwardToContact": {"immediateForwardToContact", false, on{"POST": (*call).forwardToContact}},
	"me/callForwardingSettings/simultaneousRingSettings/simultaneousRingToContact": {"simultaneousRingToContact", false, on{"POST": (*call).ringToContact}},
	"communication":                                                    {"communication", false, on{"GET": (*call).getCommunication}},
	"communication/messagingInvitations":                               {"startMessaging", true, on{"POST": (*call).startMessaging}},
	"communication/phoneAudioInvitations":                              {"startPhoneAudio", true, on{"POST": (*call).startPhoneAudio}},
	"communication/audioVideoInvitations":                              {"startAudio", true, on{"POST": (*call).startAudio}},
	"communication/participantInvitations":                             {"addParticipant", true, on{"POST": (*call).addParticipant}},
	"communication/conversations":                                      {"conversations", true, on{"GET": (*call).getConversations}},
	"communication/invitations/*":                                      {"invitation", true, on{"GET": (*call).getInvitation}},
	"communication/invitations/*/accept":                               {"accept", true, on{"POST": (*call).accept}},
	"communication/invitations/*/acceptWithAnswer":                     {"acceptWithAnswer", true, on{"POST": (*call).acceptWithAnswer}},
	"communication/invitations/*/decline":                              {"decline", true, on{"POST": (*call).decline}},
	"communication/invitations/*/cancel":                               {"cancel", true, on{"POST": (*call).cancel}},
	"communication/invitations/*/derivedConversation":                  {"derivedConversation", true, on{"GET": (*call).getDerivedConversation}},
	"communication/invitations/*/derivedAudioVideo":                    {"derivedAudioVideo", true, on{"GET": (*call).getDerivedModality}},
	"communication/invitations/*/derivedPhoneAudio":                    {"derivedPhoneAudio", true, on{"GET": (*call).getDerivedModality}},
	"communication/phoneAudio":                                         {"phoneAudio", true, on{"GET": (*call).getPhone}},
	"communication/phoneAudio/addPhoneAudio":                           {"addPhoneAudio", true, on{"POST": (*call).addPhoneAudio}},
	"communication/conversations/*":                                    {"conversation", true, on{"GET": (*call).getConversation, "DELETE": (*call).deleteConversation}},
	"communication/conversations/*/addParticipant":                     {"addParticipant", true, on{"POST": (*call).addParticipant}},
	"communication/conversations/*/messaging":                          {"messaging", true, on{"GET": (*call).getMessaging}},
	"communication/conversations/*/audioVideo":                         {"audioVideo", true, on{"GET": (*call).getAudioVideo}},
	"communication/conversations/*/phoneAudio":                         {"phoneAudio", true, on{"GET": (*call).getPhoneAudio}},
	"communication/conversations/*/audioVideo/addAudio":                {"addAudio", true, on{"POST": (*call).addAudio}},
	"communication/conversations/*/phoneAudio/addPhoneAudio":           {"addPhoneAudio", true, on{"POST": (*call).addPhoneAudio}},
	"communication/conversations/*/applicationSharing":                 {"applicationSharing", true, on{"GET": (*call).getSharing}},
	"communication/conversations/*/dataCollaboration":                  {"dataCollaboration", true, on{"GET": (*call).getSharing}},
	"communication/conversations/*/onlineMeeting":                      {"onlineMeeting", true, on{"GET": (*call).getOnlineMeeting}},
	"communication/conversations/*/participants":                       {"participants", true, on{"GET": (*call).getParticipants}},
	"communication/conversations/*/attendees":                          {"attendees", true, on{"GET": (*call).getParticipants}},
	"communication/conversations/*/leaders":                            {"leaders", true, on{"GET": (*call).getParticipants}},
	"communication/conversations/*/lobby":                              {"lobby", true, on{"GET": (*call).getParticipants}},
	"communication/conversations/*/participants/*":                     {"participant", true, on{"GET": (*call).getParticipant}},
	"communication/conversations/*/onlineMeeting/*":                    {"localParticipant", true, on{"GET": (*call).getParticipant}},
	"communication/conversations/*/userAcknowledged":                   {"userAcknowledged", true, on{"POST": (*call).acknowledge}},
	"communication/conversations/*/enableAudienceMuteLock":             {"enableAudienceMuteLock", true, on{"POST": (*call).muteAudience}},
	"communication/conversations/*/disableAudienceMuteLock":            {"disableAudienceMuteLock", true, on{"POST": (*call).unmuteAudience}},
	"communication/conversations/*/messaging/enableAudienceMessaging":  {"enableAudienceMessaging", true, on{"POST": (*call).letAudienceWrite}},
	"communication/conversations/*/messaging/disableAudienceMessaging": {"disableAudienceMessaging", true, on{"POST": (*call).silenceAudience}},
}

type on = map[string]handler

// find finds the route of a path in an application, and the ids in it.
func (c *call) find(path string) (route, bool) {
	if r, ok := routes[path]; ok {
		return r, true
	}
	var key [128]byte
	b, n := key[:0], 0
	for i, part := 0, ""; path != ""; i++ {
		part, path, _ = strings.Cut(path, "/")
		if i > 0 {
			b = append(b, '/')
			if collections[previous(b)] && n < len(c.ids) {
				c.ids[n], n = part, n+1
				part = "*"
			}
		}
		if b = append(b, part...); len(b) > len(key) {
			return route{}, false
		}
	}
	r, ok := routes[string(b)]
	return r, ok
}

// collections are the parts of a path that an id follows.
var collections = map[string]bool{"people": true, "invitations": true, "conversations": true, "participants": true, "onlineMeeting": true}

// previous is the last complete part of a path that ends in a slash.
func previous(path []byte) string {
	s := string(path[:len(path)-1])
	return s[strings.LastIndexByte(s, '/')+1:]
}

// answer takes a request through the checks, in order: token, application,
// scope, method, version, format; and then to its resource.
func (c *call) answer() *Answer {
	c.media = c.mediaType(JSON, false)
	switch c.path {
	case "/":
		return c.discover()
	case userPath:
		return c.discoverUser()
	case tokenPath:
		return c.grantToken()
	}
	rest, ours := strings.CutPrefix(c.path, c.p.base)
	if !ours {
		c.name = "unknown"
		return c.refuse(http.StatusNotFound, "NotFound", "")
	}
	if c.name = "applications"; rest != "" {
		c.name = c.routeName(rest)
	}
	token, challenge := c.authenticate()
	if challenge != nil {
		return challenge
	}
	if len(c.body) > limit {
		return c.refuse(http.StatusRequestEntityTooLarge, "EntityTooLarge", "")
	}
	if rest == "" {
		return c.applications(token)
	}
	return c.inApplication(token, rest[1:])
}

// routeName is the name of the route a path in an application leads to.
func (c *call) routeName(rest string) string {
	_, path, _ := strings.Cut(rest[1:], "/")
	if r, ok := c.find(path); ok {
		return r.name
	}
	return "unknown"
}

// inApplication answers a request to a path in an application.
func (c *call) inApplication(token *grant, rest string) *Answer {
	id, path, _ := strings.Cut(rest, "/")
	c.p.mu.RLock()
	c.app = c.p.applications[id]
	c.p.mu.RUnlock()
	unacceptable := c.negotiate()
	if c.app == nil {
		return c.refuse(http.StatusNotFound, "NotFound", "ApplicationNotFound")
	}
	g := c.app.user.group
	g.enter()
	defer g.leave()
	if c.app.user != c.user && !c.p.forgets(LapseOwner) {
		return c.refuse(http.StatusForbidden, "Forbidden", "")
	}
	r, known := c.find(path)
	if known && r.scoped && !c.p.scopes(token) {
		return c.refuse(http.StatusForbidden, "Forbidden", "")
	}
	method := c.r.Method
	if r.name == "derivedConversation" && c.p.forgets(LapseMethod) {
		method = http.MethodGet
	}
	do := r.methods[method]
	if known && do == nil {
		return c.notAllowed(r)
	}
	if refusal := c.version(); refusal != nil {
		return refusal
	}
	if unacceptable != nil {
		return unacceptable
	}
	if !known {
		return c.refuse(http.StatusNotFound, "NotFound", "")
	}
	return do(c)
}

// notAllowed refuses a method that the route does not have.
func (c *call) notAllowed(r route) *Answer {
	a := c.refuse(http.StatusMethodNotAllowed, "MethodNotAllowed", "")
	if c.r.Method == http.MethodHead {
		a.Reason, a.MediaType = nil, ""
	}
	return a
}
