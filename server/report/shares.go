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

// themes shares out the cards by theme; a card with two themes counts in both.
func (d *Document) themes() []Share {
	by := map[string]*Share{}
	for _, c := range d.Cards {
		for _, t := range c.Themes {
			count(by, t, c)
		}
	}
	shares := make([]Share, 0, len(by))
	for _, s := range by {
		shares = append(shares, *s)
	}
	slices.SortFunc(shares, func(a, b Share) int {
		return cmp.Or(cmp.Compare(b.Likes, a.Likes), cmp.Compare(b.Cards, a.Cards), cmp.Compare(a.Name, b.Name))
	})
	return withRatios(shares)
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
