# The ledger: every statement of the reference pages of derivedConversation and of the three derived
# modalities, once. The first word of an id is its family: DC derivedConversation, DM derivedMessaging,
# DP derivedPhoneAudio, DA derivedAudioVideo, DD what the last three state alike.
#
# level    must: a table or a sentence states it; sample: only a sample shows it;
#          inferred: deduced, or seen in captures only (a live target that differs is a finding)
# source   page#section of the reference the statement stands in
# subject  the table row that judges the clause ("link self": the row self of a table of links), below a
#          Rule of its family, or of a family without a clause of that subject; a family that states
#          properties or links of its own takes none from others;
#          a clause without one is judged by every Then below the Rule that carries its tag
# unseen   why it is shown only where everything is that the samples show (no capture has it)
# recorded what of a recording of any client shows it, where that is neither the row of a table nor an
#          error (support/ledger/recorded.go)
# kind     property, link, error or operation; left out where the clause is about something else.
#          What checks, mutants and the reference tables of a report need of it stands beside it, and
#          the tables and steps of the features have to agree with it:
#   property   type (text, enum, list of enums, list of texts, count, boolean or date), values (of enums),
#              present
#   link       rel, present
#   error      status and code; or a table of codes, each with its statuses; or a list of subcodes.
#              With subcode, or subcode = "None" where the reference says None: the answer has no such
#              member then. Without the attribute nothing is stated of subcodes
#   operation  method; status and code tell how any other method is refused
# present  always; in the sample (required where a target shows what the sample shows); where given
#
# Ids never change and are never used again.

# What it is

clause "DC-RELATED" {
  level    = "must"
  says     = "the derived conversation is another conversation than the original one"
  source   = "derivedConversation"
  recorded = "derived beside the original"
}

clause "DC-APPLIES" {
  level  = "must"
  says   = "it applies to Skype for Business 2015"
  source = "derivedConversation"
  waived = "no answer names the product that it comes from; the target is chosen by whoever runs the suite"
}

clause "DC-PARTICIPANT" {
  level  = "must"
  says   = "its participant is another than the original conversation's"
  source = "derivedConversation"
}

# Web link

clause "DC-WEBLINK-REL" {
  level  = "must"
  says   = "the rel names the resource that the link points to"
  source = "derivedConversation#web-link"
}

clause "DC-WEBLINK-CONTAINER" {
  level    = "must"
  says     = "in JSON the rel is the outer container of the link"
  source   = "derivedConversation#web-link"
  recorded = "forms of an invitation as JSON"
}

clause "DC-WEBLINK-HREF" {
  level    = "must"
  says     = "the href is the location of the resource"
  source   = "derivedConversation#web-link"
  recorded = "resource returned again"
}

clause "DC-WEBLINK-TARGET" {
  level  = "must"
  says   = "the href is the target of each operation on it"
  source = "derivedConversation#web-link"
}

# Resource description

clause "DC-CREATED-ADDED" {
  level    = "must"
  says     = "it comes about when a modality is added to an existing conversation"
  source   = "derivedConversation#resource-description"
  recorded = "invitation in a conversation"
}

clause "DC-CREATED-OTHER" {
  level    = "must"
  says     = "it comes about when another participant answers"
  source   = "derivedConversation#resource-description"
  recorded = "answered invitation"
}

clause "DC-CREATED-RINGING" {
  level  = "must"
  says   = "simultaneous ringing may be why another participant answers"
  source = "derivedConversation#resource-description"
}

clause "DC-CREATED-FAILED" {
  level    = "inferred"
  says     = "an invitation that was declined, cancelled or left unanswered leads to none"
  source   = "derivedConversation#resource-description"
  recorded = "failed invitation"
}

clause "DC-CREATED-PENDING" {
  level    = "inferred"
  says     = "an invitation nobody answered yet leads to none"
  source   = "derivedConversation#resource-description"
  recorded = "pending invitation"
}

# Links: the table lists self, the samples list them all

clause "DC-LINK-SELF" {
  level   = "must"
  says    = "it links to itself"
  source  = "derivedConversation#links"
  subject = "link self"
  kind    = "link"
  rel     = "self"
  present = "always"
}

clause "DC-LINK-ADDPARTICIPANT" {
  level   = "sample"
  says    = "it links to where a participant is added"
  source  = "derivedConversation#links"
  subject = "link addParticipant"
  kind    = "link"
  rel     = "addParticipant"
  present = "in the sample"
}

clause "DC-LINK-APPLICATIONSHARING" {
  level   = "sample"
  says    = "it links to its application sharing"
  source  = "derivedConversation#links"
  subject = "link applicationSharing"
  kind    = "link"
  rel     = "applicationSharing"
  present = "in the sample"
}

clause "DC-LINK-ATTENDEES" {
  level   = "sample"
  says    = "it links to its attendees"
  source  = "derivedConversation#links"
  subject = "link attendees"
  kind    = "link"
  rel     = "attendees"
  present = "in the sample"
}

clause "DC-LINK-AUDIOVIDEO" {
  level   = "sample"
  says    = "it links to its audio and video"
  source  = "derivedConversation#links"
  subject = "link audioVideo"
  kind    = "link"
  rel     = "audioVideo"
  present = "in the sample"
}

clause "DC-LINK-DATACOLLABORATION" {
  level   = "sample"
  says    = "it links to its data collaboration"
  source  = "derivedConversation#links"
  subject = "link dataCollaboration"
  kind    = "link"
  rel     = "dataCollaboration"
  present = "in the sample"
}

clause "DC-LINK-DISABLEAUDIENCEMESSAGING" {
  level   = "sample"
  says    = "it links to where the audience's messaging is disabled"
  source  = "derivedConversation#links"
  subject = "link disableAudienceMessaging"
  kind    = "link"
  rel     = "disableAudienceMessaging"
  present = "in the sample"
}

clause "DC-LINK-DISABLEAUDIENCEMUTELOCK" {
  level   = "sample"
  says    = "it links to where the audience's mute lock is disabled"
  source  = "derivedConversation#links"
  subject = "link disableAudienceMuteLock"
  kind    = "link"
  rel     = "disableAudienceMuteLock"
  present = "in the sample"
}

clause "DC-LINK-ENABLEAUDIENCEMESSAGING" {
  level   = "sample"
  says    = "it links to where the audience's messaging is enabled"
  source  = "derivedConversation#links"
  subject = "link enableAudienceMessaging"
  kind    = "link"
  rel     = "enableAudienceMessaging"
  present = "in the sample"
}

clause "DC-LINK-ENABLEAUDIENCEMUTELOCK" {
  level   = "sample"
  says    = "it links to where the audience's mute lock is enabled"
  source  = "derivedConversation#links"
  subject = "link enableAudienceMuteLock"
  kind    = "link"
  rel     = "enableAudienceMuteLock"
  present = "in the sample"
}

clause "DC-LINK-LEADERS" {
  level   = "sample"
  says    = "it links to its leaders"
  source  = "derivedConversation#links"
  subject = "link leaders"
  kind    = "link"
  rel     = "leaders"
  present = "in the sample"
}

clause "DC-LINK-LOBBY" {
  level   = "sample"
  says    = "it links to its lobby"
  source  = "derivedConversation#links"
  subject = "link lobby"
  kind    = "link"
  rel     = "lobby"
  present = "in the sample"
}

clause "DC-LINK-LOCALPARTICIPANT" {
  level   = "sample"
  says    = "it links to the caller as its participant"
  source  = "derivedConversation#links"
  subject = "link localParticipant"
  kind    = "link"
  rel     = "localParticipant"
  present = "in the sample"
}

clause "DC-LINK-MESSAGING" {
  level   = "sample"
  says    = "it links to its messaging"
  source  = "derivedConversation#links"
  subject = "link messaging"
  kind    = "link"
  rel     = "messaging"
  present = "in the sample"
}

clause "DC-LINK-ONLINEMEETING" {
  level   = "sample"
  says    = "it links to its online meeting"
  source  = "derivedConversation#links"
  subject = "link onlineMeeting"
  kind    = "link"
  rel     = "onlineMeeting"
  present = "in the sample"
}

clause "DC-LINK-PARTICIPANTS" {
  level   = "sample"
  says    = "it links to its participants"
  source  = "derivedConversation#links"
  subject = "link participants"
  kind    = "link"
  rel     = "participants"
  present = "in the sample"
}

clause "DC-LINK-PHONEAUDIO" {
  level   = "sample"
  says    = "it links to its phone audio"
  source  = "derivedConversation#links"
  subject = "link phoneAudio"
  kind    = "link"
  rel     = "phoneAudio"
  present = "in the sample"
}

clause "DC-LINK-USERACKNOWLEDGED" {
  level   = "sample"
  says    = "it links to the user's acknowledgement"
  source  = "derivedConversation#links"
  subject = "link userAcknowledged"
  unseen  = "no capture shows this link, and no page tells when it is offered"
  kind    = "link"
  rel     = "userAcknowledged"
  present = "in the sample"
}

# Properties: the table lists none, the samples list them all

clause "DC-PROPERTY-REL" {
  level   = "sample"
  says    = "its property rel names its type, conversation"
  source  = "derivedConversation#properties"
  subject = "property rel"
  kind    = "property"
  type    = "enum"
  values  = ["conversation"]
  present = "always"
}

