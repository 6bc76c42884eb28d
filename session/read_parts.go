package session

import (
	"slices"

	"colazione/voting"
)

// Tally is what a card has of likes now: it takes the place of these two fields of a card that the reader holds.
type Tally struct {
	ID     CardID          `json:"id"`
	Likes  map[string]int  `json:"likes"`
	Groups map[GroupID]int `json:"groups,omitempty"`
}

// OwnChanges is what changed of a reader's own likes: of each card of a criterion whether it is liked now. Left is whole.
type OwnChanges struct {
	Likes map[string]map[CardID]bool `json:"likes"`
	Left  map[string]*int            `json:"left"`
}

// rememberedLikes is how many changes of a person's own likes are known by themselves; who lacks more gets all of theirs.
const rememberedLikes = 16

// likeMemory is what a person did last to their likes, the latest last.
type likeMemory struct {
	last []ownLike
	// whole is the last change of Me that is no like, or of a like that is not among the last.
	whole Seq
}

type ownLike struct {
	Seq       Seq              `json:"seq"`
	Card      voting.Card      `json:"card"`
	Criterion voting.Criterion `json:"criterion"`
}

// markMeChanged notes that what belongs to a person alone changed.
func (s *State) markMeChanged(p *person) {
	p.me, p.likes = s.seq, likeMemory{whole: s.seq}
}

// markMyLikeChanged notes that a person now likes a card, or no longer. Where the card stands for several, likes on any of them change.
func (s *State) markMyLikeChanged(p *person, n voting.Card, criterion voting.Criterion) {
	if len(s.ballot.United(n)) > 1 {
		s.markMeChanged(p)
		return
	}
	p.me = s.seq
	if len(p.likes.last) == rememberedLikes {
		p.likes.whole = p.likes.last[0].Seq
		p.likes.last = slices.Delete(p.likes.last, 0, 1)
	}
	p.likes.last = append(p.likes.last, ownLike{s.seq, n, criterion})
}

// mine is what changed of a person's likes after since; nil where not only those changed, or not all of them are remembered.
func (s *State) mine(p *person, since Seq) *OwnChanges {
	if since == 0 || p.likes.whole > since || p.state != PersonIn {
		return nil
	}
	out := &OwnChanges{Likes: map[string]map[CardID]bool{}, Left: s.leftOf(p)}
	for _, l := range p.likes.last {
		if l.Seq <= since {
			continue
		}
		if out.Likes[string(l.Criterion)] == nil {
			out.Likes[string(l.Criterion)] = map[CardID]bool{}
		}
		out.Likes[string(l.Criterion)][s.cards[l.Card].id] = s.ballot.Likes(l.Card, p.n, l.Criterion)
	}
	return out
}

// newness is how much of a card a reader lacks.
type newness int

const (
	nothingNew newness = iota
	tallyNew
	cardNew
)

// newSince tells how much of a card an audience lacks that holds it as it was at a seq.
func (s *State) newSince(c *card, a audience, since Seq) newness {
	switch {
	case c.changed > since || a == leading && c.flagged > since:
		return cardNew
	case c.tallied <= since || a != leading && !s.likesVisible(c.kind):
		return nothingNew
	case c.handed > since || len(s.hands(c)) > 0: // hands are told with the card
		return cardNew
	}
	return tallyNew
}

// addCard puts into a patch what an audience lacks of a card that it sees.
func (p *Patch) addCard(s *State, c *card, a audience, since Seq, parts bool) {
	switch how := s.newSince(c, a, since); {
	case how == tallyNew && parts && since > 0:
		likes, groups := s.tallyView(c, a)
		p.Tallies = append(p.Tallies, Tally{ID: c.id, Likes: likes, Groups: groups})
	case how != nothingNew:
		p.Cards = append(p.Cards, s.cardView(c, a, ""))
	}
}
