package report

import (
	"cmp"
	"slices"

	"colazione/session"
)

// origins shares out the difficulties by where they come from; it is empty where no difficulty has an origin.
func (d *Document) origins() []Share {
	by := map[string]*Share{}
	for _, c := range d.Cards {
		if c.Kind == session.Difficulty {
			count(by, string(c.Origin), c)
		}
	}
	if by[string(session.Internal)] == nil && by[string(session.External)] == nil {
		return []Share{}
	}
	shares := make([]Share, 0, 3)
	for _, o := range []session.Origin{session.Internal, session.External, ""} {
		if s := by[string(o)]; s != nil {
			shares = append(shares, *s)
		} else {
			shares = append(shares, Share{Name: string(o)})
		}
	}
	return withRatios(shares)
}

// shareThemes shares out the cards by their themes, over all and kind by kind.
func (d *Document) shareThemes() {
	d.Themes, d.ThemeBase = themes(d.Cards)
	d.shareKinds()
}

func (d *Document) shareKinds() {
	d.ThemeKinds = []ThemeKind{}
	for _, k := range session.Kinds {
		of := slices.DeleteFunc(slices.Clone(d.Cards), func(c Card) bool { return c.Kind != k })
		if shares, base := themes(of); len(shares) > 0 {
			d.ThemeKinds = append(d.ThemeKinds, ThemeKind{Kind: k, Base: base, Shares: shares})
		}
	}
}

// themes shares cards out; a card with two themes counts in both, those without any are the last part. There are no parts where no card has a theme.
func themes(cards []Card) ([]Share, ThemeBase) {
	by := map[string]*Share{}
	base := ThemeBase{Cards: len(cards)}
	for _, c := range cards {
		if c.Figures != nil {
			base.Likes += c.Figures.Total
		}
		of := c.Themes
		if len(of) == 0 {
			of = []string{""}
		} else {
			base.Themed++
		}
		for _, t := range of {
			count(by, t, c)
		}
	}
	if base.Themed == 0 {
		return []Share{}, base
	}
	shares := make([]Share, 0, len(by))
	for _, s := range by {
		shares = append(shares, *s)
	}
	slices.SortFunc(shares, func(a, b Share) int {
		return cmp.Or(last(a.Name, b.Name), cmp.Compare(b.Likes, a.Likes), cmp.Compare(b.Cards, a.Cards), cmp.Compare(a.Name, b.Name))
	})
	return withRatios(shares), base
}

// last puts what has no name behind what has.
func last(a, b string) int {
	switch {
	case a == "" && b != "":
		return 1
	case a != "" && b == "":
		return -1
	}
	return 0
}

func count(by map[string]*Share, name string, c Card) {
	s := by[name]
	if s == nil {
		s = &Share{Name: name}
		by[name] = s
	}
	s.Cards++
	if c.Figures != nil {
		s.Likes += c.Figures.Total
	}
}

// withRatios fills in each part's share of the cards and of the likes.
func withRatios(shares []Share) []Share {
	cards, likes := 0, 0
	for _, s := range shares {
		cards += s.Cards
		likes += s.Likes
	}
	for i := range shares {
		shares[i].CardShare = Ratio(shares[i].Cards, cards)
		shares[i].LikeShare = Ratio(shares[i].Likes, likes)
	}
	return shares
}

// Ratio returns part ÷ whole, and 0 where the whole is 0.
func Ratio(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}
