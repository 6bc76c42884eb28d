package web_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"

	"colazione/server/web"
	"colazione/session"
)

func (m *meeting) poll(token string, since, wait int) answer {
	m.t.Helper()
	return m.api("GET", m.path(fmt.Sprintf("/patch?since=%d&wait=%d", since, wait)), nil, token)
}

func (m *meeting) mustPoll(token string, since, wait int) session.Patch {
	m.t.Helper()
	a := m.poll(token, since, wait)
	if a.StatusCode != 200 {
		m.t.Fatalf("poll: %d %s", a.StatusCode, a.body)
	}
	return mustDecode[web.PatchMessage](m.t, a.body).Patch
}

// Who polls gets what a socket gets.
func TestPollGivesWhatTheSocketGives(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda, `"settings":{"groups":["Finestra","Camino"]}`)
	ada, bea := m.mustJoin("Ada"), m.mustJoin("Bea")
	var last ack
	for i := range 12 {
		last = m.mustDo(ada.Token, "card.add", fmt.Sprintf(`"kind":"need","text":"scheda %d"`, i))
	}
	m.mustDo(m.facilitator, "card.hide", `"card":"`+last.Card+`"`)
	seq := m.mustDo(m.facilitator, "step.go", `"step":"judge"`).Seq
	for _, token := range []string{ada.Token, bea.Token, m.facilitator, m.screen} {
		for since := range int(seq) + 2 {
			socket := m.mustDial(token, uint64(since))
			polled := m.mustPoll(token, since, 0)
			if since == int(seq) { // nothing but who is present
				if polled.From != session.Seq(since) || polled.Cards != nil {
					t.Errorf("an empty patch is %+v", polled)
				}
				continue
			}
			got, want := bare(polled), bare(*socket.mustReach(seq))
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("since %d: poll\n%s\nsocket\n%s", since, mustJSON(got), mustJSON(want))
			}
			socket.ws.Close()
		}
	}
}

// bare leaves out the clock and who is present, which differ from one moment to the next.
func bare(p session.Patch) session.Patch {
	p.Now, p.People, p.Progress, p.Cockpits = 0, nil, nil, nil
	if p.Session != nil {
		s := *p.Session
		s.Present, s.Groups = 0, nil
		p.Session = &s
	}
	return p
}

func mustJSON(v any) string {
	data, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		panic(err)
	}
	return string(data)
}

func TestPollWaits(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	ada := m.mustJoin("Ada")
	since := int(m.mustPoll(ada.Token, 0, 0).Seq)
	began := time.Now()
	if p := m.mustPoll(ada.Token, since, 1); time.Since(began) < 900*time.Millisecond || int(p.From) != since || int(p.Seq) != since || p.Session != nil || p.Now == 0 {
		t.Errorf("after %v an empty patch is %+v", time.Since(began), p)
	}
	came := make(chan session.Patch)
	go func() { came <- m.mustPoll(ada.Token, since, 25) }()
	seq := m.mustDo(m.facilitator, "card.add", `"kind":"need","text":"eccola"`).Seq
	if p := <-came; uint64(p.Seq) != seq || len(p.Cards) != 1 || p.Cards[0].Text != "eccola" {
		t.Errorf("waited for %+v", p)
	}
	if p := m.mustPoll(ada.Token, since+1000, 25); p.From != 0 || p.Me == nil {
		t.Errorf("ahead of the server a client gets %+v", p)
	}
	for _, wrong := range []string{"since=-1", "since=x", "wait=x", "wait=-1"} {
		mustProblem(t, m.api("GET", m.path("/patch?"+wrong), nil, ada.Token), 400, "bad_request")
	}
}

func TestWhoPollsIsPresent(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	ada := m.mustJoin("Ada")
	cockpit := m.mustDial(m.facilitator, 0)
	m.mustPoll(ada.Token, 0, 0)
	cockpit.until("her presence", func(h heard) bool { return h.Patch != nil && h.Patch.Session != nil && h.Patch.Session.Present == 1 })
}

