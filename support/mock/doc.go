// Package mock plays a UCWA pool: an http.Handler that keeps users,
// applications, conversations and invitations, and derives every answer from
// their state. It is a reading of the reference of its own: it must not import
// anything that judges it, nor know features, clauses or expectations.
//
// A request goes through pool.go (who asks), route.go (what for) and
// negotiate.go (in which form). The life of an invitation is in invite.go,
// call.go, settle.go and derive.go; what can be done with messaging, audio, video
// and the phone, and when, is in operations.go. What is state is drawn as a
// Resource, as in conversation_resource.go, which render_json.go and
// render_xml.go write. What happens goes through tell.go to channel.go. Go on
// with package mutant, which spoils the answers through Spoil.
package mock
