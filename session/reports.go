package session

import (
	"slices"
	"time"
)

// ReportID names a safety report.
type ReportID string

// Report is the copy of a card that somebody flagged as telling of an adverse event: the words as they were when the people who lead the session became aware of
// them. It does not follow the card when that is edited, hidden, merged or erased.
type Report struct {
	ID       ReportID   `json:"id"`
	Card     CardID     `json:"card"`
	Kind     Kind       `json:"kind"`
	Text     string     `json:"text"`
	Group    string     `json:"group"`        // the name of the card's table, or ""
	Note     string     `json:"note"`         // of whoever raised the flag
	By       Role       `json:"by,omitempty"` // who raised it; not kept of the first ones
	At       time.Time  `json:"at"`           // of awareness: when the flag was raised
	PassedOn *time.Time `json:"passed_on"`    // to the safety department; null as long as nobody said so
}

// filed is a report as a session keeps it.
type filed struct {
	Report
	// Flagger is the person who raised the flag, where it was a participant. Readers are told the role alone.
	Flagger PersonID `json:"flagger,omitempty"`
}

// KeptReport is a report with what tells where it comes from.
type KeptReport struct {
	Session ID         `json:"session"`
	Title   string     `json:"title"`
	City    string     `json:"city"`
	Date    string     `json:"date"`
	Until   *time.Time `json:"until"` // when its own time is over; null: it goes with its session
	Report
}

// FiledReport is a report as it is kept beside the log. Who raised the flag is for those alone who look up whether their name may be told.
type FiledReport struct {
	KeptReport
	Flagger PersonID `json:"flagger,omitempty"`
}

type (
	// PassReport says that a report was handed to those who answer for the safety of medicines, or with Passed false that it was not after all.
	PassReport struct {
		Report ReportID `json:"report"`
		Passed *bool    `json:"passed,omitempty"`
	}
	// ReportPassed says: the report was passed on, or with Back that this was a mistake.
	ReportPassed struct {
		Report ReportID `json:"report"`
		Back   bool     `json:"back,omitempty"`
	}
)

func (p PassReport) decide(s *State, _ call) ([]Event, error) {
	r := s.report(p.Report)
	if r == nil {
		return nil, ErrNotFound.With("report")
	}
	on := p.Passed == nil || *p.Passed
	if on == (r.PassedOn != nil) {
		return nil, nil
	}
	return []Event{ReportPassed{Report: r.ID, Back: !on}}, nil
}

func (e ReportPassed) apply(s *State, at time.Time) {
	r := s.report(e.Report)
	if r == nil || e.Back == (r.PassedOn == nil) {
		return
	}
	r.pass(!e.Back, at)
	s.touchReports()
}

// pass marks a report as passed on at a moment, or as not.
func (r *Report) pass(on bool, at time.Time) {
	r.PassedOn = nil
	if on {
		r.PassedOn = &at
	}
}

// Passed is the report as it is once it was passed on at a moment, or taken back from there; for one whose session is erased, so that no log can say it.
func (r FiledReport) Passed(on bool, at time.Time) FiledReport {
	r.pass(on, at)
	return r
}

// NamedIn gives the person whose name may be told as that of who raised the flag, by what the session shows; "" is nobody.
func (r FiledReport) NamedIn(i Info) PersonID {
	if i.Settings.Names != NamesShown {
		return ""
	}
	return r.Flagger
}

func (s *State) report(id ReportID) *filed {
	if i := slices.IndexFunc(s.reports, func(r filed) bool { return r.ID == id }); i >= 0 {
		return &s.reports[i]
	}
	return nil
}

// file keeps the copy that a flag makes of its card.
func (s *State) file(e CardFlagged, c *card, at time.Time) {
	if e.Report == "" || s.report(e.Report) != nil {
		return
	}
	role, _ := RoleOf(e.By)
	r := filed{Report: Report{ID: e.Report, Card: c.id, Kind: c.kind, Text: e.Text, Note: e.Note, By: role, At: at}}
	if p := s.byID[PersonID(e.By)]; p != nil {
		r.By, r.Flagger = Participant, p.id
	}
	if i, known := s.groupIndex(c.group); known {
		r.Group = s.groups[i].Name
	}
	s.reports = append(s.reports, r)
	s.touchReports()
}

func (s *State) touchReports() { s.touched.reports, s.touched.facilitator = s.seq, s.seq }

// Reports lists the safety reports, oldest first, for those who lead the session. It is a copy.
func (s *State) Reports() []Report {
	var all []Report
	for _, r := range s.reports {
		all = append(all, r.Report)
	}
	return all
}

// FiledReport gives one of them as it is kept beside the log; false where there is none.
func (s *State) FiledReport(id ReportID) (FiledReport, bool) {
	r := s.report(id)
	if r == nil {
		return FiledReport{}, false
	}
	kept := KeptReport{Session: s.info.ID, Title: s.info.Title, City: s.info.City, Date: s.info.Date, Report: r.Report}
	if days := s.info.Settings.SafetyDays; days > 0 {
		until := r.At.AddDate(0, 0, days)
		kept.Until = &until
	}
	return FiledReport{KeptReport: kept, Flagger: r.Flagger}, true
}
