package steps

import (
	"context"
	"errors"

	"ucwatest/support/client"
	"ucwatest/support/contract"
	"ucwatest/support/ucwa"
)

// requests registers the Whens.
func requests(v *vocabulary) {
	v.When(`^the caller retrieves (it|its derived conversation|the original conversation|the invitation|the derived modality|the original modality|`+
		`its self link|the modality's self link|its conversations|the derived conversation below the invitation|`+
		`the contact that the invitation is for|the participant who accepted the invitation|`+
		`the derived (?:conversation|modality) of an unknown (?:invitation|application)) as (JSON|XML)$`, retrieves)
	v.When(`^the caller retrieves (its derived conversation|the derived modality) and (the original conversation|`+
		`its self link|the other derived conversation|the original modality|the modality's self link) as (JSON|XML)$`, retrievesTwo)
	v.When(`^the caller retrieves (its derived conversation|the derived modality|the original conversation|its self link|the modality's self link) twice as (JSON|XML)$`, retrievesTwice)
	v.When(`^the caller retrieves (it|its derived conversation|the derived modality) as JSON and as XML$`, retrievesTwins)
	v.When(`^the caller retrieves (its derived conversation|the derived modality) accepting "([^"]+)"$`, retrievesAccepting)
	v.When(`^the caller retrieves its derived conversation requiring version "([^"]+)" as (JSON|XML)$`, retrievesRequiring)
	v.When(`^the caller retrieves (its derived conversation|the derived modality) accepting "([^"]+)" and accepting "([^"]+)"$`, retrievesByNames)
	v.When(`^(somebody without a token|somebody with an unknown token|the callee|the answerer) retrieves (it|the caller's derived conversation|the caller's derived modality) as (JSON|XML)$`, someoneRetrieves)
	v.When(`^the caller sends (?<method>\w+) to (its derived conversation|the derived modality) as (JSON|XML)$`, sends)
	v.stages()
	v.When(`^the caller deletes its derived conversation$`, deletes)
	v.stages()
	v.When(`^the caller looks up the participants of (its derived conversation|the original conversation)$`, looksUp)
	v.stages()
	v.When(`^the (caller|callee|answerer) reads the event channel$`, readsChannel)
	v.stages()
}

func retrieves(ctx context.Context, what, as string) error {
	return caseFrom(ctx).ask(ctx, what, as, client.Request{})
}

func retrievesTwo(ctx context.Context, one, other, as string) error {
	c := caseFrom(ctx)
	if err := c.ask(ctx, one, as, client.Request{}); err != nil {
		return err
	}
	if other == itsSelf || other == modalitySelf {
		return c.followSelf(ctx, as)
	}
	return c.ask(ctx, other, as, client.Request{})
}

// followSelf asks for the link to itself of the resource that was answered last,
// as the format that was asked for has it. Without one the case ends.
func (c *Case) followSelf(ctx context.Context, as string) error {
	shown := c.answers[len(c.answers)-1]
	if shown.Document == nil || shown.Document.Self == "" {
		return c.unreadable(shown, "a resource with a link to itself")
	}
	return c.askFor(ctx, c.caller(), as, client.Request{URL: shown.Document.Self})
}

func retrievesTwice(ctx context.Context, what, as string) error {
	c := caseFrom(ctx)
	if err := c.ask(ctx, what, as, client.Request{}); err != nil {
		return err
	}
	return c.ask(ctx, what, as, client.Request{})
}

func retrievesTwins(ctx context.Context, what string) error {
	c := caseFrom(ctx)
	if err := c.ask(ctx, what, "JSON", client.Request{}); err != nil {
		return err
	}
	return c.ask(ctx, what, "XML", client.Request{})
}

func retrievesAccepting(ctx context.Context, what, accept string) error {
	as := ucwa.FormatJSON
	if format, known := ucwa.FormatOf(accept); known {
		as = format
	}
	return caseFrom(ctx).ask(ctx, what, as.String(), client.Request{Accept: accept})
}

func retrievesRequiring(ctx context.Context, version, as string) error {
	return caseFrom(ctx).ask(ctx, itsDerived, as, client.Request{Header: map[string][]string{ucwa.HeaderMinVersion: {version}}})
}

