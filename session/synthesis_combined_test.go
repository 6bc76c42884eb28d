package session_test

import (
	"reflect"
	"slices"
	"testing"

	"colazione/session"
	"colazione/voting"
)

const romeID = "22222222-2222-7222-8222-222222222222"

// twoRooms are boards of two sessions, whose ids differ. Rome's cards are written later.
func twoRooms(t *testing.T) (milan, rome *board) {
	milan = newBoard(t)
	m := newMeeting(t, func(c *session.Create) { c.Info.ID = romeID })
	m.ids, m.now = 1000, m.now.AddDate(0, 0, 7)
	return milan, m.board()
}

func mustCombine(t *testing.T, unions [][]session.CardID, rooms ...*board) session.Combined {
	t.Helper()
	var parts []session.Evidence
	for _, b := range rooms {
		e, err := b.s.Evidence(session.Reader(organiser))
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, e)
	}
	return session.Combine(parts, unions)
}

func TestRankingOverASeries(t *testing.T) {
	milan, rome := twoRooms(t)
	milan.put("n1", "Ascoltare i pazienti", "Rosso", "")
	rome.put("n2", "Ascoltare chi è malato", "Blu", "")
	milan.goTo("likes")
	rome.goTo("likes")
	milan.likes("n1", "ab")
	rome.likes("n2", "cd")
	r := mustCombine(t, nil, rome, milan).Ranking(session.Need, voting.ByLikes)
	if r.Electorate.Total != 4 || len(r.Electorate.Groups) != 4 || r.Electorate.Groups[romeID+"/"+string(rome.table("Blu"))] != 2 {
		t.Errorf("electorate %+v", r.Electorate)
	}
	// As many likes at as many tables: the earlier card comes first.
	if len(r.Cards) != 2 || r.Cards[0].Card != milan.ids["n1"] || r.Cards[0].Support != .5 || r.Cards[0].Reach != 1 {
		t.Errorf("cards %+v", r.Cards)
	}
}

func TestAUnionOverRoomsCountsPeople(t *testing.T) {
	milan, rome := twoRooms(t)
	for _, name := range []string{"n1", "n2", "n3"} {
		milan.put(name, "Scheda "+name, "Rosso", "")
	}
	rome.put("n4", "Scheda n4", "Blu", "")
	rome.put("o5", "Obiettivo", "Blu", "")
	milan.goTo("likes")
	rome.goTo("likes")
	milan.likes("n1", "ab")
	milan.likes("n2", "bc")
	milan.likes("n3", "abcd")
	rome.likes("n4", "cde")
	all := slices.Concat(milan.named("n1 n2"), rome.named("n4"))
	one := mustCombine(t, [][]session.CardID{all}, milan, rome)
	r := one.Ranking(session.Need, voting.ByLikes)
	// b likes two of the three and counts once.
	want := map[string]int{
		string(milan.s.Info().ID) + "/" + string(milan.table("Rosso")): 2, string(milan.s.Info().ID) + "/" + string(milan.table("Blu")): 1,
		romeID + "/" + string(rome.table("Rosso")): 0, romeID + "/" + string(rome.table("Blu")): 3,
	}
	if len(r.Cards) != 2 || r.Cards[0].Card != milan.ids["n1"] || r.Cards[0].Total != 6 || !reflect.DeepEqual(r.Cards[0].Groups, want) {
		t.Errorf("ranked %+v", r.Cards)
	}
	u := one.Union(all)
	if u == nil || u.Card != all[0] || !slices.Equal(u.Cards, all) || u.People != 6 || u.In[milan.s.Info().ID] != 3 || u.In[romeID] != 3 {
		t.Errorf("union %+v", u)
	}
	if got := one.Shortlist(session.Need); len(got.Picks) != 2 || got.Covered != 1 {
		t.Errorf("shortlist %+v", got)
	}
	// The rooms themselves know nothing of it.
	if alone, _ := milan.s.Ranking(session.Reader(leader), session.Need, voting.ByLikes); alone.Cards[0].Card != milan.ids["n3"] || len(alone.Cards) != 3 {
		t.Errorf("Milan by itself: %+v", alone.Cards)
	}
	if apart := mustCombine(t, nil, milan, rome); len(apart.Ranking(session.Need, voting.ByLikes).Cards) != 4 {
		t.Error("what was parted is still one")
	}
}

func TestAUnionOverRoomsFollowsTheRooms(t *testing.T) {
	milan, rome := twoRooms(t)
	milan.put("n1", "Una", "Rosso", "")
	milan.put("n2", "La stessa", "Blu", "")
	rome.put("n3", "Ancora lei", "Blu", "")
	rome.put("o4", "Un obiettivo", "Blu", "")
	all := slices.Concat(milan.named("n1"), rome.named("n3 o4"))
	milan.must(leader, "card.merge", fields{"into": milan.ids["n2"], "from": milan.named("n1")})
	one := mustCombine(t, [][]session.CardID{all}, milan, rome)
	// What was merged later speaks through the card that stands for it, and a card of another kind is left out.
	if got := one.StandsFor(rome.ids["n3"]); got != milan.ids["n2"] {
		t.Errorf("%s stands for Rome's card", got)
	}
	if got := one.StandsFor(rome.ids["o4"]); got != rome.ids["o4"] {
		t.Errorf("%s stands for the objective", got)
	}
	rome.must(leader, "card.hide", fields{"card": rome.ids["n3"]})
	one = mustCombine(t, [][]session.CardID{all[:2]}, milan, rome)
	if u := one.Union(all[:2]); u != nil || one.StandsFor(rome.ids["n3"]) != "" {
		t.Errorf("a hidden card makes a union: %+v", u)
	}
	if u := mustCombine(t, [][]session.CardID{all[:2]}, milan).Union(all[:2]); u != nil {
		t.Errorf("an erased session's card makes a union: %+v", u)
	}
}

func TestAlikeOverRooms(t *testing.T) {
	milan, rome := twoRooms(t)
	for name, text := range map[string]string{
		"n1": "Capire se i soldi che mettiamo sui social rendono davvero", "n2": "Misurare l’impatto oltre i like e la reach",
		"n3": "Misurare l'impatto, oltre i like", "d4": "Tempi di approvazione interni troppo lunghi",
	} {
		milan.put(name, text, "Rosso", "")
	}
	rome.put("n5", "Capire quanto rende quello che spendiamo sui social", "Blu", "")
	rome.put("o6", "Tempi di approvazione interni", "Blu", "")
	pair := func(one session.Combined) (all [][]session.CardID) {
		for _, m := range one.Alike(session.Italian) {
			all = append(all, m.Cards)
		}
		return all
	}
	want := []session.CardID{milan.ids["n1"], rome.ids["n5"]}
	// Two cards of one room are that room's affair, and a difficulty is no objective.
	if got := pair(mustCombine(t, nil, milan, rome)); len(got) != 1 || !slices.Equal(got[0], want) {
		t.Errorf("alike are %v, want %v", got, want)
	}
	if got := pair(mustCombine(t, [][]session.CardID{want}, milan, rome)); len(got) != 0 {
		t.Errorf("united, and still alike: %v", got)
	}
}
