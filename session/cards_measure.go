package session

import "time"

// MeasureCard says how a KPI is measured, in place of what was said before; null takes it away. What its author wrote stays as it is.
type MeasureCard struct {
	Card CardID   `json:"card"`
	KPI  *Measure `json:"kpi"`
}

// CardMeasured says: the KPI is measured like this. Led is true where a facilitator said so last.
type CardMeasured struct {
	Card CardID   `json:"card"`
	KPI  *Measure `json:"kpi,omitempty"`
	Led  bool     `json:"led,omitempty"`
}

func (m MeasureCard) decide(s *State, _ call) ([]Event, error) {
	c, err := s.existingCard(m.Card)
	if err != nil {
		return nil, err
	}
	if c.kind != KPI {
		return nil, ErrWrongKind
	}
	_, kpi, err := details(KPI, "", m.KPI)
	if err != nil || equal(kpi, c.kpi) {
		return nil, err
	}
	return []Event{CardMeasured{Card: c.id, KPI: kpi, Led: true}}, nil
}

func (e CardMeasured) apply(s *State, _ time.Time) {
	if c := s.cardAt[e.Card]; c != nil {
		c.kpi, c.led = e.KPI, e.Led
		s.markCardChanged(c)
	}
}

func (e CardMeasured) inverse(s *State) []Event {
	if c := s.cardAt[e.Card]; c != nil {
		return []Event{CardMeasured{Card: c.id, KPI: c.kpi, Led: c.led}}
	}
	return nil
}