// retrievesByNames asks once by each of two names of a format.
func retrievesByNames(ctx context.Context, what, one, other string) error {
	if err := retrievesAccepting(ctx, what, one); err != nil {
		return err
	}
	return retrievesAccepting(ctx, what, other)
}

func someoneRetrieves(ctx context.Context, someone, what, as string) error {
	c := caseFrom(ctx)
	href, err := c.href(ctx, map[string]string{"it": it, "the caller's derived conversation": itsDerived, "the caller's derived modality": itsModality}[what])
	if err != nil {
		return err
	}
	r := client.Request{URL: href}
	switch someone {
	case "the callee":
		return c.askFor(ctx, c.scene.Callee, as, r)
	case "the answerer":
		return c.askFor(ctx, c.scene.Answerer, as, r)
	case "somebody without a token":
		r.Anonymous = true
	default:
		r.Token = "cwt=unknown"
	}
	return c.askFor(ctx, c.scene.Caller, as, r)
}

// sends sends what is to be refused, and first notes what must not change by it.
func sends(ctx context.Context, method, what, as string) error {
	c := caseFrom(ctx)
	format, err := ucwa.ParseFormat(as)
	if err != nil {
		return err
	}
	for _, name := range []string{itsDerived, theOriginal} {
		if err := c.remember(ctx, name, format); err != nil {
			return err
		}
	}
	return c.ask(ctx, what, as, client.Request{Method: method})
}

func deletes(ctx context.Context) error {
	c := caseFrom(ctx)
	self, err := c.href(ctx, itsSelf)
	if err != nil {
		return err
	}
	return c.send(ctx, c.caller(), client.Request{Method: "DELETE", URL: self})
}

func looksUp(ctx context.Context, conversation string) error {
	c := caseFrom(ctx)
	href, err := c.href(ctx, conversation)
	if err != nil {
		return err
	}
	c.lookedUp, c.people, err = c.scene.Participants(ctx, href)
	return skipUnoffered(err)
}

func readsChannel(ctx context.Context, who string) error {
	c := caseFrom(ctx)
	scene, err := c.Scene(ctx)
	if err != nil {
		return err
	}
	c.reader = map[string]*client.Session{"caller": scene.Caller, "callee": scene.Callee, "answerer": scene.Answerer}[who]
	c.channel = c.reader.Channel()
	return c.channel.Drain(ctx)
}

// ask lets the caller ask for what a feature calls name.
func (c *Case) ask(ctx context.Context, name, as string, r client.Request) error {
	var err error
	if r.URL, err = c.href(ctx, name); err != nil {
		return err
	}
	return c.askFor(ctx, c.caller(), as, r)
}

// askFor lets user ask for r in a format.
func (c *Case) askFor(ctx context.Context, user *client.Session, as string, r client.Request) error {
	format, err := ucwa.ParseFormat(as)
	if err != nil {
		return err
	}
	c.asked = format
	if r.Accept == "" {
		r.Accept = format.MediaType()
	}
	return c.send(ctx, user, r)
}

// send sends one request and keeps its answer. Where the case is about a token
// that the pool refuses, it is not renewed: the refusal is what is judged.
func (c *Case) send(ctx context.Context, user *client.Session, r client.Request) error {
	r.Once = c.needs.Expired || c.needs.Scope != ""
	a, err := c.exchange(ctx, user, r)
	if err == nil {
		c.answers = append(c.answers, a)
	}
	return err
}

// exchange sends one request. An href that cannot be followed is judged by the
// Rule's clause, and ends the case.
func (c *Case) exchange(ctx context.Context, user *client.Session, r client.Request) (*answer, error) {
	x, err := user.Do(ctx, r)
	var foreign *client.ForeignHost
	var bad *client.BadHref
	if errors.As(err, &foreign) || errors.As(err, &bad) {
		c.Judgements = append(c.Judgements, contract.Unfollowable(err))
		return nil, ErrJudged
	}
	if err != nil {
		return nil, err
	}
	return read(x), nil
}
