# SlotState, as its page states it

clause "SLOTSTATE-MEMBERS" {
  level  = "must"
  says   = "SlotState is one of Free, Booked"
  source = "SlotState#members"
  waived = "it is judged by the properties that have its members"
}

# badge, as its page states it

clause "BADGE-POST" {
  level  = "must"
  says   = "a POST is an operation on badge"
  source = "badge#post"
  waived = "no case sends it: it changes what it is sent to"
  kind   = "operation"
  method = "POST"
}

clause "BADGE-POST-QUERY-COPIES" {
  level  = "must"
  says   = "a POST takes the query parameter copies, a count, which is required"
  source = "badge#post"
  waived = "no case sends it: it changes what it is sent to"
}

clause "BADGE-POST-INPUT-NAME" {
  level  = "must"
  says   = "a POST takes name, a text, which is optional"
  source = "badge#post"
  waived = "no case sends it: it changes what it is sent to"
}

clause "BADGE-POST-INPUT-COLORS" {
  level  = "must"
  says   = "a POST takes colors, a list of Red, Green, Blue, which is optional"
  source = "badge#post"
  waived = "no case sends it: it changes what it is sent to"
}

clause "BADGE-POST-INPUT-SIZE" {
  level  = "must"
  says   = "a POST takes size, one of Small, Large or null, which is required"
  source = "badge#post"
  waived = "no case sends it: it changes what it is sent to"
}

clause "BADGE-POST-INPUT-UNTIL" {
  level  = "must"
  says   = "a POST takes until, a date or null, which is optional"
  source = "badge#post"
  waived = "no case sends it: it changes what it is sent to"
}

clause "BADGE-POST-INPUT-DOORS" {
  level  = "must"
  says   = "a POST takes doors, a list of texts, which is required"
  source = "badge#post"
  waived = "no case sends it: it changes what it is sent to"
}

clause "BADGE-POST-OUTPUT-BADGE" {
  level  = "must"
  says   = "a POST returns badge"
  source = "badge#post"
  waived = "no case sends it: it changes what it is sent to"
}

clause "BADGE-POST-OUTPUT" {
  level  = "must"
  says   = "a POST returns What was printed."
  source = "badge#post"
  waived = "no case sends it: it changes what it is sent to"
}

# parkSlot, as its page states it

clause "PARKSLOT-PROPERTY-NUMBER" {
  level   = "must"
  says    = "its property number is a count"
  source  = "parkSlot#properties"
  subject = "property number"
  unseen  = "its page shows it in samples and does not tell when it is there"
  kind    = "property"
  type    = "count"
  present = "in the sample"
}

clause "PARKSLOT-PROPERTY-STATE" {
  level   = "must"
  says    = "its property state is one of Booked, Free"
  source  = "parkSlot#properties"
  subject = "property state"
  unseen  = "its page shows it in samples and does not tell when it is there"
  kind    = "property"
  type    = "enum"
  values  = ["Booked", "Free"]
  present = "in the sample"
}

clause "PARKSLOT-PROPERTY-ROOFED" {
  level   = "must"
  says    = "its property roofed is a boolean"
  source  = "parkSlot#properties"
  subject = "property roofed"
  unseen  = "its page shows it in samples and does not tell when it is there"
  kind    = "property"
  type    = "boolean"
  present = "in the sample"
}

clause "PARKSLOT-PROPERTY-REL" {
  level   = "sample"
  says    = "its property rel names its type, parkSlot"
  source  = "parkSlot#examples"
  subject = "property rel"
  kind    = "property"
  type    = "enum"
  values  = ["parkSlot"]
  present = "always"
}

clause "PARKSLOT-LINK-SELF" {
  level   = "must"
  says    = "it links to itself"
  source  = "parkSlot#links"
  subject = "link self"
  kind    = "link"
  rel     = "self"
  present = "always"
}

clause "PARKSLOT-LINK-DRIVER" {
  level   = "must"
  says    = "it links to driver"
  source  = "parkSlot#links"
  subject = "link driver"
  unseen  = "its page shows it in samples and does not tell when it is there"
  kind    = "link"
  rel     = "driver"
  present = "in the sample"
}

clause "PARKSLOT-SCOPE-NEEDED" {
  level  = "must"
  says   = "without one of its scopes an operation is not allowed"
  source = "parkSlot#scopes"
  waived = "no case has a token of one scope alone"
}

