package session

import "colazione/voting"

// Evidence is what the cards, the likes and the paths of a meeting say at one moment: a copy, so that suggestions are worked out while the meeting goes on.
// Taking it costs far less than what is worked out from it.
type Evidence struct {
	at *State // its cards, ballot, paths and what is fixed about it; nothing else is filled in
}

// all is a reader to whom a copy shows everything: whoever has one was let have it.
var all = Reader{Role: Organiser}

// Suggestions help a facilitator judge. Everything in them follows from cards, likes and paths by fixed rules; nothing is decided.
type Suggestions struct {
	Merges    []Merge          `json:"merges"`    // the most alike first
	Links     []Link           `json:"links"`     // the strongest first
	Shortlist map[Kind][]Pick  `json:"shortlist"` // every kind, in the order in which the cards were written
	Covered   map[Kind]float64 `json:"covered"`   // 0 to 1: people who like a card with a SetRank, of all who like anything
	Gaps      Gaps             `json:"gaps"`
	Paths     []Draft          `json:"paths"` // in the order in which they could stand
}

// Evidence takes the copy. Only facilitators get it; ErrNotAllowed for all others.
func (s *State) Evidence(r Reader) (Evidence, error) {
	if !Caller(r).steers() {
		return Evidence{}, ErrNotAllowed
	}
	at := &State{info: s.info, groups: s.groups, gone: s.gone, together: s.together, cardAt: make(map[CardID]*card, len(s.cards)), ballot: s.ballot.Clone(), paths: s.paths}
	copies := make([]card, len(s.cards))
	for i, c := range s.cards {
		copies[i] = *c
		copies[i].group = s.tableOf(c)
		at.cards = append(at.cards, &copies[i])
		at.cardAt[c.id] = &copies[i]
	}
	return Evidence{at: at}, nil
}

// Suggestions is all that follows from the evidence as it is now. It refuses as Evidence does.
func (s *State) Suggestions(r Reader) (Suggestions, error) {
	e, err := s.Evidence(r)
	if err != nil {
		return Suggestions{}, err
	}
	return e.Suggest(&Findings{}), nil
}

// Suggest works the suggestions out. What takes long is taken from what was found before; whether Settle would find more of it is in Settled.
func (e Evidence) Suggest(known *Findings) Suggestions {
	out := Suggestions{
		Merges: e.merges(known), Links: e.links(), Gaps: e.gaps(), Shortlist: map[Kind][]Pick{}, Covered: map[Kind]float64{},
	}
	for _, k := range Kinds {
		judged := e.at.shortlist(k, e.at.contenders(k))
		e.firm(k, judged.Picks, known)
		out.Shortlist[k], out.Covered[k] = judged.Picks, judged.Covered
	}
	out.Paths = e.drafts(out.Links)
	return out
}

// Ranking ranks all cards of a kind, as State.Ranking does for a facilitator.
func (e Evidence) Ranking(kind Kind, order voting.Order) Ranking {
	r, _ := e.at.Ranking(all, kind, order) // a leader is never refused
	return r
}

// Shortlist judges the cards of a kind among each other, as State.Shortlist does, and says which marks are firm. Of a kind with very many cards that takes too long
// for the set, of which nothing is said then.
func (e Evidence) Shortlist(kind Kind) Shortlist {
	l, _ := e.at.Shortlist(all, kind) // a leader is never refused
	e.firm(kind, l.Picks, &Findings{})
	return l
}

// LikeBoth counts the people who like both cards, as State.LikeBoth does; ErrUnknownCard where one was never there.
func (e Evidence) LikeBoth(a, b CardID) (int, error) { return e.at.LikeBoth(all, a, b) }

// DraftPaths proposes paths for the needs that were taken, or, as long as none was, for all that were not left out: those that most people like first, as far as
// they stand in no path yet, and 8 paths at most. A need gets the objective that is linked to it most strongly, and a second one if somebody wrote it as an answer; where
// only likes link it, one that no other need has, if there is any. Needs with the same objective share a path. Beside them stand the two tools and the two KPIs with the strongest links. Likes alone make a link only from a strength of 0.15
// on, and put a card into one path only; what somebody wrote always counts. A need without any objective gets a path where it was taken. What was left out is in no draft. A
// method that asks for no needs has its paths begin with strategies instead: those that were taken, or that somebody likes, with the first steps written for them.
func (e Evidence) DraftPaths() []Draft { return e.drafts(e.links()) }

// standing lists the cards of some kinds that stand for themselves and perhaps for others: not gone, not hidden and merged into none.
func (s *State) standing(kinds ...Kind) []*card {
	var out []*card
	for _, c := range s.cards {
		for _, k := range kinds {
			if c.kind == k && s.stands(c) {
				out = append(out, c)
			}
		}
	}
	return out
}

func (s *State) stands(c *card) bool { return !c.gone() && !c.hidden && s.ballot.Root(c.n) == c.n }

// standsFor finds the card that stands for another one, or for itself; nil where a facilitator has hidden one of the two, or it is gone.
func (s *State) standsFor(id CardID) *card {
	c := s.cardAt[id]
	if c == nil || c.gone() || c.hidden {
		return nil
	}
	if root := s.cards[s.ballot.Root(c.n)]; s.stands(root) {
		return root
	}
	return nil
}

// everyCriterion is all that cards are liked for: people who like two cards count once, whatever for.
func (s *State) everyCriterion() []voting.Criterion {
	var all []voting.Criterion
	for _, k := range Kinds {
		all = append(all, s.criteria(k)...)
	}
	return all
}

func numbers(cards []*card) []voting.Card {
	out := make([]voting.Card, len(cards))
	for i, c := range cards {
		out[i] = c.n
	}
	return out
}

func ids(cards []*card) []CardID {
	out := make([]CardID, len(cards))
	for i, c := range cards {
		out[i] = c.id
	}
	return out
}
