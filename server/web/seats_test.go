package web_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"colazione/server/web"
	"colazione/session"
)

const seatsOnly = `"city":"Milano","settings":{"groups":["Finestra","Camino"],"admission":"seats"}`

// seatsPDF has place cards made and gives the file.
func (m *meeting) seatsPDF(query string) []byte {
	m.t.Helper()
	a := m.api("GET", m.path("/seats.pdf"+query), nil, m.organiser)
	if a.StatusCode != 200 || a.Header.Get("Content-Type") != "application/pdf" || !bytes.HasPrefix(a.body, []byte("%PDF-")) {
		m.t.Fatalf("seats.pdf%s: %d %s %.80s", query, a.StatusCode, a.Header.Get("Content-Type"), a.body)
	}
	return a.body
}

// seatCode is what stands on the card of a seat.
func (m *meeting) seatCode(number int) string {
	m.t.Helper()
	code, err := m.app.SeatCode(m.t.Context(), session.ID(m.id), number)
	m.must(err)
	return code
}

func (m *meeting) sit(code, name, token string) answer {
	m.t.Helper()
	return m.api("POST", "/join", web.Join{Code: code, Name: name}, token)
}

func (m *meeting) mustSit(code, name string) web.Joined {
	m.t.Helper()
	return mustAPI[web.Joined](m.house, 200, "POST", "/join", web.Join{Code: code, Name: name}, "")
}

func TestSeatsLetNobodyElseIn(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda, seatsOnly)
	if m.made.Session.Settings.Admission != session.AdmissionSeats {
		t.Fatalf("admission is %s", m.made.Session.Settings.Admission)
	}
	m.seatsPDF("?seats=4")
	p := mustProblem(t, m.sit(m.code, "Ada", ""), 403, "not_allowed")
	if !strings.Contains(p.Detail, "seat") {
		t.Errorf("the refusal says %q", p.Detail)
	}
	mustProblem(t, m.sit("CCCCCDDDDD", "Ada", ""), 404, "unknown_code")
	code := m.seatCode(2)
	ada := m.mustSit(strings.ToLower(code[:5])+" - "+code[5:], "Ada")
	bea := m.mustSit(m.seatCode(1), "Bea")
	if ada.Participant.ID == bea.Participant.ID || ada.Participant.Group == bea.Participant.Group {
		t.Errorf("Ada is %+v, Bea %+v", ada.Participant, bea.Participant)
	}
	m.restart()
	if again := m.mustSit(code, ""); again.Participant.ID != ada.Participant.ID || again.Participant.Name != "Ada" {
		t.Errorf("after a restart the seat is %+v's, was %+v's", again.Participant, ada.Participant)
	}
	m.mustDo(m.facilitator, "session.close", "")
	mustProblem(t, m.sit(m.seatCode(3), "", ""), 404, "unknown_code")
	mustProblem(t, m.sit(code, "", ""), 404, "unknown_code")
}

func TestASeatMovesToANewPhone(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda, seatsOnly)
	m.seatsPDF("?seats=2")
	old := m.mustSit(m.seatCode(1), "Ada")
	if same := mustDecode[web.Joined](t, m.sit(m.seatCode(1), "Ada Rossi", old.Token).body); same.Token != old.Token || same.Participant.Name != "Ada Rossi" {
		t.Errorf("from the same phone %+v, was %+v", same, old)
	}
	socket := m.mustDial(old.Token, 0)
	socket.mustReach(1)
	added := socket.mustSend("card.add", `"kind":"need","text":"Capire"`)
	fresh := m.mustSit(m.seatCode(1), "")
	if fresh.Participant.ID != old.Participant.ID || fresh.Token == old.Token {
		t.Fatalf("from a new phone %+v, was %+v", fresh, old)
	}
	if bye := socket.mustClose(1012); bye.Bye == nil || bye.Bye.Code != "restart" {
		t.Errorf("the old phone heard %+v", bye)
	}
	mustProblem(t, m.do(old.Token, "card.add", `"kind":"need","text":"Due volte"`), 401, "not_signed_in")
	next := m.mustDial(fresh.Token, 0)
	if p := next.mustReach(added.Seq); len(p.Me.Cards) != 1 || p.Me.Name != "Ada Rossi" {
		t.Errorf("on the new phone she is %+v", p.Me)
	}
	if back := m.mustSit(m.seatCode(1), ""); back.Participant.ID != old.Participant.ID {
		t.Errorf("back again %+v", back.Participant)
	}
	mustProblem(t, m.do(fresh.Token, "card.add", `"kind":"need","text":"Tre volte"`), 401, "not_signed_in")
	var people int
	m.must(m.app.Rooms().Look(t.Context(), session.ID(m.id), func(s *session.State, _ session.Moment) { people = s.Attendance().Joined }))
	if people != 1 {
		t.Errorf("%d people", people)
	}
}