clause "DC-PROPERTY-ACTIVEMODALITIES" {
  level   = "sample"
  says    = "its property activeModalities lists the modalities in use"
  source  = "derivedConversation#properties"
  subject = "property activeModalities"
  kind    = "property"
  type    = "list of enums"
  values  = ["ApplicationSharing", "Audio", "DataCollaboration", "Messaging", "PanoramicVideo", "Video"]
  present = "always"
}

clause "DC-PROPERTY-AUDIENCEMESSAGING" {
  level   = "sample"
  says    = "its property audienceMessaging tells whether the audience may send messages"
  source  = "derivedConversation#properties"
  subject = "property audienceMessaging"
  kind    = "property"
  type    = "enum"
  values  = ["Disabled", "Enabled", "Unknown"]
  present = "in the sample"
}

clause "DC-PROPERTY-AUDIENCEMUTE" {
  level   = "sample"
  says    = "its property audienceMute tells whether the audience is muted"
  source  = "derivedConversation#properties"
  subject = "property audienceMute"
  kind    = "property"
  type    = "enum"
  values  = ["Disabled", "Enabled", "Unknown"]
  present = "in the sample"
}

clause "DC-PROPERTY-CREATED" {
  level   = "sample"
  says    = "its property created tells when it was created"
  source  = "derivedConversation#properties"
  subject = "property created"
  kind    = "property"
  type    = "date"
  present = "in the sample"
}

clause "DC-PROPERTY-EXPIRATIONTIME" {
  level   = "sample"
  says    = "its property expirationTime tells when it expires"
  source  = "derivedConversation#properties"
  subject = "property expirationTime"
  kind    = "property"
  type    = "date"
  present = "in the sample"
}

clause "DC-PROPERTY-IMPORTANCE" {
  level   = "sample"
  says    = "its property importance tells how important it is"
  source  = "derivedConversation#properties"
  subject = "property importance"
  kind    = "property"
  type    = "enum"
  values  = ["Emergency", "Normal", "Urgent"]
  present = "always"
}

clause "DC-PROPERTY-PARTICIPANTCOUNT" {
  level   = "sample"
  says    = "its property participantCount counts the participants"
  source  = "derivedConversation#properties"
  subject = "property participantCount"
  kind    = "property"
  type    = "count"
  present = "in the sample"
}

clause "DC-PROPERTY-READLOCALLY" {
  level   = "sample"
  says    = "its property readLocally tells whether it was read here"
  source  = "derivedConversation#properties"
  subject = "property readLocally"
  kind    = "property"
  type    = "boolean"
  present = "in the sample"
}

clause "DC-PROPERTY-RECORDING" {
  level   = "sample"
  says    = "its property recording tells whether it is recorded"
  source  = "derivedConversation#properties"
  subject = "property recording"
  kind    = "property"
  type    = "boolean"
  present = "always"
}

clause "DC-PROPERTY-STATE" {
  level   = "sample"
  says    = "its property state tells the state it is in"
  source  = "derivedConversation#properties"
  subject = "property state"
  kind    = "property"
  type    = "enum"
  values  = ["Conferenced", "Conferencing", "Connected", "Connecting", "Disconnected", "Disconnecting", "Incoming", "InLobby"]
  present = "always"
}

clause "DC-PROPERTY-SUBJECT" {
  level   = "sample"
  says    = "its property subject says what it is about"
  source  = "derivedConversation#properties"
  subject = "property subject"
  kind    = "property"
  type    = "text"
  present = "where given"
}

clause "DC-PROPERTY-THREADID" {
  level   = "sample"
  says    = "its property threadId names its thread"
  source  = "derivedConversation#properties"
  subject = "property threadId"
  kind    = "property"
  type    = "text"
  present = "always"
}

clause "DC-ENUM-MEMBERS" {
  level   = "inferred"
  says    = "an enumerated value is one of those the reference lists"
  source  = "derivedConversation#properties"
  subject = "enum members"
}

# Scopes

clause "DC-SCOPE-ONLINE" {
  level  = "must"
  says   = "the scopes are those of online applications"
  source = "derivedConversation"
  waived = "all cases but those about scopes show it: the users of a pool on premises have tokens without scopes"
}

clause "DC-SCOPE-PERMISSION" {
  level  = "must"
  says   = "each scope has a permission and a description of what it lets an application do"
  source = "derivedConversation"
  waived = "Azure AD shows them to whoever consents; no answer of UCWA has them"
}

clause "DC-SCOPE-NEEDED" {
  level  = "must"
  says   = "without one of the two scopes the operation is not allowed"
  source = "derivedConversation#scopes"
  kind   = "error"
  status = 403
  code   = "Forbidden"
}

clause "DC-SCOPE-INITIATE" {
  level  = "must"
  says   = "Conversations.Initiate allows the operation"
  source = "derivedConversation#scopes"
}

clause "DC-SCOPE-RECEIVE" {
  level  = "must"
  says   = "Conversations.Receive allows the operation"
  source = "derivedConversation#scopes"
}

# The GET operation

clause "DC-GET" {
  level    = "must"
  says     = "a GET returns a representation of the related conversation"
  source   = "derivedConversation#get"
  recorded = "resource returned"
  kind     = "operation"
  method   = "GET"
}

clause "DC-GET-NOBODY" {
  level  = "must"
  says   = "a GET has no body"
  source = "derivedConversation#get"
  waived = "no GET of the suite has one: each that is answered shows it"
}

clause "DC-GET-CONTENT" {
  level    = "must"
  says     = "the answer contains the properties and the links of a conversation"
  source   = "derivedConversation#get"
  recorded = "properties and links"
}

clause "DC-GET-ONLY" {
  level    = "inferred"
  says     = "GET is the only operation on the relation"
  source   = "derivedConversation#operations"
  recorded = "another method"
  kind     = "operation"
  method   = "GET"
  status   = 405
  code     = "MethodNotAllowed"
}

clause "DC-GET-SPELLING" {
  level    = "inferred"
  says     = "methods are case-sensitive: Get is not GET"
  source   = "derivedConversation#examples"
  recorded = "another spelling of GET"
  kind     = "operation"
  method   = "GET"
  status   = 405
  code     = "MethodNotAllowed"
}

clause "DC-GET-HEAD" {
  level    = "inferred"
  says     = "HEAD is not supported"
  source   = "derivedConversation#operations"
  recorded = "HEAD"
  kind     = "operation"
  method   = "GET"
  status   = 405
}

clause "DC-SELF-SAME" {
  level    = "inferred"
  says     = "the relation and the link to itself show the same conversation"
  source   = "derivedConversation#examples"
  recorded = "resource and its link to self"
}

clause "DC-CLOSURE" {
  level    = "inferred"
  says     = "the derived modality and the derived conversation lead to each other"
  source   = "derivedAudioVideo#links"
  recorded = "links between derived resources"
}

# Synchronous errors

clause "DC-ERROR-EXCHANGE" {
  level   = "must"
  says    = "an invalid Exchange version is 500 ServiceFailure, InvalidExchangeServerVersion"
  source  = "derivedConversation#errors"
  kind    = "error"
  status  = 500
  code    = "ServiceFailure"
  subcode = "InvalidExchangeServerVersion"
}

clause "DC-ERROR-EXISTS" {
  level   = "must"
  says    = "a conversation that already exists is 409 Conflict, AlreadyExists"
  source  = "derivedConversation#errors"
  kind    = "error"
  status  = 409
  code    = "Conflict"
  subcode = "AlreadyExists"
}

clause "DC-ERROR-GROUPS" {
  level   = "must"
  says    = "too many groups are 409 Conflict, TooManyGroups"
  source  = "derivedConversation#errors"
  kind    = "error"
  status  = 409
  code    = "Conflict"
  subcode = "TooManyGroups"
}

clause "DC-ERROR-UNSUPPORTED" {
  level   = "must"
  says    = "an unsupported resource is 409 Conflict without a subcode"
  source  = "derivedConversation#errors"
  kind    = "error"
  status  = 409
  code    = "Conflict"
  subcode = "None"
}

clause "DC-ERROR-REDIRECT" {
  level   = "must"
  says    = "no backup pool is 410 Gone, CannotRedirect"
  source  = "derivedConversation#errors"
  kind    = "error"
  status  = 410
  code    = "Gone"
  subcode = "CannotRedirect"
}

clause "DC-ERROR-DESCRIPTION" {
  level  = "must"
  says   = "each error has a description"
  source = "derivedConversation"
  waived = "it is for readers of the page: the message of an error is in the application's language, and may be missing"
}

clause "DC-ERROR-GENERIC" {
  level   = "must"
  says    = "the generic errors of all resources apply"
  source  = "derivedConversation#errors"
  kind    = "error"
  subcode = "None"
  codes = {
    ServiceFailure     = [500]
    ServiceUnavailable = [503]
    Timeout            = [504]
    TooManyRequests    = [429]
  }
}

clause "DC-ERROR-NOTFOUND" {
  level  = "must"
  says   = "what does not exist is 404 NotFound"
  source = "GenericSynchronousErrors#ResourceNotFound"
  kind   = "error"
  status = 404
  code   = "NotFound"
}

