package mock

import (
	"cmp"
	"strconv"
	"strings"

	"ucwatest/support/mock/wire"
)

// A hundred are as many results as a search shows at most, and without a limit.
const mostFound = 100

// getSearch finds people by a part of their name, an e-mail address, their
// address or their number, or by a whole e-mail address (search).
func getSearch(q *request) *refusal {
	in, r := q.input()
	if r != nil {
		return r
	}
	wanted, mail := strings.TrimSpace(in.Text("query")), in.Text("mail")
	rules := []wire.Rule{wire.UpTo("query", 256), wire.UpTo("mail", 256), wire.Within("limit", 1, mostFound)}
	if mail == "" {
		rules = append(rules, wire.Required("query"))
	}
	if r := check(in, rules...); r != nil {
		return r
	}
	limit, _ := strconv.Atoi(in.TextOr("limit", strconv.Itoa(mostFound))) // a rule has checked it
	match := func(u *user) bool { return mail == "" || u.hasMail(mail) }
	found := q.group.book.find(strings.ToLower(cmp.Or(wanted, mail)), limit+1, match)
	shown := wire.NewResource("search", q.app.hubURL("search")).Put("moreResultsAvailable", len(found) > limit)
	for _, u := range found[:min(limit, len(found))] {
		shown.Embed("contact", true, q.app.contact(contactID(u.SIP)))
	}
	return q.found(shown)
}

// hasMail tells whether mail is an e-mail address of u.
func (u *user) hasMail(mail string) bool {
	for _, own := range u.emails() {
		if strings.EqualFold(own, mail) {
			return true
		}
	}
	return false
}

// A book finds the users of a group by a part of what is known of them. Where
// they are many it knows which of them have one, two or three letters in a row, so
// that a search looks at few of them.
type book struct {
	entries []bookEntry
	grams   map[[3]byte][]int32 // indexes of entries, in order; nil while they are few
}

type bookEntry struct {
	text string // in lower case
	user *user
}

// few are as many users as a search may look at one by one.
const few = 1000

// add enters u.
func (b *book) add(u *user) {
	words := append([]string{u.Name, contactID(u.SIP), strings.TrimPrefix(u.Phone, "tel:")}, u.Emails...)
	b.entries = append(b.entries, bookEntry{strings.ToLower(strings.Join(words, "\n")), u})
	switch {
	case b.grams != nil:
		b.index(len(b.entries) - 1)
	case len(b.entries) > few:
		b.grams = map[[3]byte][]int32{}
		for i := range b.entries {
			b.index(i)
		}
	}
}

// gram is up to three letters of text from at on.
func gram(text string, at, letters int) (key [3]byte) {
	copy(key[:], text[at:at+letters])
	return key
}

// index enters the letters in a row that entry i has.
func (b *book) index(i int) {
	text := b.entries[i].text
	for letters := 1; letters <= 3; letters++ {
		for at := range max(0, len(text)-letters+1) {
			key := gram(text, at, letters)
			list := b.grams[key]
			if len(list) == 0 || list[len(list)-1] != int32(i) {
				b.grams[key] = append(list, int32(i))
			}
		}
	}
}

// find finds at most as many users as most whose entry has text in it and who
// match.
func (b *book) find(text string, most int, match func(*user) bool) []*user {
	var found []*user
	look := func(e bookEntry) bool {
		if strings.Contains(e.text, text) && match(e.user) {
			found = append(found, e.user)
		}
		return len(found) < most
	}
	if b.grams == nil || text == "" {
		for _, e := range b.entries {
			if !look(e) {
				break
			}
		}
		return found
	}
	for _, i := range b.rarest(text) {
		if !look(b.entries[i]) {
			break
		}
	}
	return found
}

// rarest are the entries that have those letters in a row of text that the fewest
// have.
func (b *book) rarest(text string) []int32 {
	var rarest []int32
	letters := min(3, len(text))
	for at := range len(text) - letters + 1 {
		list := b.grams[gram(text, at, letters)]
		if at == 0 || len(list) < len(rarest) {
			rarest = list
		}
	}
	return rarest
}