func TestRenewingASeatEndsItsCode(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda, seatsOnly)
	m.seatsPDF("?seats=2")
	lost := m.seatCode(1)
	ada := m.mustSit(lost, "Ada")
	for _, token := range []string{"", ada.Token, m.screen} {
		if a := m.api("POST", m.path("/seats/1/renew"), nil, token); a.StatusCode != 401 && a.StatusCode != 403 {
			t.Errorf("renewed with %d", a.StatusCode)
		}
	}
	if a := m.api("POST", m.path("/seats/1/renew"), nil, m.facilitator); a.StatusCode != 204 {
		t.Fatalf("renewing: %d %s", a.StatusCode, a.body)
	}
	for _, no := range []string{"3", "0", "x"} {
		mustProblem(t, m.api("POST", m.path("/seats/"+no+"/renew"), nil, m.facilitator), 404, "not_found")
	}
	mustProblem(t, m.sit(lost, "", ""), 404, "unknown_code")
	m.mustDo(ada.Token, "card.add", `"kind":"need","text":"Ancora qui"`)
	m.seatsPDF("?seat=1")
	if now := m.seatCode(1); now == lost {
		t.Error("the code is the same")
	} else if again := m.mustSit(now, ""); again.Participant.ID != ada.Participant.ID {
		t.Errorf("by the new code %+v", again.Participant)
	}
}

// Who came by the ordinary code takes a seat as who they are; another seat's card on the same phone is another person's.
func TestSeatsWhereTheCodeIsEnough(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda, `"settings":{"groups":["Finestra","Camino"]}`)
	m.seatsPDF("?seats=2")
	ada := m.mustJoin("Ada")
	seated := mustDecode[web.Joined](t, m.sit(m.seatCode(2), "", ada.Token).body)
	if seated.Participant.ID != ada.Participant.ID || seated.Token != ada.Token {
		t.Errorf("seated %+v, was %+v", seated, ada)
	}
	if other := mustDecode[web.Joined](t, m.sit(m.seatCode(1), "Bea", ada.Token).body); other.Participant.ID == ada.Participant.ID {
		t.Error("one person has two seats")
	}
	moved := m.mustSit(m.seatCode(2), "")
	if moved.Participant.ID != ada.Participant.ID {
		t.Errorf("on another phone %+v", moved.Participant)
	}
	mustProblem(t, m.do(ada.Token, "card.add", `"kind":"need","text":"x"`), 401, "not_signed_in")
}

func TestSeatsPDF(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda, seatsOnly)
	first := m.seatsPDF("")
	if !bytes.Equal(m.seatsPDF(""), first) || !bytes.Equal(m.seatsPDF("?seats=24"), first) || !bytes.Equal(m.seatsPDF("?seats=3&size=small"), first) {
		t.Error("the same seats give another file")
	}
	codes := []string{}
	for n := range 24 {
		codes = append(codes, m.seatCode(n+1))
	}
	if more := m.seatsPDF("?seats=30"); len(more) <= len(first) {
		t.Error("more seats do not give more cards")
	}
	for n, code := range codes {
		if m.seatCode(n+1) != code {
			t.Errorf("seat %d has another code", n+1)
		}
	}
	if distinct := slices.Compact(slices.Sorted(slices.Values(codes))); len(distinct) != 24 {
		t.Errorf("%d codes of 24 seats", len(distinct))
	}
	if bytes.Equal(m.seatsPDF("?size=large"), m.seatsPDF("")) {
		t.Error("both sizes are the same")
	}
	for query, want := range map[string]int{"?seats=501": 400, "?seats=x": 400, "?size=huge": 400, "?seat=31": 404, "?seats=-1": 400} {
		if a := m.api("GET", m.path("/seats.pdf"+query), nil, m.organiser); a.StatusCode != want {
			t.Errorf("%s: %d, want %d", query, a.StatusCode, want)
		}
	}
	for token, want := range map[string]int{"": 401, m.screen: 403, m.mustSit(codes[0], "Ada").Token: 403, m.facilitator: 200} {
		if a := m.api("GET", m.path("/seats.pdf"), nil, token); a.StatusCode != want {
			t.Errorf("%d, want %d", a.StatusCode, want)
		}
	}
}

func TestErasingASessionErasesItsSeats(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda, seatsOnly)
	m.seatsPDF("?seats=2")
	code := m.seatCode(1)
	m.mustSit(code, "Ada")
	if a := m.api("DELETE", m.path(""), nil, m.organiser); a.StatusCode != 204 {
		t.Fatalf("erasing: %d", a.StatusCode)
	}
	mustProblem(t, m.sit(code, "", ""), 404, "unknown_code")
	for _, space := range []string{"codes", "tokens"} {
		err := m.app.Records().List(space, "", func(key string, value []byte) error {
			if strings.Contains(key, m.id) || string(value) == m.id {
				return fmt.Errorf("%s still has %s", space, key)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
}
