package steps

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"

	"github.com/cucumber/godog"

	"ucwatest/support/contract"
	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// events registers the Thens about event channels.
func events(v *vocabulary) {
	v.Then(`^these events arrived:$`, eventsArrived)
	v.Then(`^this held on the way:$`, heldOnTheWay)
	v.Then(`^the invitation it shows (carries the caller's operation|was forwarded by the callee)$`, shows)
}

func eventsArrived(ctx context.Context, t *godog.Table) error {
	c := caseFrom(ctx)
	if c.channel == nil {
		return errors.New("no events to judge: this Then needs a When that reads an event channel")
	}
	rows, err := c.eventRows(ctx, cells(t))
	if err != nil {
		return err
	}
	var seen []contract.Event
	for _, e := range c.channel.Events() {
		seen = append(seen, contract.Event{SenderRel: e.Sender.Rel, SenderHref: e.Sender.Href,
			Rel: e.Link.Rel, Href: e.Link.Href, Type: e.Type, Status: e.Status})
		if last := rows[len(rows)-1]; e.Link.Rel == last.Rel && e.Type == last.Type && e.Status == last.Status {
			c.shown = &e
		}
	}
	return c.judge(contract.Events(seen, rows))
}

// eventRows reads a table of events. Its words for places become hrefs, and
// "the invitation" becomes the type of invitation the scene has.
func (c *Case) eventRows(ctx context.Context, table [][]string) ([]contract.EventRow, error) {
	cells, err := contract.ParseEvents(table)
	if err != nil {
		return nil, err
	}
	rows := make([]contract.EventRow, len(cells))
	for i, cell := range cells {
		row := contract.EventRow{Rel: cell[1], Type: cell[2], Status: cell[4]}
		if row.Rel == "the invitation" {
			row.Rel = c.needs.Situation.Modality.Invitation()
		}
		if row.Times, err = strconv.Atoi(cell[5]); err != nil {
			return nil, err
		}
		if row.SenderRel = cell[0]; places[cell[0]] != nil {
			row.SenderRel = "conversation"
			if row.Sender, err = c.place(ctx, cell[0]); err != nil {
				return nil, err
			}
		}
		if cell[3] != "any" {
			if row.Of, err = c.place(ctx, cell[3]); err != nil {
				return nil, err
			}
		}
		rows[i] = row
	}
	return rows, nil
}

// heldOnTheWay judges what was created and announced until now. Of the exchanges with
// what did not hold, the last is the one that is judged.
func heldOnTheWay(ctx context.Context, t *godog.Table) error {
	names, err := contract.ParseCourse(cells(t))
	if err != nil {
		return err
	}
	c := caseFrom(ctx)
	if c.channel == nil {
		return errors.New("nothing went on that could be judged: this Then needs a When that reads an event channel")
	}
	c.looked = true
	var all []contract.Judgement
	for _, aside := range c.course() {
		if slices.ContainsFunc(aside.Judgements, func(j contract.Judgement) bool { return !j.Held }) {
			c.judged = aside.Exchange
		}
		all = append(all, aside.Judgements...)
	}
	return c.judge(contract.CourseOf(all, names))
}

func shows(ctx context.Context, what string) error {
	c := caseFrom(ctx)
	if c.channel == nil {
		return errors.New("no event to judge: this Then needs a table of events before it")
	}
	shown, err := c.shownOrRead(ctx)
	if err != nil {
		return err
	}
	if what == "was forwarded by the callee" {
		return c.judge(contract.Forwarded(shown, c.uri("callee")))
	}
	return c.judge(contract.Operation(shown, c.scene.Operation))
}

// shownOrRead is the resource that the last event of the table showed, or led
// to: an event need not carry it (events). It is nil if nothing is there.
func (c *Case) shownOrRead(ctx context.Context) (*document.Document, error) {
	if c.shown == nil {
		return nil, nil
	}
	if c.shown.Embedded != nil {
		return c.shown.Embedded, nil
	}
	x, err := c.reader.Get(ctx, c.shown.Link.Href, ucwa.FormatJSON)
	if err != nil {
		return nil, err
	}
	if c.judged = x; x.Status != http.StatusOK {
		return nil, nil
	}
	return x.Document()
}
