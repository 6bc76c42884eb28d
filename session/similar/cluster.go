package similar

import (
	"fmt"
	"slices"
)

// groups joins texts as long as all of a group are alike: of two groups the least similar pair counts (complete linkage). The most similar ones
// are joined first, by following nearest neighbours (Murtagh 1983, "A survey of recent advances in hierarchical clustering algorithms", The
// Computer Journal 26(4)).
func (x *index) groups() []Group {
	c := clusters{near: make([]map[int]float64, len(x.texts)), groups: make([]Group, len(x.texts))}
	first := map[string]int{} // texts of the same words are one from the start, under the first of them
	var found []Pair
	for i, words := range x.texts {
		key := fmt.Sprint(words)
		at, again := first[key]
		if !again || len(words) == 0 {
			at = i
			first[key] = i
			found = x.before(i, Threshold, found)
		}
		c.groups[at].Members = append(c.groups[at].Members, i)
		c.groups[at].Similarity = 1
	}
	for _, p := range found {
		if c.groups[p.A].Members != nil {
			c.meet(p.A, p.B, p.Similarity)
			c.meet(p.B, p.A, p.Similarity)
		}
	}
	for i := range c.groups {
		c.settle(i)
	}
	return slices.DeleteFunc(c.groups, func(g Group) bool { return len(g.Members) < 2 })
}

// clusters is groups under the number of their first member, and of each those it may still be joined with.
type clusters struct {
	near   []map[int]float64
	groups []Group
}

func (c *clusters) meet(a, b int, similarity float64) {
	if c.near[a] == nil {
		c.near[a] = map[int]float64{}
	}
	c.near[a][b] = similarity
}

// settle follows nearest neighbours from a group on and joins those that are nearest to each other, until nothing is left to join it with.
func (c *clusters) settle(from int) {
	chain := []int{from}
	for len(chain) > 0 {
		last := chain[len(chain)-1]
		next, similarity := c.nearest(last)
		switch {
		case next < 0:
			chain = chain[:len(chain)-1]
		case len(chain) > 1 && c.near[last][chain[len(chain)-2]] == similarity:
			before := chain[len(chain)-2]
			chain = chain[:len(chain)-2]
			c.join(min(before, last), max(before, last), similarity)
			if len(chain) == 0 {
				chain = append(chain, min(before, last))
			}
		default:
			chain = append(chain, next)
		}
	}
}

func (c *clusters) nearest(of int) (int, float64) {
	best, similarity := -1, 0.
	for other, s := range c.near[of] {
		if s > similarity || s == similarity && other < best {
			best, similarity = other, s
		}
	}
	return best, similarity
}

// join takes the group b into a.
func (c *clusters) join(a, b int, similarity float64) {
	delete(c.near[a], b)
	delete(c.near[b], a)
	for other := range c.near[a] {
		s, both := c.near[b][other]
		if !both {
			delete(c.near[a], other)
			delete(c.near[other], a)
			continue
		}
		s = min(s, c.near[a][other])
		c.near[a][other], c.near[other][a] = s, s
	}
	for other := range c.near[b] {
		delete(c.near[other], b)
	}
	c.near[b] = nil
	c.groups[a] = Group{Members: append(c.groups[a].Members, c.groups[b].Members...), Similarity: similarity}
	slices.Sort(c.groups[a].Members)
	c.groups[b] = Group{}
}
