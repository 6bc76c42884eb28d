package session

import (
	"cmp"
	"slices"
	"strings"
)

// ThemeTally counts the cards of one theme in one session, and their likes over all criteria.
type ThemeTally struct {
	Theme string
	Cards int
	Likes int
}

// ThemeShare is what a theme has of all cards with a theme, and of their likes. Shares are from 0 to 1; a card with two themes counts in both, so that the shares of
// all themes add up to 1, or are all 0.
type ThemeShare struct {
	Cards     int     `json:"cards"`
	Likes     int     `json:"likes"`
	CardShare float64 `json:"card_share"`
	LikeShare float64 `json:"like_share"`
}

// ThemeTrend is how one theme stands over the sessions of a series.
type ThemeTrend struct {
	Theme    string       `json:"theme"`
	Overall  ThemeShare   `json:"overall"`  // of all sessions together
	Sessions []ThemeShare `json:"sessions"` // of each session by itself, in the order asked for; zeros where the theme does not come up
}

// Themes counts the themes of the cards that stand, the one with most likes first. Only facilitators get it; ErrNotAllowed for all others.
func (s *State) Themes(r Reader) ([]ThemeTally, error) {
	if !Caller(r).steers() {
		return nil, ErrNotAllowed
	}
	at := map[string]*ThemeTally{}
	for _, c := range s.standing(Kinds...) {
		likes := s.ballot.Tally(c.n, s.criteria(c.kind)).Total
		for _, theme := range c.themes {
			if at[theme] == nil {
				at[theme] = &ThemeTally{Theme: theme}
			}
			at[theme].Cards++
			at[theme].Likes += likes
		}
	}
	tallies := make([]ThemeTally, 0, len(at))
	for _, t := range at {
		tallies = append(tallies, *t)
	}
	slices.SortFunc(tallies, func(a, b ThemeTally) int {
		return cmp.Or(cmp.Compare(b.Likes, a.Likes), cmp.Compare(b.Cards, a.Cards), cmp.Compare(a.Theme, b.Theme))
	})
	return tallies, nil
}

// TrendThemes sets the themes of several sessions beside each other, the one with most likes over all of them first. Themes that differ in capitals alone are
// one, written as the first session has it.
func TrendThemes(sessions ...[]ThemeTally) []ThemeTrend {
	trends := []ThemeTrend{}
	at := map[string]int{}
	for i, tallies := range sessions {
		for _, t := range tallies {
			key := strings.ToLower(t.Theme)
			if _, known := at[key]; !known {
				at[key] = len(trends)
				trends = append(trends, ThemeTrend{Theme: t.Theme, Sessions: make([]ThemeShare, len(sessions))})
			}
			trend := &trends[at[key]]
			for _, share := range []*ThemeShare{&trend.Overall, &trend.Sessions[i]} {
				share.Cards += t.Cards
				share.Likes += t.Likes
			}
		}
	}
	fillShares(trends, func(t *ThemeTrend) *ThemeShare { return &t.Overall })
	for i := range sessions {
		fillShares(trends, func(t *ThemeTrend) *ThemeShare { return &t.Sessions[i] })
	}
	slices.SortStableFunc(trends, func(a, b ThemeTrend) int {
		return cmp.Or(cmp.Compare(b.Overall.Likes, a.Overall.Likes), cmp.Compare(b.Overall.Cards, a.Overall.Cards))
	})
	return trends
}

func fillShares(trends []ThemeTrend, of func(*ThemeTrend) *ThemeShare) {
	var all ThemeShare
	for i := range trends {
		all.Cards += of(&trends[i]).Cards
		all.Likes += of(&trends[i]).Likes
	}
	for i := range trends {
		share := of(&trends[i])
		share.CardShare, share.LikeShare = ratio(share.Cards, all.Cards), ratio(share.Likes, all.Likes)
	}
}

func ratio(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}
