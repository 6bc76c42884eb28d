package reporttest

import (
	"slices"
	"testing"

	"colazione/server/report"
	"colazione/session"
)

func AddHostile(f *testing.F) {
	for _, text := range Hostile {
		f.Add(text)
	}
}

// MustLittle is the meeting with one card of each kind and one path, so that a try takes milliseconds.
func MustLittle(t testing.TB) report.Source { return Little(MustMilan(t)) }

func Little(src report.Source) report.Source {
	seen := map[session.Kind]bool{}
	src.Cards = slices.DeleteFunc(slices.Clone(src.Cards), func(c session.CardView) bool {
		drop := seen[c.Kind] || c.Into != ""
		seen[c.Kind] = true
		return drop
	})
	src.Synthesis.Paths = src.Synthesis.Paths[:1]
	return src
}
