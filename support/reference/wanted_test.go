package reference_test

import (
	"ucwatest/support/reference"
	"ucwatest/support/ucwa"
)

// address is where the samples of the invented pages ask.
const address = "https://garage.contoso.com/ucwa/v1/applications/1/"

func none(name string, line int) reference.Entry { return entry(name, "", line) }

func entry(name, says string, line int) reference.Entry {
	return reference.Entry{Name: name, Says: says, Line: line}
}

func property(name, says string, line int) reference.Property {
	return reference.Property{Entry: entry(name, says, line)}
}

// self is the row that most tables of links begin with.
func self(line int) reference.Entry { return entry("self", "The link to the current resource.", line) }

// wanted is what each of the invented pages says. The samples stand apart.
var wanted = map[string]reference.Page{
	"parkSlot": {
		Says:        "A slot in the garage that somebody may book.",
		Description: "A slot is booked by its driver.It is free again after a day.",
		WebLink:     []reference.Entry{entry("rel", "What the link is about.", 21), entry("href", "Where it leads.", 22)},
		Properties: []reference.Property{
			property("number", "The number painted on the floor.", 35),
			{Entry: entry("state", "The state of the slot (SlotState), such as Free.", 36), Enum: "SlotState"},
			property("roofed", "Whether there is a roof.", 37),
		},
		Links:  []reference.Entry{self(47), entry("driver", "Represents the driver who booked it.", 48)},
		Scopes: []reference.Scope{{Entry: entry("Slots.Read", "Allows the app to read slots", 58), Permission: "Read slots"}},
		Events: []reference.Event{{Type: "updated", Resource: "parkSlot", Priority: "High", Sender: "garage", Reason: "Somebody booked it.", Line: 69}},
		Operations: []reference.Operation{{Method: "GET", Says: "Returns a slot.", Generic: true, Line: 97,
			Returns: "The response from a GET request contains the properties and links shown above.",
			Errors: []reference.Error{
				{Code: "NotFound", Status: 404, None: true, Says: "There is no such slot.", Line: 125},
				{Code: "Conflict", Status: 409, Subcode: "AlreadyExists", Says: "It exists twice.", Line: 126},
			}}},
		Remarks: []reference.Entry{
			entry("", "Applies to: Contoso Garage 2015", 7),
			entry("web link", "For more on web links, see Web links.", 16),
			entry("links", "This resource can have the following relationships.", 43),
			entry("azure active directory scopes for online applications",
				"The user must have at least one of these scopes for operations on the resource to be allowed.", 54),
			entry("event", "Sample of returned event data.", 71),
		},
	},
	"seatMap": {
		Says:       "Represents the map of all seats.",
		WebLink:    []reference.Entry{entry("rel", "What the link is about.", 11)},
		Properties: []reference.Property{property("Columns", "How many columns there are.", 17)},
		Links:      []reference.Entry{self(24)},
		Operations: []reference.Operation{
			{Method: "GET", Says: "Returns the map.", Returns: "The map.", Line: 28,
				Errors: []reference.Error{{Code: "Gone", Status: 410, None: true, Says: "The floor was closed.", Line: 44}}},
			{Method: "POST", Says: "Draws it anew.", Line: 61},
		},
		Remarks: []reference.Entry{
			entry("", "Applies to: Contoso Garage 2015", 3),
			entry("links", "This resource can have the following relationships.", 21),
			entry("links", "The following sections describe the Operations.", 26),
		},
		Warnings: []reference.Warning{
			{Line: 13, What: `heading "Properties" on level 4, want 3`},
			{Line: 19, What: `heading "Links" on level 4, want 3`},
			{Line: 28, What: `heading "GET" on level 2, want 3`},
			{Line: 32, What: `heading "Request body" on level 3, want 4`},
			{Line: 36, What: `heading "Response body" on level 3, want 4`},
			{Line: 40, What: `heading "Synchronous errors" on level 3, want 4`},
			{Line: 46, What: `heading "JSON Request" on level 3, want 4`},
			{Line: 52, What: `heading "JSON Response" on level 3, want 4`},
			{Line: 61, What: `heading "POST" on level 2, want 3`},
		},
	},
	"doorbell": {
		Says:       "Somebody is at the door.",
		Properties: []reference.Property{property("tone", "The tone.", 12)},
		Events: []reference.Event{
			{Type: "added", Resource: "doorbell", Priority: "Low", Sender: "house", Reason: "It rings. Open the door.", Line: 25},
			{Type: "rung", Resource: "doorbell", Priority: "High", Sender: "house", Reason: "It rang.", Line: 47},
		},
		Remarks: []reference.Entry{entry("event", "Sample of returned event data.", 27)},
		Warnings: []reference.Warning{
			{Line: 8, What: `heading "Propertie" is read as "properties"`},
			{Line: 12, What: "HTML is left out: </p>"},
			{Line: 12, What: "HTML is left out: <p>"},
			{Line: 25, What: "HTML is left out: </p>"},
			{Line: 25, What: "HTML is left out: <p>"},
			{Line: 28, What: "a sample without a code fence"},
			{Line: 43, What: `event type "Rung" is not one of added, updated, deleted, started, completed`},
		},
	},
	"badge": {
		Says: "A badge.",
		Operations: []reference.Operation{{Method: "POST", Says: "Prints a badge.", Line: 15,
			Query: []reference.Property{{Entry: entry("copies", "How many.The default is one.", 23), Type: "Int32", Required: true}},
			Input: []reference.Property{
				{Entry: entry("name", "The name to print. If blank, none is.", 29), Type: "String"},
				{Entry: entry("colors", "The colors (Color).", 30), Enum: "Color", List: true, Values: []string{"Red", "Green", "Blue"}},
				{Entry: entry("size", "The size. Small is default", 31), Enum: "BadgeSize", Nullable: true, Required: true, Values: []string{"Small", "Large"}},
				{Entry: entry("until", "The last day it opens doors.", 32), Type: "DateTime", Nullable: true},
				{Entry: entry("doors", "The doors it opens.", 33), Type: "String", List: true, Required: true},
			},
			Output: []reference.Entry{entry("badge", "A badge.", 39), entry("", "What was printed.", 40)},
		}},
		Warnings: []reference.Warning{
			{Line: 49, What: "a body that is escaped as HTML"},
			{Line: 52, What: "a sample without an empty line after its headers"},
			{Line: 68, What: "a body that is escaped as HTML"},
		},
	},
	"badgePhoto": {
		Says:  "The photo on a badge.",
		Links: []reference.Entry{self(13)},
		Operations: []reference.Operation{
			{Method: "GET", Says: "Operation description coming soon...", Line: 17},
			{Method: "PUT", Says: "Changes it.", Line: 51},
		},
		Warnings: []reference.Warning{
			{Line: 36, What: "a body in image/jpeg is not a resource"},
			{Line: 39, What: "a sample without an empty line after its headers"},
			{Line: 58, What: "a body in application/sdp is not a resource"},
			{Line: 60, What: "a sample without an empty line after its headers"},
		},
	},
	"floor": {
		Says:       "A floor of the garage.",
		Properties: []reference.Property{property("level", "The level.", 9), property("level", "The level, counted from the street.", 11)},
		Links:      []reference.Entry{self(17), entry("slot", "A slot.", 18), entry("exit", "The exit.", 19)},
		Operations: []reference.Operation{{Method: "GET", Says: "Returns the floor.", Line: 24, Errors: []reference.Error{
			{Code: "Forbidden", Status: 403, None: true, Says: "Not yours.", Line: 32},
			{Code: "Forbidden", Status: 403, None: true, Says: "Not open.", Line: 33},
		}}},
		Doubled: 3,
		Warnings: []reference.Warning{
			{Line: 10, What: "a row that is also on line 9"},
			{Line: 11, What: "level is also on line 9, and says something else"},
			{Line: 20, What: "a row that is also on line 18"},
			{Line: 34, What: "a row that is also on line 32"},
			{Line: 41, What: "a sample without an empty line after its headers"},
		},
	},
	"visitors": {
		Says:  "Everybody who is in the house.",
		Links: []reference.Entry{entry("visitor", "Represents a visitor.", 13)},
		Warnings: []reference.Warning{
			{Line: 1, What: "no heading of level 1: the page is named by its front matter"},
			{Line: 7, What: `section "properties" says nothing, not even None`},
		},
	},
	"SlotState": {
		Says:        "The state of a slot.",
		Enumeration: true,
		Members:     []reference.Entry{entry("Free", "Nobody booked it.", 18), entry("Booked", "Somebody did.", 19)},
		Remarks:     []reference.Entry{entry("", "** Applies to: **Contoso Garage 2015", 8)},
	},
	"bundle": {
		Says:       "Several requests at once.",
		Scopes:     []reference.Scope{{Entry: entry("Slots.Read", "Allows the app to read slots", 18), Permission: "Read slots"}},
		Operations: []reference.Operation{{Method: "POST", Line: 22}},
		Remarks:    []reference.Entry{entry("azure active directory scopes for online applications", "At least one of these is needed.", 15)},
		Warnings: []reference.Warning{
			{Line: 27, What: `a body in multipart/batching;boundary="a" is not a resource`},
			{Line: 29, What: "a sample without an empty line after its headers"},
			{Line: 35, What: "a body without Content-Type is read as JSON"},
			{Line: 35, What: "a line break inside a JSON string"},
			{Line: 35, What: "a sample without headers"},
			{Line: 45, What: "a body in text/plain is not a resource"},
			{Line: 45, What: `the sample in section "xml request" begins as the other of request and response`},
			{Line: 54, What: "a sample is not read: body is not readable as XML at line 1:23: unexpected EOF"},
		},
	},
	"signal": {
		Says:       "The signal at the gate.",
		Properties: []reference.Property{property("color", "The color.", 23)},
		Links:      []reference.Entry{self(33)},
		Events:     []reference.Event{{Type: "updated", Resource: "signal", Priority: "High", Sender: "gate", Reason: "It changed.", Line: 49}},
		Reasons: []reference.Error{
			{Code: "Conflict", Subcode: "AlreadyRed", Says: "It is red.", Line: 76},
			{Code: "Conflict", None: true, Says: "Something is in the way.", Line: 77},
			{Code: "RemoteFailure", Subcode: "Timeout", Says: "The gate does not answer.", Line: 84},
		},
		Operations: []reference.Operation{
			{Method: "GET", Says: "Returns the signal.", Line: 92, Errors: []reference.Error{{Code: "Gone", Status: 410, None: true, Says: "There is no gate.", Line: 166}}},
			{Method: "GET", Says: "Returns it as well.", Line: 168},
		},
		Remarks: []reference.Entry{
			entry("", "Words that say nothing.", 5),
			entry("", "Last modified: March 24, 2015", 9),
			entry("", "_ Applies to: Contoso Garage 2015_", 11),
			entry("links", "This resource can have the following relationships.", 27),
			entry("asynchronous reason codes", "A signal may fail.", 68),
		},
		Warnings: []reference.Warning{
			{Line: 51, What: `section "JSON sample" is read as part of the event updated`},
			{Line: 92, What: `heading "GET /signal" is read as "GET"`},
			{Line: 107, What: "a sample that is indented"},
			{Line: 121, What: "a sample that is indented"},
			{Line: 125, What: "a sample without an empty line after its headers"},
			{Line: 143, What: "a sample that is indented"},
			{Line: 146, What: "a sample without an empty line after its headers"},
			{Line: 154, What: `section "Another answer" is not one of a page of the reference`},
			{Line: 157, What: "a body without Content-Type is read as XML"},
			{Line: 162, What: `heading "Synchronous errors" on level 5, want 4`},
			{Line: 168, What: "the operation GET stands also on line 92"},
		},
	},
	"kiosk": {
		Says:       "A kiosk.",
		Properties: []reference.Property{property("place", "Where it stands.", 7), property("open", "Whether it is open.", 8)},
		Links:      []reference.Entry{entry("self", "The link | to itself.", 14), none("sells", 15), entry("buys", "What it buys goes on in another line", 16)},
		Operations: []reference.Operation{{Method: "GET", Line: 28, Errors: []reference.Error{{Code: "Gone", None: true, Says: "It is gone.", Line: 34}}}},
		Remarks:    []reference.Entry{entry("links", "And this is prose.", 18)},
		Warnings: []reference.Warning{
			{Line: 5, What: `"Properties" in bold is read as a heading`},
			{Line: 7, What: "a table without a header is read by the usual columns: name, description"},
			{Line: 14, What: "a row of 3 cells, want 2"},
			{Line: 15, What: "a row of 1 cells, want 2"},
			{Line: 17, What: "a row goes on in another line"},
			{Line: 18, What: "a line directly below a table is read as prose"},
			{Line: 20, What: `section "Opening hours" is not one of a page of the reference`},
			{Line: 22, What: `a table with the columns day, hours in section "unknown" is not read: 1 rows`},
			{Line: 30, What: `heading "Syncronous errors" is read as "synchronous errors"`},
			{Line: 34, What: `status "gone" of an error: want a number from 100 to 599`},
			{Line: 36, What: `a table with the columns fault, number in section "synchronous errors" is not read: 1 rows`},
		},
	},
}

