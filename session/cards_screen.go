package session

import (
	"slices"
	"time"
)

// ScreenCard takes a card into the facilitators' choice or leaves it out, with a reason if they wish. An empty verdict takes an earlier one back.
type ScreenCard struct {
	Card    CardID `json:"card"`
	Verdict string `json:"verdict"` // "take", "leave" or ""
	Reason  string `json:"reason,omitempty"`
}

// CardScreened says: a facilitator took the card or left it, or took that back (""). Rules are those that singled the card out at that time.
type CardScreened struct {
	Card    CardID   `json:"card"`
	Verdict string   `json:"verdict"`
	Reason  string   `json:"reason,omitempty"`
	Rules   []string `json:"rules,omitempty"`
}

// The verdicts on a card.
const (
	Take  = "take"
	Leave = "leave"
)

// The rules that single a card out, in the order in which they are told. voting.Pick says what each means.
const (
	RuleMostVoted          = "most_voted"
	RuleMostRepresentative = "most_representative"
	RuleSet                = "set" // it has a place in the set that leaves fewest people out
)

// decide judges the card that stands for the one named.
func (s ScreenCard) decide(at *State, _ call) ([]Event, error) {
	c, err := at.existingCard(s.Card)
	if err != nil {
		return nil, err
	}
	if s.Verdict != "" && s.Verdict != Take && s.Verdict != Leave {
		return nil, ErrBadRequest.With("verdict is none of take, leave and empty")
	}
	reason, err := prose(s.Reason, at.info.Settings.CardLength)
	if err != nil {
		return nil, err
	}
	c = at.cards[at.ballot.Root(c.n)]
	e := CardScreened{Card: c.id}
	if s.Verdict != "" {
		e.Verdict, e.Reason = s.Verdict, reason
	}
	if was := c.screened(); was.Verdict == e.Verdict && was.Reason == e.Reason {
		return nil, nil
	}
	if e.Verdict != "" {
		e.Rules = at.rules(c)
	}
	return []Event{e}, nil
}

// rules returns what singles a card out at the moment. Where there are few cards of its kind it may be among the best without a like; that singles nobody out.
func (s *State) rules(c *card) []string {
	if !s.stands(c) || s.ballot.Tally(c.n, s.criteria(c.kind)).Total == 0 {
		return nil
	}
	picks := s.shortlist(c.kind, s.contenders(c.kind)).Picks
	at := slices.IndexFunc(picks, func(p Pick) bool { return p.Card == c.id })
	if at < 0 {
		return nil // a first step
	}
	p := picks[at]
	var rules []string
	for _, rule := range []struct {
		name  string
		holds bool
	}{{RuleMostVoted, p.MostVoted}, {RuleMostRepresentative, p.MostRepresentative}, {RuleSet, p.SetRank != nil}} {
		if rule.holds {
			rules = append(rules, rule.name)
		}
	}
	return rules
}

// screened is the event that gives the verdict which a card has now.
func (c *card) screened() CardScreened {
	e := CardScreened{Card: c.id}
	if v := c.screening; v != nil {
		e.Verdict, e.Reason, e.Rules = v.Verdict, v.Reason, v.Rules
	}
	return e
}

func (e CardScreened) apply(s *State, _ time.Time) {
	c := s.cardAt[e.Card]
	if c == nil {
		return
	}
	c.screening = nil
	if e.Verdict != "" {
		c.screening = &Screening{Verdict: e.Verdict, Reason: e.Reason, Rules: append([]string{}, e.Rules...)}
	}
	if !c.gone() {
		s.markFlagsChanged(c)
	}
}

func (e CardScreened) inverse(s *State) []Event {
	if c := s.cardAt[e.Card]; c != nil {
		return []Event{c.screened()}
	}
	return nil
}
