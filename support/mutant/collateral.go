package mutant

// collateral says what else each mutant turns red besides its clause, in one
// dialect or the other: a link that is dropped is also a link less than the
// content owed. Whatever turns red without being here is a fault of the suite.
var collateral = map[string]string{
	"Accept ignored": "DA-GET DC-DERIVED-DELETED DC-ERROR-FORMAT DC-FORM-ANSWER DC-FORM-TYPE DC-FORM-XML " +
		"DC-FORM-XML-BOOLEANS DC-FORM-XML-DATES DC-FORM-XML-DECLARATION DC-FORM-XML-HREF " +
		"DC-FORM-XML-NAMESPACE DC-FORM-XML-NOSELF DC-FORM-XML-REL DC-FORM-XML-RELTWICE DC-FORM-XML-ROOT " +
		"DC-FORMAT-DEFAULT DC-FORMAT-REFUSED DC-GET DC-ORIGINAL-DELETED DC-ORIGINAL-KEPT DC-SCOPE-INITIATE " +
		"DC-SCOPE-RECEIVE DD-FORM-ANSWER DD-FORM-TYPE DD-FORM-XML DD-FORM-XML-DECLARATION DD-FORM-XML-HREF " +
		"DD-FORM-XML-NAMESPACE DD-FORM-XML-NOSELF DD-FORM-XML-REL DD-FORM-XML-RELTWICE DD-FORM-XML-ROOT " +
		"DD-FORMAT-CHOICE DD-ORIGINAL-KEPT DD-STOPPED-KEPT DM-GET DP-GET",
	"Accept ignored by modalities": "DA-GET DC-DERIVED-DELETED DC-ERROR-FORMAT DC-FORM-ANSWER DC-FORM-TYPE DC-FORM-XML " +
		"DC-FORM-XML-BOOLEANS DC-FORM-XML-DATES DC-FORM-XML-DECLARATION DC-FORM-XML-HREF " +
		"DC-FORM-XML-NAMESPACE DC-FORM-XML-NOSELF DC-FORM-XML-REL DC-FORM-XML-RELTWICE DC-FORM-XML-ROOT " +
		"DC-FORMAT-CHOICE DC-FORMAT-DEFAULT DC-FORMAT-REFUSED DC-GET DC-ORIGINAL-DELETED DC-ORIGINAL-KEPT " +
		"DC-SCOPE-INITIATE DC-SCOPE-RECEIVE DD-FORM-ANSWER DD-FORM-TYPE DD-FORM-XML DD-FORM-XML-DECLARATION " +
		"DD-FORM-XML-HREF DD-FORM-XML-NAMESPACE DD-FORM-XML-NOSELF DD-FORM-XML-REL DD-FORM-XML-RELTWICE " +
		"DD-FORM-XML-ROOT DD-ORIGINAL-KEPT DD-STOPPED-KEPT DM-GET DP-GET",
	"Exchange failure as another status": "DC-ERROR-STATUS DD-ERROR-EXCHANGE",
	"Exchange failure without subcode":   "DD-ERROR-EXCHANGE",
	"JSON boolean in quotes":             "DC-FORM-JSON DC-GET-CONTENT DC-PROPERTY-RECORDING",
	"JSON date as in XML":                "DC-FORM-JSON DC-GET-CONTENT DC-PROPERTY-CREATED DC-TWIN-DATES DC-TWINS",
	"JSON forms broken":                  "DC-FORM-JSON-BOOLEANS DC-GET-CONTENT DC-PROPERTY-READLOCALLY DC-TWIN-BOOLEANS DC-TWINS",
	"JSON forms of a modality broken": "DA-GET-CONTENT DA-LINK-SELF DC-CLOSURE DC-EVENT-MODALITY DD-CLOSURE DD-FORM-JSON-LINKS " +
		"DD-FORM-JSON-SELF DD-RELATED DD-TWIN-SELF DD-TWINS DM-GET-CONTENT DM-LINK-SELF DP-GET-CONTENT " +
		"DP-LINK-SELF",
	"JSON link in an array":                   "DC-FORM-JSON",
	"JSON list as text":                       "DC-FORM-JSON DC-GET-CONTENT DC-PROPERTY-ACTIVEMODALITIES DC-TWIN-LISTS DC-TWINS",
	"JSON number in quotes":                   "DC-FORM-JSON DC-GET-CONTENT DC-PROPERTY-PARTICIPANTCOUNT DC-TWIN-NUMBERS DC-TWINS",
	"JSON of a modality with a list as text":  "DD-FORM-JSON DD-TWIN-LISTS DD-TWINS DM-GET-CONTENT DM-PROPERTY-NEGOTIATEDMESSAGEFORMATS",
	"JSON of a modality with links in arrays": "DD-FORM-JSON",
	"JSON of a modality without self": "DA-GET-CONTENT DA-LINK-SELF DC-CLOSURE DC-EVENT-MODALITY DD-CLOSURE DD-FORM-JSON DD-RELATED " +
		"DD-TWIN-SELF DD-TWINS DM-GET-CONTENT DM-LINK-SELF DP-GET-CONTENT DP-LINK-SELF",
	"JSON without self": "DC-BOTH-LISTED DC-CLOSURE DC-DERIVED-TWICE DC-EVENT-ADDED DC-EVENT-MODALITY DC-FORM-JSON " +
		"DC-GET-CONTENT DC-LINK-SELF DC-PARTICIPANT DC-RELATED DC-TWIN-SELF DC-TWINS DC-WEBLINK-HREF " +
		"DD-CLOSURE DD-STOPPED-KEPT",
	"XML boolean as digit":                  "DC-FORM-XML DC-GET-CONTENT DC-PROPERTY-RECORDING DC-TWIN-BOOLEANS DC-TWINS",
	"XML date as in JSON":                   "DC-FORM-XML DC-GET-CONTENT DC-PROPERTY-CREATED DC-TWIN-DATES DC-TWINS",
	"XML forms broken":                      "DC-FORM-XML-BOOLEANS DC-GET-CONTENT DC-PROPERTY-READLOCALLY DC-TWIN-BOOLEANS DC-TWINS",
	"XML forms of a modality broken":        "DD-FORM-XML-DECLARATION DD-FORM-XML-RELTWICE",
	"XML list as property":                  "DC-FORM-XML DC-GET-CONTENT DC-PROPERTY-ACTIVEMODALITIES DC-TWIN-LISTS DC-TWINS",
	"XML of a modality with a link to self": "DD-FORM-XML",
	"XML of a modality with a list as text": "DD-FORM-XML DD-TWIN-LISTS DD-TWINS DM-GET-CONTENT DM-PROPERTY-NEGOTIATEDMESSAGEFORMATS",
	"XML of a modality with another root":   "DD-FORM-XML",
	"XML of a modality with two rels":       "DD-FORM-XML",
	"XML of a modality without declaration": "DD-FORM-XML",
	"XML of a modality without href": "DA-GET-CONTENT DA-LINK-SELF DD-FORM-XML DD-RELATED DD-SELF-SAME DD-TWIN-SELF DD-TWINS " +
		"DM-GET-CONTENT DM-LINK-SELF DP-GET-CONTENT DP-LINK-SELF",
	"XML of a modality without namespace": "DD-FORM-XML",
	"XML of a modality without rel":       "DD-FORM-XML DD-FORM-XML-RELTWICE",
	"XML with a link to self":             "DC-FORM-XML",
	"XML with another root":               "DC-FORM-XML",
	"XML with two rels":                   "DC-FORM-XML",
	"XML without declaration":             "DC-FORM-XML",
	"XML without href": "DC-DERIVED-TWICE DC-FORM-XML DC-GET-CONTENT DC-LINK-SELF DC-RELATED DC-SELF-SAME DC-TWIN-SELF " +
		"DC-TWINS DC-WEBLINK-HREF DD-CLOSURE",
	"XML without namespace":    "DC-FORM-XML",
	"XML without rel":          "DC-FORM-XML DC-FORM-XML-RELTWICE",
	"activeModalities as text": "DC-FORM-JSON DC-FORM-JSON-LISTS DC-FORM-XML DC-FORM-XML-LISTS DC-GET-CONTENT",
	"answer as text/plain": "DC-CLOSURE DC-DERIVED-TWICE DC-FORM-ANSWER DC-FORMAT-CHOICE DC-FORMAT-DEFAULT DC-GET DC-GET-CONTENT " +
		"DC-RELATED DC-SCOPE-INITIATE DC-SCOPE-RECEIVE DC-TWINS DC-VERSION-MET DC-WEBLINK-HREF DD-CLOSURE",
	"answer without its status": "DC-FORM-STATUS DC-FORMAT-CHOICE DC-FORMAT-DEFAULT DC-GET DC-ORIGINAL-DELETED DC-SCOPE-INITIATE " +
		"DC-SCOPE-RECEIVE DC-VERSION-MET",
	"any method":                            "DD-GET-ONLY",
	"any method on modalities":              "DC-GET-ONLY",
	"anybody let in":                        "DD-ACCESS-OWNER",
	"anybody let in to modalities":          "DC-ACCESS-OWNER",
	"application gone instead of not found": "DC-ERROR-APPLICATION DC-ERROR-STATUS DD-ERROR-APPLICATION",
	"audienceMessaging as a number":         "DC-ENUM-MEMBERS DC-GET-CONTENT",
	"audienceMute as a boolean":             "DC-ENUM-MEMBERS DC-GET-CONTENT DC-TWIN-TEXTS DC-TWINS",
	"audio and video not named": "DC-CLOSURE DC-CREATED-OTHER DC-CREATED-RINGING DC-EVENT-MODALITY DC-WEBLINK-REL DD-CLOSURE " +
		"DD-WEBLINK-REL",
	"audioVideo in an unknown state":         "DA-GET-CONTENT",
	"audioVideo link conversation dropped":   "DC-CLOSURE DD-CLOSURE DD-STOPPED-KEPT",
	"audioVideo link conversation not a URL": "DC-CLOSURE DD-CLOSURE DD-STOPPED-KEPT",
	"audioVideo named after the relation": "DA-ENUM-MEMBERS DA-GET-CONTENT DD-FORM-XML DD-FORM-XML-RELTWICE DD-FORMAT-CHOICE " +
		"DD-ORIGINAL-DELETED DD-SCOPE-INITIATE DD-SCOPE-RECEIVE DD-STOPPED-KEPT",
	"audioVideo with rel as a list": "DA-GET DA-GET-CONTENT DD-FORM-XML DD-FORM-XML-RELTWICE DD-FORMAT-CHOICE DD-ORIGINAL-DELETED " +
		"DD-SCOPE-INITIATE DD-SCOPE-RECEIVE DD-STOPPED-KEPT",
	"audioVideo with self not a URL":  "DA-LINK-SELF DC-CLOSURE DC-EVENT-MODALITY DD-CLOSURE DD-SELF-SAME",
	"audioVideo with state as a list": "DA-GET-CONTENT",
	"audioVideo without links": "DA-LINK-ADDAUDIO DA-LINK-ADDAUDIOVIDEO DA-LINK-ADDVIDEO DA-LINK-AUDIOVIDEOPOLICIES " +
		"DA-LINK-AUDIOVIDEOSESSION DA-LINK-CONVERSATION DA-LINK-ESCALATEAUDIO DA-LINK-ESCALATEAUDIOVIDEO " +
		"DA-LINK-REPLACEWITHPHONEAUDIO DA-LINK-REPORTMEDIADIAGNOSTICS DA-LINK-SELF DA-LINK-STOPAUDIO " +
		"DA-LINK-STOPAUDIOVIDEO DA-LINK-STOPVIDEO DA-LINK-VIDEOFREEZE DA-LINK-VIDEOLOCKEDONPARTICIPANT " +
		"DC-CLOSURE DC-EVENT-MODALITY DD-CLOSURE DD-FORM-JSON DD-FORM-JSON-SELF DD-FORM-XML DD-FORM-XML-HREF " +
		"DD-RELATED",
	"audioVideo without self": "DC-CLOSURE DC-EVENT-MODALITY DD-CLOSURE DD-FORM-JSON DD-FORM-JSON-SELF DD-FORM-XML DD-FORM-XML-HREF " +
		"DD-RELATED",
	"audioVideo without state":                       "DA-GET-CONTENT",
	"boolean unequal":                                "DC-TWINS",
	"callee in the derived conversation":             "DC-EVENT-MODALITY",
	"challenge missing":                              "DC-ACCESS-EXPIRED",
	"completion announced twice":                     "DC-EVENT-FAILED",
	"completion without success":                     "DC-EVENT-FAILED",
	"conflict as a failure":                          "DC-ERROR-GROUPS DD-ERROR-GROUPS",
	"count unequal":                                  "DC-TWINS",
	"created in words":                               "DC-FORM-JSON DC-FORM-JSON-DATES DC-FORM-XML DC-FORM-XML-DATES DC-GET-CONTENT",
	"date unequal":                                   "DC-TWINS",
	"derived although it failed":                     "DM-CREATED-FAILED",
	"derived although messaging failed":              "DC-CREATED-FAILED",
	"derived although messaging was started":         "DC-CREATED-ADDED",
	"derived although started":                       "DM-CREATED-ADDED",
	"derived although the callee accepted messaging": "DA-GET-CONTENT DC-CREATED-OTHER DC-EVENT-ADDED DD-STOPPED-KEPT DM-GET-CONTENT DP-GET-CONTENT",
	"derived although the callee answered":           "DA-GET-CONTENT DC-EVENT-ADDED DD-STOPPED-KEPT DM-CREATED-OTHER DM-GET-CONTENT DP-GET-CONTENT",
	"derived deleted with the original":              "DC-DERIVED-DELETED DD-ORIGINAL-DELETED DD-ORIGINAL-KEPT",
	"derived link leads to the original": "DC-DERIVED-DELETED DC-DERIVED-TWICE DC-EVENT-MODALITY DC-ORIGINAL-DELETED DC-PARTICIPANT DD-CLOSURE " +
		"DD-ORIGINAL-DELETED DD-RELATED",
	"derived link renamed": "DC-BOTH-LISTED DC-CLOSURE DC-CREATED-ADDED DC-CREATED-OTHER DC-CREATED-RINGING DC-EVENT-ADDED " +
		"DC-EVENT-MODALITY DD-CLOSURE",
	"derived messaging renamed": "DM-CREATED-ALONE DM-CREATED-OTHER",
	"derived modality is the original one": "DC-DERIVED-DELETED DC-DERIVED-TWICE DC-EVENT-MODALITY DC-ORIGINAL-DELETED DC-PARTICIPANT DC-RELATED " +
		"DD-CLOSURE DD-ORIGINAL-DELETED",
	"derived while messaging is pending":    "DC-CREATED-PENDING",
	"derived while pending":                 "DM-CREATED-PENDING",
	"existing conversation without subcode": "DD-ERROR-EXISTS",
	"expirationTime in words":               "DC-FORM-JSON DC-FORM-JSON-DATES DC-FORM-XML DC-FORM-XML-DATES DC-GET-CONTENT",
	"failure as unavailable":                "DC-ERROR-STATUS DD-ERROR-GENERIC",
	"formats of messages as text":           "DD-FORM-JSON DD-FORM-JSON-LISTS DD-FORM-XML DD-FORM-XML-LISTS DM-GET-CONTENT",
	"formats of messages unknown":           "DM-GET-CONTENT",
	"found after its deletion":              "DD-DELETED-GONE DD-STOPPED-GONE",
	"href unequal":                          "DC-TWINS",
	"importance as a list":                  "DC-GET-CONTENT",
	"initiating not enough":                 "DD-SCOPE-INITIATE",
	"initiating not enough for modalities":  "DC-SCOPE-INITIATE",
	"invitation without its conversation":   "DC-CREATED-ADDED",
	"link audioVideo dropped":               "DC-CLOSURE DD-CLOSURE",
	"link audioVideo empty":                 "DC-CLOSURE DD-CLOSURE",
	"link audioVideo renamed":               "DC-CLOSURE DD-CLOSURE",
	"link in one format":                    "DC-GET-CONTENT DC-LINK-MESSAGING DC-TWIN-HREFS DC-TWINS",
	"link phoneAudio dropped":               "DD-CLOSURE",
	"link phoneAudio empty":                 "DD-CLOSURE",
	"link phoneAudio renamed":               "DD-CLOSURE",
	"links emptied": "DC-BOTH-LISTED DC-CLOSURE DC-DERIVED-TWICE DC-EVENT-ADDED DC-EVENT-MODALITY DC-LINK-ADDPARTICIPANT " +
		"DC-LINK-APPLICATIONSHARING DC-LINK-ATTENDEES DC-LINK-AUDIOVIDEO DC-LINK-DATACOLLABORATION " +
		"DC-LINK-DISABLEAUDIENCEMESSAGING DC-LINK-DISABLEAUDIENCEMUTELOCK DC-LINK-ENABLEAUDIENCEMESSAGING " +
		"DC-LINK-ENABLEAUDIENCEMUTELOCK DC-LINK-LEADERS DC-LINK-LOBBY DC-LINK-LOCALPARTICIPANT " +
		"DC-LINK-MESSAGING DC-LINK-ONLINEMEETING DC-LINK-PARTICIPANTS DC-LINK-PHONEAUDIO DC-LINK-SELF " +
		"DC-LINK-USERACKNOWLEDGED DC-PARTICIPANT DC-RELATED DC-WEBLINK-HREF DD-CLOSURE",
	"list unequal":                        "DC-TWINS",
	"messaging in an unknown state":       "DM-GET-CONTENT",
	"messaging link conversation dropped": "DD-CLOSURE",
	"messaging link conversation foreign": "DD-CLOSURE",
	"messaging named after the relation": "DD-FORM-XML DD-FORM-XML-RELTWICE DD-FORMAT-CHOICE DD-ORIGINAL-DELETED DD-SCOPE-INITIATE " +
		"DD-SCOPE-RECEIVE DD-STOPPED-KEPT DM-ENUM-MEMBERS DM-GET-CONTENT",
	"messaging not derived": "DA-CREATED-OTHER DC-BOTH-LISTED DC-CREATED-ADDED DC-CREATED-OTHER DC-CREATED-RINGING DC-EVENT-ADDED " +
		"DC-EVENT-MODALITY DC-PARTICIPANT DC-WEBLINK-REL DD-WEBLINK-REL DM-CREATED-ALONE DP-CREATED-OTHER",
	"messaging with rel as a list": "DD-FORM-XML DD-FORM-XML-RELTWICE DD-FORMAT-CHOICE DD-ORIGINAL-DELETED DD-SCOPE-INITIATE " +
		"DD-SCOPE-RECEIVE DD-STOPPED-KEPT DM-GET DM-GET-CONTENT",
	"messaging with self not a URL":  "DD-CLOSURE DD-SELF-SAME DM-LINK-SELF",
	"messaging with state as a list": "DM-GET-CONTENT",
	"messaging without links": "DD-CLOSURE DD-FORM-JSON DD-FORM-JSON-SELF DD-FORM-XML DD-FORM-XML-HREF DD-RELATED " +
		"DM-LINK-ADDMESSAGING DM-LINK-CONVERSATION DM-LINK-SELF DM-LINK-SENDMESSAGE DM-LINK-SETISTYPING " +
		"DM-LINK-STOPMESSAGING DM-LINK-TYPINGPARTICIPANTS",
	"messaging without self":  "DD-CLOSURE DD-FORM-JSON DD-FORM-JSON-SELF DD-FORM-XML DD-FORM-XML-HREF DD-RELATED",
	"messaging without state": "DM-GET-CONTENT",
	"modality as any JSON": "DA-GET DA-GET-CONTENT DC-CLOSURE DD-CLOSURE DD-FORM-JSON DD-FORM-JSON-LINKS DD-FORM-JSON-LISTS " +
		"DD-FORM-JSON-SELF DD-FORM-TYPE DD-FORM-XML DD-FORM-XML-DECLARATION DD-FORM-XML-HREF " +
		"DD-FORM-XML-LISTS DD-FORM-XML-NAMESPACE DD-FORM-XML-NOSELF DD-FORM-XML-REL DD-FORM-XML-RELTWICE " +
		"DD-FORM-XML-ROOT DD-FORMAT-CHOICE DD-ORIGINAL-DELETED DD-RELATED DD-SCOPE-INITIATE DD-SCOPE-RECEIVE " +
		"DD-TWINS DP-GET DP-GET-CONTENT",
	"modality as text/plain": "DA-GET DA-GET-CONTENT DC-CLOSURE DD-CLOSURE DD-FORM-ANSWER DD-FORM-JSON DD-FORM-JSON-LINKS " +
		"DD-FORM-JSON-LISTS DD-FORM-JSON-SELF DD-FORM-XML DD-FORM-XML-DECLARATION DD-FORM-XML-HREF " +
		"DD-FORM-XML-LISTS DD-FORM-XML-NAMESPACE DD-FORM-XML-NOSELF DD-FORM-XML-REL DD-FORM-XML-RELTWICE " +
		"DD-FORM-XML-ROOT DD-FORMAT-CHOICE DD-ORIGINAL-DELETED DD-RELATED DD-SCOPE-INITIATE DD-SCOPE-RECEIVE " +
		"DD-TWINS DP-GET DP-GET-CONTENT",
	"modality deleted with the original":      "DC-DERIVED-DELETED DC-ORIGINAL-DELETED DD-ORIGINAL-KEPT",
	"modality found after its deletion":       "DC-DELETED-GONE DD-STOPPED-GONE",
	"modality gone when stopped":              "DA-GET-CONTENT DM-GET-CONTENT DP-GET-CONTENT",
	"modality not linked by its conversation": "DC-GET-CONTENT DC-LINK-PHONEAUDIO",
	"modality of an unknown invitation gone":  "DC-ERROR-STATUS DD-DELETED-GONE DD-STOPPED-GONE",
	"modality of another conversation":        "DC-CLOSURE DD-STOPPED-KEPT",
	"modality unknown":                        "DC-GET-CONTENT",
	"modality with status 203": "DA-GET DD-FORM-ANSWER DD-FORMAT-CHOICE DD-ORIGINAL-DELETED DD-SCOPE-INITIATE DD-SCOPE-RECEIVE " +
		"DD-STOPPED-KEPT DM-GET DP-GET",
	"modality without its conversation":             "DA-GET-CONTENT DA-LINK-CONVERSATION DD-CLOSURE DD-STOPPED-KEPT",
	"modality's Exchange failure as another status": "DC-ERROR-STATUS",
	"modality's failure as unavailable":             "DC-ERROR-STATUS",
	"modality's groups as another code":             "DC-ERROR-STATUS",
	"modality's href unequal":                       "DC-CLOSURE DD-CLOSURE DD-STOPPED-KEPT DD-TWINS",
	"modality's link in one format": "DA-GET-CONTENT DA-LINK-CONVERSATION DC-CLOSURE DD-CLOSURE DD-STOPPED-KEPT DD-TWIN-HREFS DD-TWINS " +
		"DM-GET-CONTENT DM-LINK-CONVERSATION DP-GET-CONTENT DP-LINK-CONVERSATION",
	"modality's list unequal": "DD-TWINS",
	"modality's property in one format": "DA-GET-CONTENT DA-PROPERTY-STATE DD-TWIN-TEXTS DD-TWINS DM-GET-CONTENT DM-PROPERTY-STATE " +
		"DP-GET-CONTENT DP-PROPERTY-STATE",
	"modality's self unequal":                "DD-TWINS",
	"modality's state unequal":               "DD-TWINS",
	"modality's time-out as failure":         "DC-ERROR-STATUS",
	"modality's twins unequal":               "DD-TWIN-TEXTS",
	"no backup pool as 404":                  "DC-ERROR-STATUS DD-ERROR-REDIRECT",
	"no backup pool for the modality as 404": "DC-ERROR-STATUS",
	"nothing derived": "DA-CREATED-OTHER DC-BOTH-LISTED DC-CREATED-ADDED DC-CREATED-RINGING DC-EVENT-ADDED " +
		"DC-EVENT-MODALITY DC-PARTICIPANT DC-WEBLINK-REL DD-WEBLINK-REL DM-CREATED-ALONE DM-CREATED-OTHER " +
		"DP-CREATED-OTHER",
	"nothing derived when it rang": "DA-CREATED-OTHER DC-BOTH-LISTED DC-CREATED-ADDED DC-CREATED-OTHER DC-EVENT-ADDED DC-EVENT-MODALITY " +
		"DC-PARTICIPANT DC-WEBLINK-REL DD-WEBLINK-REL DM-CREATED-ALONE DM-CREATED-OTHER DP-CREATED-OTHER",
	"offered version refused": "DC-BOTH-LISTED DC-CLOSURE DC-CREATED-ADDED DC-DERIVED-TWICE DC-EVENT-ADDED DC-EVENT-MODALITY " +
		"DC-FORM-ANSWER DC-FORM-STATUS DC-FORMAT-CHOICE DC-FORMAT-DEFAULT DC-GET DC-GET-CONTENT DC-RELATED " +
		"DC-SCOPE-INITIATE DC-SCOPE-RECEIVE DC-TWINS DC-WEBLINK-HREF DC-WEBLINK-REL DD-CLOSURE",
	"original deleted with the derived":    "DC-ORIGINAL-DELETED DD-ORIGINAL-DELETED DD-ORIGINAL-KEPT",
	"original lost":                        "DC-BOTH-LISTED DC-CREATED-ADDED DC-DERIVED-DELETED DC-RELATED DD-CLOSURE DD-ORIGINAL-KEPT",
	"original lost with the modality":      "DC-BOTH-LISTED DC-CREATED-ADDED DC-DERIVED-DELETED DC-ORIGINAL-KEPT DC-RELATED DD-CLOSURE",
	"participant not announced":            "DC-PARTICIPANT",
	"participantCount as text":             "DC-FORM-JSON DC-FORM-JSON-NUMBERS DC-GET-CONTENT",
	"phone audio not named":                "DC-CREATED-OTHER DC-CREATED-RINGING DD-CLOSURE DD-WEBLINK-REL",
	"phoneAudio in an unknown state":       "DP-GET-CONTENT",
	"phoneAudio link conversation dropped": "DD-CLOSURE DD-STOPPED-KEPT",
	"phoneAudio link conversation foreign": "DD-CLOSURE DD-STOPPED-KEPT",
	"phoneAudio named after the relation": "DD-FORM-XML DD-FORM-XML-RELTWICE DD-FORMAT-CHOICE DD-ORIGINAL-DELETED DD-SCOPE-INITIATE " +
		"DD-SCOPE-RECEIVE DD-STOPPED-KEPT DP-ENUM-MEMBERS DP-GET-CONTENT",
	"phoneAudio with rel as a list": "DD-FORM-XML DD-FORM-XML-RELTWICE DD-FORMAT-CHOICE DD-ORIGINAL-DELETED DD-SCOPE-INITIATE " +
		"DD-SCOPE-RECEIVE DD-STOPPED-KEPT DP-GET DP-GET-CONTENT",
	"phoneAudio with self not a URL":  "DD-CLOSURE DD-SELF-SAME DP-LINK-SELF",
	"phoneAudio with state as a list": "DP-GET-CONTENT",
	"phoneAudio without links": "DD-CLOSURE DD-FORM-JSON DD-FORM-JSON-SELF DD-FORM-XML DD-FORM-XML-HREF DD-RELATED " +
		"DP-LINK-ADDPHONEAUDIO DP-LINK-CONVERSATION DP-LINK-HOLDPHONEAUDIO DP-LINK-RESUMEPHONEAUDIO " +
		"DP-LINK-SELF DP-LINK-STOPPHONEAUDIO",
	"phoneAudio without self":             "DD-CLOSURE DD-FORM-JSON DD-FORM-JSON-SELF DD-FORM-XML DD-FORM-XML-HREF DD-RELATED",
	"phoneAudio without state":            "DP-GET-CONTENT",
	"property in one format":              "DC-GET-CONTENT DC-PROPERTY-RECORDING DC-TWIN-BOOLEANS DC-TWINS",
	"readLocally as text":                 "DC-FORM-JSON DC-FORM-JSON-BOOLEANS DC-FORM-XML DC-FORM-XML-BOOLEANS DC-GET-CONTENT",
	"receiving not enough":                "DD-SCOPE-RECEIVE",
	"receiving not enough for modalities": "DC-SCOPE-RECEIVE",
	"recording as text":                   "DC-FORM-JSON DC-FORM-JSON-BOOLEANS DC-FORM-XML DC-FORM-XML-BOOLEANS DC-GET-CONTENT",
	"recording dropped":                   "DC-GET-CONTENT",
	"refusal without a code":              "DC-ERROR-GROUPS DD-ERROR-GROUPS",
	"rel as a list": "DC-FORM-XML DC-FORM-XML-RELTWICE DC-FORMAT-CHOICE DC-FORMAT-DEFAULT DC-GET DC-GET-CONTENT " +
		"DC-ORIGINAL-DELETED DC-SCOPE-INITIATE DC-SCOPE-RECEIVE DC-VERSION-MET",
	"rel as a number": "DC-ENUM-MEMBERS DC-FORM-XML DC-FORM-XML-RELTWICE DC-FORMAT-CHOICE DC-FORMAT-DEFAULT DC-GET " +
		"DC-GET-CONTENT DC-ORIGINAL-DELETED DC-SCOPE-INITIATE DC-SCOPE-RECEIVE DC-VERSION-MET",
	"relation leads elsewhere each time": "DC-EVENT-MODALITY DC-SELF-SAME DC-TWIN-SELF DC-TWINS DD-STOPPED-KEPT",
	"scope not needed":                   "DD-SCOPE-NEEDED",
	"scope not needed for modalities":    "DC-SCOPE-NEEDED",
	"second derived conversation is the first": "DC-BOTH-LISTED DC-CLOSURE DC-DELETION-CONFIRMED DC-EVENT-ADDED DC-EVENT-MODALITY DC-PARTICIPANT " +
		"DC-SELF-SAME DD-CLOSURE DD-STOPPED-KEPT",
	"self is another conversation": "DC-PARTICIPANT",
	"self link dropped": "DC-BOTH-LISTED DC-CLOSURE DC-DERIVED-TWICE DC-EVENT-ADDED DC-EVENT-MODALITY DC-FORM-JSON " +
		"DC-FORM-JSON-SELF DC-FORM-XML DC-FORM-XML-HREF DC-PARTICIPANT DC-RELATED DC-WEBLINK-HREF DD-CLOSURE " +
		"DD-STOPPED-KEPT",
	"self not a URL": "DC-BOTH-LISTED DC-CLOSURE DC-DELETION-CONFIRMED DC-DERIVED-TWICE DC-EVENT-ADDED DC-EVENT-MODALITY " +
		"DC-LINK-SELF DC-PARTICIPANT DC-SELF-SAME DD-CLOSURE DD-STOPPED-KEPT",
	"self unequal":      "DC-TWINS",
	"state as a list":   "DC-GET-CONTENT",
	"state as a number": "DC-ENUM-MEMBERS DC-GET-CONTENT",
	"state unknown":     "DC-GET-CONTENT",
	"status 203": "DC-FORM-ANSWER DC-FORMAT-CHOICE DC-FORMAT-DEFAULT DC-GET DC-ORIGINAL-DELETED DC-SCOPE-INITIATE " +
		"DC-SCOPE-RECEIVE DC-VERSION-MET",
	"stopped modality gone and not unknown": "DD-DELETED-GONE DD-ERROR-NOTFOUND",
	"subcodes swapped":                      "DD-ERROR-EXISTS",
	"subject as a list":                     "DC-GET-CONTENT",
	"supportsReplaces as a list":            "DA-GET-CONTENT",
	"text unequal":                          "DC-TWINS",
	"threadId as a list":                    "DC-GET-CONTENT",
	"threadId as a number":                  "DC-GET-CONTENT",
	"time-out as failure":                   "DC-ERROR-STATUS DD-ERROR-GENERIC",
	"token not asked for":                   "DC-ACCESS-EXPIRED DD-ACCESS-TOKEN",
	"token not asked for by modalities":     "DC-ACCESS-EXPIRED DC-ACCESS-TOKEN",
	"too many groups as another code":       "DC-ERROR-STATUS DD-ERROR-GROUPS",
	"too many groups without subcode":       "DD-ERROR-GROUPS",
	"too many requests as unavailable":      "DC-ERROR-STATUS DD-ERROR-GENERIC",
	"twins unequal":                         "DC-TWIN-TEXTS",
	"type named after the relation": "DC-ENUM-MEMBERS DC-FORM-XML DC-FORM-XML-RELTWICE DC-FORMAT-CHOICE DC-FORMAT-DEFAULT DC-GET-CONTENT " +
		"DC-ORIGINAL-DELETED DC-SCOPE-INITIATE DC-SCOPE-RECEIVE DC-VERSION-MET",
	"unavailable as a failure":               "DC-ERROR-STATUS DD-ERROR-GENERIC",
	"unknown application not named":          "DD-ERROR-APPLICATION",
	"unknown subcode":                        "DC-ERROR-REDIRECT DD-ERROR-REDIRECT",
	"unsupported resource with a subcode":    "DD-ERROR-UNSUPPORTED",
	"unsupported resource with subcode None": "DD-ERROR-UNSUPPORTED",
	"videoSourcesAllowed as a list":          "DA-GET-CONTENT",
	"videoSourcesAllowed unknown":            "DA-GET-CONTENT",
}