clause "DC-ERROR-APPLICATION" {
  level   = "must"
  says    = "an unknown application is 404 NotFound, ApplicationNotFound"
  source  = "GenericSynchronousErrors#ApplicationNotFound"
  kind    = "error"
  status  = 404
  code    = "NotFound"
  subcode = "ApplicationNotFound"
}

clause "DC-ERROR-FORMAT" {
  level   = "must"
  says    = "a refusal is a reason in the format asked for, and names its code"
  source  = "ErrorsAndInformationalMessages"
  subject = "refusal body"
}

# Where the reference says two things, as of an unsupported media type and of time-outs, either will do.
clause "DC-ERROR-STATUS" {
  level   = "must"
  says    = "a code the reference lists comes with a status listed beside it"
  source  = "GenericSynchronousErrors"
  subject = "refusal status"
  kind    = "error"
  codes = {
    BadRequest           = [400]
    ClientTimeout        = [408]
    Conflict             = [409]
    EntityTooLarge       = [413]
    Forbidden            = [403]
    GatewayTimeout       = [504]
    Gone                 = [410]
    MethodNotAllowed     = [405]
    NotFound             = [404]
    PreconditionFailed   = [412]
    PreconditionRequired = [428]
    ServiceFailure       = [500]
    ServiceUnavailable   = [503]
    Timeout              = [408, 504]
    TooManyRequests      = [429]
    UnsupportedMediaType = [410, 415]
  }
}

# The members of ErrorSubcode, and those that only reportMediaDiagnostics lists. The subcodes of the
# clauses about errors are members too.
clause "DC-SUBCODE-MEMBERS" {
  level   = "inferred"
  says    = "a subcode is one of those the reference lists"
  source  = "ErrorSubcode"
  subject = "subcode members"
  kind    = "error"
  subcodes = [
    "AlreadyExists",
    "AnonymousNotAllowed",
    "AnotherOperationPending",
    "APIVersionNotSupported",
    "ApplicationNotFound",
    "AttendeeNotAllowed",
    "AutoAccepted",
    "Busy",
    "CallbackChannelError",
    "CallbackUriUnreachable",
    "CallTerminated",
    "Canceled",
    "CannotRedirect",
    "ConnectedElsewhere",
    "ConversationNotFound",
    "Declined",
    "Demoted",
    "Denied",
    "DerivedConversation",
    "DeserializationFailure",
    "DestinationNotFound",
    "DialoutNotAllowed",
    "DoNotDisturb",
    "Ejected",
    "Ended",
    "EscalationFailed",
    "ExchangeTimeout",
    "Expired",
    "FederationRequired",
    "Forwarded",
    "InactiveApplicationExpired",
    "InsufficientBandwidth",
    "InvalidExchangeServerVersion",
    "InvalidMediaDescription",
    "InviteesOnly",
    "IPv6NotSupported",
    "LimitExceeded",
    "LisServiceUnavailable",
    "MakeMeAvailableRequired",
    "MaxEventCountReached",
    "MediaEncryptionMismatch",
    "MediaEncryptionNotSupported",
    "MediaEncryptionRequired",
    "MediaFailure",
    "MediaFallback",
    "MediaNegotiationFailure",
    "MediaNegotiationTimeOut",
    "MigrationInProgress",
    "Missed",
    "ModalityNotSupported",
    "NewContentSharer",
    "NoDelegatesConfigured",
    "NoLocationFound",
    "NormalizationFailed",
    "NotAcceptable",
    "NotAllowed",
    "NoTeamMembersConfigured",
    "OperationNotSupported",
    "ParameterValidationFailure",
    "PGetReplaced",
    "PhoneNumberConflict",
    "ProvisioningDataUnavailable",
    "PstnCallFailed",
    "Redirected",
    "Removed",
    "Replaced",
    "RepliedWithOtherModality",
    "SessionSwitched",
    "TemporarilyUnavailable",
    "ThreadIdAlreadyExists",
    "Timeout",
    "TooManyApplications",
    "TooManyContacts",
    "TooManyConversations",
    "TooManyGroups",
    "TooManyLobbyParticipants",
    "TooManyOnlineMeetings",
    "TooManyParticipants",
    "TransferDeclined",
    "Transferred",
    "TransferTargetDeclined",
    "Unavailable",
    "UnprocessableEntity",
    "Unreachable",
    "UnsupportedMediaType",
    "UserAgentNotAllowed",
  ]
}

# Sample request and answer

clause "DC-FORMAT-CHOICE" {
  level    = "sample"
  says     = "the media type accepted chooses the format"
  source   = "derivedConversation#examples"
  recorded = "format accepted"
}

clause "DC-FORMAT-NAMES" {
  level    = "must"
  says     = "the short name and the vendor's name of a format are answered alike"
  source   = "PayloadFormat"
  recorded = "both names of a format"
}

clause "DC-FORMAT-DEFAULT" {
  level  = "inferred"
  says   = "the greater preference chooses the format, and without one it is JSON"
  source = "PayloadFormat"
}

clause "DC-FORMAT-REFUSED" {
  level    = "inferred"
  says     = "a media type that does not exist is 406 NotAcceptable"
  source   = "PayloadFormat"
  recorded = "format that does not exist"
  kind     = "error"
  status   = 406
  code     = "NotAcceptable"
}

clause "DC-SAMPLE-SYNTAX" {
  level  = "must"
  says   = "the samples illustrate syntax, and what they say need not be a valid scenario"
  source = "derivedConversation#examples"
  waived = "it limits what a sample proves: no value of one is asked for, as the contradictions that name it say"
}

clause "DC-SAMPLE-REQUEST" {
  level  = "sample"
  says   = "a token, a host and a media type to accept are all that a request needs"
  source = "derivedConversation#examples"
  waived = "no GET of the suite has more that counts: each that is answered shows it"
}

clause "DC-FORM-ANSWER" {
  level    = "sample"
  says     = "status and media type describe the answer"
  source   = "derivedConversation#examples"
  recorded = "forms of the answer"
}

clause "DC-FORM-STATUS" {
  level   = "sample"
  says    = "the answer has status 200"
  source  = "derivedConversation#examples"
  subject = "form status 200"
}

clause "DC-FORM-TYPE" {
  level   = "sample"
  says    = "the answer has the media type asked for"
  source  = "derivedConversation#examples"
  subject = "form the media type asked for"
}

clause "DC-FORM-LENGTH" {
  level  = "sample"
  says   = "the length declared is the length of the body"
  source = "derivedConversation#examples"
  waived = "HTTP frames the body by it: an answer of another length is a broken transfer, and ends as errored"
}

clause "DC-FORM-JSON" {
  level    = "sample"
  says     = "as JSON it is one object with its links in _links"
  source   = "derivedConversation#examples"
  recorded = "forms of JSON"
}

clause "DC-FORM-JSON-SELF" {
  level   = "sample"
  says    = "as JSON the link to itself is one of the links"
  source  = "derivedConversation#examples"
  subject = "form self among the links"
}

clause "DC-FORM-JSON-LINKS" {
  level   = "must"
  says    = "as JSON a relation that cannot repeat is an object, not an array"
  source  = "PayloadFormat"
  subject = "form single links as objects"
}

clause "DC-FORM-JSON-NUMBERS" {
  level   = "sample"
  says    = "as JSON a number is a number"
  source  = "derivedConversation#examples"
  subject = "form numbers as numbers"
}

clause "DC-FORM-JSON-BOOLEANS" {
  level   = "sample"
  says    = "as JSON a boolean is true or false"
  source  = "derivedConversation#examples"
  subject = "form booleans as booleans"
}

clause "DC-FORM-JSON-DATES" {
  level   = "must"
  says    = "as JSON a date is /Date(milliseconds since 1970)/"
  source  = "PayloadFormat"
  subject = "form dates as /Date(ms)/"
}

clause "DC-FORM-JSON-LISTS" {
  level   = "sample"
  says    = "as JSON a list is an array"
  source  = "derivedConversation#examples"
  subject = "form lists as arrays"
}

clause "DC-FORM-XML" {
  level    = "sample"
  says     = "as XML it is one resource element with links and properties"
  source   = "derivedConversation#examples"
  recorded = "forms of XML"
}

# The samples begin with one, but XML does not require it.
clause "DC-FORM-XML-DECLARATION" {
  level   = "inferred"
  says    = "the XML declaration stands first"
  source  = "derivedConversation#examples"
  subject = "form an XML declaration"
}

clause "DC-FORM-XML-ROOT" {
  level   = "sample"
  says    = "the root element is resource"
  source  = "derivedConversation#examples"
  subject = "form resource as the root element"
}

clause "DC-FORM-XML-NAMESPACE" {
  level   = "sample"
  says    = "the elements are in the namespace of UCWA"
  source  = "derivedConversation#examples"
  subject = "form the UCWA namespace"
}

clause "DC-FORM-XML-REL" {
  level   = "sample"
  says    = "the root element names its rel in an attribute"
  source  = "derivedConversation#examples"
  subject = "form rel as an attribute"
}

clause "DC-FORM-XML-HREF" {
  level   = "must"
  says    = "the root element names its own location in the attribute href"
  source  = "PayloadFormat"
  subject = "form href as an attribute"
}

