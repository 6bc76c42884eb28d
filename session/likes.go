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
	Criterion string `json:"criterion,omitempty"` // the step's only one when left out
}

// LikeSet: the person now likes the card by the criterion, or no longer. Step is the one in which the like was given.
type LikeSet struct {
	Card      CardID   `json:"card"`
	Person    PersonID `json:"person"`
	Criterion string   `json:"criterion"`
	Step      StepID   `json:"step"`
	On        bool     `json:"on"`
}

func (l SetLike) decide(s *State, by call) ([]Event, error) {
	st := s.stepNow()
	if s.info.State != Open || len(st.Likes) == 0 {
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

// criterion gives the one that is meant, which may be left out where the step has only one.
func (st Step) criterion(name string) (voting.Criterion, error) {
	if name == "" && (len(st.Criteria) == 1 || slices.Contains(st.Criteria, DefaultCriterion)) {
		name = st.Criteria[0]
		if slices.Contains(st.Criteria, DefaultCriterion) {
			name = DefaultCriterion
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
	if st.LikeScope == ScopeOwnGroup && c.group != p.group || st.LikeScope == ScopeOtherGroups && c.group == p.group {
		return ErrNotInScope
	}
	if left := s.left(p, st, criterion); left != nil && *left == 0 {
		return ErrOutOfLikes
	}
	return nil
}

// left is how many likes a person may still give in a step; nil is no limit. Likes on cards that are gone or hidden are given back.
func (s *State) left(p *person, st Step, criterion voting.Criterion) *int {
	if st.LikesPerPerson == 0 {
		return nil
	}
	used := s.ballot.Used(p.n, criterion, voting.Round(st.ID), func(c voting.Card) bool { return s.countsFor(c) })
	left := max(0, st.LikesPerPerson-used)
	return &left
}

func (s *State) countsFor(n voting.Card) bool { return !s.cards[n].gone() && !s.cards[n].hidden }

func (e LikeSet) apply(s *State, _ time.Time) {
	c, p := s.cardAt[e.Card], s.byID[e.Person]
	if c == nil || p == nil {
		return
	}
	if e.On {
		s.ballot.Like(c.n, p.n, voting.Criterion(e.Criterion), voting.Round(e.Step))
	} else {
		s.ballot.Unlike(c.n, p.n, voting.Criterion(e.Criterion))
	}
	p.me = s.seq
	s.touchTally(c.n)
	s.countLiker(p, e)
}

// countLiker keeps who has given a like in the step, for the progress that everybody sees as a number.
func (s *State) countLiker(p *person, e LikeSet) {
	at := s.steps[e.Step]
	if at == nil {
		return
	}
	liked := e.On
	for _, criterion := range s.stepByID(e.Step).Criteria {
		liked = liked || s.ballot.Used(p.n, voting.Criterion(criterion), voting.Round(e.Step), nil) > 0
	}
	if liked == at.liked[p.id] {
		return
	}
	if liked {
		at.liked[p.id] = true
	} else {
		delete(at.liked, p.id)
	}
	s.touchProgress()
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
