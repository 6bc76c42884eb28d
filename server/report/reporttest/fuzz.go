package reporttest

import (
	"slices"
	"strings"
	"testing"

	"colazione/server/report"
	"colazione/session"
)

// AddHostile seeds a fuzz target with the hostile texts.
func AddHostile(f *testing.F) {
	for _, text := range Hostile {
		f.Add(text)
	}
}

// HostileToType are the hostile texts that are more than letters to a typesetter: markup and formulas mean nothing in a PDF, which takes long to make.
func HostileToType() []string {
	return slices.DeleteFunc(slices.Clone(Hostile), func(text string) bool {
		return !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r > '~' || strings.ContainsRune(`()\`, r) }) && len(text) < 300
	})
}

// MustLittle is the meeting with one card of each kind and one path, so that a try takes milliseconds.
func MustLittle(t testing.TB) report.Source { return Little(MustMilan(t)) }

// Little is a meeting with one card of each kind and one path.
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
