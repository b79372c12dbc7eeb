package stage

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"

	"ucwatest/support/client"
	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// forwarding is all that a user has set about calls (callForwardingSettings).
type forwarding struct {
	Active     string     `json:"activeSetting"`
	Period     string     `json:"activePeriod"`
	Unanswered string     `json:"unansweredCallHandling"`
	Settings   [3]setting `json:"settings"` // in the order of settings
}

// A setting is where calls go by one of the settings.
type setting struct {
	Target  string `json:"target"`            // None, Contact, Delegates, Team, Voicemail
	Contact string `json:"contact,omitempty"` // the address of the contact
	Delay   string `json:"ringDelay,omitempty"`
}

// Where the settings are kept, and the links that aim them at each target.
const (
	immediate = iota
	ringing
	unanswered
)

var settings = [...]struct {
	rel    string
	active string // what activeSetting calls it
	aim    map[string]string
}{
	immediate: {"immediateForwardSettings", "ImmediateForward", map[string]string{"Contact": "immediateForwardToContact",
		"Delegates": "immediateForwardToDelegates", "Voicemail": "immediateForwardToVoicemail"}},
	ringing: {"simultaneousRingSettings", "SimultaneousRing", map[string]string{"Contact": "simultaneousRingToContact",
		"Delegates": "simultaneousRingToDelegates", "Team": "simultaneousRingToTeam"}},
	unanswered: {"unansweredCallSettings", "", map[string]string{"Contact": "unansweredCallToContact",
		"Voicemail": "unansweredCallToVoicemail"}},
}

const (
	nobody      = "None"
	relSettings = "callForwardingSettings"
)

// callSettings are a user's call forwarding as it was read last.
type callSettings struct {
	user *client.Session
	page *document.Document
	etag string
	forwarding
}

// look reads the call forwarding of user.
func look(ctx context.Context, user *client.Session) (*callSettings, error) {
	me, err := Embedded(user.Application(), ucwa.RelMe)
	if err != nil {
		return nil, err
	}
	href, err := Linked(me, relSettings)
	if err != nil {
		return nil, err
	}
	d := &callSettings{user: user}
	return d, d.read(ctx, href)
}

func (d *callSettings) read(ctx context.Context, href string) error {
	x, err := d.user.Get(ctx, href, ucwa.FormatJSON)
	if err == nil {
		err = Refused(x, relSettings)
	}
	if err != nil {
		return err
	}
	if d.page, err = x.Document(); err != nil {
		return err
	}
	d.etag = x.Header.Get("ETag")
	d.forwarding = forwarding{Active: Text(d.page, "activeSetting"), Period: Text(d.page, "activePeriod"),
		Unanswered: Text(d.page, "unansweredCallHandling")}
	for i := range settings {
		if d.Settings[i], err = d.setting(ctx, settings[i].rel); err != nil {
			return err
		}
	}
	return nil
}

// setting reads one of them. A contact whose address cannot be had could never
// be set again, so then nothing may be changed.
func (d *callSettings) setting(ctx context.Context, rel string) (setting, error) {
	all := d.page.Embed(rel)
	if len(all) == 0 {
		return setting{}, nil
	}
	one := setting{Target: Text(all[0], "target"), Delay: Text(all[0], "ringDelay")}
	if one.Target != "Contact" {
		return one, nil
	}
	contact, err := Follow(ctx, d.user, all[0], "contact")
	if err != nil {
		return one, fmt.Errorf("%s, whose target has to be saved: %w", rel, err)
	}
	if one.Contact = Text(contact, "uri"); one.Contact == "" {
		return one, &Unoffered{What: rel, Reason: "its contact shows no uri, so that the target cannot be saved"}
	}
	return one, nil
}