clause "DC-FORM-XML-NOSELF" {
  level   = "must"
  says    = "as XML no link element leads to the resource itself"
  source  = "PayloadFormat"
  subject = "form no link element for self"
}

clause "DC-FORM-XML-RELTWICE" {
  level   = "sample"
  says    = "the attribute and the property rel agree"
  source  = "derivedConversation#examples"
  subject = "form the same rel as attribute and as property"
}

clause "DC-FORM-XML-BOOLEANS" {
  level   = "sample"
  says    = "as XML a boolean is True or False, in any case"
  source  = "derivedConversation#examples"
  subject = "form booleans as True or False"
}

clause "DC-FORM-XML-DATES" {
  level   = "must"
  says    = "as XML a date is an ISO 8601 time with an offset"
  source  = "PayloadFormat"
  subject = "form dates as ISO 8601"
}

clause "DC-FORM-XML-LISTS" {
  level   = "sample"
  says    = "as XML a list is a propertyList of items"
  source  = "derivedConversation#examples"
  subject = "form lists as propertyList"
}

clause "DC-TWINS" {
  level    = "inferred"
  says     = "JSON and XML say the same"
  source   = "derivedConversation#examples"
  recorded = "both formats"
}

clause "DC-TWIN-SELF" {
  level   = "must"
  says    = "the href attribute in XML is the self link in JSON"
  source  = "PayloadFormat"
  subject = "twin self"
}

clause "DC-TWIN-RELATIONS" {
  level   = "inferred"
  says    = "both offer the same links"
  source  = "derivedConversation#examples"
  subject = "twin relations"
}

clause "DC-TWIN-HREFS" {
  level   = "inferred"
  says    = "both say the same hrefs"
  source  = "derivedConversation#examples"
  subject = "twin hrefs"
}

clause "DC-TWIN-MEMBERS" {
  level   = "inferred"
  says    = "both have the same properties"
  source  = "derivedConversation#examples"
  subject = "twin members"
}

clause "DC-TWIN-TEXTS" {
  level   = "inferred"
  says    = "both say the same texts"
  source  = "derivedConversation#examples"
  subject = "twin texts"
}

clause "DC-TWIN-NUMBERS" {
  level   = "inferred"
  says    = "both say the same numbers"
  source  = "derivedConversation#examples"
  subject = "twin numbers"
}

clause "DC-TWIN-BOOLEANS" {
  level   = "inferred"
  says    = "both say the same of each boolean, whatever its case"
  source  = "derivedConversation#examples"
  subject = "twin booleans"
}

clause "DC-TWIN-DATES" {
  level   = "inferred"
  says    = "both name the same instants, cut to milliseconds"
  source  = "derivedConversation#examples"
  subject = "twin dates"
}

clause "DC-TWIN-LISTS" {
  level   = "inferred"
  says    = "both list the same items"
  source  = "derivedConversation#examples"
  subject = "twin lists"
}

# Access and versions

clause "DC-ACCESS-TOKEN" {
  level    = "must"
  says     = "a request without a valid token is asked to sign in"
  source   = "AuthenticationInUCWA"
  recorded = "challenge"
}

clause "DC-FORM-INVITATION" {
  level    = "sample"
  says     = "the invitation is one resource element with links and properties in XML as well"
  source   = "phoneAudioInvitation#examples"
  recorded = "forms of an invitation as XML"
}

clause "DC-ACCESS-SERVICE" {
  level   = "inferred"
  says    = "tokens are granted by the pool that was asked, and over TLS if the pool was"
  source  = "AuthenticationInUCWA"
  subject = "token service"
}

clause "DC-ACCESS-EXPIRED" {
  level  = "inferred"
  says   = "an expired token is as good as none"
  source = "AuthenticationInUCWA"
}

clause "DC-ACCESS-OWNER" {
  level  = "inferred"
  says   = "somebody else's application is forbidden"
  source = "application"
  kind   = "error"
  status = 403
  code   = "Forbidden"
}

clause "DC-VERSION-MET" {
  level  = "must"
  says   = "a required version that is offered is served"
  source = "Versioning"
}

clause "DC-VERSION-UNMET" {
  level   = "must"
  says    = "a required version that is not offered is 404 NotFound, APIVersionNotSupported"
  source  = "Versioning"
  kind    = "error"
  status  = 404
  code    = "NotFound"
  subcode = "APIVersionNotSupported"
}

clause "DC-VERSION-NAMED" {
  level   = "inferred"
  says    = "where the answer names the version of the service, it is a number"
  source  = "Versioning"
  subject = "form the version of the service"
}

# Events and the invitation

clause "DC-EVENT-STARTED" {
  level    = "must"
  says     = "the invitation starts under the address its creation returned"
  source   = "OperationResource"
  recorded = "start of an invitation"
}

clause "DC-EVENT-COMPLETED" {
  level    = "must"
  says     = "the invitation completes with success and carries the caller's operationId"
  source   = "OperationResource"
  recorded = "success of an invitation"
}

clause "DC-EVENT-FAILED" {
  level    = "inferred"
  says     = "an invitation that failed completes with failure"
  source   = "OperationResource"
  recorded = "failure of an invitation"
}

clause "DC-EVENT-ADDED" {
  level    = "inferred"
  says     = "the derived conversation is announced as added by communication"
  source   = "EventsInUCWA"
  recorded = "addition of a conversation"
}

clause "DC-EVENT-MODALITY" {
  level  = "inferred"
  says   = "the derived conversation announces its participants and its modality"
  source = "EventsInUCWA"
}

clause "DC-EVENT-ACCEPTED" {
  level    = "must"
  says     = "the invitation shows the one participant who accepted it"
  source   = "acceptedByParticipant"
  recorded = "accepted invitation"
}

clause "DC-EVENT-CALLEE" {
  level  = "inferred"
  says   = "the callee's invitation completes with failure when somebody else answers"
  source = "ErrorSubcode"
}

clause "DC-EVENT-FORWARDED" {
  level  = "inferred"
  says   = "the answerer's invitation links to who forwarded it"
  source = "forwardedBy"
}

clause "DC-EVENT-DELETED" {
  level  = "inferred"
  says   = "a conversation that was deleted is announced as deleted"
  source = "EventsInUCWA"
}

# What is created and announced on the way, whatever a case is about. What can be seen of it is judged in every case.

clause "DC-OPERATION-CREATED" {
  level   = "must"
  says    = "what adds a modality is answered with 201"
  source  = "addAudio, addPhoneAudio, addMessaging#post"
  subject = "course created with 201"
}

clause "DC-OPERATION-LOCATION" {
  level   = "must"
  says    = "the answer says in Location where the invitation is"
  source  = "addAudio, addPhoneAudio, addMessaging#post"
  subject = "course created at a Location"
}

clause "DC-OPERATION-ANSWERED" {
  level   = "must"
  says    = "accepting or declining an invitation is answered with 204"
  source  = "accept, acceptWithAnswer, decline#post"
  subject = "course answered with 204"
}

clause "DC-OPERATION-NAMED" {
  level   = "must"
  says    = "an event of an operation has the address that its creation returned, and the operationId that was chosen"
  source  = "OperationResource"
  subject = "course the operation that was started"
}

clause "DC-OPERATION-STATUS" {
  level   = "inferred"
  says    = "an operation completes with Success of what is Connected, or with Failure of what is not"
  source  = "OperationResource"
  subject = "course a status that fits the state"
}

clause "DC-OPERATION-REASON" {
  level   = "must"
  says    = "an operation that failed says why"
  source  = "EventChannelDetails#processing-events"
  subject = "course a reason for each failure"
}

clause "DC-CHANNEL-LISTS" {
  level   = "must"
  says    = "an answer of the event channel has a list of senders, each with a list of events"
  source  = "EventChannelDetails#processing-events"
  subject = "course senders and events in lists"
}

clause "DC-CHANNEL-NEXT" {
  level   = "must"
  says    = "each answer of the event channel says where to go on"
  source  = "EventChannelDetails#processing-events"
  subject = "course a link to go on"
}

clause "DC-CHANNEL-NUMBER" {
  level   = "sample"
  says    = "the link next acknowledges the answer that it stands in: its number is the next one"
  source  = "EventChannelDetails#sample-json-event-response"
  subject = "course the next number"
}

clause "DC-CHANNEL-ONCE" {
  level   = "inferred"
  says    = "nothing is started, completed, added or deleted twice in a row"
  source  = "EventChannelDetails#processing-events"
  subject = "course told once"
}

clause "DC-CHANNEL-ORDER" {
  level   = "inferred"
  says    = "an operation starts before it goes on, and completes last; a resource that was deleted has to be added again"
  source  = "EventChannelDetails#processing-events"
  subject = "course told in order"
}

clause "DC-CHANNEL-BODY" {
  level   = "inferred"
  says    = "what an event shows is what its link leads to"
  source  = "EventChannelDetails#processing-events"
  subject = "course the body of its link"
}

clause "DC-BODY-HREFS" {
  level   = "must"
  says    = "each link of what is shown on the way has an href"
  source  = "WebLinks"
  subject = "course an href in each link"
}

clause "DC-BODY-TYPES" {
  level   = "inferred"
  says    = "what an event shows has the property rel and an address of its own, and so has what is embedded in it"
  source  = "EventChannelDetails#sample-json-event-response"
  subject = "course a rel and an address in each body"
}

