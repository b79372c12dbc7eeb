// Package steps says how each phrase of the features is carried out: phrase,
// typed value, one call. It is the only package that knows godog's step API.
// It decides no verdict: what a check says is added to the Case's judgements,
// and package suite makes verdicts of them. It holds no protocol and no
// expectation; those are in stage, client and contract.
//
// # The vocabulary
//
// Givens name a situation; nothing happens before something is asked.
//
//	a derived conversation
//	a derived conversation with (audio|phone audio|audio and video|messaging)
//	it is refused because CAUSE                 (one that mock.Causes lists)
//	an invitation to (add|start) (audio|phone audio|audio and video|messaging)
//	the answerer answered it through (call forwarding|simultaneous ring|an administrator's rule)
//	it (is still pending|was declined|was cancelled|was left unanswered|was answered by the callee)
//	it has become (a conference|a conference with a muted audience)
//	it holds another modality as well
//	another derived conversation of the same original conversation
//	the caller has (stopped|held) the derived modality
//	the caller has deleted (its derived conversation|the original conversation|its application)
//	the caller's token grants "SCOPE"
//	the "NAME" that "PATH" leads to             (PATH from the application, as "me > presence"; for features that import writes)
//	every token has expired
//
// A When asks, once; twice where two answers are compared.
//
//	the caller retrieves PLACE as (JSON|XML)
//	the caller retrieves (its derived conversation|the derived modality) and PLACE as (JSON|XML)
//	the caller retrieves PLACE twice as (JSON|XML)
//	the caller retrieves (it|its derived conversation|the derived modality) as JSON and as XML
//	the caller retrieves (its derived conversation|the derived modality) accepting "MEDIA TYPES"
//	the caller retrieves its derived conversation requiring version "VERSION" as (JSON|XML)
//	the caller retrieves (its derived conversation|the derived modality) accepting "MEDIA TYPES" and accepting "MEDIA TYPES"
//	SOMEONE retrieves (it|the caller's derived conversation|the caller's derived modality) as (JSON|XML)
//	the caller sends METHOD to (its derived conversation|the derived modality) as (JSON|XML)
//	the caller deletes its derived conversation
//	the caller looks up the participants of (its derived conversation|the original conversation)
//	the (caller|callee|answerer) reads the event channel
//
// A Then judges. Each judges the clause its Rule is tagged with; a row of a
// table judges the clause whose subject names it.
//
//	a (REL) resource is returned as (JSON|XML)
//	it offers these links:                      | link | present |
//	it has these properties:                    | property | type | values | present |
//	it has these forms:                         | form |
//	both say the same of:                       | twin | compared |
//	they are (the same|different) (conversation(s)|modality|modalities)
//	they are exactly the caller and the (answerer|callee)
//	its "REL" link leads to PLACE
//	none of its "REL" links leads to PLACE
//	it has (a|no) "REL" link
//	it leads to (a|no) derived (conversation|modality)
//	it was accepted by the (answerer|callee)
//	who accepted it is shown as a participant
//	it is the (answerer|callee)
//	it is for the (answerer|callee)
//	(it|PLACE) has not changed                  (since before the last act)
//	(it|PLACE) (still|no longer) holds the modality "MODALITY"
//	its "PROPERTY" is "VALUE"
//	it is a conference of the caller, the answerer and the callee
//	its links lead to:                          | relation | leads to |
//	the request is refused as (JSON|XML) with STATUS "CODE"
//	both requests are refused as (JSON|XML) with STATUS "CODE"
//	its subcode is "SUBCODE"                    (None: it names none)
//	a sign-in is asked for
//	the pool that was asked grants the tokens
//	it is answered with STATUS and no body
//	these events arrived:                       | sender | event | type | of | status | times |
//	this held on the way:                       | course |
//	the invitation it shows (carries the caller's operation|was forwarded by the callee)
//
// present is "always", "in the sample" (required where the target shows what the
// reference's sample shows, else judged where given) or "where given".
package steps
