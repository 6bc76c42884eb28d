package session

import "time"

type (
	// GoStep opens a step and closes the one before, in either direction.
	GoStep struct {
		Step StepID `json:"step"`
	}
	// RevealStep shows the cards that the open step holds back. With ShowLikes true it shows its tallies too and closes its likes; false takes that back; left out, these
	// stay as they are.
	RevealStep struct {
		ShowLikes *bool `json:"show_likes,omitempty"`
	}
	// SetTimer runs the timer for a number of seconds (else for what a pause had left, or for the minutes of the step), pauses or stops it.
	SetTimer struct {
		State   string `json:"state"`
		Seconds *int   `json:"seconds,omitempty"`
	}
	// LockRoom keeps everybody out who is not in yet.
	LockRoom struct {
		On bool `json:"on"`
	}
	// SetSpotlight puts one card before everybody's eyes, or none.
	SetSpotlight struct {
		Card *CardID `json:"card"`
	}
	// CloseSession ends the meeting: no cards, no likes, nobody new. What remains can still be read, screened and published.
	CloseSession struct{}
	// ReopenSession takes a close back.
	ReopenSession struct{}
)

type (
	// StepOpened says: this step is the open one now.
	StepOpened struct {
		Step StepID `json:"step"`
	}
	// StepRevealed says: the cards of the step are shown from now on; with Likes its tallies too. Closes: likes are neither given nor taken in it from now on.
	StepRevealed struct {
		Step   StepID `json:"step"`
		Likes  bool   `json:"likes,omitempty"`
		Closes bool   `json:"closes,omitempty"`
	}
	// LikesReopened says: the tallies of the step are seen as if they had not been shown by hand, and it takes likes again.
	LikesReopened struct {
		Step StepID `json:"step"`
	}
	// CardsPlaced says: these cards belong to these tables, where their authors sat when they were shown.
	CardsPlaced struct {
		Cards []PlacedCard `json:"cards"`
	}
	// PlacedCard is a card and its table.
	PlacedCard struct {
		Card  CardID  `json:"card"`
		Group GroupID `json:"group"`
	}
	// TimerSet says: the timer is now like this.
	TimerSet struct {
		Timer
	}
	// RoomLocked says: nobody else may join, or people may again.
	RoomLocked struct {
		On bool `json:"on"`
	}
	// SpotlightSet says: this card is before everybody's eyes; "" is none.
	SpotlightSet struct {
		Card CardID `json:"card,omitempty"`
	}
	// SessionState says: the session is open or closed from now on.
	SessionState struct {
		State string `json:"state"`
	}
)

// Timer is the timer of the open step. While it runs EndsAt counts (milliseconds since the epoch), while it is paused LeftMS does.
type Timer struct {
	State  string `json:"state"`
	EndsAt int64  `json:"ends_at,omitempty"`
	LeftMS int64  `json:"left_ms,omitempty"`
}

// The states of the timer.
const (
	TimerRuns    = "run"
	TimerPaused  = "pause"
	TimerStopped = "stop"
)

// The longest time that a timer is set to.
const mostSeconds = 24 * 60 * 60

func (g GoStep) decide(s *State, _ call) ([]Event, error) {
	if s.steps[g.Step] == nil {
		return nil, ErrUnknownStep
	}
	if g.Step == s.step {
		return nil, nil
	}
	list := s.leave()
	if s.stepByID(g.Step).Skip {
		list = append(list, AgendaSet{Agenda: s.agendaWith(g.Step)})
	}
	return append(list, StepOpened(g)), nil
}

// leave returns what closing the open step makes true: its cards are shown, its timer and its spotlight end.
func (s *State) leave() []Event {
	var out []Event
	if s.holdsCards() {
		out = append(out, s.reveals(StepRevealed{Step: s.step})...)
	}
	if s.timer.State != TimerStopped {
		out = append(out, TimerSet{Timer{State: TimerStopped}})
	}
	if s.spotlight != "" {
		out = append(out, SpotlightSet{})
	}
	return out
}

func (e StepOpened) apply(s *State, _ time.Time) {
	if s.steps[e.Step] == nil {
		return
	}
	s.changeLikesVisibility(func() {
		s.step = e.Step
		s.steps[e.Step].visited, s.steps[e.Step].tables = true, s.tablesShown()
	})
	s.markSessionChanged()
	s.markProgressChanged()
	s.markEverybodyChanged()
}

func (r RevealStep) decide(s *State, _ call) ([]Event, error) {
	at := s.steps[s.step]
	shows, hides := r.ShowLikes != nil && *r.ShowLikes, r.ShowLikes != nil && !*r.ShowLikes
	closes := shows && len(s.stepNow().Likes) > 0 && !at.closed
	var list []Event
	if !at.revealed || shows && !at.likes || closes {
		list = s.reveals(StepRevealed{Step: s.step, Likes: at.likes || shows, Closes: closes})
	}
	if hides && (at.likes || at.closed) {
		list = append(list, LikesReopened{Step: s.step})
	}
	return list, nil
}

