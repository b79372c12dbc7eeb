package stage

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"ucwatest/support/client"
	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// Unoffered says that a situation could not be created because the server
// did not offer what it takes, or the target cannot. It is a reason to skip, not
// to fail.
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

// IgnoreUnoffered is err, but nil for an *Unoffered: for what need not be possible
// any more.
func IgnoreUnoffered(err error) error {
	var unoffered *Unoffered
	if errors.As(err, &unoffered) {
		return nil
	}
	return err
}

// Elsewhere says that someone other than the product answered what the stage
// asked for. It is no reason to skip.
type Elsewhere struct {
	By       client.Culprit
	What     string
	Exchange *client.Exchange // with the answer
}

// About returns the exchange with the answer that is not the product's.
func (e *Elsewhere) About() *client.Exchange { return e.Exchange }

// Error says what was answered, and by whom; what is our own was answered by nobody.
func (e *Elsewhere) Error() string {
	if e.By == client.Harness {
		return e.What
	}
	return e.What + ", answered by " + string(e.By)
}

// Refused is nil if x, an answer to what, succeeded. A refusal by the product is
// *Unoffered, in its words; any answer of somebody else, whatever its status, is
// *Elsewhere, which is their fault and no reason to skip.
func Refused(x *client.Exchange, what string) error {
	if x.Status/100 == 2 && x.Culprit() == client.Product {
		return nil
	}
	if x.Culprit() != client.Product {
		return &Elsewhere{Exchange: x, By: x.Culprit(), What: fmt.Sprintf("%s's %s: status %d at %s%s", x.User, what, x.Status, x.RedactedURL(), x.Diagnosis())}
	}
	said := fmt.Sprintf("status %d at %s", x.Status, x.RedactedURL())
	if reason, err := x.Reason(); err == nil {
		if reason.Subcode == "ApplicationNotFound" {
			return &Elsewhere{Exchange: x, By: client.Harness, What: fmt.Sprintf("%s's %s: the application is gone: it expired, or somebody else deleted it", x.User, what)}
		}
		said = fmt.Sprintf("status %d %s: %s", x.Status, strings.TrimSpace(reason.Code+" "+reason.Subcode), reason.Message)
	}
	return &Unoffered{What: x.User + "'s " + what, Reason: x.Sentence(said), Exchange: x}
}

// Linked is the href of d's link rel, or why it cannot be followed.
func Linked(d *document.Document, rel string) (string, error) {
	link, there := d.Link(rel)
	if !there || link.Href == "" {
		return "", &Unoffered{What: "the link " + rel, Reason: fmt.Sprintf("the %s does not offer it", d.Rel)}
	}
	return link.Href, nil
}

// Embedded is d's embedded resource rel, or why there is none.
func Embedded(d *document.Document, rel string) (*document.Document, error) {
	all := d.Embed(rel)
	if len(all) == 0 {
		return nil, &Unoffered{What: "the resource " + rel, Reason: fmt.Sprintf("the %s does not embed it", d.Rel)}
	}
	return all[0], nil
}

// Text is d's property name, "" if it has none.
func Text(d *document.Document, name string) string {
	p, _ := d.Property(name)
	return p.Text
}

// Read gets the resource at href, as user. The error is that of Refused too.
func Read(ctx context.Context, user *client.Session, href string) (*document.Document, error) {
	x, err := user.Get(ctx, href, ucwa.FormatJSON)
	if err != nil {
		return nil, err
	}
	if err := Refused(x, "GET"); err != nil {
		return nil, err
	}
	return x.Document()
}

// Follow reads the resource that d's link rel leads to.
func Follow(ctx context.Context, user *client.Session, d *document.Document, rel string) (*document.Document, error) {
	href, err := Linked(d, rel)
	if err != nil {
		return nil, err
	}
	return Read(ctx, user, href)
}

// Post posts input to the address that d's link rel leads to. The error is that
// of Refused too, with the answer beside it.
func Post(ctx context.Context, user *client.Session, d *document.Document, rel string, input any) (*client.Exchange, error) {
	return Start(ctx, user, d, rel, "", input)
}

// Start is Post where input starts an operation under that operationId.
func Start(ctx context.Context, user *client.Session, d *document.Document, rel, operation string, input any) (*client.Exchange, error) {
	href, err := Linked(d, rel)
	if err != nil {
		return nil, err
	}
	x, err := user.Start(ctx, href, operation, input)
	if err != nil {
		return nil, err
	}
	return x, Refused(x, rel)
}
