package session

import "slices"

// writesFor returns the table of a new card: a participant's own, or the one that a scribe names ("" is nobody's).
func (s *State) writesFor(by Caller, named string) (GroupID, error) {
	switch {
	case by.Role != Participant && named == "" && len(s.groups)-len(s.gone) == 1:
		return s.tablesThere()[0].ID, nil
	case by.Role != Participant && named == "":
		return "", nil
	case by.Role != Participant:
		return s.groupNamed(named)
	}
	own := s.byID[by.Person].group
	if named != "" {
		switch g, err := s.groupNamed(named); {
		case err != nil:
			return "", err
		case g != own:
			return "", ErrNotAllowed.With("people write for their own table")
		}
	}
	return own, nil
}

func (s *State) cardText(text string) (string, error) {
	text, err := prose(text, s.info.Settings.CardLength)
	if err == nil && text == "" {
		err = ErrEmptyText
	}
	return text, err
}

// answers checks that each card named is one that the author can see.
func (s *State) answers(by Caller, list []CardID) ([]CardID, error) {
	if len(list) > mostAnswers {
		return nil, ErrBadRequest.With("answers names too many cards")
	}
	var out []CardID
	for _, id := range list {
		if _, err := s.cardSeen(id, by); err != nil {
			return nil, err
		}
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out, nil
}

// details checks what only some kinds of card carry.
func details(k Kind, o Origin, m *Measure) (Origin, *Measure, error) {
	if o != "" && o != Internal && o != External {
		return "", nil, ErrBadRequest.With("origin is neither internal nor external")
	}
	if m == nil {
		return o, nil, nil
	}
	clean := *m
	for _, part := range []*string{&clean.Measure, &clean.Baseline, &clean.Target, &clean.Due} {
		var err error
		if *part, err = line(*part, partLength); err != nil {
			return "", nil, err
		}
	}
	switch {
	case clean == (Measure{}):
		return o, nil, nil
	case k != KPI:
		return "", nil, ErrBadRequest.With("only a card of kind kpi has a kpi")
	}
	return o, &clean, nil
}

func themes(list []string) ([]string, error) {
	var out []string
	for _, t := range list {
		t, err := line(t, themeLength)
		if err != nil {
			return nil, err
		}
		if t != "" && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	if len(out) > mostThemes {
		return nil, ErrBadRequest.With("themes has too many")
	}
	return out, nil
}

func equal(a, b *Measure) bool {
	return a == nil && b == nil || a != nil && b != nil && *a == *b
}
