package mutant

// collateral says what else each mutant turns red besides its clause, in one
// dialect or the other: a link that is dropped is also a link less than the
// content owed. Whatever turns red without being here is a fault of the suite.
var collateral = map[string]string{
	"Accept ignored": "DC-DERIVED-DELETED DC-ERROR-FORMAT DC-FORM-ANSWER DC-FORM-TYPE DC-FORM-XML DC-FORM-XML-BOOLEANS " +
		"DC-FORM-XML-DATES DC-FORM-XML-DECLARATION DC-FORM-XML-HREF DC-FORM-XML-NAMESPACE " +
		"DC-FORM-XML-NOSELF DC-FORM-XML-REL DC-FORM-XML-RELTWICE DC-FORM-XML-ROOT DC-FORMAT-DEFAULT " +
		"DC-FORMAT-REFUSED DC-GET DC-GET-NOBODY DC-ORIGINAL-DELETED DC-ORIGINAL-KEPT DC-SCOPE-INITIATE " +
		"DC-SCOPE-RECEIVE",
	"HEAD answered":          "DC-GET-ONLY DC-GET-SPELLING",
	"JSON boolean in quotes": "DC-FORM-JSON DC-GET-CONTENT DC-PROPERTY-RECORDING",
	"JSON date as in XML":    "DC-FORM-JSON DC-GET-CONTENT DC-PROPERTY-CREATED DC-SELF-SAME DC-TWIN-DATES DC-TWINS",
	"JSON forms broken": "DC-FORM-JSON-BOOLEANS DC-GET-CONTENT DC-PROPERTY-READLOCALLY DC-SELF-SAME DC-TWIN-BOOLEANS " +
		"DC-TWINS",
	"JSON link in an array": "DC-FORM-JSON",
	"JSON list as text":     "DC-FORM-JSON DC-GET-CONTENT DC-PROPERTY-ACTIVEMODALITIES DC-SELF-SAME DC-TWIN-LISTS DC-TWINS",
	"JSON number in quotes": "DC-FORM-JSON DC-GET-CONTENT DC-PROPERTY-PARTICIPANTCOUNT DC-TWIN-NUMBERS DC-TWINS",
	"JSON without self": "DC-BOTH-LISTED DC-CLOSURE DC-DERIVED-TWICE DC-EVENT-ADDED DC-EVENT-MODALITY DC-FORM-JSON " +
		"DC-GET-CONTENT DC-LINK-SELF DC-PARTICIPANT DC-RELATED DC-TWIN-SELF DC-TWINS DC-WEBLINK-HREF",
	"XML boolean as digit": "DC-FORM-XML DC-GET-CONTENT DC-PROPERTY-RECORDING DC-SELF-SAME DC-TWIN-BOOLEANS DC-TWINS",
	"XML date as in JSON":  "DC-FORM-XML DC-GET-CONTENT DC-PROPERTY-CREATED DC-SELF-SAME DC-TWIN-DATES DC-TWINS",
	"XML forms broken": "DC-FORM-XML-BOOLEANS DC-GET-CONTENT DC-PROPERTY-READLOCALLY DC-SELF-SAME DC-TWIN-BOOLEANS " +
		"DC-TWINS",
	"XML list as property":    "DC-FORM-XML DC-GET-CONTENT DC-PROPERTY-ACTIVEMODALITIES DC-SELF-SAME DC-TWIN-LISTS DC-TWINS",
	"XML with a link to self": "DC-FORM-XML",
	"XML with another root":   "DC-FORM-XML",
	"XML with two rels":       "DC-FORM-XML",
	"XML without declaration": "DC-FORM-XML",
	"XML without href": "DC-DERIVED-TWICE DC-FORM-XML DC-GET-CONTENT DC-LINK-SELF DC-RELATED DC-SELF-SAME DC-TWIN-SELF " +
		"DC-TWINS DC-WEBLINK-HREF",
	"XML without namespace":    "DC-FORM-XML",
	"XML without rel":          "DC-FORM-XML DC-FORM-XML-RELTWICE",
	"activeModalities as text": "DC-FORM-JSON DC-FORM-JSON-LISTS DC-FORM-XML DC-FORM-XML-LISTS DC-GET-CONTENT DC-SELF-SAME",
	"answer as text/plain": "DC-CLOSURE DC-DERIVED-TWICE DC-FORM-ANSWER DC-FORMAT-CHOICE DC-FORMAT-DEFAULT DC-GET " +
		"DC-GET-CONTENT DC-GET-NOBODY DC-RELATED DC-SCOPE-INITIATE DC-SCOPE-RECEIVE DC-TWINS " +
		"DC-VERSION-MET DC-WEBLINK-HREF",
	"answer without its status": "DC-FORM-STATUS DC-FORMAT-CHOICE DC-FORMAT-DEFAULT DC-GET DC-GET-NOBODY DC-ORIGINAL-DELETED " +
		"DC-SCOPE-INITIATE DC-SCOPE-RECEIVE DC-VERSION-MET",
	"any method":                            "DC-GET-HEAD DC-GET-SPELLING",
	"application gone instead of not found": "DC-ERROR-APPLICATION",
	"audienceMessaging as a number":         "DC-ENUM-MEMBERS DC-GET-CONTENT DC-SELF-SAME",
	"audienceMute as a boolean":             "DC-ENUM-MEMBERS DC-GET-CONTENT DC-SELF-SAME DC-TWIN-TEXTS DC-TWINS",
	"boolean unequal":                       "DC-SELF-SAME DC-TWINS",
	"callee in the derived conversation":    "DC-EVENT-MODALITY",
	"challenge missing":                     "DC-ACCESS-EXPIRED",
	"completion announced twice":            "DC-EVENT-FAILED",
	"completion without success":            "DC-EVENT-FAILED",
	"count unequal":                         "DC-SELF-SAME DC-TWINS",
	"created in words":                      "DC-FORM-JSON DC-FORM-JSON-DATES DC-FORM-XML DC-FORM-XML-DATES DC-GET-CONTENT DC-SELF-SAME",
	"date unequal":                          "DC-SELF-SAME DC-TWINS",
	"derived although the callee answered":  "DC-EVENT-ADDED",
	"derived deleted with the original":     "DC-DERIVED-DELETED",
	"derived link leads to the original":    "DC-DERIVED-DELETED DC-DERIVED-TWICE DC-EVENT-MODALITY DC-ORIGINAL-DELETED DC-PARTICIPANT",
	"derived link renamed": "DC-BOTH-LISTED DC-CLOSURE DC-CREATED-ADDED DC-CREATED-OTHER DC-CREATED-RINGING DC-EVENT-ADDED " +
		"DC-EVENT-MODALITY",
	"expirationTime in words":                 "DC-FORM-JSON DC-FORM-JSON-DATES DC-FORM-XML DC-FORM-XML-DATES DC-GET-CONTENT DC-SELF-SAME",
	"href unequal":                            "DC-SELF-SAME DC-TWINS",
	"importance as a list":                    "DC-GET-CONTENT DC-SELF-SAME",
	"invitation without its conversation":     "DC-CREATED-ADDED",
	"link addParticipant dropped":             "DC-SELF-SAME",
	"link addParticipant empty":               "DC-SELF-SAME",
	"link addParticipant renamed":             "DC-SELF-SAME",
	"link applicationSharing dropped":         "DC-SELF-SAME",
	"link applicationSharing foreign":         "DC-SELF-SAME",
	"link applicationSharing renamed":         "DC-SELF-SAME",
	"link attendees dropped":                  "DC-SELF-SAME",
	"link attendees not a URL":                "DC-SELF-SAME",
	"link attendees renamed":                  "DC-SELF-SAME",
	"link audioVideo dropped":                 "DC-CLOSURE DC-SELF-SAME",
	"link audioVideo empty":                   "DC-CLOSURE DC-SELF-SAME",
	"link audioVideo renamed":                 "DC-CLOSURE DC-SELF-SAME",
	"link dataCollaboration dropped":          "DC-SELF-SAME",
	"link dataCollaboration foreign":          "DC-SELF-SAME",
	"link dataCollaboration renamed":          "DC-SELF-SAME",
	"link disableAudienceMessaging dropped":   "DC-SELF-SAME",
	"link disableAudienceMessaging not a URL": "DC-SELF-SAME",
	"link disableAudienceMessaging renamed":   "DC-SELF-SAME",
	"link disableAudienceMuteLock dropped":    "DC-SELF-SAME",
	"link disableAudienceMuteLock empty":      "DC-SELF-SAME",
	"link disableAudienceMuteLock renamed":    "DC-SELF-SAME",
	"link enableAudienceMessaging dropped":    "DC-SELF-SAME",
	"link enableAudienceMessaging foreign":    "DC-SELF-SAME",
	"link enableAudienceMessaging renamed":    "DC-SELF-SAME",
	"link enableAudienceMuteLock dropped":     "DC-SELF-SAME",
	"link enableAudienceMuteLock not a URL":   "DC-SELF-SAME",
	"link enableAudienceMuteLock renamed":     "DC-SELF-SAME",
	"link in one format":                      "DC-GET-CONTENT DC-LINK-MESSAGING DC-SELF-SAME DC-TWIN-HREFS DC-TWINS",
	"link leaders dropped":                    "DC-SELF-SAME",
	"link leaders empty":                      "DC-SELF-SAME",
	"link leaders renamed":                    "DC-SELF-SAME",
	"link lobby dropped":                      "DC-SELF-SAME",
	"link lobby foreign":                      "DC-SELF-SAME",
	"link lobby renamed":                      "DC-SELF-SAME",
	"link localParticipant dropped":           "DC-SELF-SAME",
	"link localParticipant not a URL":         "DC-SELF-SAME",
	"link localParticipant renamed":           "DC-SELF-SAME",
	"link messaging dropped":                  "DC-SELF-SAME",
	"link messaging empty":                    "DC-SELF-SAME",
	"link messaging renamed":                  "DC-SELF-SAME",
	"link onlineMeeting dropped":              "DC-SELF-SAME",
	"link onlineMeeting foreign":              "DC-SELF-SAME",
	"link onlineMeeting renamed":              "DC-SELF-SAME",
	"link participants dropped":               "DC-SELF-SAME",
	"link participants not a URL":             "DC-SELF-SAME",
	"link participants renamed":               "DC-SELF-SAME",
	"link phoneAudio dropped":                 "DC-SELF-SAME",
	"link phoneAudio empty":                   "DC-SELF-SAME",
	"link phoneAudio renamed":                 "DC-SELF-SAME",
	"link userAcknowledged dropped":           "DC-SELF-SAME",
	"link userAcknowledged foreign":           "DC-SELF-SAME",
	"link userAcknowledged renamed":           "DC-SELF-SAME",
	"links emptied": "DC-BOTH-LISTED DC-CLOSURE DC-DERIVED-TWICE DC-EVENT-ADDED DC-EVENT-MODALITY " +
		"DC-LINK-ADDPARTICIPANT DC-LINK-APPLICATIONSHARING DC-LINK-ATTENDEES DC-LINK-AUDIOVIDEO " +
		"DC-LINK-DATACOLLABORATION DC-LINK-DISABLEAUDIENCEMESSAGING DC-LINK-DISABLEAUDIENCEMUTELOCK " +
		"DC-LINK-ENABLEAUDIENCEMESSAGING DC-LINK-ENABLEAUDIENCEMUTELOCK DC-LINK-LEADERS DC-LINK-LOBBY " +
		"DC-LINK-LOCALPARTICIPANT DC-LINK-MESSAGING DC-LINK-ONLINEMEETING DC-LINK-PARTICIPANTS " +
		"DC-LINK-PHONEAUDIO DC-LINK-SELF DC-LINK-USERACKNOWLEDGED DC-PARTICIPANT DC-RELATED " +
		"DC-WEBLINK-HREF",
	"list unequal":       "DC-SELF-SAME DC-TWINS",
	"method in any case": "DC-GET-HEAD DC-GET-ONLY",
	"modality unknown":   "DC-GET-CONTENT DC-SELF-SAME",
	"nothing derived": "DC-BOTH-LISTED DC-CREATED-ADDED DC-CREATED-RINGING DC-EVENT-ADDED DC-EVENT-MODALITY " +
		"DC-PARTICIPANT DC-WEBLINK-REL",
	"nothing derived when it rang": "DC-BOTH-LISTED DC-CREATED-ADDED DC-CREATED-OTHER DC-EVENT-ADDED DC-EVENT-MODALITY DC-PARTICIPANT " +
		"DC-WEBLINK-REL",
	"offered version refused": "DC-BOTH-LISTED DC-CLOSURE DC-CREATED-ADDED DC-DERIVED-TWICE DC-EVENT-ADDED DC-EVENT-MODALITY " +
		"DC-FORM-ANSWER DC-FORM-STATUS DC-FORMAT-CHOICE DC-FORMAT-DEFAULT DC-GET DC-GET-CONTENT " +
		"DC-GET-NOBODY DC-RELATED DC-SCOPE-INITIATE DC-SCOPE-RECEIVE DC-TWINS DC-WEBLINK-HREF " +
		"DC-WEBLINK-REL",
	"original deleted with the derived": "DC-ORIGINAL-DELETED",
	"original lost":                     "DC-BOTH-LISTED DC-CREATED-ADDED DC-DERIVED-DELETED DC-RELATED",
	"participant not announced":         "DC-PARTICIPANT",
	"participantCount as text":          "DC-FORM-JSON DC-FORM-JSON-NUMBERS DC-GET-CONTENT DC-SELF-SAME",
	"preference ignored": "DC-DERIVED-DELETED DC-ERROR-FORMAT DC-FORM-ANSWER DC-FORM-TYPE DC-FORM-XML DC-FORM-XML-BOOLEANS " +
		"DC-FORM-XML-DATES DC-FORM-XML-DECLARATION DC-FORM-XML-HREF DC-FORM-XML-NAMESPACE " +
		"DC-FORM-XML-NOSELF DC-FORM-XML-REL DC-FORM-XML-RELTWICE DC-FORM-XML-ROOT DC-FORMAT-CHOICE " +
		"DC-FORMAT-REFUSED DC-GET DC-GET-NOBODY DC-ORIGINAL-DELETED DC-ORIGINAL-KEPT DC-SCOPE-INITIATE " +
		"DC-SCOPE-RECEIVE",
	"property in one format": "DC-GET-CONTENT DC-PROPERTY-RECORDING DC-SELF-SAME DC-TWIN-BOOLEANS DC-TWINS",
	"readLocally as text":    "DC-FORM-JSON DC-FORM-JSON-BOOLEANS DC-FORM-XML DC-FORM-XML-BOOLEANS DC-GET-CONTENT DC-SELF-SAME",
	"recording as text":      "DC-FORM-JSON DC-FORM-JSON-BOOLEANS DC-FORM-XML DC-FORM-XML-BOOLEANS DC-GET-CONTENT DC-SELF-SAME",
	"recording dropped":      "DC-GET-CONTENT DC-SELF-SAME",
	"refusal without a code": "DC-ERROR-GROUPS",
	"rel as a list": "DC-FORM-XML DC-FORM-XML-RELTWICE DC-FORMAT-CHOICE DC-FORMAT-DEFAULT DC-GET DC-GET-CONTENT " +
		"DC-ORIGINAL-DELETED DC-SCOPE-INITIATE DC-SCOPE-RECEIVE DC-SELF-SAME DC-VERSION-MET",
	"rel as a number": "DC-ENUM-MEMBERS DC-FORM-XML DC-FORM-XML-RELTWICE DC-FORMAT-CHOICE DC-FORMAT-DEFAULT DC-GET " +
		"DC-GET-CONTENT DC-GET-NOBODY DC-ORIGINAL-DELETED DC-SCOPE-INITIATE DC-SCOPE-RECEIVE DC-SELF-SAME " +
		"DC-VERSION-MET",
	"relation leads elsewhere each time": "DC-EVENT-MODALITY DC-SELF-SAME DC-TWIN-SELF DC-TWINS",
	"second derived conversation is the first": "DC-BOTH-LISTED DC-CLOSURE DC-DELETION-CONFIRMED DC-DERIVED-DELETED DC-EVENT-ADDED " +
		"DC-EVENT-MODALITY DC-PARTICIPANT DC-SELF-SAME",
	"self is another conversation": "DC-PARTICIPANT",
	"self link dropped": "DC-BOTH-LISTED DC-CLOSURE DC-DERIVED-TWICE DC-EVENT-ADDED DC-EVENT-MODALITY DC-FORM-JSON " +
		"DC-FORM-JSON-SELF DC-FORM-XML DC-FORM-XML-HREF DC-GET-CONTENT DC-PARTICIPANT DC-RELATED " +
		"DC-WEBLINK-HREF",
	"self not a URL": "DC-BOTH-LISTED DC-CLOSURE DC-DELETION-CONFIRMED DC-DERIVED-DELETED DC-DERIVED-TWICE " +
		"DC-EVENT-ADDED DC-EVENT-MODALITY DC-LINK-SELF DC-PARTICIPANT DC-SELF-SAME",
	"self unequal":      "DC-SELF-SAME DC-TWINS",
	"state as a list":   "DC-GET-CONTENT DC-SELF-SAME",
	"state as a number": "DC-ENUM-MEMBERS DC-GET-CONTENT DC-SELF-SAME",
	"state unknown":     "DC-GET-CONTENT DC-SELF-SAME",
	"status 203": "DC-FORM-ANSWER DC-FORMAT-CHOICE DC-FORMAT-DEFAULT DC-GET DC-GET-NOBODY DC-ORIGINAL-DELETED " +
		"DC-SCOPE-INITIATE DC-SCOPE-RECEIVE DC-VERSION-MET",
	"subject as a list": "DC-GET-CONTENT DC-SELF-SAME",
	"text unequal":      "DC-SELF-SAME DC-TWINS",
	"text/csv accepted": "DC-DERIVED-DELETED DC-ERROR-FORMAT DC-FORM-ANSWER DC-FORM-TYPE DC-FORM-XML DC-FORM-XML-BOOLEANS " +
		"DC-FORM-XML-DATES DC-FORM-XML-DECLARATION DC-FORM-XML-HREF DC-FORM-XML-NAMESPACE " +
		"DC-FORM-XML-NOSELF DC-FORM-XML-REL DC-FORM-XML-RELTWICE DC-FORM-XML-ROOT DC-FORMAT-CHOICE " +
		"DC-FORMAT-DEFAULT DC-GET DC-GET-NOBODY DC-ORIGINAL-DELETED DC-ORIGINAL-KEPT DC-SCOPE-INITIATE " +
		"DC-SCOPE-RECEIVE",
	"threadId as a list":   "DC-GET-CONTENT DC-SELF-SAME",
	"threadId as a number": "DC-GET-CONTENT DC-SELF-SAME",
	"token not asked for":  "DC-ACCESS-EXPIRED",
	"twins unequal":        "DC-SELF-SAME DC-TWIN-TEXTS",
	"type named after the relation": "DC-ENUM-MEMBERS DC-FORM-XML DC-FORM-XML-RELTWICE DC-FORMAT-CHOICE DC-FORMAT-DEFAULT " +
		"DC-GET-CONTENT DC-GET-NOBODY DC-ORIGINAL-DELETED DC-SCOPE-INITIATE DC-SCOPE-RECEIVE DC-SELF-SAME " +
		"DC-VERSION-MET",
	"unknown subcode": "DC-ERROR-REDIRECT",
}