func (e LikesReopened) apply(s *State, _ time.Time) {
	at := s.steps[e.Step]
	if at == nil {
		return
	}
	s.changeLikesVisibility(func() { at.likes, at.closed = false, false })
	s.markSessionChanged()
}

// reveals returns the facts of a reveal: before it, where the cards belong whose authors sit at another table by now.
func (s *State) reveals(e StepRevealed) []Event {
	var moved CardsPlaced
	for _, c := range s.cards {
		if now := s.tableOf(c); c.held && c.step == e.Step && !c.withdrawn && now != c.group {
			moved.Cards = append(moved.Cards, PlacedCard{Card: c.id, Group: now})
		}
	}
	if moved.Cards == nil {
		return []Event{e}
	}
	return []Event{moved, e}
}

func (e CardsPlaced) apply(s *State, _ time.Time) {
	for _, at := range e.Cards {
		if c := s.cardAt[at.Card]; c != nil {
			c.group = at.Group
			s.markCardChanged(c)
		}
	}
}

func (e StepRevealed) apply(s *State, _ time.Time) {
	at := s.steps[e.Step]
	if at == nil {
		return
	}
	s.changeLikesVisibility(func() { at.revealed, at.likes, at.closed = true, at.likes || e.Likes, at.closed || e.Closes })
	var held []*card
	for _, c := range s.cards {
		if c.held && c.step == e.Step {
			held = append(held, c)
		}
	}
	s.changeVisibility(held, func(c *card) { c.held = false })
	s.markSessionChanged()
}

func (t SetTimer) decide(s *State, by call) ([]Event, error) {
	if t.Seconds != nil && (*t.Seconds < 1 || *t.Seconds > mostSeconds) {
		return nil, ErrBadRequest.With("seconds is not between 1 and a day")
	}
	now := by.at.UnixMilli()
	next := Timer{State: t.State}
	switch t.State {
	case TimerRuns:
		if s.timer.State == TimerRuns && t.Seconds == nil {
			return nil, nil
		}
		left := s.wanted(t, now)
		if left == 0 {
			return nil, ErrBadRequest.With("seconds is missing")
		}
		next.EndsAt = now + left
	case TimerPaused:
		if s.timer.State == TimerStopped && t.Seconds == nil {
			return nil, nil // nothing to pause
		}
		next.LeftMS = s.wanted(t, now)
	case TimerStopped:
	default:
		return nil, ErrBadRequest.With("state is none of run, pause, stop")
	}
	if next == s.timer {
		return nil, nil
	}
	return []Event{TimerSet{next}}, nil
}

// wanted is how long a timer is to go on, in milliseconds: as long as is said, else as it still would, else as the step was planned.
func (s *State) wanted(t SetTimer, now int64) int64 {
	if t.Seconds != nil {
		return int64(*t.Seconds) * 1000
	}
	if s.timer.State == TimerStopped {
		return int64(s.stepNow().Minutes) * 60_000
	}
	return s.timer.left(now)
}

// left is the time until the timer ends, in milliseconds, at a moment of the server's clock.
func (t Timer) left(now int64) int64 {
	if t.State == TimerRuns {
		return max(0, t.EndsAt-now)
	}
	return t.LeftMS
}

// Counts reports whether a timer runs at a moment that is not over by then.
func (s *State) Counts(at time.Time) bool {
	return s.timer.State == TimerRuns && s.timer.left(at.UnixMilli()) > 0
}

func (e TimerSet) apply(s *State, _ time.Time) {
	s.timer = e.Timer
	s.markSessionChanged()
}

func (l LockRoom) decide(s *State, _ call) ([]Event, error) {
	if s.locked == l.On {
		return nil, nil
	}
	return []Event{RoomLocked(l)}, nil
}

func (e RoomLocked) apply(s *State, _ time.Time) {
	s.locked = e.On
	s.markSessionChanged()
}

func (l SetSpotlight) decide(s *State, _ call) ([]Event, error) {
	var e SpotlightSet
	if l.Card != nil {
		c := s.cardAt[*l.Card]
		if c == nil || !c.inRoom() {
			return nil, ErrUnknownCard.With("only a card that the room sees can be put before it")
		}
		e.Card = c.id
	}
	if e.Card == s.spotlight {
		return nil, nil
	}
	return []Event{e}, nil
}

func (e SpotlightSet) apply(s *State, _ time.Time) {
	s.spotlight = e.Card
	s.markSessionChanged()
}

func (CloseSession) decide(s *State, _ call) ([]Event, error) {
	return append(s.leave(), SessionState{State: Closed}), nil
}

func (ReopenSession) decide(s *State, _ call) ([]Event, error) {
	if s.info.State == Open {
		return nil, nil
	}
	return []Event{SessionState{State: Open}}, nil
}

func (e SessionState) apply(s *State, _ time.Time) {
	s.changeLikesVisibility(func() { s.info.State = e.State })
	s.markSessionChanged()
	s.markEverybodyChanged()
}
