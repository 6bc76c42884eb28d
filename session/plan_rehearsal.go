package session

import "github.com/rivo/uniseg"

// rehearsalMark stands before the title of a rehearsal, so that nothing that comes of it can be taken for the real thing.
var rehearsalMark = map[Language]string{Italian: "PROVA · ", English: "REHEARSAL · ", Dutch: "REPETITIE · "}

// Rehearsal returns what makes a session in which the plan of this one is practised: the same agenda and the cards that were there from the start, but nothing that
// came of it since, in no series, and open to whoever has its code. A rehearsal is kept for as short as can be; it is erased long before, when it is over.
func (s *State) Rehearsal() Create {
	info := s.info
	info.Rehearses, info.Series = s.info.ID, nil
	info.Title = rehearsalMark[info.Language] + info.Title
	cut, g := 0, uniseg.NewGraphemes(info.Title)
	for n := 0; n < titleLength && g.Next(); n++ {
		_, cut = g.Positions()
	}
	info.Title = info.Title[:cut]
	if info.Settings.Admission == AdmissionSeats {
		info.Settings.Admission = AdmissionOpen // nobody has dealt cards for it
	}
	info.Settings.RetentionDays = 1
	info.Settings.SafetyDays = 0 // what its people flag goes with it
	return Create{Info: info, Cards: s.Seeds()}
}
