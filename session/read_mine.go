package session

import "colazione/voting"

// Mine is all that is kept of one person in a session, also what nobody sees any more.
type Mine struct {
	Profile
	Table string // the name of where they sit, or ""
	State string // "in", "waiting" or "removed"
	Cards []CardView
	Likes map[string][]CardView // by criterion, the cards that they like and may see
	// Unseen counts their other likes: on cards that are out of sight now.
	Unseen  int
	Reports []KeptSafetyReport // copies of their cards
	Flags   []MyFlag           // which they raised
}

// MyFlag is a concern that a person raised. The card's words are another's.
type MyFlag struct {
	Reason string `json:"reason"`
	Note   string `json:"note"`
}

// Mine returns a person what is theirs; ErrUnknownPerson for one who is not of this session, or was erased.
func (s *State) Mine(id PersonID) (Mine, error) {
	p := s.byID[id]
	if p == nil || p.erased {
		return Mine{}, ErrUnknownPerson
	}
	m := Mine{Profile: s.profiles[p.id], State: p.state, Likes: map[string][]CardView{}}
	if i, known := s.groupIndex(p.group); known && len(s.groups)-len(s.gone) > 1 {
		m.Table = s.groups[i].Name
	}
	written := map[CardID]bool{}
	for _, c := range s.cards {
		if c.author == p.id {
			written[c.id] = true
			if !c.withdrawn {
				m.Cards = append(m.Cards, s.cardView(c, inRoom, p.id))
			}
		}
		for _, f := range c.flags {
			if f.By == string(p.id) {
				m.Flags = append(m.Flags, MyFlag{Reason: f.Reason, Note: f.Note})
			}
		}
	}
	for _, r := range s.safetyReports {
		if written[r.Card] {
			filed, _ := s.FiledSafetyReport(r.ID)
			m.Reports = append(m.Reports, filed.KeptSafetyReport)
		}
	}
	s.likesOf(p, &m)
	return m, nil
}

// likesOf adds the cards that a person likes.
func (s *State) likesOf(p *person, m *Mine) {
	reader := Reader{Role: Participant, Person: p.id}
	criteria := map[string]bool{}
	for _, k := range Kinds {
		for _, criterion := range s.criteria(k) {
			criteria[string(criterion)] = true
		}
	}
	for name := range criteria {
		for _, n := range s.ballot.LikedBy(p.n, voting.Criterion(name)) {
			switch c := s.cards[n]; {
			case c.withdrawn:
			case p.state == PersonIn && s.sees(reader, c):
				m.Likes[name] = append(m.Likes[name], s.cardView(c, inRoom, p.id))
			default:
				m.Unseen++
			}
		}
	}
}