# Whom the invitation is for, and who accepted it

clause "DC-INVITED-ADDRESS" {
  level  = "must"
  says   = "the property to of the invitation is the address that it is for"
  source = "audioVideoInvitation, phoneAudioInvitation#properties"
}

clause "DC-INVITED-CONTACT" {
  level    = "must"
  says     = "the link to of the invitation leads to the contact that it was meant for"
  source   = "audioVideoInvitation, phoneAudioInvitation#links"
  recorded = "contact that an invitation is for"
}

clause "DC-ACCEPTED-TYPE" {
  level    = "sample"
  says     = "who accepted the invitation is shown as a participant"
  source   = "audioVideoInvitation, phoneAudioInvitation#examples"
  recorded = "who accepted an invitation"
}

clause "DC-ACCEPTED-PLACE" {
  level    = "inferred"
  says     = "who accepted the invitation is a participant of the conversation that came of it"
  source   = "acceptedByParticipant#links"
  recorded = "conversation of who accepted an invitation"
}

# Independence

clause "DC-ORIGINAL-KEPT" {
  level  = "inferred"
  says   = "the original conversation keeps the modality it had"
  source = "conversation"
}

clause "DC-BOTH-LISTED" {
  level  = "inferred"
  says   = "both conversations are listed"
  source = "conversations"
}

clause "DC-DELETION-CONFIRMED" {
  level    = "must"
  says     = "a DELETE of the conversation is answered with 204"
  source   = "conversation#delete"
  recorded = "deletion"
}

clause "DC-DERIVED-DELETED" {
  level  = "inferred"
  says   = "deleting the derived conversation leaves the original one"
  source = "conversation#delete"
}

clause "DC-ORIGINAL-DELETED" {
  level  = "inferred"
  says   = "deleting the original conversation leaves the derived one"
  source = "conversation#delete"
}

clause "DC-DELETED-GONE" {
  level    = "inferred"
  says     = "a deleted derived conversation is 404 NotFound"
  source   = "GenericSynchronousErrors#ResourceNotFound"
  recorded = "request after the deletion"
  kind     = "error"
  status   = 404
  code     = "NotFound"
}

clause "DC-APPLICATION-GONE" {
  level  = "inferred"
  says   = "without its application the derived conversation is 404 NotFound"
  source = "application#delete"
  kind   = "error"
  status = 404
  code   = "NotFound"
}

clause "DC-DERIVED-TWICE" {
  level  = "inferred"
  says   = "each answer by another participant creates a derived conversation of its own"
  source = "derivedConversation#resource-description"
}

# What an act changes, and what it does not

clause "DC-GET-SAFE" {
  level  = "inferred"
  says   = "retrieving one of the two conversations changes neither"
  source = "derivedConversation#get"
}

clause "DC-CONFERENCE" {
  level   = "inferred"
  says    = "with a participant more it is Conferenced, and those are in it who were and the new one"
  source  = "addParticipant"
  subject = "conference"
}

clause "DC-COUNT-PARTICIPANTS" {
  level   = "inferred"
  says    = "participantCount is the number of its participants"
  source  = "conversation#properties"
  subject = "participants counted"
}

clause "DC-LINKS-FOLLOWED" {
  level   = "inferred"
  says    = "a link that may be retrieved leads to a resource of its type"
  source  = "WebLinks"
  subject = "links followed"
}

clause "DC-LINKS-OWN" {
  level   = "inferred"
  says    = "what its links lead to belongs to the derived conversation"
  source  = "derivedConversation#links"
  subject = "links own"
}

clause "DC-ORIGINAL-GONE" {
  level    = "inferred"
  says     = "once deleted, the original conversation is 404 NotFound"
  source   = "conversation#delete"
  recorded = "request for the original after its deletion"
}

clause "DC-DELETED-UNLISTED" {
  level    = "inferred"
  says     = "of the two conversations only the one that was not deleted is listed any more"
  source   = "conversations"
  recorded = "list after a deletion"
}

clause "DC-EVENT-ORIGINAL" {
  level  = "inferred"
  says   = "when the original conversation is deleted, no other is announced as deleted"
  source = "conversation#deleted"
}

# Where the page contradicts itself

contradiction "DC-X-PROPERTIES" {
  between   = ["the table of properties: none", "both samples: thirteen properties"]
  decision  = "the samples hold: it has the properties of a conversation"
  judged_by = ["DC-GET-CONTENT", "DC-PROPERTY-STATE"]
}

contradiction "DC-X-LINKS" {
  between   = ["the table of links: self", "the samples: eighteen links"]
  decision  = "self is always required; the others are required where the sample is, and judged wherever they are given"
  judged_by = ["DC-LINK-SELF", "DC-LINK-MESSAGING"]
}

contradiction "DC-X-REL" {
  between   = ["the page's name: derivedConversation", "the samples' rel: conversation"]
  decision  = "derivedConversation is the name of the relation, conversation that of the type"
  judged_by = ["DC-PROPERTY-REL"]
}

contradiction "DC-X-URL" {
  between   = ["the URL requested, below the invitation", "the self link answered, below conversations"]
  decision  = "the relation may be another address of the conversation; both show the same one"
  judged_by = ["DC-SELF-SAME"]
}

contradiction "DC-X-COUNT" {
  between   = ["participantCount in JSON: 90", "participantCount in XML: 2"]
  decision  = "the values of the samples are made up (DC-SAMPLE-SYNTAX): of one unchanged conversation both formats count the same"
  judged_by = ["DC-TWIN-NUMBERS"]
}

contradiction "DC-X-CREATED" {
  between   = ["created in JSON", "created in XML, 4.7 ms later"]
  decision  = "two clock readings of the generator (DC-SAMPLE-SYNTAX): of one conversation both name the same instant, cut to milliseconds"
  judged_by = ["DC-TWIN-DATES"]
}

contradiction "DC-X-EXPIRY" {
  between   = ["expirationTime: 2012", "created: 2016"]
  decision  = "the values of the samples are made up (DC-SAMPLE-SYNTAX): the order of the two is not judged"
  judged_by = ["DC-PROPERTY-EXPIRATIONTIME"]
}

contradiction "DC-X-STATE" {
  between   = ["state: Disconnected", "activeModalities: four of them, and every link offered"]
  decision  = "the values of the samples are made up (DC-SAMPLE-SYNTAX): no combination of state, modalities and links is judged"
  judged_by = ["DC-PROPERTY-STATE", "DC-PROPERTY-ACTIVEMODALITIES"]
}

contradiction "DC-X-PLACE" {
  between   = ["phoneAudio, outside of the conversation, and localParticipant, below onlineMeeting", "all other links, below the conversation"]
  decision  = "hrefs are followed as they stand and never put together (DC-SAMPLE-SYNTAX)"
  judged_by = ["DC-LINK-PHONEAUDIO", "DC-LINK-LOCALPARTICIPANT", "DC-LINKS-FOLLOWED"]
}

contradiction "DC-X-INVITED" {
  between   = ["state of an invitation: Connecting, and who accepted it: the address that it is for", "the links of the same invitation: all that is derived"]
  decision  = "the values of the samples are made up (DC-SAMPLE-SYNTAX): what is pending, or was answered by whom it was for, leads to nothing derived"
  judged_by = ["DC-CREATED-PENDING", "DM-CREATED-PENDING", "DM-CREATED-OTHER", "DP-CREATED-OTHER", "DA-CREATED-OTHER"]
}

contradiction "DC-X-RELATED" {
  between   = ["the link conversation of an invitation: conversations/137", "the self link of its derived conversation: conversations/137"]
  decision  = "the values of the samples are made up (DC-SAMPLE-SYNTAX): the two are different conversations"
  judged_by = ["DC-RELATED"]
}

contradiction "DC-X-METHOD" {
  between   = ["the operations: GET", "the sample request: Get"]
  decision  = "methods are case-sensitive: GET is asked, Get is refused"
  judged_by = ["DC-GET-SPELLING"]
}

contradiction "DC-X-LENGTH" {
  between   = ["Content-Length: 2235 and 2853", "the bodies as printed: 2710 and 2968 bytes"]
  decision  = "the lengths are those of the compact bodies, which dialect doc reproduces to the byte"
  judged_by = ["DC-FORM-LENGTH"]
}

contradiction "DC-X-BOOLEAN" {
  between   = ["booleans in JSON: false", "booleans in XML: False"]
  decision  = "compared without regard to case"
  judged_by = ["DC-FORM-XML-BOOLEANS", "DC-TWIN-BOOLEANS"]
}

contradiction "DC-X-SUBCODE" {
  between   = ["an error with subcode None", "a subcode is optional"]
  decision  = "None says that there is no subcode"
  judged_by = ["DC-ERROR-UNSUPPORTED"]
}

# derivedMessaging: what its page states. Properties and links are those of its samples, as the tables list none but self

clause "DM-CREATED-OTHER" {
  level    = "must"
  says     = "it comes about when another participant accepts messaging that was added"
  source   = "derivedMessaging#resource-description"
  recorded = "answered invitation"
}

clause "DM-CREATED-ALONE" {
  level    = "must"
  says     = "the invitation links to it and not to the derived conversation"
  source   = "messagingInvitation#links"
  recorded = "invitation to a modality that is derived alone"
}

