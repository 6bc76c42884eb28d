package session

import (
	"crypto/sha256"
	"encoding/binary"
)

// atOnce is the number of cards of a kind up to which it is worked out with the suggestions whether their set is firm: that takes a moment, and seconds for a thousand.
const atOnce = 200

// votesHash stand for everything that the set of a kind follows from.
type votesHash [sha256.Size]byte

// foundSet is which cards of a kind are firm in their set, by arrival, or what is being worked out.
type foundSet struct {
	of   votesHash
	firm []bool // nil until it is known
}

// firm tells of picks, which are those of all contenders of a kind, which marks are firm.
func (e Evidence) firm(kind Kind, picks []Pick, known *Findings) {
	if len(picks) == 0 {
		return
	}
	judged := e.at.ballot.Firmness(numbers(e.at.contenders(kind)), e.at.criteria(kind))
	var set []bool
	if len(picks) <= atOnce {
		set, _ = judged.Set(nil)
	} else {
		set = known.set(kind, e.votes(kind))
	}
	for i, own := range judged.Marks() {
		picks[i].Firm = &Firm{First: own.First, MostVoted: own.MostVoted, MostRepresentative: own.MostRepresentative}
		if set != nil {
			picks[i].Firm.Set = &set[i]
		}
	}
}

// Settled reports whether everything is worked out. If not, Settle does the rest.
func (s Suggestions) Settled() bool {
	for _, picks := range s.Shortlist {
		for _, p := range picks {
			if p.Firm.Set == nil {
				return false
			}
		}
	}
	return true
}

// Settle works out what Suggest leaves open, which takes seconds, and leaves it in known for the next time. It gives up as soon as stop is true, and what
// nobody needs any more, because there are other votes now, is left too.
func (e Evidence) Settle(known *Findings, stop func() bool) {
	for _, kind := range Kinds {
		cards := numbers(e.at.contenders(kind))
		if len(cards) <= atOnce {
			continue
		}
		of := e.votes(kind)
		if !known.begin(kind, of) {
			continue
		}
		firm, _ := e.at.ballot.Firmness(cards, e.at.criteria(kind)).Set(func() bool { return stop() || !known.working(kind, of) })
		known.end(kind, of, firm)
	}
}

func (e Evidence) votes(kind Kind) votesHash {
	data, _ := e.at.ballot.MarshalBinary() // it never fails
	for _, c := range e.at.contenders(kind) {
		data = binary.AppendUvarint(data, uint64(c.n)) //nolint:gosec // cards are counted
	}
	for _, cr := range e.at.criteria(kind) {
		data = append(append(data, 0), cr...)
	}
	return sha256.Sum256(data)
}

// set is what was found for these votes, or nil.
func (f *Findings) set(kind Kind, of votesHash) []bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if found := f.sets[kind]; found.of == of {
		return found.firm
	}
	return nil
}

// begin reports whether nobody works these votes out yet, or did. Whoever works out others for the kind gives up.
func (f *Findings) begin(kind Kind, of votesHash) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.sets[kind].of == of {
		return false
	}
	if f.sets == nil {
		f.sets = map[Kind]foundSet{}
	}
	f.sets[kind] = foundSet{of: of}
	return true
}

func (f *Findings) working(kind Kind, of votesHash) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.sets[kind].of == of
}

// end leaves what was found, or, where it is nil, that it is still to be worked out.
func (f *Findings) end(kind Kind, of votesHash, firm []bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	switch {
	case f.sets[kind].of != of:
	case firm == nil:
		delete(f.sets, kind)
	default:
		f.sets[kind] = foundSet{of, firm}
	}
}
