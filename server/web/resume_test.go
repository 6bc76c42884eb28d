package web_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/uuid"

	"colazione/session"
)

// One patch brings a phone that was away to where the others are, however long it was.
func TestResumeAfterAGap(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	ada, bea := m.mustJoin("Ada"), m.mustJoin("Bea")
	away := m.mustDial(ada.Token, 0)
	held := uint64(away.mustReach(1).Seq)
	away.ws.Close()
	cards := map[session.CardID]string{}
	var last uint64
	for i := range 50 {
		text := fmt.Sprint("scheda ", i)
		a := m.mustDo(bea.Token, "card.add", `"kind":"need","text":"`+text+`"`)
		cards[session.CardID(a.Card)], last = text, a.Seq
	}
	m.restart()
	back := m.mustDial(ada.Token, held)
	first, err := back.next()
	if err != nil || first.Patch == nil {
		t.Fatalf("the first frame is %+v, %v", first, err)
	}
	p := first.Patch
	if uint64(p.From) > held || uint64(p.Seq) != last || len(p.Cards) != len(cards) {
		t.Fatalf("from %d to %d with %d cards, want %d to %d with %d", p.From, p.Seq, len(p.Cards), held, last, len(cards))
	}
	for _, c := range p.Cards {
		if cards[c.ID] != c.Text {
			t.Errorf("card %s says %s", c.ID, c.Text)
		}
	}
}

// A command has one effect and one answer, over whichever way it comes again, also after a restart.
func TestACommandSentAgain(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	ada := m.mustJoin("Ada")
	id := uuid.NewString()
	body := `{"id":"` + id + `","do":"card.add","kind":"need","text":"una volta"}`
	phone := m.mustDial(ada.Token, 0)
	answers := map[ack]bool{}
	for range 3 {
		phone.send(body)
		got := phone.until("an ack", func(h heard) bool { return h.Ack == id })
		answers[ack{Ack: got.Ack, Seq: got.Seq, Card: got.Card}] = true
		answers[mustAPI[ack](m.house, 200, "POST", m.path("/commands"), body, ada.Token)] = true
	}
	m.restart()
	answers[mustAPI[ack](m.house, 200, "POST", m.path("/commands"), body, ada.Token)] = true
	phone = m.mustDial(ada.Token, 0)
	phone.send(body)
	got := phone.until("an ack", func(h heard) bool { return h.Ack == id })
	answers[ack{Ack: got.Ack, Seq: got.Seq, Card: got.Card}] = true
	if len(answers) != 1 {
		t.Errorf("answered in %d ways: %v", len(answers), answers)
	}
	if cards := m.mustPoll(ada.Token, 0, 0).Cards; len(cards) != 1 {
		t.Errorf("%d cards", len(cards))
	}
	mustProblem(t, m.api("POST", m.path("/commands"), strings.Replace(body, "volta", "altra", 1), ada.Token), 409, "conflict")
}

// The end of the server tells phones when to come back.
func TestGoodbyeAtARestart(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	var phones []*phone
	for range 20 {
		p := m.mustDial(m.mustJoin("").Token, 0)
		p.mustReach(1)
		phones = append(phones, p)
	}
	ended := make(chan heard, len(phones))
	for _, p := range phones {
		go func() {
			var last heard
			for {
				h, err := p.next()
				if err != nil {
					ended <- last
					return
				}
				last = h
			}
		}()
	}
	m.restart()
	waits := map[int64]bool{}
	for range phones {
		last := <-ended
		if last.Bye == nil || last.Bye.Code != "restart" || last.Bye.RetryInMS <= 0 {
			t.Fatalf("the last frame was %+v", last)
		}
		waits[last.Bye.RetryInMS] = true
	}
	if len(waits) < 5 {
		t.Errorf("20 phones come back at %d moments", len(waits))
	}
}
