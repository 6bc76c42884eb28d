package voting

import (
	"errors"
	"iter"
	"slices"
)

// ErrCycle is the answer to joining a card to itself or to a card that is joined to it, directly or not.
var ErrCycle = errors.New("voting: a card cannot be joined to itself")

// Join unites c, with all that is joined to it, with into, in place of what it was joined to before. Every card keeps
// its own likes, so that Part undoes it exactly. Join(c, None) is Part(c). ErrCycle leaves everything as it was.
func (b *Ballot) Join(c, into Card) error {
	if into == None {
		b.Part(c)
		return nil
	}
	for above := into; above != None; above = b.cards[above].parent {
		if above == c {
			return ErrCycle
		}
	}
	b.Part(c)
	b.cards[c].parent = into
	b.cards[into].joined = append(b.cards[into].joined, c)
	return nil
}

// Part takes c, with all that is joined to it, out of the card that it was joined to. A like given meanwhile stays on
// the card that was the root then; a like taken back meanwhile is gone from all cards that were united then.
func (b *Ballot) Part(c Card) {
	parent := b.cards[c].parent
	if parent == None {
		return
	}
	siblings := b.cards[parent].joined
	at := slices.Index(siblings, c)
	b.cards[parent].joined = slices.Delete(siblings, at, at+1)
	b.cards[c].parent = None
}

// Parent is the card that c was joined to itself, withdrawn or not; false when there is none.
func (b *Ballot) Parent(c Card) (Card, bool) {
	parent := b.cards[c].parent
	return parent, parent != None
}

// Root is the card that stands for c: the last one on the way up, which ends before a withdrawn card. It is c itself
// when c is joined to nothing or is withdrawn.
func (b *Ballot) Root(c Card) Card {
	for !b.cards[c].withdrawn {
		parent := b.cards[c].parent
		if parent == None || b.cards[parent].withdrawn {
			break
		}
		c = parent
	}
	return c
}

// United lists the cards for which Root(c) stands: the root first, then all joined to it, directly or not, ascending.
func (b *Ballot) United(c Card) []Card {
	cards := slices.Collect(b.union(c))
	slices.Sort(cards[1:])
	return cards
}

// union goes through the cards for which Root(c) stands, the root first.
func (b *Ballot) union(c Card) iter.Seq[Card] {
	return func(yield func(Card) bool) { b.visit(b.Root(c), yield) }
}

func (b *Ballot) visit(c Card, yield func(Card) bool) bool {
	if !yield(c) {
		return false
	}
	if b.cards[c].withdrawn {
		return true
	}
	for _, j := range b.cards[c].joined {
		if !b.cards[j].withdrawn && !b.visit(j, yield) {
			return false
		}
	}
	return true
}
