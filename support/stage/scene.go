package stage

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"runtime/debug"
	"strings"

	"ucwatest/support/client"
	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// Users are the three who act, each signed in.
type Users struct {
	Caller, Callee, Answerer *client.Session
	Offstage                 Offstage
	Tag                      string // makes this scene's ids its own; letters, digits and dashes
	Run                      string // makes this run's applications its own, of the same signs; may be empty
	Staging                  Staging
	Journal                  Journal // nil: nobody writes down what is made
	// Lasting users outlive the scene: what it made is taken back one by one and
	// proven to be gone. All others are forgotten with whatever they have.
	Lasting bool
}

// Offstage is what has to happen without UCWA, which has no call for it.
type Offstage interface {
	// PickUp lets the phone of the user called name answer by itself from now on.
	PickUp(ctx context.Context, name string) error
	// Divert lets the messaging invitations to the user called name reach the
	// user called to instead, as a rule of the administrator's may.
	Divert(ctx context.Context, name, to string) error
}

// A Scene is one situation brought about, with its users and URLs. A URL is
// empty where the server offered none.
type Scene struct {
	Users
	Situation Situation
	Route     Route // by which the invitation was to reach the answerer

	Original   string // the conversation the modality was added to; started ones have none
	Invitation string // the invitation to add the modality
	Operation  string // the operationId the caller chose for it
	Derived    string // the derived conversation: the invitation's link to it or, for messaging, the derived modality's
	DerivedBy  string // the invitation's link to the derived modality
	Self       string // the derived conversation's link to itself
	BySelf     string // the derived modality's link to itself
	Other      string // the second derived conversation
	Given      bool   // somebody else brought it about: a URL that is empty is not known

	attempts  int                // to let the invitation come to its fate
	talk      *talk              // what came of the invitation
	concluded *document.Document // the invitation, as it completed
	deeds     []*deed            // what has to be taken back, in the order it was made
	notes     []string           // refusals that were got around
}

// Unoffered says that a situation could not be brought about because the
// server did not offer what it takes. It is a reason to skip, not to fail.
type Unoffered struct {
	What   string // the step that could not be taken
	Reason string // why, in the server's words where it gave some
	Ours   bool   // the server was not asked: we, or the operator, did not do our part

	Exchange *client.Exchange // with the server's refusal; nil if it refused nothing
}

// Error is the reason in one sentence.
func (u *Unoffered) Error() string { return u.What + ": " + u.Reason }

// About is the exchange with the server's refusal.
func (u *Unoffered) About() *client.Exchange { return u.Exchange }

// Elsewhere says that somebody else than the product answered what the stage
// asked for. It is no reason to skip.
type Elsewhere struct {
	By       client.Culprit
	What     string
	Exchange *client.Exchange // with the answer
}

// About is the exchange with the answer.
func (e *Elsewhere) About() *client.Exchange { return e.Exchange }

// Error says what was answered, and by whom; what is our own was answered by nobody.
func (e *Elsewhere) Error() string {
	if e.By == client.Harness {
		return e.What
	}
	return e.What + ", answered by " + string(e.By)
}

// Bring acts until s is the state of the world. It returns an *Unoffered error
// where the server does not let it, and any other where nothing answered or the
// journal could not be written. The scene has to be cleared in any case, so that
// a panic is an error as well.
func Bring(ctx context.Context, u Users, s Situation) (scene *Scene, err error) {
	scene = &Scene{Users: u, Situation: s}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic while the scene was brought about: %v\n%s", p, debug.Stack())
		}
	}()
	acts := []func(context.Context) error{scene.arrive, scene.reach, scene.again, scene.grow, scene.accompany, scene.operate, scene.remove}
	for _, act := range acts {
		if err := act(ctx); err != nil {
			return scene, scene.noted(err)
		}
	}
	return scene, nil
}

// noted is err with the refusals that were got around and may have led to it.
func (s *Scene) noted(err error) error {
	var unoffered *Unoffered
	if len(s.notes) == 0 || !errors.As(err, &unoffered) {
		return err
	}
	with := *unoffered
	with.Reason += " (before that: " + strings.Join(s.notes, "; ") + ")"
	return &with
}

// Clear takes back what the scene made, the newest first: of users that are
// forgotten with all they have only the applications, below which everything
// lies. What is gone already is no error. All else that cannot be taken back is,
// and stays in the journal.
func (s *Scene) Clear(ctx context.Context) error {
	return s.takeBack(client.Cleaning(ctx), 0, false)
}

func (s *Scene) everybody() []*client.Session {
	return []*client.Session{s.Caller, s.Callee, s.Answerer}
}

// linked is the href of d's link rel, or why it cannot be followed.
func linked(d *document.Document, rel string) (string, error) {
	link, there := d.Link(rel)
	if !there || link.Href == "" {
		return "", &Unoffered{What: "the link " + rel, Reason: fmt.Sprintf("the %s does not offer it", d.Rel)}
	}
	return link.Href, nil
}

// follow gets the resource d's link rel leads to.
func follow(ctx context.Context, user *client.Session, d *document.Document, rel string) (*document.Document, error) {
	href, err := linked(d, rel)
	if err != nil {
		return nil, err
	}
	return read(ctx, user, href)
}

// read gets the resource at href.
func read(ctx context.Context, user *client.Session, href string) (*document.Document, error) {
	x, err := user.Get(ctx, href, ucwa.FormatJSON)
	if err != nil {
		return nil, err
	}
	if err := refused(x, "GET"); err != nil {
		return nil, err
	}
	return x.Document()
}

// post posts input to the address d's link rel leads to.
func post(ctx context.Context, user *client.Session, d *document.Document, rel string, input any) (*client.Exchange, error) {
	href, err := linked(d, rel)
	if err != nil {
		return nil, err
	}
	x, err := user.Post(ctx, href, input)
	if err != nil {
		return nil, err
	}
	return x, refused(x, rel)
}

// refused is nil if x succeeded. A refusal by the product is *Unoffered, in its
// words; any other answer is somebody else's fault and no reason to skip.
func refused(x *client.Exchange, what string) error {
	if x.Status/100 == 2 {
		return nil
	}
	if x.Culprit() != client.Product {
		return &Elsewhere{Exchange: x, By: x.Culprit(), What: fmt.Sprintf("%s's %s: status %d at %s%s", x.User, what, x.Status, x.Redacted().URL, x.Diagnosis())}
	}
	said := fmt.Sprintf("status %d at %s", x.Status, x.Redacted().URL)
	if reason, err := x.Reason(); err == nil {
		if reason.Subcode == "ApplicationNotFound" {
			return &Elsewhere{Exchange: x, By: client.Harness, What: fmt.Sprintf("%s's %s: the application is gone: it expired, or somebody else deleted it", x.User, what)}
		}
		said = fmt.Sprintf("status %d %s: %s", x.Status, strings.TrimSpace(reason.Code+" "+reason.Subcode), reason.Message)
	}
	return &Unoffered{What: x.User + "'s " + what, Reason: x.Redact(said), Exchange: x}
}

// text is d's property name, "" if it has none.
func text(d *document.Document, name string) string {
	p, _ := d.Property(name)
	return p.Text
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

// embedded is d's embedded resource rel.
func embedded(d *document.Document, rel string) (*document.Document, error) {
	all := d.Embed(rel)
	if len(all) == 0 {
		return nil, &Unoffered{What: "the resource " + rel, Reason: fmt.Sprintf("the %s does not embed it", d.Rel)}
	}
	return all[0], nil
}