// aim lets the setting which send calls to where to says.
func (d *callSettings) aim(ctx context.Context, which int, to setting) error {
	rel, known := settings[which].aim[to.Target]
	if !known {
		return &Unoffered{What: settings[which].rel, Reason: fmt.Sprintf("got the target %q, and no link is known that sets it", to.Target)}
	}
	page, err := Embedded(d.page, settings[which].rel)
	if err != nil {
		return err
	}
	href, err := Linked(page, rel)
	if err != nil {
		return err
	}
	input := map[string]any{}
	if to.Contact != "" {
		input["target"] = to.Contact
	}
	if to.Delay != "" {
		input["ringDelay"] = json.Number(to.Delay)
	}
	x, err := d.user.Post(ctx, withQuery(href, "target", to.Contact), input)
	if err != nil {
		return err
	}
	return Refused(x, rel)
}

// put lets the setting active be in effect, and the others that hold for all be
// as in want. A PUT takes the newest tag, and all properties there are, one of
// which is there for that alone.
func (d *callSettings) put(ctx context.Context, want forwarding) error {
	input := map[string]any{}
	for _, p := range d.page.Properties {
		switch p.Kind {
		case document.Text:
			input[p.Name] = p.Text
		case document.Number, document.Boolean:
			input[p.Name] = json.RawMessage(p.Text)
		}
	}
	delete(input, "rel")
	input["activeSetting"], input["activePeriod"], input["unansweredCallHandling"] = want.Active, want.Period, want.Unanswered
	body, err := json.Marshal(input)
	if err != nil {
		return err
	}
	tag := d.etag
	if own := Text(d.page, "etag"); tag == "" && own != "" {
		tag = `"` + own + `"`
	}
	x, err := d.user.Do(ctx, client.Request{Method: "PUT", URL: d.page.Self, ContentType: ucwa.JSON, Body: body,
		Header: map[string][]string{"If-Match": {tag}}})
	if err != nil {
		return err
	}
	return Refused(x, "PUT of "+relSettings)
}

// String is the settings without anybody's address.
func (f forwarding) String() string {
	words := []string{fmt.Sprintf("activeSetting %q, activePeriod %q, unansweredCallHandling %q", f.Active, f.Period, f.Unanswered)}
	for i, one := range f.Settings {
		word := fmt.Sprintf("%s to %q", settings[i].rel, one.Target)
		if one.Delay != "" && one.Delay != "0" {
			word += " after " + one.Delay + " s"
		}
		words = append(words, word)
	}
	return strings.Join(words, ", ")
}

// withQuery adds a parameter to href: some operations want it there as well.
func withQuery(href, name, value string) string {
	u, err := url.Parse(href)
	if err != nil || value == "" {
		return href // whoever follows it says what is wrong with it
	}
	parameter := name + "=" + url.QueryEscape(value)
	if u.RawQuery != "" {
		parameter = u.RawQuery + "&" + parameter
	}
	u.RawQuery = parameter
	return u.String()
}

// Calls is what a user may set about calls, and where they go now.
type Calls struct {
	Instead, Along error // why calls cannot go to a contact instead, and why one cannot ring along; nil where they can
	now            forwarding
}

// Forwards reads it of user, who has an application. The error is *Unoffered where
// there is no call forwarding to set, as without enterprise voice.
func Forwards(ctx context.Context, user *client.Session) (*Calls, error) {
	d, err := look(ctx, user)
	if err != nil {
		return nil, err
	}
	return &Calls{d.toContact(immediate), d.toContact(ringing), d.forwarding}, nil
}

// Reach is the activeSetting by which calls reach the contact with an address; "" if
// none does.
func (c *Calls) Reach(address string) string { return c.now.reach(address) }

func (f forwarding) reach(address string) string {
	for _, which := range []int{immediate, ringing} {
		if address != "" && f.Active == settings[which].active && strings.EqualFold(f.Settings[which].Contact, address) {
			return f.Active
		}
	}
	return ""
}

// toContact is why a setting cannot be aimed at a contact.
func (d *callSettings) toContact(which int) error {
	page, err := Embedded(d.page, settings[which].rel)
	if err == nil {
		_, err = Linked(page, settings[which].aim["Contact"])
	}
	return err
}