// asked is a request, in the format of its heading.
func asked(f ucwa.Format, method, url, mediaType, body, rel string, line int) exchange {
	return exchange{f, true, method, url, 0, mediaType, body, rel, line}
}

// answered is a response.
func answered(f ucwa.Format, status int, mediaType, body, rel string, line int) exchange {
	return exchange{f, false, "", "", status, mediaType, body, rel, line}
}

const (
	inJSON = ucwa.FormatJSON
	inXML  = ucwa.FormatXML
	aJSON  = "application/json"
	anXML  = "application/xml"
)

// exchanges are the samples of the operations of each page, in their order.
var exchanges = map[string][]exchange{
	"parkSlot": {
		asked(inJSON, "Get", "https://garage.contoso.com:443/ucwa/v1/applications/192/slots/7", "", "", "", 139),
		answered(inJSON, 200, aJSON, "{\n  \"rel\" : \"parkSlot\",\n", "parkSlot", 151),
		asked(inXML, "Get", "https://garage.contoso.com:443/ucwa/v1/applications/192/slots/7", "", "", "", 174),
		answered(inXML, 200, anXML, "<?xml version", "parkSlot", 186),
	},
	"seatMap": {
		asked(inJSON, "GET", address+"seatMap", "", "", "", 49),
		answered(inJSON, 200, "application/vnd.microsoft.com.ucwa+json; charset=utf-8", `{ "rel" : "seatMap"`, "seatMap", 55),
	},
	"badge": {
		asked(inJSON, "Post", address+"badge?copies=2", aJSON, "{\n  \"name\" : \"Ann & Bob\"\n}", "", 49),
		answered(inJSON, 201, "", "", "", 60),
		asked(inXML, "Post", address+"badge?copies=2", anXML, "<input xmlns=\"http", "", 68),
		answered(inXML, 204, "", "", "", 79),
	},
	"signal": {
		asked(inJSON, "Get", address+"signal", "", "", "", 107),
		answered(inJSON, 200, aJSON, "{\n\"rel\" : \"signal\",\n", "signal", 121),
		answered(inXML, 200, anXML, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<resource", "signal", 143),
		answered(inXML, 200, anXML, "<resource", "", 157),
	},
	"badgePhoto": {
		asked(inJSON, "Get", address+"badges/1/photo", "", "", "", 28),
		answered(inJSON, 200, "image/jpeg", "SomePhoto", "", 36),
		answered(inXML, 200, "image/jpeg", "", "", 45),
		asked(inJSON, "Put", address+"badges/1/photo", "application/sdp", "v=0\no=- 0", "", 58),
	},
	"floor": {answered(inJSON, 200, aJSON, "{\n  \"rel\" : \"floor\"", "floor", 39)},
	"bundle": {
		asked(inJSON, "Post", address+"bundle", `multipart/batching;boundary="a"`, "--a<BR>", "", 27),
		answered(inJSON, 0, aJSON, "{\n  \"rel\" : \"bundle\",\n  \"note\" : \"one line and another\"\n}", "bundle", 35),
		answered(inXML, 200, "text/plain", "hello", "", 45),
		answered(inXML, 200, anXML, `<resource rel="bundle"`, "", 54),
	},
}
