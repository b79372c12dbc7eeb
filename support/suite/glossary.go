package suite

import "ucwatest/reports"

// about says what all of it is about to who has never heard of it.
const about = "UCWA is the web API of Skype for Business Server. When a modality, such as audio, is added to a conversation " +
	"and somebody else than the callee answers it, a derived conversation comes about. Here is what its resource, " +
	"derivedConversation, and those of the derived modalities owe their callers, and whether each target below keeps it."

// glossary holds the nouns of the features and of the reports, each with its
// one meaning.
var glossary = []reports.Term{
	{Word: "answerer", Means: "who answers the invitation in the callee's place; the participant of the derived conversation"},
	{Word: "callee", Means: "the participant of the original conversation, who is invited to the modality"},
	{Word: "caller", Means: "who is signed in, adds the modality, and asks for the derived conversation"},
	{Word: "case", Means: "one scenario, or one row of its examples: what is run, judged and counted"},
	{Word: "clause", Means: "one statement of the reference that can be checked; its id never changes"},
	{Word: "contradiction", Means: "a place where the reference says two things, with what was decided about it"},
	{Word: "culprit", Means: "who gave the answer that was judged: product, intermediary, auth, throttle, network or harness"},
	{Word: "derived conversation", Means: "the conversation that comes about when somebody else than the callee answers an added modality"},
	{Word: "dialect", Means: "the forms a mock answers in: doc as the reference prints them, real as servers were seen to"},
	{Word: "event channel", Means: "the request on which a user waits to be told of what happens"},
	{Word: "exchange", Means: "one request and what was answered, with secrets taken out"},
	{Word: "finding", Means: "a clause that was only inferred did not hold: worth a look, no failure"},
	{Word: "inferred", Means: "the level of a clause that was deduced, or seen in captures only"},
	{Word: "invitation", Means: "the resource that tells how adding or starting a modality goes"},
	{Word: "ledger", Means: "the file of all clauses and contradictions"},
	{Word: "modality", Means: "a way to converse: messaging, audio, phone audio, video and others"},
	{Word: "must", Means: "the level of a clause that a table or a sentence of the reference states"},
	{Word: "original conversation", Means: "the conversation to which the modality was added"},
	{Word: "pool", Means: "the servers that answer for a group of users"},
	{Word: "reach", Means: "what a case needs of a target: reads, stages, or refuses (which only a mock can be told to)"},
	{Word: "sample", Means: "the level of a clause that only a sample of the reference shows"},
	{Word: "scene", Means: "one situation brought about, with its users and URLs"},
	{Word: "situation", Means: "a state of the world that a Given names"},
	{Word: "skipped", Means: "in scope, but the server did not offer what it takes"},
	{Word: "target", Means: "where a run is aimed: the embedded mock, a mock elsewhere, or a tenant"},
	{Word: "twin", Means: "a value that both formats, JSON and XML, have to show alike"},
	{Word: "waived", Means: "nothing judges the clause, for the reason given"},
}
