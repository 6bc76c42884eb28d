package outline

import (
	"cmp"
	"slices"

	"colazione/server/report"
)

// wholePercents returns the shares that parts have of their sum, as whole percents that add up to 100: each is rounded down, and those that lose most by it get one
// more, the first of equals. It is the method of the largest remainder, Hamilton's (Balinski and Young 1982, "Fair Representation", chapter 3). All are 0 where the sum is.
func wholePercents(parts []int) []int {
	percents := make([]int, len(parts))
	sum, left := 0, 100
	for _, n := range parts {
		sum += n
	}
	if sum == 0 {
		return percents
	}
	order := make([]int, len(parts))
	for i, n := range parts {
		percents[i], order[i] = 100*n/sum, i
		left -= percents[i]
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(100*parts[j]%sum, 100*parts[i]%sum) })
	for _, i := range order[:left] {
		percents[i]++
	}
	return percents
}

func likesIn(shares []report.Share) []int {
	likes := make([]int, len(shares))
	for i, s := range shares {
		likes[i] = s.Likes
	}
	return likes
}

func cardsIn(shares []report.Share) []int {
	cards := make([]int, len(shares))
	for i, s := range shares {
		cards[i] = s.Cards
	}
	return cards
}
