package outline

import (
	"strconv"

	"colazione/server/report"
)

// sinceThen says what became of a version after it was published.
func (a *Outliner) sinceThen(s report.Status) []string {
	var lines []string
	if s.Changed != nil {
		lines = append(lines, Fill(a.VersionWords.changed, "date", a.Words.day(s.Changed.At.In(a.Made.Location())), "cards", a.Words.Counted(a.Words.cards, s.Changed.Cards)))
	}
	if s.Rebuilt {
		lines = append(lines, a.VersionWords.rebuilt)
	}
	return lines
}

// Seal is the line by which two files with the same facts are known.
func (a *Outliner) Seal() string { return Fill(a.VersionWords.hash, "hash", a.Hash) }

// VersionCell says which version a table of cards is of, or that it is a draft.
func (a *Outliner) VersionCell() string {
	if a.Status.Draft {
		return a.Words.FileDraft
	}
	return strconv.Itoa(a.Status.Version)
}

// kicker says what a document is, and that it is a draft where it is one: it stands on the first page, at the head or foot of the others and in what a file says of itself.
func (a *Outliner) kicker() string {
	kicker := a.Words.Kicker
	if a.OverSeries() {
		kicker = a.SeriesWords.kicker
	}
	if a.Status.Draft {
		return Fill(a.VersionWords.draftKicker, "kicker", kicker)
	}
	return kicker
}
