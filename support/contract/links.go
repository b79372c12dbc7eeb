package contract

import (
	"fmt"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// A LinkRow says of one link whether it has to be there.
type LinkRow struct {
	Link    string
	Present Presence
}

// ParseLinks reads a table with the columns link and present.
func ParseLinks(table [][]string) ([]LinkRow, error) {
	cells, err := body(table, "link", "present")
	if err != nil {
		return nil, err
	}
	rows := make([]LinkRow, len(cells))
	for i, cell := range cells {
		rows[i].Link = cell[0]
		if rows[i].Present, err = parsePresence(cell[1]); err != nil {
			return nil, fmt.Errorf("link %s: %w", cell[0], err)
		}
	}
	return rows, nil
}

// Links judges each row's link: there when required, and an href that can be
// followed when there. sample says that the target shows what the reference's
// sample shows.
func Links(a Answer, rows []LinkRow, sample bool) []Judgement {
	judgements := make([]Judgement, 0, len(rows)+1)
	for _, row := range rows {
		subject := "link " + row.Link
		link, there := findLink(a.Document, row.Link)
		if !there {
			if row.Present.required(sample) {
				judgements = append(judgements, broken(subject, "a link "+row.Link, "no such link"))
			}
			continue
		}
		fault := usable(link.Href, a.URL)
		judgements = append(judgements, judge(subject, fault == "", "an href to follow", fault))
	}
	return overall(judgements, "every required link")
}

// findLink finds the link rel. The link to itself is an attribute in XML, and a
// resource that is embedded is as good as a link to it (WebLinks).
func findLink(d *document.Document, rel string) (document.Link, bool) {
	if rel == ucwa.RelSelf && d.Format == ucwa.FormatXML {
		return document.Link{Rel: rel, Href: d.Self}, d.Element.HasHref
	}
	link, there := d.Link(rel)
	if inside := d.Embed(rel); !there && len(inside) > 0 {
		return document.Link{Rel: rel, Href: inside[0].Self}, true
	}
	return link, there
}
