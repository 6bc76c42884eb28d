package session

import (
	"reflect"
	"slices"
	"strconv"
	"time"

	"colazione/voting"
)

// SetAgenda puts another agenda in the place of the one that there is: whole, so that adding, reordering, skipping and rewording are one command. Steps are known
// by their ids; one without an id is new. What was collected stays: the open step, and each in which somebody wrote or liked, must still stand in it.
type SetAgenda struct {
	Agenda []Step `json:"agenda"`
}

// AgendaSet says: this is the agenda from now on.
type AgendaSet struct {
	Agenda []Step `json:"agenda"`
}

func (a SetAgenda) decide(s *State, by call) ([]Event, error) {
	next, err := checkedAgenda(a.Agenda, by.newID)
	if err != nil {
		return nil, err
	}
	for _, was := range s.info.Agenda {
		if err := s.checkKeeps(next, was); err != nil {
			return nil, err
		}
	}
	if reflect.DeepEqual(next, s.info.Agenda) {
		return nil, nil
	}
	list := []Event{AgendaSet{Agenda: next}}
	if now := stepIn(next, s.step); now.ShowCards == ShowLive && s.stepNow().ShowCards != ShowLive && s.holdsCards() {
		list = append(list, s.reveals(StepRevealed{Step: s.step})...) // what it held back is live from now on, too
	}
	return list, nil
}

// checkKeeps refuses an agenda that loses something which a step of the present one has brought, or which is going on in it.
func (s *State) checkKeeps(next []Step, was Step) error {
	at := slices.IndexFunc(next, func(st Step) bool { return st.ID == was.ID })
	open, used := was.ID == s.step, s.usedStep(was.ID)
	if at < 0 {
		if open || used {
			return ErrConflict.With("agenda lacks the step " + string(was.ID) + ", which is open or has cards or likes")
		}
		return nil
	}
	st, place := next[at], "agenda["+strconv.Itoa(at)+"]"
	if (open || used) && st.Skip && !was.Skip {
		return ErrConflict.With(place + ".skip: the step is open or has cards or likes")
	}
	if used && st.Kind != was.Kind {
		return ErrConflict.With(place + ".kind: the step has cards or likes")
	}
	if !s.likedStep(was.ID) {
		return nil
	}
	for _, name := range was.Criteria {
		if !slices.Contains(st.Criteria, name) {
			return ErrConflict.With(place + ".criteria: likes were given by " + name)
		}
	}
	for _, kind := range was.Likes {
		if !slices.Contains(st.Likes, kind) {
			return ErrConflict.With(place + ".likes: likes were given to " + string(kind))
		}
	}
	return nil
}

// agendaWith returns the agenda with a step that was to be skipped, and is opened after all.
func (s *State) agendaWith(id StepID) []Step {
	agenda := slices.Clone(s.info.Agenda)
	for i := range agenda {
		if agenda[i].ID == id {
			agenda[i].Skip = false
		}
	}
	return agenda
}

// usedStep reports whether somebody wrote or liked in a step.
func (s *State) usedStep(id StepID) bool {
	return s.likedStep(id) || slices.ContainsFunc(s.cards, func(c *card) bool { return c.step == id && !c.withdrawn })
}

func (s *State) likedStep(id StepID) bool {
	at := s.steps[id]
	return at != nil && len(at.liked) > 0
}

// holdsCards reports whether the open step keeps cards from the room; those of a removed person count, since they may come back.
func (s *State) holdsCards() bool {
	return slices.ContainsFunc(s.cards, func(c *card) bool { return c.held && c.step == s.step && !c.withdrawn })
}

func (e AgendaSet) apply(s *State, _ time.Time) {
	if stepIn(e.Agenda, s.step).ID == "" {
		return // there is no meeting without an open step
	}
	before := map[Kind][]voting.Criterion{}
	for _, k := range Kinds {
		before[k] = s.criteria(k)
	}
	s.changeLikesVisibility(func() {
		s.info.Agenda = e.Agenda
		for _, st := range e.Agenda {
			if s.steps[st.ID] == nil {
				s.steps[st.ID] = newStepState()
			}
		}
	})
	for _, c := range s.cards {
		if !slices.Equal(before[c.kind], s.criteria(c.kind)) {
			s.markTallyChanged(c.n)
		}
	}
	s.markSessionChanged()
	s.markEverybodyChanged()
	s.markProgressChanged() // with another limit others have nothing left
}

// stepIn finds a step of an agenda; one without an id is none.
func stepIn(agenda []Step, id StepID) Step {
	i := slices.IndexFunc(agenda, func(st Step) bool { return st.ID == id })
	if i < 0 {
		return Step{}
	}
	return agenda[i]
}
