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
// For an answer or event that breaks a promise of the reference, use the functions
// of Spoil, which change what an honest pool is about to say; for a rule that its
// state does not obey, a Lapse of Spoil.
// What other people do - decline, forward, not answer - are Habits and
// User.Answers. Close ends the pool with requests still waiting.
//
// # In here
//
// A request goes through pool.go and request.go, which ask who sent it (auth.go),
// what for (route.go) and in which form (body.go); send.go answers it. The
// life of an invitation is in invite.go, call.go, settle.go and derive.go, where
// a call goes that nobody takes in unanswered.go; what can be done with messaging,
// audio, video and the phone, and when, is in modalities.go, one row a modality.
// What differs between dialects is in profile.go, one value each. A message on its way
// is in delivery.go, a conference in meeting.go and conference.go. What is state
// is drawn as a Resource, as in conversation_resource.go, which package wire
// writes, as it reads what requests bring along. What happens goes through tell.go to channel.go. A batch
// comes apart in batch_parts.go and goes in at pool.go again. What happens later
// is a timer of package clock, which each group has one of; faults.go stands
// between a request and the faults of package fault. Go on with package
// mutant, which spoils the answers through Spoil.
package mock
