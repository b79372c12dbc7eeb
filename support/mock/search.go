package mock

import (
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
	found := q.group.book.find(unschemed(strings.ToLower(wanted)), strings.ToLower(mail), limit+1)
	shown := wire.NewResource("search", q.app.hubURL("search")).Put("moreResultsAvailable", len(found) > limit)
	for _, u := range found[:min(limit, len(found))] {
		shown.Embed("contact", true, q.app.contact(contactID(u.SIP)))
	}
	return q.found(shown)
}

// unschemed is text without the scheme of an address or a number: all entries have
// them without it.
func unschemed(text string) string {
	return strings.TrimPrefix(strings.TrimPrefix(text, "sip:"), "tel:")
}

// A book finds the users of a group by a part of what is known of them, or by a
// whole e-mail address. Where they are many it knows which of them have one, two or
// three letters in a row, and which longer runs none of them has, so that a search
// looks at few of them.
type book struct {
	entries []bookEntry
	all     []int32             // indexes of entries, in order, as in the lists below
	mails   map[string][]int32  // by e-mail address
	grams   map[[3]byte][]int32 // by letters; nil while they are few
	runs    []uint64            // a bit for each run of letters, by its hash
}

type bookEntry struct {
	text string // in lower case
	user *user
}

const (
	few       = 1000 // users that a search may look at one by one
	runLength = 6    // letters
	runBits   = 24   // of a hash: room for the runs of 100,000 users
)

func (b *book) add(u *user) {
	words := append([]string{u.Name, unschemed(u.SIP), unschemed(u.Phone)}, u.Emails...)
	b.entries = append(b.entries, bookEntry{strings.ToLower(strings.Join(words, "\n")), u})
	last := len(b.entries) - 1
	b.all = append(b.all, int32(last))
	if b.mails == nil {
		b.mails = map[string][]int32{}
	}
	for _, mail := range u.emails() {
		enter(b.mails, strings.ToLower(mail), last)
	}
	switch {
	case b.grams != nil:
		b.index(last)
	case len(b.entries) > few:
		b.grams, b.runs = map[[3]byte][]int32{}, make([]uint64, 1<<runBits/64)
		for i := range b.entries {
			b.index(i)
		}
	}
}

// enter puts i into the list of key, once.
func enter[K comparable](lists map[K][]int32, key K, i int) {
	if list := lists[key]; len(list) == 0 || list[len(list)-1] != int32(i) {
		lists[key] = append(list, int32(i))
	}
}

// index enters the letters in a row that entry i has.
func (b *book) index(i int) {
	text := b.entries[i].text
	for letters := 1; letters <= 3; letters++ {
		for at := range max(0, len(text)-letters+1) {
			enter(b.grams, gram(text, at, letters), i)
		}
	}
	for at := range max(0, len(text)-runLength+1) {
		word, bit := run(text, at)
		b.runs[word] |= bit
	}
}

// gram is up to three letters of text from at on.
func gram(text string, at, letters int) (key [3]byte) {
	copy(key[:], text[at:at+letters])
	return key
}

// run is where the run of letters of text from at on has its bit.
func run(text string, at int) (word int, bit uint64) {
	var letters uint64
	for _, letter := range []byte(text[at : at+runLength]) {
		letters = letters<<8 | uint64(letter)
	}
	hash := letters * 0x9e3779b97f4a7c15 >> (64 - runBits) // of Fibonacci: the upper bits depend on all letters
	return int(hash / 64), 1 << (hash % 64)
}

// find finds at most as many users as most who have text in their entry and the
// e-mail address mail; each may be empty.
func (b *book) find(text, mail string, most int) []*user {
	var found []*user
	for _, i := range b.candidates(text, mail) {
		if e := b.entries[i]; strings.Contains(e.text, text) {
			found = append(found, e.user)
		}
		if len(found) == most {
			break
		}
	}
	return found
}

// candidates are the entries among which those are that have text and mail.
func (b *book) candidates(text, mail string) []int32 {
	switch {
	case mail != "":
		return b.mails[mail]
	case text == "" || b.grams == nil:
		return b.all
	}
	return b.rarest(text)
}

// rarest are the entries that have those letters in a row of text that the fewest
// have, or none if text has a run that no entry has.
func (b *book) rarest(text string) []int32 {
	for at := range max(0, len(text)-runLength+1) {
		if word, bit := run(text, at); b.runs[word]&bit == 0 {
			return nil
		}
	}
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
