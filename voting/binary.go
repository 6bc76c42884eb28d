package voting

import (
	"encoding/binary"
	"errors"
	"math"
)

// ErrEncoding is the answer to bytes that are no ballot, or one of another version.
var ErrEncoding = errors.New("voting: not the encoding of a ballot")

// version is the first byte of an encoded ballot. After it, in unsigned varints (a text is its length and its bytes):
//
//	number of words, and each of them: the criteria and rounds that occur
//	number of voters, and for each: group × 2 + (1 when excluded)
//	number of cards, and for each: (parent + 1) × 2 + (1 when withdrawn), number of sets of likes, and for each set:
//		its criterion and its round as indices of words,
//		number of voters, and for each in ascending order: the distance to the one before, to -1 for the first
const version = 1

// MarshalBinary encodes the whole ballot. What UnmarshalBinary makes of it encodes to the same bytes. It never fails.
func (b *Ballot) MarshalBinary() ([]byte, error) {
	w := writer{data: []byte{version}}
	words, index := b.words()
	w.number(len(words))
	for _, word := range words {
		w.number(len(word))
		w.data = append(w.data, word...)
	}
	w.number(len(b.voters))
	for _, v := range b.voters {
		w.flagged(int(v.group), v.excluded)
	}
	w.number(len(b.cards))
	for i := range b.cards {
		c := &b.cards[i]
		w.flagged(int(c.parent)+1, c.withdrawn)
		w.number(len(c.likes))
		for j := range c.likes {
			w.likes(&c.likes[j], index)
		}
	}
	return w.data, nil
}

// words lists the criteria and rounds as they first occur, and gives the index of each.
func (b *Ballot) words() ([]string, map[string]int) {
	var words []string
	index := map[string]int{}
	for i := range b.cards {
		for _, l := range b.cards[i].likes {
			for _, word := range []string{string(l.criterion), string(l.round)} {
				if _, known := index[word]; !known {
					index[word] = len(words)
					words = append(words, word)
				}
			}
		}
	}
	return words, index
}

type writer struct{ data []byte }

func (w *writer) number(n int) { w.data = binary.AppendUvarint(w.data, uint64(n)) }

func (w *writer) flagged(n int, flag bool) {
	n *= 2
	if flag {
		n++
	}
	w.number(n)
}

func (w *writer) likes(l *likes, index map[string]int) {
	w.number(index[string(l.criterion)])
	w.number(index[string(l.round)])
	w.number(int(l.voters.Count()))
	last := -1
	for v := range l.voters.EachSet() {
		w.number(int(v) - last)
		last = int(v)
	}
}

// UnmarshalBinary makes b the ballot that was encoded. Bytes that are none answer ErrEncoding and leave b as it was.
func (b *Ballot) UnmarshalBinary(data []byte) error {
	if len(data) == 0 || data[0] != version {
		return ErrEncoding
	}
	r, read := reader{data: data[1:]}, New()
	words := make([]string, r.length())
	for i := range words {
		words[i] = r.text()
	}
	for range r.length() {
		group, excluded := r.flagged(math.MaxInt32)
		read.Exclude(read.AddVoter(Group(group)), excluded)
	}
	parents := make([]Card, r.length())
	for c := range parents {
		parent, withdrawn := r.flagged(len(parents))
		parents[c] = Card(parent) - 1
		read.Withdraw(read.AddCard(), withdrawn)
		for range r.length() {
			r.likes(read, Card(c), words)
		}
	}
	for c, parent := range parents {
		r.bad = r.bad || read.Join(Card(c), parent) != nil
	}
	if r.bad || len(r.data) > 0 {
		return ErrEncoding
	}
	*b = *read
	return nil
}

// reader takes numbers off data. Once something was wrong, all it gives is 0.
type reader struct {
	data []byte
	bad  bool
}

// number reads one from 0 to limit.
func (r *reader) number(limit int) int {
	n, size := binary.Uvarint(r.data)
	if r.bad || size <= 0 || n > uint64(limit) {
		r.bad = true
		return 0
	}
	r.data = r.data[size:]
	return int(n)
}

// length reads how many things follow, each at least a byte long: garbage cannot claim more than it brings.
func (r *reader) length() int {
	n := r.number(math.MaxInt32)
	if n > len(r.data) {
		r.bad = true
		return 0
	}
	return n
}

func (r *reader) flagged(limit int) (n int, flag bool) {
	n = r.number(2*limit + 1)
	return n / 2, n%2 == 1
}

func (r *reader) text() string {
	n := r.length()
	text := string(r.data[:n])
	r.data = r.data[n:]
	return text
}

func (r *reader) word(words []string) string {
	if len(words) == 0 {
		r.bad = true
		return ""
	}
	return words[r.number(len(words)-1)]
}

// likes reads a set onto card c. A set that is there already, and a voter who likes the card already, is wrong.
func (r *reader) likes(b *Ballot, c Card, words []string) {
	cr, round := Criterion(r.word(words)), Round(r.word(words))
	before := len(b.cards[c].likes)
	set := b.cards[c].given(cr, round)
	r.bad = r.bad || len(b.cards[c].likes) == before
	v := -1
	for range r.length() {
		v += r.number(len(b.voters))
		if r.bad || v < 0 || v >= len(b.voters) || b.cards[c].likesOf(Voter(v), cr) != nil {
			r.bad = true
			return
		}
		set.voters.Set(uint(v))
	}
}