func TestPollEndsWithItsPlace(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	ada, bea := m.mustJoin("Ada"), m.mustJoin("Bea")
	removed, ended := m.pollOn(ada.Token), m.pollOn(bea.Token)
	m.mustPresent(2)
	m.mustDo(m.facilitator, "person.remove", `"person":"`+string(ada.Participant.ID)+`","keep_cards":false`)
	if got := <-removed; got != http.StatusForbidden {
		t.Errorf("who was removed is answered %d", got)
	}
	m.restart()
	// A poll that was just answered finds nobody any more; one that waits is told to come back.
	if got := <-ended; got != http.StatusServiceUnavailable && got != 0 {
		t.Errorf("at the end of the server a poll is answered %d", got)
	}
}

// pollOn polls again and again, and gives the first status that is not 200; 0 is no answer.
func (m *meeting) pollOn(token string) <-chan int {
	end := make(chan int, 1)
	url := m.url + "/api/v1" + m.path("/patch?wait=25&since=")
	go func() {
		for since := session.Seq(0); ; {
			r, err := http.NewRequest(http.MethodGet, fmt.Sprint(url, since), nil)
			if err != nil {
				panic(err)
			}
			r.Header.Set("Authorization", "Bearer "+token)
			res, err := client.Do(r)
			if err != nil {
				end <- 0
				return
			}
			var got web.PatchMessage
			err = json.NewDecoder(res.Body).Decode(&got)
			res.Body.Close()
			if err != nil || res.StatusCode != http.StatusOK {
				end <- res.StatusCode
				return
			}
			since = got.Patch.Seq
		}
	}()
	return end
}

// mustPresent waits until so many people are present.
func (m *meeting) mustPresent(n int) {
	m.t.Helper()
	p := m.mustDial(m.facilitator, 0)
	p.until("presence", func(h heard) bool { return h.Patch != nil && h.Patch.Session != nil && h.Patch.Session.Present >= n })
	p.ws.Close()
}

// What a reader may not see is in no byte that they get.
func TestSecretsAreInNoFrame(t *testing.T) {
	m := mustHouse(t).mustMeet(`[{"id":"write","kind":"collect","collects":["need"]},{"id":"judge","kind":"like","likes":["need"]},{"id":"end","kind":"close"}]`, `"settings":{"names":"hidden"}`)
	ada, bea := m.mustJoin("Segretissima Ada"), m.mustJoin("Bea")
	phone, screen, cockpit := m.mustDial(bea.Token, 0), m.mustDial(m.screen, 0), m.mustDial(m.facilitator, 0)
	card := m.mustDo(ada.Token, "card.add", `"kind":"need","text":"parolachenonsivede"`)
	cockpit.mustReach(card.Seq)
	polled := m.poll(bea.Token, 0, 0)
	seq := m.mustDo(m.facilitator, "step.reveal", "").Seq
	phone.mustReach(seq)
	screen.mustReach(seq)
	// The last frame is the first that may show the card; before it no byte does.
	for _, frames := range [][][]byte{phone.raw[:len(phone.raw)-1], screen.raw[:len(screen.raw)-1], {polled.body}} {
		for _, f := range frames {
			if strings.Contains(string(f), "parolachenonsivede") || strings.Contains(string(f), card.Card) {
				t.Errorf("before the reveal: %s", f)
			}
		}
	}
	m.mustDo(m.facilitator, "step.go", `"step":"judge"`)
	m.mustDo(bea.Token, "like.set", `"card":"`+card.Card+`","on":true,"criterion":"like"`)
	mustProblem(t, m.api("GET", m.path("/ranking"), nil, bea.Token), 403, "likes_hidden")
	seq = m.mustDo(m.facilitator, "spotlight.set", `"card":"`+card.Card+`"`).Seq
	phone.mustReach(seq)
	screen.mustReach(seq)
	for _, f := range append(phone.raw, screen.raw...) {
		if strings.Contains(string(f), "Segretissima") {
			t.Errorf("a hidden name: %s", f)
		}
		for _, c := range mustDecode[web.PatchMessage](t, f).Patch.Cards {
			if c.Likes != nil || c.Groups != nil {
				t.Errorf("hidden tallies: %s", f)
			}
		}
	}
}