clause "DM-CREATED-ADDED" {
  level    = "inferred"
  says     = "messaging that starts a conversation is not derived"
  source   = "messagingInvitation"
  recorded = "invitation in a conversation"
}

clause "DM-CREATED-FAILED" {
  level    = "inferred"
  says     = "an invitation that was declined, cancelled or left unanswered leads to none"
  source   = "derivedMessaging#resource-description"
  recorded = "failed invitation"
}

clause "DM-CREATED-PENDING" {
  level    = "inferred"
  says     = "an invitation nobody accepted yet leads to none"
  source   = "derivedMessaging#resource-description"
  recorded = "pending invitation"
}

clause "DM-GET" {
  level    = "must"
  says     = "a GET returns a representation of messaging"
  source   = "derivedMessaging#get"
  recorded = "resource returned"
  kind     = "operation"
  method   = "GET"
}

clause "DM-GET-CONTENT" {
  level    = "must"
  says     = "the answer contains the properties and the links of messaging"
  source   = "derivedMessaging#get"
  recorded = "properties and links"
}

clause "DM-PROPERTY-REL" {
  level   = "sample"
  says    = "its property rel names its type, messaging"
  source  = "derivedMessaging#examples"
  subject = "property rel"
  kind    = "property"
  type    = "enum"
  values  = ["messaging"]
  present = "always"
}

clause "DM-PROPERTY-STATE" {
  level   = "sample"
  says    = "its property state tells the state it is in"
  source  = "derivedMessaging#examples"
  subject = "property state"
  kind    = "property"
  type    = "enum"
  values  = ["Connected", "Connecting", "Disconnected", "Disconnecting", "Transferring"]
  present = "always"
}

clause "DM-PROPERTY-NEGOTIATEDMESSAGEFORMATS" {
  level   = "sample"
  says    = "its property negotiatedMessageFormats lists the formats that messages may have"
  source  = "derivedMessaging#examples"
  subject = "property negotiatedMessageFormats"
  kind    = "property"
  type    = "list of enums"
  values  = ["Html", "Plain"]
  present = "in the sample"
}

clause "DM-ENUM-MEMBERS" {
  level   = "inferred"
  says    = "an enumerated value is one of those the reference lists"
  source  = "derivedMessaging#examples"
  subject = "enum members"
}

clause "DM-LINK-SELF" {
  level   = "must"
  says    = "it links to itself"
  source  = "derivedMessaging#links"
  subject = "link self"
  kind    = "link"
  rel     = "self"
  present = "always"
}

clause "DM-LINK-ADDMESSAGING" {
  level   = "sample"
  says    = "it links to where messaging is added"
  source  = "derivedMessaging#examples"
  subject = "link addMessaging"
  kind    = "link"
  rel     = "addMessaging"
  present = "in the sample"
}

clause "DM-LINK-CONVERSATION" {
  level   = "sample"
  says    = "it links to its conversation"
  source  = "derivedMessaging#examples"
  subject = "link conversation"
  kind    = "link"
  rel     = "conversation"
  present = "always"
}

clause "DM-LINK-SENDMESSAGE" {
  level   = "sample"
  says    = "it links to where messages are sent"
  source  = "derivedMessaging#examples"
  subject = "link sendMessage"
  kind    = "link"
  rel     = "sendMessage"
  present = "in the sample"
}

clause "DM-LINK-SETISTYPING" {
  level   = "sample"
  says    = "it links to where the caller tells that it types"
  source  = "derivedMessaging#examples"
  subject = "link setIsTyping"
  kind    = "link"
  rel     = "setIsTyping"
  present = "in the sample"
}

clause "DM-LINK-STOPMESSAGING" {
  level   = "sample"
  says    = "it links to where it is stopped"
  source  = "derivedMessaging#examples"
  subject = "link stopMessaging"
  kind    = "link"
  rel     = "stopMessaging"
  present = "in the sample"
}

clause "DM-LINK-TYPINGPARTICIPANTS" {
  level   = "sample"
  says    = "it links to those who type"
  source  = "derivedMessaging#examples"
  subject = "link typingParticipants"
  kind    = "link"
  rel     = "typingParticipants"
  present = "in the sample"
}

# derivedPhoneAudio: what its page states. Properties and links are those of its samples, as the tables list none but self

clause "DP-CREATED-OTHER" {
  level    = "must"
  says     = "it comes about when another participant answers phone audio that was added"
  source   = "derivedPhoneAudio#resource-description"
  recorded = "answered invitation"
}

clause "DP-GET" {
  level    = "must"
  says     = "a GET returns a representation of phone audio"
  source   = "derivedPhoneAudio#get"
  recorded = "resource returned"
  kind     = "operation"
  method   = "GET"
}

clause "DP-GET-CONTENT" {
  level    = "must"
  says     = "the answer contains the properties and the links of phone audio"
  source   = "derivedPhoneAudio#get"
  recorded = "properties and links"
}

clause "DP-PROPERTY-REL" {
  level   = "sample"
  says    = "its property rel names its type, phoneAudio"
  source  = "derivedPhoneAudio#examples"
  subject = "property rel"
  kind    = "property"
  type    = "enum"
  values  = ["phoneAudio"]
  present = "always"
}

clause "DP-PROPERTY-STATE" {
  level   = "sample"
  says    = "its property state tells the state it is in"
  source  = "derivedPhoneAudio#examples"
  subject = "property state"
  kind    = "property"
  type    = "enum"
  values  = ["Connected", "Connecting", "Disconnected", "Disconnecting", "Transferring"]
  present = "always"
}

clause "DP-ENUM-MEMBERS" {
  level   = "inferred"
  says    = "an enumerated value is one of those the reference lists"
  source  = "derivedPhoneAudio#examples"
  subject = "enum members"
}

clause "DP-LINK-SELF" {
  level   = "must"
  says    = "it links to itself"
  source  = "derivedPhoneAudio#links"
  subject = "link self"
  kind    = "link"
  rel     = "self"
  present = "always"
}

clause "DP-LINK-ADDPHONEAUDIO" {
  level   = "sample"
  says    = "it links to where phone audio is added"
  source  = "derivedPhoneAudio#examples"
  subject = "link addPhoneAudio"
  kind    = "link"
  rel     = "addPhoneAudio"
  present = "in the sample"
}

clause "DP-LINK-CONVERSATION" {
  level   = "sample"
  says    = "it links to its conversation"
  source  = "derivedPhoneAudio#examples"
  subject = "link conversation"
  kind    = "link"
  rel     = "conversation"
  present = "always"
}

clause "DP-LINK-HOLDPHONEAUDIO" {
  level   = "sample"
  says    = "it links to where it is placed on hold"
  source  = "derivedPhoneAudio#examples"
  subject = "link holdPhoneAudio"
  kind    = "link"
  rel     = "holdPhoneAudio"
  present = "in the sample"
}

clause "DP-LINK-RESUMEPHONEAUDIO" {
  level   = "sample"
  says    = "it links to where it is resumed"
  source  = "derivedPhoneAudio#examples"
  subject = "link resumePhoneAudio"
  kind    = "link"
  rel     = "resumePhoneAudio"
  present = "in the sample"
}

clause "DP-LINK-STOPPHONEAUDIO" {
  level   = "sample"
  says    = "it links to where it is stopped"
  source  = "derivedPhoneAudio#examples"
  subject = "link stopPhoneAudio"
  kind    = "link"
  rel     = "stopPhoneAudio"
  present = "in the sample"
}

# derivedAudioVideo: what its page states. Properties and links are those of its samples, as the tables list none but self

clause "DA-CREATED-OTHER" {
  level    = "must"
  says     = "it comes about when another participant answers audio or video that was added"
  source   = "audioVideoInvitation#links"
  recorded = "answered invitation"
}

clause "DA-GET" {
  level    = "sample"
  says     = "a GET returns a representation of audio and video"
  source   = "derivedAudioVideo#get"
  recorded = "resource returned"
  kind     = "operation"
  method   = "GET"
}

clause "DA-GET-CONTENT" {
  level    = "must"
  says     = "the answer contains the properties and the links of audio and video"
  source   = "derivedAudioVideo#get"
  recorded = "properties and links"
}

clause "DA-PROPERTY-REL" {
  level   = "sample"
  says    = "its property rel names its type, audioVideo"
  source  = "derivedAudioVideo#examples"
  subject = "property rel"
  kind    = "property"
  type    = "enum"
  values  = ["audioVideo"]
  present = "always"
}

clause "DA-PROPERTY-STATE" {
  level   = "sample"
  says    = "its property state tells the state it is in"
  source  = "derivedAudioVideo#examples"
  subject = "property state"
  kind    = "property"
  type    = "enum"
  values  = ["Connected", "Connecting", "Disconnected", "Disconnecting", "Transferring"]
  present = "always"
}

clause "DA-PROPERTY-SUPPORTSREPLACES" {
  level   = "sample"
  says    = "its property supportsReplaces is the id by which the call is replaced"
  source  = "derivedAudioVideo#examples"
  subject = "property supportsReplaces"
  kind    = "property"
  type    = "text"
  present = "in the sample"
}

