package voting

// JoinTables says which tables stand together so that no figure is of fewer than least people: the smallest one is
// joined with the next smallest, the lower number first where they are equal, as long as one has fewer. The answer
// gives for each table the lowest number of those that it stands with, its own where it stands alone; where only one
// stands of several, it is NoGroup for all, for then the room as a whole is all that can be told. With least 0 nothing
// new is joined.
//
// People is their number at each table. Earlier is the answer that was given before, shorter where there are new tables
// since, nil at first: what stood together stays together whatever people do, for else the difference between two
// showings would tell what neither does.
//
// So the sets of people that sums and differences of the figures of shown tables and of the room can speak of are unions
// of shown tables, and each has least people or more.
func JoinTables(people []int, earlier []Group, least int) []Group {
	shown := make([]Group, len(people))
	whole := NoGroup // the first of those that were shown as the room only
	for g := range shown {
		shown[g] = Group(g) //nolint:gosec // tables are few
		if g >= len(earlier) {
			continue
		}
		if earlier[g] == NoGroup {
			if whole == NoGroup {
				whole = shown[g]
			}
			unite(shown, shown[g], whole)
		} else {
			unite(shown, shown[g], shown[earlier[g]])
		}
	}
	for {
		smallest, next := twoSmallest(people, shown)
		if next == NoGroup || count(people, shown, smallest) >= least {
			break
		}
		unite(shown, smallest, next)
	}
	if len(shown) > 1 && apart(shown) == 1 {
		for g := range shown {
			shown[g] = NoGroup
		}
	}
	return shown
}

// unite has those of two shown tables stand together, under the lower number.
func unite(shown []Group, x, y Group) {
	low, high := min(x, y), max(x, y)
	for g := range shown {
		if shown[g] == high {
			shown[g] = low
		}
	}
}

// twoSmallest finds the shown table with the fewest people and the next one; NoGroup where there is none.
func twoSmallest(people []int, shown []Group) (smallest, next Group) {
	smallest, next = NoGroup, NoGroup
	for g := range shown {
		own := Group(g) //nolint:gosec // tables are few
		if shown[g] != own {
			continue
		}
		switch n := count(people, shown, own); {
		case smallest == NoGroup || n < count(people, shown, smallest):
			smallest, next = own, smallest
		case next == NoGroup || n < count(people, shown, next):
			next = own
		}
	}
	return smallest, next
}

func count(people []int, shown []Group, of Group) (n int) {
	for g := range shown {
		if shown[g] == of {
			n += people[g]
		}
	}
	return n
}

// apart is the number of shown tables.
func apart(shown []Group) (n int) {
	for g := range shown {
		if shown[g] == Group(g) { //nolint:gosec // tables are few
			n++
		}
	}
	return n
}
