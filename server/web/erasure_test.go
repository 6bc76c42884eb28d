package web_test

import (
	"bytes"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"colazione/server/web"
)

// holds tells which of the words stand anywhere in the files of the server's folder.
func (h *house) holds(words ...string) (found []string) {
	h.t.Helper()
	entries, err := os.ReadDir(h.folder())
	h.must(err)
	for _, e := range entries {
		data, err := os.ReadFile(h.folder() + "/" + e.Name())
		h.must(err)
		for _, w := range words {
			if bytes.Contains(data, []byte(w)) {
				found = append(found, w)
			}
		}
	}
	for _, w := range words {
		if strings.Contains(h.log.String(), w) {
			found = append(found, w+" (in the log)")
		}
	}
	return found
}

func (h *house) folder() string { return h.path[:strings.LastIndexByte(h.path, '/')] }

// A card that its author erases, also after everything was published and closed, leaves no byte of what it ever said.
func TestAnErasedCardLeavesNoByte(t *testing.T) {
	h := mustHouse(t)
	m := h.mustMeet(liveAgenda)
	ada, bruno := m.mustJoin("Ada").Token, m.mustJoin("Bruno").Token
	card := m.mustDo(ada, "card.add", `"kind":"kpi","text":"Parolaprima","kpi":{"measure":"Parolaseconda","baseline":"","target":"","due":""},"themes":["Parolaterza"]`).Card
	kept := m.mustDo(bruno, "card.add", `"kind":"kpi","text":"Parolachetiene"`).Card
	id := `"card":"` + card + `"`
	m.mustDo(ada, "card.edit", id+`,"text":"Parolaquarta"`)
	m.mustDo(m.facilitator, "card.measure", id+`,"kpi":{"measure":"Parolaquinta","baseline":"","target":"","due":""}`)
	m.mustDo(m.facilitator, "card.theme", id+`,"themes":["Parolasesta"]`)
	m.mustDo(m.facilitator, "card.screen", id+`,"verdict":"take","reason":"Parolasettima"`)
	m.mustDo(bruno, "card.flag", id+`,"reason":"offensive","note":"Parolaottava"`)
	m.mustDo(m.facilitator, "path.put", `"needs":[],"objectives":[],"tools":[],"kpis":["`+card+`","`+kept+`"],"title":"Via","note":""`)
	m.mustDo(m.facilitator, "synthesis.publish", "")
	m.mustDo(m.facilitator, "session.close", "")
	words := []string{"Parolaprima", "Parolaseconda", "Parolaterza", "Parolaquarta", "Parolaquinta", "Parolasesta", "Parolasettima", "Parolaottava"}
	if found := h.holds(words...); len(found) != len(words) {
		t.Fatalf("before, only %q are in the file", found)
	}
	cockpit := m.mustDial(m.facilitator, 0)
	cockpit.mustReach(1)

	mustProblem(t, m.do(bruno, "card.erase", id), 403, "not_allowed")
	mustProblem(t, m.do(ada, "card.erase", `"card":"`+mustID()+`"`), 404, "unknown_card")
	erase := command("card.erase", id)
	first := mustAPI[ack](h, 200, "POST", m.path("/commands"), erase, ada)
	if found := h.holds(words...); len(found) > 0 {
		t.Errorf("%q are still there", found)
	}
	if found := h.holds("Parolachetiene"); len(found) != 1 {
		t.Error("another card went too")
	}
	cockpit.mustReach(first.Seq)
	if again := mustAPI[ack](h, 200, "POST", m.path("/commands"), erase, ada); again != first {
		t.Errorf("the same command again: %+v, before %+v", again, first)
	}
	h.restart()
	for _, format := range []string{"html?version=1", "pdf?version=draft", "json?version=draft"} {
		if a := m.api("GET", m.path("/report."+format), nil, m.facilitator); a.StatusCode != 200 || bytes.Contains(a.body, []byte("Parolaquarta")) || strings.HasPrefix(format, "html") != strings.Contains(string(a.body), "Modificata dopo la pubblicazione") {
			t.Errorf("%s: %d, %t", format, a.StatusCode, bytes.Contains(a.body, []byte("Parolaquarta")))
		}
	}
	if found := h.holds(words...); len(found) > 0 {
		t.Errorf("after a restart %q are there again", found)
	}
}

