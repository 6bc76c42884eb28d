package web_test

import (
	"bytes"
	"fmt"
	"net/netip"
	"os"
	"strings"
	"testing"
	"time"

	"colazione/server/web"
	"colazione/session"
)

const samePhone, oneAddress = "Mozilla/5.0 (privata; prova)", "192.0.2.77"

// behindAProxy has every test say from where somebody comes.
func behindAProxy(h *house) { h.proxies = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")} }

func (m *meeting) mustComeFrom(address, browser string) web.Joined {
	m.t.Helper()
	a := m.call("POST", "/api/v1/join", web.Join{Code: m.code}, "X-Forwarded-For", "203.0.113.9, "+address, "User-Agent", browser)
	if a.StatusCode != 200 {
		m.t.Fatalf("%d %s", a.StatusCode, a.body)
	}
	return mustDecode[web.Joined](m.t, a.body)
}

func (m *meeting) mustArrivals() []web.AlikeArrivals {
	m.t.Helper()
	return mustAPI[web.Arrivals](m.house, 200, "GET", m.path("/arrivals"), nil, m.facilitator).Alike
}

// Twenty private windows are twenty voices in an open room until the facilitator, who is shown them, removes them with what they did.
func TestTwentyPrivateWindows(t *testing.T) {
	m := mustHouse(t, behindAProxy).mustMeet(liveAgenda)
	card := m.mustDo(m.facilitator, "card.add", `"kind":"need","text":"Capire"`).Card
	m.mustDo(m.facilitator, "step.go", `"step":"judge"`)
	like := `"card":"` + card + `","on":true`
	for i := range 5 {
		one := m.mustComeFrom(fmt.Sprintf("192.0.2.%d", i), samePhone)
		m.mustDo(one.Token, "like.set", like)
	}
	if got := m.mustArrivals(); len(got) != 0 {
		t.Errorf("five people with the same phone are taken for one: %+v", got)
	}
	var windows []session.PersonID
	for range 20 {
		one := m.mustComeFrom(oneAddress, samePhone)
		windows = append(windows, one.Participant.ID)
		m.mustDo(one.Token, "like.set", like)
	}
	total := func() int { return m.mustRank().Cards[0].Total }
	got := m.mustArrivals()
	if len(got) != 1 || fmt.Sprint(got[0].People) != fmt.Sprint(windows) || got[0].Shared || got[0].Seconds > 60 {
		t.Fatalf("shown are %+v", got)
	}
	if total() != 25 {
		t.Fatalf("%d likes", total())
	}
	for _, id := range got[0].People[1:] {
		m.mustDo(m.facilitator, "person.remove", `"person":"`+string(id)+`"`)
	}
	if left := m.mustArrivals(); len(left) != 0 || total() != 6 {
		t.Errorf("with nineteen removed there are %d likes, and shown are %+v", total(), left)
	}
}

func (m *meeting) mustRank() session.Ranking {
	m.t.Helper()
	return mustAPI[session.Ranking](m.house, 200, "GET", m.path("/ranking?by=likes"), nil, m.facilitator)
}

// Where a venue has one address, phones that are alike are shown only when they are many, and with a word of it.
func TestAVenueWithOneAddress(t *testing.T) {
	m := mustHouse(t, behindAProxy).mustMeet(liveAgenda)
	for range 3 {
		m.mustComeFrom(oneAddress, samePhone)
	}
	if got := m.mustArrivals(); len(got) != 1 || got[0].Shared || len(got[0].People) != 3 {
		t.Errorf("three from a place of their own: %+v", got)
	}
	m.mustComeFrom(oneAddress, "another phone")
	if got := m.mustArrivals(); len(got) != 0 {
		t.Errorf("three of a venue: %+v", got)
	}
	m.mustComeFrom(oneAddress, samePhone)
	if got := m.mustArrivals(); len(got) != 1 || !got[0].Shared || len(got[0].People) != 4 {
		t.Errorf("four of a venue: %+v", got)
	}
}

// With a lobby twenty windows have no voice before the facilitator lets them in; with seats they do not come in at all.
func TestTwentyPrivateWindowsElsewhere(t *testing.T) {
	h := mustHouse(t, behindAProxy)
	lobby := h.mustMeet(liveAgenda, `"settings":{"admission":"lobby"}`)
	for range 20 {
		one := lobby.mustComeFrom(oneAddress, samePhone)
		mustProblem(t, lobby.do(one.Token, "card.add", `"kind":"need","text":"x"`), 403, "waiting_for_admission")
	}
	if got := lobby.mustArrivals(); len(got) != 1 || len(got[0].People) != 20 {
		t.Errorf("those who wait are not shown: %+v", got)
	}
	seats := h.mustMeet(liveAgenda, `"settings":{"admission":"seats"}`)
	for range 20 {
		mustProblem(t, seats.call("POST", "/api/v1/join", web.Join{Code: seats.code}, "X-Forwarded-For", oneAddress, "User-Agent", samePhone), 403, "not_allowed")
	}
	if got := seats.mustArrivals(); len(got) != 0 {
		t.Errorf("shown are %+v", got)
	}
}

// A restart forgets them, and phones that come back are seen anew. Nothing is kept or logged, and nobody but a proxy is believed.
func TestSightingsLeaveNoTrace(t *testing.T) {
	m := mustHouse(t, behindAProxy).mustMeet(liveAgenda)
	one, two := m.mustComeFrom(oneAddress, samePhone), m.mustComeFrom(oneAddress, samePhone)
	m.restart()
	if got := m.mustArrivals(); len(got) != 0 {
		t.Errorf("after a restart: %+v", got)
	}
	for _, who := range []web.Joined{one, two} {
		m.call("GET", "/api/v1"+m.path("/patch"), nil, "token", who.Token, "X-Forwarded-For", oneAddress, "User-Agent", samePhone)
	}
	if got := m.mustArrivals(); len(got) != 1 || len(got[0].People) != 2 {
		t.Errorf("back again: %+v", got)
	}
	data, err := os.ReadFile(m.house.path)
	m.must(err)
	for _, trace := range []string{oneAddress, samePhone} {
		if bytes.Contains(data, []byte(trace)) || strings.Contains(m.log.String(), trace) {
			t.Errorf("%s is kept", trace)
		}
	}
	direct := mustHouse(t).mustMeet(liveAgenda)
	for i := range 2 {
		direct.mustComeFrom(fmt.Sprintf("192.0.2.%d", i), samePhone)
	}
	if got := direct.mustArrivals(); len(got) != 1 {
		t.Errorf("a header that nobody vouches for hides where they came from: %+v", got)
	}
}

// From where somebody came is forgotten with them, and of everybody when the room is long over.
func TestSightingsEnd(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	ada, bea := m.mustJoin(""), m.mustJoin("")
	remembered := func(what string, want int) {
		t.Helper()
		if got := m.app.Traced(session.ID(m.id)); got != want {
			t.Errorf("%s: %d, want %d", what, got, want)
		}
	}
	remembered("both came", 2)
	m.mustDo(ada.Token, "person.erase", `"person":"`+string(ada.Participant.ID)+`"`)
	remembered("one erased what is hers", 1)
	m.mustDo(m.facilitator, "person.erase", `"person":"`+string(bea.Participant.ID)+`"`)
	remembered("both are erased", 0)
	m.mustJoin("")
	m.must(m.app.Sweep(t.Context(), time.Now().Add(11*time.Hour)))
	remembered("the same day", 1)
	m.must(m.app.Sweep(t.Context(), time.Now().Add(13*time.Hour)))
	remembered("the room is over", 0)
}

// playArrivals has everything happen that leaves a trace in what a facilitator sees of arrivals.
func playArrivals(h *house) {
	m := h.mustMeet(liveAgenda)
	m.mustJoin("")
	m.mustJoin("")
	m.mustArrivals()
}
