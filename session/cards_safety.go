package session

import (
	"slices"
	"time"
)

// SafetyReportID names a safety report.
type SafetyReportID string

// SafetyReport is the copy of a card that somebody flagged as telling of an adverse event: the words as they were when the people who lead the session became aware of
// them. It does not follow the card when that is edited, hidden, merged or erased.
type SafetyReport struct {
	ID       SafetyReportID `json:"id"`
	Card     CardID         `json:"card"`
	Kind     Kind           `json:"kind"`
	Text     string         `json:"text"`
	Group    string         `json:"group"`        // the name of the card's table, or ""
	Note     string         `json:"note"`         // of whoever raised the flag
	By       Role           `json:"by,omitempty"` // who raised it; not kept of the first ones
	At       time.Time      `json:"at"`           // of awareness: when the flag was raised
	PassedOn *time.Time     `json:"passed_on"`    // to the safety department; null as long as nobody said so
}

// filedReport is a report as a session keeps it.
type filedReport struct {
	SafetyReport
	// Flagger is the person who raised the flag, where it was a participant. Readers are told the role alone.
	Flagger PersonID `json:"flagger,omitempty"`
}

// KeptSafetyReport is a report with what tells where it comes from.
type KeptSafetyReport struct {
	Session ID         `json:"session"`
	Title   string     `json:"title"`
	City    string     `json:"city"`
	Date    string     `json:"date"`
	Until   *time.Time `json:"until"` // when its own time is over; null: it goes with its session
	SafetyReport
}

// FiledSafetyReport is a report as it is kept outside the log, in a file: a new field must be omitempty. Who raised the flag is for those alone who look up whether their name may be told.
type FiledSafetyReport struct {
	KeptSafetyReport
	Flagger PersonID `json:"flagger,omitempty"`
}

type (
	// PassSafetyReport says that a report was handed to those who answer for the safety of medicines, or with Passed false that it was not after all.
	PassSafetyReport struct {
		Report SafetyReportID `json:"report"`
		Passed *bool          `json:"passed,omitempty"`
	}
	// SafetyReportPassed says: the report was passed on, or with Back that this was a mistake.
	SafetyReportPassed struct {
		Report SafetyReportID `json:"report"`
		Back   bool           `json:"back,omitempty"`
	}
)

func (p PassSafetyReport) decide(s *State, _ call) ([]Event, error) {
	r := s.safetyReport(p.Report)
	if r == nil {
		return nil, ErrNotFound.With("report")
	}
	on := p.Passed == nil || *p.Passed
	if on == (r.PassedOn != nil) {
		return nil, nil
	}
	return []Event{SafetyReportPassed{Report: r.ID, Back: !on}}, nil
}

func (e SafetyReportPassed) apply(s *State, at time.Time) {
	r := s.safetyReport(e.Report)
	if r == nil || e.Back == (r.PassedOn == nil) {
		return
	}
	r.pass(!e.Back, at)
	s.markReportsChanged()
}

// pass marks a report as passed on at a moment, or as not.
func (r *SafetyReport) pass(on bool, at time.Time) {
	r.PassedOn = nil
	if on {
		r.PassedOn = &at
	}
}

// Passed is the report as it is once it was passed on at a moment, or taken back from there; for one whose session is erased, so that no log can say it.
func (r FiledSafetyReport) Passed(on bool, at time.Time) FiledSafetyReport {
	r.pass(on, at)
	return r
}

// NamedIn returns the person whose name may be told as that of who raised the flag, by what the session shows; "" is nobody.
func (r FiledSafetyReport) NamedIn(i Info) PersonID {
	if i.Settings.Names != NamesShown {
		return ""
	}
	return r.Flagger
}

func (s *State) safetyReport(id SafetyReportID) *filedReport {
	if i := slices.IndexFunc(s.safetyReports, func(r filedReport) bool { return r.ID == id }); i >= 0 {
		return &s.safetyReports[i]
	}
	return nil
}

// fileSafetyReport keeps the copy that a flag makes of its card.
func (s *State) fileSafetyReport(e CardFlagged, c *card, at time.Time) {
	if e.Report == "" || s.safetyReport(e.Report) != nil {
		return
	}
	role, _ := RoleOf(e.By)
	r := filedReport{SafetyReport: SafetyReport{ID: e.Report, Card: c.id, Kind: c.kind, Text: e.Text, Note: e.Note, By: role, At: at}}
	if p := s.byID[PersonID(e.By)]; p != nil {
		r.By, r.Flagger = Participant, p.id
	}
	if i, known := s.groupIndex(c.group); known {
		r.Group = s.groups[i].Name
	}
	s.safetyReports = append(s.safetyReports, r)
	s.markReportsChanged()
}

func (s *State) markReportsChanged() { s.changed.reports, s.changed.facilitator = s.seq, s.seq }

// SafetyReports lists the safety reports, oldest first, for those who lead the session. It is a copy.
func (s *State) SafetyReports() []SafetyReport {
	var all []SafetyReport
	for _, r := range s.safetyReports {
		all = append(all, r.SafetyReport)
	}
	return all
}

// FiledSafetyReport returns one of them as it is kept beside the log; false where there is none.
func (s *State) FiledSafetyReport(id SafetyReportID) (FiledSafetyReport, bool) {
	r := s.safetyReport(id)
	if r == nil {
		return FiledSafetyReport{}, false
	}
	kept := KeptSafetyReport{Session: s.info.ID, Title: s.info.Title, City: s.info.City, Date: s.info.Date, SafetyReport: r.SafetyReport}
	if days := s.info.Settings.SafetyDays; days > 0 {
		until := r.At.AddDate(0, 0, days)
		kept.Until = &until
	}
	return FiledSafetyReport{KeptSafetyReport: kept, Flagger: r.Flagger}, true
}