// Whoever leaves for good takes along name, cards and likes; what others said stays.
func TestAnErasedPersonLeavesNoByte(t *testing.T) {
	h := mustHouse(t)
	m := h.mustMeet(liveAgenda, `"settings":{"names":"shown"}`)
	ada := mustAPI[web.Joined](h, 200, "POST", "/join", web.Join{Code: m.code, Name: "Adalgisa", Organisation: "Dittasegreta"}, "")
	bruno := m.mustJoin("Bruno")
	theirs := m.mustDo(ada.Token, "card.add", `"kind":"need","text":"Parolaprima"`).Card
	m.mustDo(bruno.Token, "card.add", `"kind":"need","text":"Parolachetiene"`)
	m.mustDo(m.facilitator, "step.go", `"step":"judge"`)
	m.mustDo(bruno.Token, "like.set", `"card":"`+theirs+`","on":true`)

	mine := mustAPI[web.Mine](h, 200, "GET", m.path("/mine"), nil, ada.Token)
	if mine.Person.Name != "Adalgisa" || mine.Person.Organisation != "Dittasegreta" || len(mine.Cards) != 1 || mine.Cards[0].Text != "Parolaprima" {
		t.Errorf("what is hers: %+v", mine)
	}
	if liked := mustAPI[web.Mine](h, 200, "GET", m.path("/mine"), nil, bruno.Token).Likes["like"]; len(liked) != 1 || liked[0].Text != "Parolaprima" {
		t.Errorf("what he likes: %+v", liked)
	}
	who := `"person":"` + string(ada.Participant.ID) + `"`
	mustProblem(t, m.do(bruno.Token, "person.erase", who), 403, "not_allowed")
	phone := m.mustDial(ada.Token, 0)
	phone.mustReach(1)
	m.mustDo(ada.Token, "person.erase", who)
	phone.mustClose(4001)
	if found := h.holds("Adalgisa", "Dittasegreta", "Parolaprima"); len(found) > 0 {
		t.Errorf("%q are still there", found)
	}
	if found := h.holds("Parolachetiene", "Bruno"); len(found) != 2 {
		t.Errorf("of others, only %q are there", found)
	}
	mustProblem(t, m.api("GET", m.path("/mine"), nil, ada.Token), 401, "not_signed_in")
	mustProblem(t, m.do(m.facilitator, "person.admit", who), 404, "unknown_person")
	m.mustDo(m.facilitator, "person.erase", `"person":"`+string(bruno.Participant.ID)+`"`)
	h.restart()
	if found := h.holds("Parolachetiene", "Bruno"); len(found) > 0 {
		t.Errorf("whom the facilitator erased left %q", found)
	}
}

// Also a name alone, and what somebody said of other people's cards, go with them, out of the day's copy too.
func TestAnErasedNameLeavesNoByte(t *testing.T) {
	h := mustHouse(t)
	m := h.mustMeet(liveAgenda, `"settings":{"names":"shown"}`)
	bruno := m.mustJoin("Bruno").Token
	card := m.mustDo(bruno, "card.add", `"kind":"need","text":"Parolachetiene"`).Card
	ada := mustAPI[web.Joined](h, 200, "POST", "/join", web.Join{Code: m.code, Name: "Adalgisa", Organisation: "Dittasegreta"}, "")
	m.mustDo(ada.Token, "card.flag", `"card":"`+card+`","reason":"offensive","note":"Parolasua"`)
	bea := m.mustJoin("Bartolomea")
	_, err := h.store.Copy(t.Context(), time.Now(), "")
	h.must(err)
	words := []string{"Adalgisa", "Dittasegreta", "Parolasua", "Bartolomea"}
	if found := h.holds(words...); len(found) < 2*len(words) {
		t.Fatalf("before, only %q are in the file and its copy", found)
	}
	for _, who := range []web.Joined{bea, ada} {
		m.mustDo(who.Token, "person.erase", `"person":"`+string(who.Participant.ID)+`"`)
	}
	if found := h.holds(words...); len(found) > 0 {
		t.Errorf("%q are still there", found)
	}
	if found := h.holds("Parolachetiene"); len(found) != 2 {
		t.Error("another's card went too")
	}
	h.restart()
	if found := h.holds(words...); len(found) > 0 {
		t.Errorf("after a restart %q are there again", found)
	}
}

