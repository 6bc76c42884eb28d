package outline

import (
	"slices"
	"time"

	"colazione/server/report"
	"colazione/session"
)

// Build makes the document of a meeting in one of session.Languages; any other reads Italian. The source is not changed. Times are shown
// in the zone of now.
func Build(src report.Source, lang session.Language, now time.Time) *report.Document {
	return report.Build(src, wording(lang), now)
}

// Reopen makes the document of a version that was published, as far as it may be told now.
func Reopen(p report.Published, lang session.Language, now time.Time) *report.Document {
	return p.Version.Reopen(p.Now, wording(lang), now)
}

// BuildSeries makes one document of all meetings of a series, in the same way.
func BuildSeries(src report.SeriesSource, lang session.Language, now time.Time) *report.Document {
	return report.BuildSeries(src, wording(lang), now)
}

func wording(lang session.Language) report.Wording {
	if !slices.Contains(session.Languages, lang) {
		lang = session.Italian
	}
	w := Phrases[lang]
	return report.Wording{Language: lang, Erased: w.erased, Everybody: seriesPhrases[lang].everybody, Date: w.date}
}
