package voting

// Like puts a like of v for cr, given in round r, on Root(c). It is false, and changes nothing, when v already likes
// any card united there for cr.
func (b *Ballot) Like(c Card, v Voter, cr Criterion, r Round) (changed bool) {
	_ = b.voters[v] // a set of likes would grow for any number
	if b.Likes(c, v, cr) {
		return false
	}
	b.cards[b.Root(c)].given(cr, r).voters.Set(uint(v))
	return true
}

// Unlike takes the likes of v for cr, of whatever round, off every card united in Root(c). It is false when there
// were none.
func (b *Ballot) Unlike(c Card, v Voter, cr Criterion) (changed bool) {
	for u := range b.union(c) {
		if l := b.cards[u].likesOf(v, cr); l != nil {
			l.voters.Clear(uint(v))
			changed = true
		}
	}
	return changed
}

// Likes says whether v likes any of the cards united in Root(c) for cr. It does not ask whether v is excluded.
func (b *Ballot) Likes(c Card, v Voter, cr Criterion) bool {
	for u := range b.union(c) {
		if b.cards[u].likesOf(v, cr) != nil {
			return true
		}
	}
	return false
}

// LikedBy lists the very cards on which likes of v for cr were put, joined or not, ascending, without withdrawn ones.
// It does not ask whether v is excluded.
func (b *Ballot) LikedBy(v Voter, cr Criterion) []Card {
	var liked []Card
	for c := range b.cards {
		if !b.cards[c].withdrawn && b.cards[c].likesOf(v, cr) != nil {
			liked = append(liked, Card(c))
		}
	}
	return liked
}

// Used is the number of likes for cr that v spent in round r on the very cards for which counts is true; nil counts
// all. Likes on withdrawn cards are given back.
func (b *Ballot) Used(v Voter, cr Criterion, r Round, counts func(Card) bool) int {
	used := 0
	for c := range b.cards {
		if b.cards[c].withdrawn {
			continue
		}
		l := b.cards[c].likesOf(v, cr)
		if l != nil && l.round == r && (counts == nil || counts(Card(c))) {
			used++
		}
	}
	return used
}

// UsedByEach is Used for every voter at once, at their places. It costs as much as there are likes in the round, not as there are voters times cards.
func (b *Ballot) UsedByEach(cr Criterion, r Round, counts func(Card) bool) []int {
	used := make([]int, len(b.voters))
	for c := range b.cards {
		if b.cards[c].withdrawn || counts != nil && !counts(Card(c)) {
			continue
		}
		for i := range b.cards[c].likes {
			if l := &b.cards[c].likes[i]; l.criterion == cr && l.round == r {
				for v := range l.voters.EachSet() {
					used[v]++
				}
			}
		}
	}
	return used
}

// likesOf finds the set that v's like for cr on this very card is in, nil when there is none.
func (c *card) likesOf(v Voter, cr Criterion) *likes {
	for i := range c.likes {
		if l := &c.likes[i]; l.criterion == cr && l.voters.Test(uint(v)) {
			return l
		}
	}
	return nil
}

// given finds the set of likes for cr in round r on this very card, and makes it when it is the first.
func (c *card) given(cr Criterion, r Round) *likes {
	for i := range c.likes {
		if l := &c.likes[i]; l.criterion == cr && l.round == r {
			return l
		}
	}
	c.likes = append(c.likes, likes{criterion: cr, round: r})
	return &c.likes[len(c.likes)-1]
}
