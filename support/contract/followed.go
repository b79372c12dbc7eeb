package contract

import (
	"fmt"
	"strconv"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// Subjects of the clauses that a link is judged by when it is followed, and a
// conversation when its participants are looked up.
const (
	linksFollowed       = "links followed"
	linksOwn            = "links own"
	conference          = "conference"
	participantsCounted = "participants counted"
)

// A FollowedRow says of one relation which types of resource its links lead to.
type FollowedRow struct {
	Relation string
	LeadsTo  string // the types of resource that it may lead to, separated by commas
}

// ParseFollowed reads a table with the columns relation and leads to.
func ParseFollowed(table [][]string) ([]FollowedRow, error) {
	cells, err := body(table, "relation", "leads to")
	if err != nil {
		return nil, err
	}
	rows := make([]FollowedRow, len(cells))
	for i, cell := range cells {
		rows[i] = FollowedRow{cell[0], cell[1]}
	}
	return rows, nil
}

// Followed judges the answer to a GET of the link that row names: whether it is a
// resource of its type and, if that links to a conversation, whether to owner.
func Followed(a Answer, row FollowedRow, owner Place) []Judgement {
	if a.Status != 200 || a.Document == nil || !listed(row.LeadsTo, a.Document.Rel) {
		return []Judgement{broken(linksFollowed, fmt.Sprintf("a link %s to %s", row.Relation, row.LeadsTo), describe(a))}
	}
	judgements := []Judgement{held(linksFollowed)}
	if link, there := a.Document.Link(ucwa.RelConversation); there {
		judgements = append(judgements, judge(linksOwn, owner.at(link.Href),
			fmt.Sprintf("a link %s to what belongs to %s", row.Relation, owner), "what belongs to "+quoted(link.Href)))
	}
	return judgements
}

// Conference judges whether the conversation a, whose participants are people, is
// a conference of those wanted.
func Conference(a Answer, people, wanted []string) []Judgement {
	state := Says(a, "state", "Conferenced")[0]
	in := Members(people, wanted)[0]
	state.Subject, in.Subject = conference, conference
	return []Judgement{state, in}
}

// Counted judges whether a conversation that counts its participants counts as
// many as there are.
func Counted(conversation *document.Document, people []string) []Judgement {
	count, there := conversation.Property("participantCount")
	if !there {
		return nil
	}
	want := strconv.Itoa(len(people))
	return []Judgement{judge(participantsCounted, count.Text == want, "participantCount "+want, got(conversation, count))}
}
