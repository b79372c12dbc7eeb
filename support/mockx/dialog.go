package mock

import (
	"encoding/hex"
	"fmt"
	"slices"
	"time"
)

// A dialog is what its participants share. Each of them sees it as a
// conversation of their own, below their own application.
type dialog struct {
	group      *group
	subject    string
	importance string
	thread     string
	created    time.Time
	members    []*user
	views      []*conversation
	active     []string // modalities, in the order of the samples
	connecting string   // the modality that is being added
	conference bool
	leader     *user
	muted      bool // the audience is
	silent     bool // the audience may not write
}

// expiry is how long a conference is kept.
const expiry = 8 * time.Hour

// A conversation is a dialog as one participant sees it.
type conversation struct {
	id, path string
	phone    string // where its phone audio is
	app      *application
	dialog   *dialog
	incoming bool // it has been offered and not yet been accepted
	gone     bool
}

// converse makes a dialog of the users.
func (g *group) converse(subject string, users ...*user) *dialog {
	return &dialog{group: g, subject: subject, importance: "Normal", thread: hex.EncodeToString(g.pool.random(16)), created: g.time(), members: users}
}

// seen makes the dialog a conversation of an application.
func (d *dialog) seen(a *application) *conversation {
	p := d.group.pool
	v := &conversation{app: a, dialog: d}
	if p.Dialect == Doc {
		v.id = a.next("conversation", 137)
	} else {
		b := p.random(16)
		v.id = fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
	}
	v.path = a.below("communication/conversations/" + v.id)
	v.phone = v.path + "/phoneAudio"
	if p.Dialect == Doc && a.phoneOwner == nil {
		a.phoneOwner, v.phone = v, a.below("communication/phoneAudio")
	}
	d.views = append(d.views, v)
	a.talks = append(a.talks, v)
	return v
}

// view is the dialog as u sees it, nil if it does not.
func (d *dialog) view(u *user) *conversation {
	for _, v := range d.views {
		if v.app.user == u && !v.gone {
			return v
		}
	}
	return nil
}

// modalities are all there are, in the order of the samples.
var modalities = []string{"Messaging", "Audio", "Video", "ApplicationSharing", "DataCollaboration", "PanoramicVideo"}

// use adds a modality to the active ones.
func (d *dialog) use(modality string) {
	d.connecting = ""
	if !slices.Contains(d.active, modality) {
		d.active = append(d.active, modality)
	}
	slices.SortFunc(d.active, func(a, b string) int { return slices.Index(modalities, a) - slices.Index(modalities, b) })
}

// state is what a participant reads of the conversation's state.
func (v *conversation) state() string {
	switch {
	case v.gone:
		return "Disconnected"
	case v.dialog.conference:
		return "Conferenced"
	case v.incoming:
		return "Incoming"
	case len(v.dialog.active) == 0:
		return "Connecting"
	}
	return "Connected"
}

// tell tells the conversation's user of something in it.
func (v *conversation) tell(kind string, about Link, shown *Resource) {
	v.app.tell("conversation", v.path, kind, about, shown)
}

// announce tells the conversation's user of the conversation itself.
func (v *conversation) announce(kind string) {
	var shown *Resource
	if kind != "deleted" {
		shown = v.render()
	}
	v.app.tell("communication", v.app.below("communication"), kind, Link{Rel: "conversation", Href: v.path}, shown)
}

// welcome tells the conversation's user who is in it.
func (v *conversation) welcome() {
	for _, u := range v.dialog.members {
		link := Link{Rel: "participant", Href: v.participant(u), Title: u.Name}
		var shown *Resource
		if u == v.app.user {
			link.Rel, shown = "localParticipant", v.renderParticipant(u)
		}
		v.tell("added", link, shown)
	}
}

// leave ends the conversation for one participant, and for the other one if
// there are only two.
func (d *dialog) leave(v *conversation) {
	others := d.views
	d.members = slices.DeleteFunc(slices.Clone(d.members), func(u *user) bool { return u == v.app.user })
	v.end()
	for _, other := range others {
		if other != v && len(d.members) < 2 {
			other.end()
		}
	}
}

// end ends the conversation for its user.
func (v *conversation) end() {
	if v.gone {
		return
	}
	v.gone = true
	v.app.talks = slices.DeleteFunc(v.app.talks, func(w *conversation) bool { return v == w })
	v.announce("updated")
	v.announce("deleted")
}
