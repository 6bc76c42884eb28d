package session

import "github.com/rivo/uniseg"

// rehearsalMark stands before the title of a rehearsal, so that nothing that comes of it can be taken for the real thing.
var rehearsalMark = map[Language]string{Italian: "PROVA · ", English: "REHEARSAL · ", Dutch: "REPETITIE · "}

// Rehearsal gives what makes a session in which the plan of this one is practised: the same agenda and the cards that were there from the start, but nothing that
// came of it since, in no series, and open to whoever has its code. A rehearsal is kept for as short as can be; it is erased long before, when it is over.
func (s *State) Rehearsal() Create {
	info := s.info
	info.Rehearses, info.Series = s.info.ID, nil
	info.Title = rehearsalMark[info.Language] + info.Title
	for uniseg.GraphemeClusterCount(info.Title) > titleLength {
		info.Title = withoutLast(info.Title)
	}
	if info.Settings.Admission == AdmissionSeats {
		info.Settings.Admission = AdmissionOpen // nobody has dealt cards for it
	}
	info.Settings.RetentionDays = 1
	return Create{Info: info, Cards: s.Seeds()}
}

// withoutLast cuts the last character off, as a person counts them.
func withoutLast(text string) string {
	cut := 0
	for g := uniseg.NewGraphemes(text); g.Next(); {
		cut, _ = g.Positions()
	}
	return text[:cut]
}
