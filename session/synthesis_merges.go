package session

import (
	"cmp"
	"slices"
	"sync"

	"colazione/session/similar"
	"colazione/voting"
)

// Merge is cards of one kind that say nearly the same and could be united.
type Merge struct {
	Cards      []CardID `json:"cards"`      // at least two; the first, which most people like, could stand for all
	Similarity float64  `json:"similarity"` // 0 to 1, of those two that are least alike
	Voters     int      `json:"voters"`     // people who like any of them: what the united card would have
}

// Findings remember what takes long to find and rarely changes: which texts are alike, and which large sets are firm. The zero value remembers nothing yet.
// Keep one for each session; many may use it at once.
type Findings struct {
	mu    sync.Mutex
	found map[mergePool]compared
	sets  map[Kind]foundSet
}

// mergePool is cards that could be united with each other.
type mergePool struct {
	kind Kind
	held bool
}

type compared struct {
	texts  []string
	lang   Language
	groups []similar.Group
}

// Findings are the session's own, for whoever works its suggestions out, also while the state goes on changing.
func (s *State) Findings() *Findings { return &s.findings }

func (f *Findings) groups(h mergePool, texts []string, lang Language) []similar.Group {
	f.mu.Lock()
	defer f.mu.Unlock()
	if was, known := f.found[h]; known && was.lang == lang && slices.Equal(was.texts, texts) {
		return was.groups
	}
	if f.found == nil {
		f.found = map[mergePool]compared{}
	}
	groups := similar.Groups(texts, string(lang))
	f.found[h] = compared{texts: texts, lang: lang, groups: groups}
	return groups
}

// merges suggests unions. A card that was united with another is compared by its own words still, and speaks for the whole union; a card is in one
// suggestion at most.
func (e Evidence) merges(known *Findings) []Merge {
	out := []Merge{}
	for _, kind := range Kinds {
		for _, held := range []bool{false, true} {
			out = append(out, e.mergesIn(mergePool{kind, held}, known)...)
		}
	}
	slices.SortStableFunc(out, func(a, b Merge) int { return cmp.Compare(b.Similarity, a.Similarity) })
	return out
}

func (e Evidence) mergesIn(h mergePool, known *Findings) []Merge {
	s := e.at
	var roots []*card
	var texts []string
	for _, c := range s.cards {
		if root := s.standsFor(c.id); root != nil && root.kind == h.kind && root.held == h.held {
			roots, texts = append(roots, root), append(texts, c.text)
		}
	}
	var out []Merge
	taken := map[*card]bool{}
	for _, g := range known.groups(h, texts, s.info.Language) {
		var alike []*card
		for _, i := range g.Members {
			if !taken[roots[i]] && !slices.Contains(alike, roots[i]) {
				alike = append(alike, roots[i])
			}
		}
		if len(alike) > 1 {
			mark(taken, alike)
			out = append(out, s.merge(alike, g.Similarity))
		}
	}
	return out
}

func (s *State) merge(alike []*card, similarity float64) Merge {
	people := map[voting.Voter]bool{}
	likes := map[*card]int{}
	for _, c := range alike {
		s.ballot.Supporters(c.n, func(v voting.Voter) {
			people[v] = true
			likes[c]++
		})
	}
	slices.SortFunc(alike, func(a, b *card) int { return cmp.Or(cmp.Compare(likes[b], likes[a]), cmp.Compare(a.n, b.n)) })
	return Merge{Cards: ids(alike), Similarity: similarity, Voters: len(people)}
}
