package session

import (
	"slices"
	"time"

	"colazione/voting"
)

// SetLike puts a person's like on a card or takes it off. On a merged card it acts on the one that it was merged into.
type SetLike struct {
	Card      CardID `json:"card"`
	On        bool   `json:"on"`
	Criterion string `json:"criterion,omitempty"` // when left out, the step's only one, or the usual one
}

// LikeSet says: the person now likes the card by the criterion, or no longer. Step is the one in which the like was given.
type LikeSet struct {
	Card      CardID   `json:"card"`
	Person    PersonID `json:"person"`
	Criterion string   `json:"criterion"`
	Step      StepID   `json:"step"`
	On        bool     `json:"on"`
}

func (l SetLike) decide(s *State, by call) ([]Event, error) {
	st := s.stepNow()
	if len(st.Likes) == 0 || s.steps[st.ID].closed {
		return nil, ErrStepClosed
	}
	criterion, err := st.criterion(l.Criterion)
	if err != nil {
		return nil, err
	}
	c, err := s.cardSeen(l.Card, by.by)
	if err != nil {
		return nil, err
	}
	root := s.cards[s.ballot.Root(c.n)]
	if root.id != c.id && !s.sees(Reader(by.by), root) {
		return nil, ErrUnknownCard
	}
	if !slices.Contains(st.Likes, root.kind) {
		return nil, ErrWrongKind
	}
	p := s.byID[by.by.Person]
	if s.ballot.Likes(root.n, p.n, criterion) == l.On {
		return nil, nil // a repeat, not an error
	}
	if l.On {
		if err := s.mayLike(p, root, st, criterion); err != nil {
			return nil, err
		}
	}
	return []Event{LikeSet{Card: root.id, Person: p.id, Criterion: string(criterion), Step: st.ID, On: l.On}}, nil
}

// criterion returns the one that is meant. It may be left out where the step has only one, or the usual one among others.
func (st Step) criterion(name string) (voting.Criterion, error) {
	if name == "" {
		name = DefaultCriterion
		if len(st.Criteria) == 1 {
			name = st.Criteria[0]
		}
	}
	if !slices.Contains(st.Criteria, name) {
		return "", ErrBadRequest.With("criterion is none of the step's")
	}
	return voting.Criterion(name), nil
}

func (s *State) mayLike(p *person, c *card, st Step, criterion voting.Criterion) error {
	if c.author == p.id && !st.LikeOwn {
		return ErrOwnCard
	}
	if !s.reaches(st, c, p) {
		return ErrNotInScope
	}
	if left := s.left(p, st, criterion); left != nil && *left == 0 {
		return ErrOutOfLikes
	}
	return nil
}

// reaches reports whether a person may like a card by the step's scope, by tables as they were shown when it was opened. A card of nobody's table is in everybody's, and
// where the room is one, every card is.
func (s *State) reaches(st Step, c *card, p *person) bool {
	shown := s.steps[st.ID].tables
	wrote, likes := s.nameIn(shown, c.group), s.nameIn(shown, p.group)
	switch {
	case wrote == "":
		return true
	case st.LikeScope == ScopeOwnGroup:
		return wrote == likes
	case st.LikeScope == ScopeOtherGroups:
		return wrote != likes
	}
	return true
}

// left is how many likes a person may still give in a step; nil is no limit. Likes on cards that are gone or hidden are given back.
func (s *State) left(p *person, st Step, criterion voting.Criterion) *int {
	if st.LikesPerPerson == 0 {
		return nil
	}
	used := s.ballot.Used(p.n, criterion, voting.Round(st.ID), s.countsFor)
	left := max(0, st.LikesPerPerson-used)
	return &left
}

// spent reports whether a person has no like left in the step that is open, by any of its criteria. Where likes have no limit nobody has.
func (s *State) spent(p *person) bool {
	st := s.stepNow()
	return len(st.Likes) > 0 && st.LikesPerPerson > 0 && !slices.ContainsFunc(st.Criteria, func(name string) bool {
		return *s.left(p, st, voting.Criterion(name)) > 0
	})
}

// allSpent tells of every person at once, at their places, whether they are spent; nil where likes have no limit.
func (s *State) allSpent() []bool {
	st := s.stepNow()
	if len(st.Likes) == 0 || st.LikesPerPerson == 0 {
		return nil
	}
	spent := slices.Repeat([]bool{true}, len(s.people))
	for _, name := range st.Criteria {
		for v, used := range s.ballot.UsedByEach(voting.Criterion(name), voting.Round(st.ID), s.countsFor) {
			spent[v] = spent[v] && used >= st.LikesPerPerson
		}
	}
	return spent
}

func (s *State) countsFor(n voting.Card) bool { return !s.cards[n].gone() && !s.cards[n].hidden }

func (e LikeSet) apply(s *State, _ time.Time) {
	c, p := s.cardAt[e.Card], s.byID[e.Person]
	if c == nil || p == nil {
		return
	}
	before := s.spent(p)
	if e.On {
		s.ballot.Like(c.n, p.n, voting.Criterion(e.Criterion), voting.Round(e.Step))
	} else {
		s.ballot.Unlike(c.n, p.n, voting.Criterion(e.Criterion))
	}
	s.markMyLikeChanged(p, c.n, voting.Criterion(e.Criterion))
	s.markTallyChanged(c.n)
	if s.spent(p) != before {
		s.markProgressChanged()
	}
	if e.On {
		s.countLiker(p, e.Step, true)
		return
	}
	for step, at := range s.steps { // what was taken off may have been given in any of them
		if at.liked[p.id] {
			s.countLiker(p, step, s.gave(p, step))
		}
	}
}

// gave reports whether a person holds a like that was given in the step.
func (s *State) gave(p *person, step StepID) bool {
	return slices.ContainsFunc(s.stepByID(step).Criteria, func(name string) bool {
		return s.ballot.Used(p.n, voting.Criterion(name), voting.Round(step), nil) > 0
	})
}

// countLiker keeps who has given a like in the step, for the progress that is shown as a number.
func (s *State) countLiker(p *person, step StepID, liked bool) {
	at := s.steps[step]
	if at == nil || liked == at.liked[p.id] {
		return
	}
	if liked {
		at.liked[p.id] = true
	} else {
		delete(at.liked, p.id)
	}
	if step == s.step {
		s.markProgressChanged()
	}
}

// criteria are those by which cards of a kind can have likes: of the steps that take likes for it, in the agenda's order.
func (s *State) criteria(k Kind) []voting.Criterion {
	var out []voting.Criterion
	for _, st := range s.info.Agenda {
		if !likes(st, k) {
			continue
		}
		for _, name := range st.Criteria {
			if !slices.Contains(out, voting.Criterion(name)) {
				out = append(out, voting.Criterion(name))
			}
		}
	}
	if out == nil {
		out = []voting.Criterion{DefaultCriterion}
	}
	return out
}

func likes(st Step, k Kind) bool { return slices.Contains(st.Likes, k) }

// likesVisible reports whether the room may see the tallies of a kind. While a step that takes likes for the kind is open it is that step's rule that
// holds, so that nobody judges with the numbers of others in view: also where an earlier step showed them, a second round is given blind, and what was seen comes
// back with its end or its reveal. Otherwise they show once a step that took such likes has been left, or has shown them.
func (s *State) likesVisible(k Kind) bool {
	if now := s.stepNow(); s.info.State == Open && likes(now, k) {
		return now.ShowLikes == ShowLive || s.steps[now.ID].likes
	}
	for _, st := range s.info.Agenda {
		if at := s.steps[st.ID]; likes(st, k) && at.visited {
			return true
		}
	}
	return false
}