clause "DA-PROPERTY-VIDEOSOURCESALLOWED" {
  level   = "sample"
  says    = "its property videoSourcesAllowed tells who may show video"
  source  = "derivedAudioVideo#examples"
  subject = "property videoSourcesAllowed"
  kind    = "property"
  type    = "enum"
  values  = ["Everyone", "OneParticipant", "PresentersOnly", "Unknown"]
  present = "in the sample"
}

clause "DA-ENUM-MEMBERS" {
  level   = "inferred"
  says    = "an enumerated value is one of those the reference lists"
  source  = "derivedAudioVideo#examples"
  subject = "enum members"
}

clause "DA-LINK-SELF" {
  level   = "must"
  says    = "it links to itself"
  source  = "derivedAudioVideo#links"
  subject = "link self"
  kind    = "link"
  rel     = "self"
  present = "always"
}

clause "DA-LINK-ADDAUDIO" {
  level   = "sample"
  says    = "it links to where audio is added"
  source  = "derivedAudioVideo#examples"
  subject = "link addAudio"
  kind    = "link"
  rel     = "addAudio"
  present = "in the sample"
}

clause "DA-LINK-ADDAUDIOVIDEO" {
  level   = "sample"
  says    = "it links to where audio and video are added"
  source  = "derivedAudioVideo#examples"
  subject = "link addAudioVideo"
  kind    = "link"
  rel     = "addAudioVideo"
  present = "in the sample"
}

clause "DA-LINK-ADDVIDEO" {
  level   = "sample"
  says    = "it links to where video is added"
  source  = "derivedAudioVideo#examples"
  subject = "link addVideo"
  kind    = "link"
  rel     = "addVideo"
  present = "in the sample"
}

clause "DA-LINK-AUDIOVIDEOPOLICIES" {
  level   = "sample"
  says    = "it links to the policies of audio and video"
  source  = "derivedAudioVideo#examples"
  subject = "link audioVideoPolicies"
  kind    = "link"
  rel     = "audioVideoPolicies"
  present = "in the sample"
}

clause "DA-LINK-AUDIOVIDEOSESSION" {
  level   = "sample"
  says    = "it links to the session of the call"
  source  = "derivedAudioVideo#examples"
  subject = "link audioVideoSession"
  kind    = "link"
  rel     = "audioVideoSession"
  present = "in the sample"
}

clause "DA-LINK-CONVERSATION" {
  level   = "sample"
  says    = "it links to its conversation"
  source  = "derivedAudioVideo#examples"
  subject = "link conversation"
  kind    = "link"
  rel     = "conversation"
  present = "always"
}

clause "DA-LINK-ESCALATEAUDIO" {
  level   = "sample"
  says    = "it links to where its audio is moved to a conference"
  source  = "derivedAudioVideo#examples"
  subject = "link escalateAudio"
  kind    = "link"
  rel     = "escalateAudio"
  present = "in the sample"
}

clause "DA-LINK-ESCALATEAUDIOVIDEO" {
  level   = "sample"
  says    = "it links to where its audio and video are moved to a conference"
  source  = "derivedAudioVideo#examples"
  subject = "link escalateAudioVideo"
  kind    = "link"
  rel     = "escalateAudioVideo"
  present = "in the sample"
}

clause "DA-LINK-REPLACEWITHPHONEAUDIO" {
  level   = "sample"
  says    = "it links to where phone audio takes its place"
  source  = "derivedAudioVideo#examples"
  subject = "link replaceWithPhoneAudio"
  kind    = "link"
  rel     = "replaceWithPhoneAudio"
  present = "in the sample"
}

clause "DA-LINK-REPORTMEDIADIAGNOSTICS" {
  level   = "sample"
  says    = "it links to where media diagnostics are reported"
  source  = "derivedAudioVideo#examples"
  subject = "link reportMediaDiagnostics"
  kind    = "link"
  rel     = "reportMediaDiagnostics"
  present = "in the sample"
}

clause "DA-LINK-STOPAUDIO" {
  level   = "sample"
  says    = "it links to where its audio is stopped"
  source  = "derivedAudioVideo#examples"
  subject = "link stopAudio"
  kind    = "link"
  rel     = "stopAudio"
  present = "in the sample"
}

clause "DA-LINK-STOPAUDIOVIDEO" {
  level   = "sample"
  says    = "it links to where it is stopped"
  source  = "derivedAudioVideo#examples"
  subject = "link stopAudioVideo"
  kind    = "link"
  rel     = "stopAudioVideo"
  present = "in the sample"
}

clause "DA-LINK-STOPVIDEO" {
  level   = "sample"
  says    = "it links to where its video is stopped"
  source  = "derivedAudioVideo#examples"
  subject = "link stopVideo"
  kind    = "link"
  rel     = "stopVideo"
  present = "in the sample"
}

clause "DA-LINK-VIDEOFREEZE" {
  level   = "sample"
  says    = "it links to the frozen video of a meeting"
  source  = "derivedAudioVideo#examples"
  subject = "link videoFreeze"
  kind    = "link"
  rel     = "videoFreeze"
  present = "in the sample"
}

clause "DA-LINK-VIDEOLOCKEDONPARTICIPANT" {
  level   = "sample"
  says    = "it links to the participant on whom the video is locked"
  source  = "derivedAudioVideo#examples"
  subject = "link videoLockedOnParticipant"
  kind    = "link"
  rel     = "videoLockedOnParticipant"
  present = "in the sample"
}

# The derived modalities alike: what the three pages state in the same words

clause "DD-WEBLINK-REL" {
  level  = "must"
  says   = "the rel names the modality that the link points to"
  source = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#web-link"
}

clause "DD-RELATED" {
  level    = "must"
  says     = "it is served from another conversation than the one it was added to"
  source   = "derivedMessaging, derivedPhoneAudio#resource-description"
  recorded = "derived modality beside the original"
}

clause "DD-SELF-SAME" {
  level    = "inferred"
  says     = "the relation and the link to itself show the same modality"
  source   = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#examples"
  recorded = "resource and its link to self"
}

clause "DD-CLOSURE" {
  level    = "inferred"
  says     = "it and the derived conversation lead to each other"
  source   = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#examples"
  recorded = "links between derived resources"
}

clause "DD-GET-NOBODY" {
  level  = "must"
  says   = "a GET has no body"
  source = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#get"
  waived = "no GET of the suite has one: each that is answered shows it"
}

clause "DD-GET-ONLY" {
  level    = "inferred"
  says     = "GET is the only operation"
  source   = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#operations"
  recorded = "another method"
  kind     = "operation"
  method   = "GET"
  status   = 405
  code     = "MethodNotAllowed"
}

clause "DD-SCOPE-NEEDED" {
  level  = "must"
  says   = "without one of the two scopes the operation is not allowed"
  source = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#scopes"
  kind   = "error"
  status = 403
  code   = "Forbidden"
}

clause "DD-SCOPE-INITIATE" {
  level  = "must"
  says   = "Conversations.Initiate allows the operation"
  source = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#scopes"
}

clause "DD-SCOPE-RECEIVE" {
  level  = "must"
  says   = "Conversations.Receive allows the operation"
  source = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#scopes"
}

clause "DD-ACCESS-TOKEN" {
  level    = "must"
  says     = "a request without a valid token is asked to sign in"
  source   = "AuthenticationInUCWA"
  recorded = "challenge"
}

clause "DD-ACCESS-OWNER" {
  level  = "inferred"
  says   = "somebody else's application is forbidden"
  source = "application"
  kind   = "error"
  status = 403
  code   = "Forbidden"
}

clause "DD-ERROR-EXCHANGE" {
  level   = "must"
  says    = "an invalid Exchange version is 500 ServiceFailure, InvalidExchangeServerVersion"
  source  = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#errors"
  kind    = "error"
  status  = 500
  code    = "ServiceFailure"
  subcode = "InvalidExchangeServerVersion"
}

clause "DD-ERROR-EXISTS" {
  level   = "must"
  says    = "what already exists is 409 Conflict, AlreadyExists"
  source  = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#errors"
  kind    = "error"
  status  = 409
  code    = "Conflict"
  subcode = "AlreadyExists"
}

clause "DD-ERROR-GROUPS" {
  level   = "must"
  says    = "too many groups are 409 Conflict, TooManyGroups"
  source  = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#errors"
  kind    = "error"
  status  = 409
  code    = "Conflict"
  subcode = "TooManyGroups"
}

clause "DD-ERROR-UNSUPPORTED" {
  level   = "must"
  says    = "an unsupported resource is 409 Conflict without a subcode"
  source  = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#errors"
  kind    = "error"
  status  = 409
  code    = "Conflict"
  subcode = "None"
}

clause "DD-ERROR-REDIRECT" {
  level   = "must"
  says    = "no backup pool is 410 Gone, CannotRedirect"
  source  = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#errors"
  kind    = "error"
  status  = 410
  code    = "Gone"
  subcode = "CannotRedirect"
}

clause "DD-ERROR-GENERIC" {
  level   = "must"
  says    = "the generic errors of all resources apply"
  source  = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#errors"
  kind    = "error"
  subcode = "None"
  codes = {
    ServiceFailure     = [500]
    ServiceUnavailable = [503]
    Timeout            = [504]
    TooManyRequests    = [429]
  }
}