clause "PARKSLOT-SCOPE-SLOTS-READ" {
  level  = "must"
  says   = "Slots.Read allows the operations"
  source = "parkSlot#scopes"
  waived = "no case has a token of one scope alone"
}

clause "PARKSLOT-EVENT-UPDATED-PARKSLOT" {
  level  = "must"
  says   = "an event tells that parkSlot was updated, from garage, with priority high"
  source = "parkSlot#events"
  waived = "no case makes it happen"
}

clause "PARKSLOT-GET" {
  level  = "must"
  says   = "a GET returns a representation of parkSlot"
  source = "parkSlot#get"
  kind   = "operation"
  method = "GET"
}

clause "PARKSLOT-GET-NOBODY" {
  level  = "must"
  says   = "a GET has no body"
  source = "parkSlot#get"
  waived = "no GET of the suite has one: each that is answered shows it"
}

clause "PARKSLOT-GET-CONTENT" {
  level  = "must"
  says   = "the answer contains the properties and the links of parkSlot"
  source = "parkSlot#get"
}

clause "PARKSLOT-ERROR-404-NOTFOUND" {
  level   = "must"
  says    = "404 NotFound without a subcode is an error of GET"
  source  = "parkSlot#errors"
  waived  = "no cause is known that makes a target refuse so"
  kind    = "error"
  status  = 404
  code    = "NotFound"
  subcode = "None"
}

clause "PARKSLOT-ERROR-409-CONFLICT-ALREADYEXISTS" {
  level   = "must"
  says    = "409 Conflict, AlreadyExists, is an error of GET"
  source  = "parkSlot#errors"
  waived  = "no cause is known that makes a target refuse so"
  kind    = "error"
  status  = 409
  code    = "Conflict"
  subcode = "AlreadyExists"
}

clause "PARKSLOT-ERROR-GENERIC" {
  level  = "must"
  says   = "the generic errors of all resources apply"
  source = "parkSlot#errors"
  waived = "no cause is known that makes a target refuse so"
}

clause "PARKSLOT-ENUM-MEMBERS" {
  level   = "inferred"
  says    = "an enumerated value is one of those the reference lists"
  source  = "parkSlot#properties"
  subject = "enum members"
}

clause "PARKSLOT-TWINS" {
  level  = "inferred"
  says   = "JSON and XML say the same"
  source = "parkSlot#examples"
}

clause "PARKSLOT-TWIN-SELF" {
  level   = "inferred"
  says    = "the href attribute in XML is the self link in JSON"
  source  = "parkSlot#examples"
  subject = "twin self"
}

clause "PARKSLOT-TWIN-RELATIONS" {
  level   = "inferred"
  says    = "both offer the same links"
  source  = "parkSlot#examples"
  subject = "twin relations"
  unseen  = "its page shows it in samples and does not tell when it is there"
}

clause "PARKSLOT-TWIN-HREFS" {
  level   = "inferred"
  says    = "both say the same hrefs"
  source  = "parkSlot#examples"
  subject = "twin hrefs"
  unseen  = "its page shows it in samples and does not tell when it is there"
}

clause "PARKSLOT-TWIN-MEMBERS" {
  level   = "inferred"
  says    = "both have the same properties"
  source  = "parkSlot#examples"
  subject = "twin members"
}

clause "PARKSLOT-TWIN-TEXTS" {
  level   = "inferred"
  says    = "both say the same texts"
  source  = "parkSlot#examples"
  subject = "twin texts"
  unseen  = "its page shows it in samples and does not tell when it is there"
}

clause "PARKSLOT-TWIN-NUMBERS" {
  level   = "inferred"
  says    = "both say the same numbers"
  source  = "parkSlot#examples"
  subject = "twin numbers"
  unseen  = "its page shows it in samples and does not tell when it is there"
}

clause "PARKSLOT-TWIN-BOOLEANS" {
  level   = "inferred"
  says    = "both say the same of each boolean, whatever its case"
  source  = "parkSlot#examples"
  subject = "twin booleans"
  unseen  = "its page shows it in samples and does not tell when it is there"
}

clause "PARKSLOT-ACCESS-TOKEN" {
  level  = "must"
  says   = "a request without a valid token is challenged to sign in"
  source = "AuthenticationInUCWA"
}
