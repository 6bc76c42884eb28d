package session

import (
	"errors"
	"slices"
	"strconv"
)

// Largest numbers that make sense in the settings.
const (
	mostGroups     = 60
	mostCardLength = 2000
	mostRetention  = 3650
	mostSafety     = 36500 // rules on pharmacovigilance ask for decades
	mostSteps      = 40
	mostMinutes    = 24 * 60
	mostCriteria   = 4
	mostCards      = 1000
	leastTable     = 3 // of two, each knows what the other one said
	mostTable      = 20
)

func (t Settings) checked() (Settings, error) {
	var err error
	if t.Groups, err = names("settings.groups", t.Groups); err != nil {
		return t, err
	}
	switch {
	case t.Names != NamesShown && t.Names != NamesHidden:
		return t, ErrBadRequest.With("settings.names is neither shown nor hidden")
	case t.Admission != AdmissionOpen && t.Admission != AdmissionLobby && t.Admission != AdmissionSeats:
		return t, ErrBadRequest.With("settings.admission is none of open, lobby, seats")
	case len(t.Groups) > mostGroups:
		return t, ErrBadRequest.With("settings.groups has more than " + strconv.Itoa(mostGroups))
	case t.MaxParticipants < 0:
		return t, ErrBadRequest.With("settings.max_participants is below 0")
	case t.CardLength < 1 || t.CardLength > mostCardLength:
		return t, ErrBadRequest.With("settings.card_length is not between 1 and " + strconv.Itoa(mostCardLength))
	case t.RetentionDays < 1 || t.RetentionDays > mostRetention:
		return t, ErrBadRequest.With("settings.retention_days is not between 1 and " + strconv.Itoa(mostRetention))
	case t.CardsPerPerson != nil && (*t.CardsPerPerson < 0 || *t.CardsPerPerson > mostCards):
		return t, ErrBadRequest.With("settings.cards_per_person is not between 0 and " + strconv.Itoa(mostCards))
	case t.TableMin != nil && *t.TableMin != 0 && (*t.TableMin < leastTable || *t.TableMin > mostTable):
		return t, ErrBadRequest.With("settings.table_min is neither 0 nor between " + strconv.Itoa(leastTable) + " and " + strconv.Itoa(mostTable))
	case t.SafetyDays < 0 || t.SafetyDays > mostSafety:
		return t, ErrBadRequest.With("settings.safety_days is not between 0 and " + strconv.Itoa(mostSafety))
	}
	return t, nil
}

func checkedAgenda(agenda []Step, newID NewID) ([]Step, error) {
	if len(agenda) == 0 || len(agenda) > mostSteps {
		return nil, ErrBadRequest.With("agenda has no step, or more than " + strconv.Itoa(mostSteps))
	}
	var out []Step
	for i, st := range agenda {
		st, err := st.checked()
		if err != nil {
			return nil, at("agenda["+strconv.Itoa(i)+"]", err)
		}
		if st.ID == "" {
			st.ID = StepID(newID())
		}
		if slices.ContainsFunc(out, func(o Step) bool { return o.ID == st.ID }) {
			return nil, ErrBadRequest.With("agenda[" + strconv.Itoa(i) + "].id stands twice")
		}
		out = append(out, st)
	}
	return out, nil
}

// at says where in a request something was refused.
func at(place string, err error) error {
	var e *Error
	if !errors.As(err, &e) {
		return err
	}
	if e.Detail != "" {
		place += "." + e.Detail
	}
	return e.With(place)
}

func (st Step) checked() (Step, error) {
	st, err := st.cleaned()
	if err != nil {
		return st, err
	}
	switch {
	case !slices.Contains(StepKinds, st.Kind):
		return st, ErrBadRequest.With("kind is not known")
	case st.Minutes < 0 || st.Minutes > mostMinutes:
		return st, ErrBadRequest.With("minutes is below 0 or more than a day")
	case !known(st.Collects) || !known(st.Likes):
		return st, ErrBadRequest.With("collects or likes names a kind that is not known")
	case st.ShowCards != ShowLive && st.ShowCards != ShowOnReveal:
		return st, ErrBadRequest.With("show_cards is neither live nor on_reveal")
	case st.ShowLikes != ShowLive && st.ShowLikes != ShowAfter:
		return st, ErrBadRequest.With("show_likes is neither live nor after")
	case st.LikeScope != ScopeAll && st.LikeScope != ScopeOwnGroup && st.LikeScope != ScopeOtherGroups:
		return st, ErrBadRequest.With("like_scope is none of all, own_group, other_groups")
	case st.LikesPerPerson < 0:
		return st, ErrBadRequest.With("likes_per_person is below 0")
	case len(st.Criteria) == 0 || len(st.Criteria) > mostCriteria:
		return st, ErrBadRequest.With("criteria has none, or more than " + strconv.Itoa(mostCriteria))
	}
	return st, nil
}

// cleaned returns the step with every text cleaned, and with lists of its own.
func (st Step) cleaned() (Step, error) {
	var err error
	if st.Title, err = line(st.Title, titleLength); err != nil {
		return st, at("title", err)
	}
	if st.Prompt, err = prose(st.Prompt, noteLength); err != nil {
		return st, at("prompt", err)
	}
	id, err := line(string(st.ID), nameLength)
	if err != nil {
		return st, at("id", err)
	}
	st.ID = StepID(id)
	st.Collects, st.Likes = append([]Kind{}, st.Collects...), append([]Kind{}, st.Likes...)
	st.Criteria, err = names("criteria", st.Criteria)
	return st, err
}

// names cleans a list of names, which must all be there and all differ.
func names(of string, list []string) ([]string, error) {
	out := []string{}
	for _, name := range list {
		name, err := line(name, nameLength)
		if err != nil {
			return nil, at(of, err)
		}
		if name == "" || slices.Contains(out, name) {
			return nil, ErrBadRequest.With(of + " has an empty name or one that stands twice")
		}
		out = append(out, name)
	}
	return out, nil
}

func known(list []Kind) bool {
	return !slices.ContainsFunc(list, func(k Kind) bool { return !slices.Contains(Kinds, k) })
}