// Somebody reads and erases what is theirs wherever they are: in the lobby, in the room, or put out of it. It is theirs alone, and their browser forgets them after.
func TestEverybodyReachesWhatIsTheirs(t *testing.T) {
	h := mustHouse(t)
	m := h.mustMeet(liveAgenda, `"date":"2026-11-26","settings":{"admission":"lobby","names":"shown"}`)
	waits, inside, out := m.mustJoin("Adalgisa"), m.mustJoin("Bartolomea"), m.mustJoin("Clotilde")
	for _, who := range []web.Joined{inside, out} {
		m.mustDo(m.facilitator, "person.admit", `"person":"`+string(who.Participant.ID)+`"`)
		m.mustDo(who.Token, "card.add", `"kind":"need","text":"<b>Parola</b> di `+who.Participant.Name+`"`)
	}
	m.mustDo(m.facilitator, "person.remove", `"person":"`+string(out.Participant.ID)+`"`)
	for _, token := range []string{m.facilitator, m.organiser, m.screen} {
		mustProblem(t, m.api("GET", m.path("/mine.html"), nil, token), 403, "not_allowed")
	}
	for _, who := range []web.Joined{waits, inside, out} {
		name := who.Participant.Name
		mine := mustAPI[web.Mine](h, 200, "GET", m.path("/mine"), nil, who.Token)
		if mine.Person.Name != name || (len(mine.Cards) == 1) == (mine.Person.State == "waiting") {
			t.Errorf("%s: %+v", name, mine)
		}
		page := m.api("GET", m.path("/mine.html?language=nl"), nil, who.Token)
		if text := string(page.body); !strings.Contains(text, "Naam: "+name) || !strings.Contains(text, "26 november 2026") || strings.Contains(text, "<b>Parola") || len(mine.Cards) > 0 && !strings.Contains(text, "&lt;b&gt;Parola&lt;/b&gt; di "+name) {
			t.Errorf("%s: %s", name, text)
		}
		done := m.do(who.Token, "person.erase", `"person":"`+string(who.Participant.ID)+`"`)
		if done.StatusCode != 200 || !strings.Contains(done.Header.Get("Set-Cookie"), "max-age=0") && !strings.Contains(done.Header.Get("Set-Cookie"), "expires=") {
			t.Errorf("%s: %d %s, %v", name, done.StatusCode, done.body, done.Header)
		}
		if found := h.holds(name); len(found) > 0 {
			t.Errorf("%q are still there", found)
		}
	}
}

// What is withdrawn is out of sight at once, and off the disk with the next sweep.
func TestWithdrawnWordsLeaveWithTheSweep(t *testing.T) {
	h := mustHouse(t)
	m := h.mustMeet(liveAgenda)
	ada := m.mustJoin("Ada").Token
	card := m.mustDo(ada, "card.add", `"kind":"need","text":"Parolaprima"`).Card
	m.mustDo(ada, "card.withdraw", `"card":"`+card+`"`)
	h.restart()
	h.must(h.app.Sweep(t.Context(), time.Now()))
	if found := h.holds("Parolaprima"); len(found) > 0 {
		t.Error("it is still there")
	}
	before, err := os.Stat(h.path)
	h.must(err)
	h.must(h.app.Sweep(t.Context(), time.Now()))
	if after, err := os.Stat(h.path); err != nil || !os.SameFile(before, after) {
		t.Errorf("the file was written anew for nothing, %v", err)
	}
}

// Many who erase at once, while others write, all get what they asked for, and nothing that was acknowledged is lost.
func TestManyEraseAtOnce(t *testing.T) {
	h := mustHouse(t)
	m := h.mustMeet(liveAgenda)
	const people = 12
	var all sync.WaitGroup
	for i := range people {
		token := m.mustJoin("Ada").Token
		all.Go(func() {
			secret := m.mustDo(token, "card.add", `"kind":"need","text":"Parolasegreta`+string(rune('a'+i))+`"`).Card
			m.mustDo(token, "card.add", `"kind":"need","text":"Parolachetiene`+string(rune('a'+i))+`"`)
			m.mustDo(token, "card.erase", `"card":"`+secret+`"`)
		})
	}
	all.Wait()
	for i := range people {
		letter := string(rune('a' + i))
		if found := h.holds("Parolasegreta"+letter, "Parolachetiene"+letter); len(found) != 1 || found[0] != "Parolachetiene"+letter {
			t.Errorf("of %s there are %q", letter, found)
		}
	}
	h.restart()
	if a := m.api("GET", m.path("/report.md"), nil, m.facilitator); strings.Count(string(a.body), "Parolachetiene") < people || strings.Contains(string(a.body), "Parolasegreta") {
		t.Errorf("%s", a.body)
	}
}
