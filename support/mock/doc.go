// Package mock plays a UCWA pool: an http.Handler that keeps users,
// applications, conversations and invitations, and derives every answer from
// their state. It is a reading of the reference of its own: it must not import
// anything that judges it, nor know features, clauses or expectations.
//
// # In a test of your own
//
// Make a pool, serve it, and let the client under test sign in at its root as
// one of its users. Package mocktest does it in two lines; by hand:
//
//	srv := mock.New(mock.Options{Now: time.Now, Rand: rand.Reader})
//	web := httptest.NewServer(srv)
//	defer web.Close()
//	defer srv.Close() // first: it lets requests that wait for events go
//	err := srv.AddUser(mock.User{SIP: "sip:anna@contoso.com", Username: "anna@contoso.com", Password: "pass@word1"})
//
// Derive brings a derived conversation about in one call, and Requests are what
// clients sent. The example of the package is a client that needs neither.
//
// # When something is to go wrong
//
// For what a pool itself can refuse, give it a cause (Derived.Refuse, Causes, or
// refuse in the control interface): status and reason follow from it. For what
// goes wrong on the way - a proxy, a status out of nowhere, a reset, an answer
// that is cut or slow - set a fault in the control interface (package fault).
// For an answer, event or rule that breaks a promise of the reference, use Spoil.
// What other people do - decline, forward, not answer - are Habits and
// User.Answers. Close ends the pool with requests still waiting.
//
// # In here
//
// A request goes through pool.go and request.go: who sent it (auth.go), what
// for (route.go, route_table.go, unlisted.go), with what (request_input.go,
// token_form.go). response.go is what came of it, which answer.go sends;
// refusal.go says why not, etag.go tells one state from another. batch.go puts
// the parts of a batch in at pool.go again (inner_response.go).
//
// Who has what: directory.go finds groups, users, tokens and applications;
// group.go is users with a clock, user.go one of them, application.go what they
// sign in with (token.go, registration.go). They are shown by me.go, people.go,
// presence.go, availability.go and communication.go, and have forwarding.go and,
// while they are not signed in, habits.go. What others see of a user is in contact.go, whom they know
// in people.go and contacts.go, how they are found in search.go, and who hears of
// what changes in subscription.go. What is linked to and not played is in
// unsupported.go.
//
// An invitation (invite.go, invitation.go) is on its way as a call (call.go),
// which is answered (invitation_answer.go, media_answer.go), goes elsewhere
// (unanswered.go), ends (call_end.go, hangup.go) or leads to a derived conversation
// (derive.go). A conversation (conversation.go) has participants (participant.go,
// participant_modality.go, leader_actions.go) and may be a conference (meeting.go, conference.go). A
// modality is one row of modalities.go, which says what can be done with it and
// when (modality.go, operations.go); what is its own is in messaging.go and
// message.go, audio_video.go and phone_audio.go. What differs between dialects is
// in profile.go, one value each. What is state is drawn as a Resource of package
// wire, as in conversation_resource.go.
//
// What happens is an event (events.go) of a channel (channel.go), which may hold
// it back (backlog.go) and ends what a client was silent about (liveness.go). What
// happens later is a timer of package clock. faults.go stands between a request
// and the faults of package fault, spoil.go between an answer and package mutant,
// which is where to go on. control.go is the control interface: who may use it is in
// control_access.go, what there is in control_state.go and control_requests.go, what
// can be done in the other files of that name; admin.go shows it on a page.
package mock