clause "DD-ERROR-NOTFOUND" {
  level  = "must"
  says   = "what does not exist is 404 NotFound"
  source = "GenericSynchronousErrors#ResourceNotFound"
  kind   = "error"
  status = 404
  code   = "NotFound"
}

clause "DD-ERROR-APPLICATION" {
  level   = "must"
  says    = "an unknown application is 404 NotFound, ApplicationNotFound"
  source  = "GenericSynchronousErrors#ApplicationNotFound"
  kind    = "error"
  status  = 404
  code    = "NotFound"
  subcode = "ApplicationNotFound"
}

clause "DD-FORMAT-CHOICE" {
  level    = "sample"
  says     = "the media type accepted chooses the format"
  source   = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#examples"
  recorded = "format accepted"
}

clause "DD-FORMAT-NAMES" {
  level    = "must"
  says     = "the short name and the vendor's name of a format are answered alike"
  source   = "PayloadFormat"
  recorded = "both names of a format"
}

clause "DD-FORM-ANSWER" {
  level    = "sample"
  says     = "status and media type describe the answer"
  source   = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#examples"
  recorded = "forms of the answer"
}

clause "DD-FORM-STATUS" {
  level   = "sample"
  says    = "the answer has status 200"
  source  = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#examples"
  subject = "form status 200"
}

clause "DD-FORM-TYPE" {
  level   = "sample"
  says    = "the answer has the media type asked for"
  source  = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#examples"
  subject = "form the media type asked for"
}

clause "DD-FORM-LENGTH" {
  level  = "sample"
  says   = "the length declared is the length of the body"
  source = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#examples"
  waived = "HTTP frames the body by it: an answer of another length is a broken transfer, and ends as errored"
}

clause "DD-FORM-JSON" {
  level    = "sample"
  says     = "as JSON it is one object with its links in _links"
  source   = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#examples"
  recorded = "forms of JSON"
}

clause "DD-FORM-JSON-SELF" {
  level   = "sample"
  says    = "as JSON the link to itself is one of the links"
  source  = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#examples"
  subject = "form self among the links"
}

clause "DD-FORM-JSON-LINKS" {
  level   = "must"
  says    = "as JSON a relation that cannot repeat is an object, not an array"
  source  = "PayloadFormat"
  subject = "form single links as objects"
}

clause "DD-FORM-JSON-LISTS" {
  level   = "sample"
  says    = "as JSON a list is an array"
  source  = "derivedMessaging#examples"
  subject = "form lists as arrays"
}

clause "DD-FORM-XML" {
  level    = "sample"
  says     = "as XML it is one resource element with links and properties"
  source   = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#examples"
  recorded = "forms of XML"
}

clause "DD-FORM-XML-DECLARATION" {
  level   = "inferred"
  says    = "the XML declaration stands first"
  source  = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#examples"
  subject = "form an XML declaration"
}

clause "DD-FORM-XML-ROOT" {
  level   = "sample"
  says    = "the root element is resource"
  source  = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#examples"
  subject = "form resource as the root element"
}

clause "DD-FORM-XML-NAMESPACE" {
  level   = "sample"
  says    = "the elements are in the namespace of UCWA"
  source  = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#examples"
  subject = "form the UCWA namespace"
}

clause "DD-FORM-XML-REL" {
  level   = "sample"
  says    = "the root element names its rel in an attribute"
  source  = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#examples"
  subject = "form rel as an attribute"
}

clause "DD-FORM-XML-HREF" {
  level   = "must"
  says    = "the root element names its own location in the attribute href"
  source  = "PayloadFormat"
  subject = "form href as an attribute"
}

clause "DD-FORM-XML-NOSELF" {
  level   = "must"
  says    = "as XML no link element leads to the resource itself"
  source  = "PayloadFormat"
  subject = "form no link element for self"
}

clause "DD-FORM-XML-RELTWICE" {
  level   = "sample"
  says    = "the attribute and the property rel agree"
  source  = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#examples"
  subject = "form the same rel as attribute and as property"
}

clause "DD-FORM-XML-LISTS" {
  level   = "sample"
  says    = "as XML a list is a propertyList of items"
  source  = "derivedMessaging#examples"
  subject = "form lists as propertyList"
}

clause "DD-TWINS" {
  level    = "inferred"
  says     = "JSON and XML say the same"
  source   = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#examples"
  recorded = "both formats"
}

clause "DD-TWIN-SELF" {
  level   = "must"
  says    = "the href attribute in XML is the self link in JSON"
  source  = "PayloadFormat"
  subject = "twin self"
}

clause "DD-TWIN-RELATIONS" {
  level   = "inferred"
  says    = "both offer the same links"
  source  = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#examples"
  subject = "twin relations"
}

clause "DD-TWIN-HREFS" {
  level   = "inferred"
  says    = "both say the same hrefs"
  source  = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#examples"
  subject = "twin hrefs"
}

clause "DD-TWIN-MEMBERS" {
  level   = "inferred"
  says    = "both have the same properties"
  source  = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#examples"
  subject = "twin members"
}

clause "DD-TWIN-TEXTS" {
  level   = "inferred"
  says    = "both say the same texts"
  source  = "derivedMessaging, derivedPhoneAudio, derivedAudioVideo#examples"
  subject = "twin texts"
}

clause "DD-TWIN-LISTS" {
  level   = "inferred"
  says    = "both list the same items"
  source  = "derivedMessaging#examples"
  subject = "twin lists"
}

clause "DD-ORIGINAL-KEPT" {
  level  = "inferred"
  says   = "stopping it leaves the original conversation"
  source = "conversation"
}

clause "DD-STOPPED-KEPT" {
  level  = "inferred"
  says   = "beside another modality it can be stopped, and stays as Disconnected"
  source = "messaging"
}

clause "DD-STOPPED-GONE" {
  level  = "inferred"
  says   = "stopped as the last modality it is 404 NotFound, as its conversation has ended"
  source = "conversation"
  kind   = "error"
  status = 404
  code   = "NotFound"
}

clause "DD-DELETED-GONE" {
  level    = "inferred"
  says     = "after the deletion of the derived conversation it is 404 NotFound"
  source   = "conversation#delete"
  recorded = "request after the deletion"
  kind     = "error"
  status   = 404
  code     = "NotFound"
}

clause "DD-ORIGINAL-DELETED" {
  level  = "inferred"
  says   = "deleting the original conversation leaves it"
  source = "conversation#delete"
}

clause "DP-HELD" {
  level  = "inferred"
  says   = "on hold it stays Connected"
  source = "holdPhoneAudio"
}

# Where the pages of the derived modalities contradict themselves

contradiction "DD-X-PROPERTIES" {
  between   = ["the tables of properties: none", "the samples: state and more"]
  decision  = "the samples hold: each has the properties of its modality"
  judged_by = ["DM-PROPERTY-STATE", "DP-PROPERTY-STATE", "DA-PROPERTY-STATE"]
}

contradiction "DD-X-LINKS" {
  between   = ["the tables of links: self", "the samples: seven, six and sixteen links"]
  decision  = "self is always required; the others are required where the sample is, and judged wherever they are given"
  judged_by = ["DM-LINK-SELF", "DP-LINK-SELF", "DA-LINK-SELF"]
}

contradiction "DD-X-REL" {
  between   = ["the pages' names: derivedMessaging, derivedPhoneAudio, derivedAudioVideo", "the samples' rel: messaging, phoneAudio, audioVideo"]
  decision  = "the former are names of relations, the latter those of types"
  judged_by = ["DM-PROPERTY-REL", "DP-PROPERTY-REL", "DA-PROPERTY-REL"]
}

contradiction "DD-X-STATE" {
  between   = ["state in JSON: Connecting", "state in XML: Disconnected, Transferring for phone audio"]
  decision  = "the values of the samples are made up (DC-SAMPLE-SYNTAX): of one unchanged modality both formats name the same state"
  judged_by = ["DD-TWIN-TEXTS"]
}

contradiction "DD-X-ALL" {
  between   = ["state: Connecting", "every link offered, to add as well as to stop"]
  decision  = "the values of the samples are made up (DC-SAMPLE-SYNTAX): no combination of state and links is judged"
  judged_by = ["DM-LINK-ADDMESSAGING", "DP-LINK-ADDPHONEAUDIO", "DA-LINK-ADDAUDIO"]
}

contradiction "DP-X-PLACE" {
  between   = ["the self link, outside of the conversation", "the link to the conversation"]
  decision  = "the href is followed as it stands; which conversation it belongs to, its link tells"
  judged_by = ["DD-CLOSURE"]
}

contradiction "DA-X-CALLS" {
  between   = ["the page audioVideo: calls cannot be established", "the links to add, escalate and stop audio and video"]
  decision  = "what a pool offers is judged, what it does not offer is no fault of a live pool"
  judged_by = ["DA-CREATED-OTHER", "DA-LINK-ADDAUDIO"]
}

contradiction "DA-X-PLACE" {
  between   = ["addVideo and audioVideoPolicies, outside of the conversation", "all other links, below it"]
  decision  = "hrefs are followed as they stand and never put together"
  judged_by = ["DA-LINK-ADDVIDEO", "DA-LINK-AUDIOVIDEOPOLICIES"]
}
