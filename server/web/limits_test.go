package web_test

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/fasthttp/websocket"
	"github.com/google/uuid"

	"colazione/server/web"
)

func TestTooMuchAtOnce(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	long := command("card.add", `"kind":"need","text":"`+strings.Repeat("a", 17<<10)+`"`)
	mustProblem(t, m.api("POST", m.path("/commands"), long, m.facilitator), 413, "too_large")
	m.mustBeTooLarge(strings.Repeat("a", 300<<10))
	wide := `{"title":"Milano","language":"it","template":"blank","topic":"` + strings.Repeat(" ", 100<<10) + `"}`
	if a := m.api("POST", "/sessions", wide, m.organiser); a.StatusCode != 201 {
		t.Errorf("100 KB for a new session: %d %s", a.StatusCode, a.body)
	}

	for name, send := range map[string]func(*websocket.Conn) error{
		"one frame": func(ws *websocket.Conn) error { return ws.WriteMessage(websocket.TextMessage, []byte(long)) },
		"endless fragments": func(ws *websocket.Conn) error {
			w, err := ws.NextWriter(websocket.TextMessage)
			for range 64 {
				if _, err = io.WriteString(w, strings.Repeat("a", 1024)); err != nil {
					return err
				}
			}
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := m.mustDial(m.facilitator, 0)
			if err := send(p.ws); err != nil && !errors.Is(err, net.ErrClosed) {
				t.Logf("sending ended with %v", err)
			}
			p.mustClose(1009)
		})
	}
	p := m.mustDial(m.facilitator, 0)
	if err := p.ws.WriteMessage(websocket.BinaryMessage, []byte{1}); err != nil {
		t.Fatal(err)
	}
	p.mustClose(1003)
}

func TestCompressionIsNotNegotiated(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	dialer := websocket.Dialer{EnableCompression: true}
	ws, res, err := dialer.Dial("ws"+strings.TrimPrefix(m.url, "http")+"/api/v1"+m.path("/live"), http.Header{"Authorization": {"Bearer " + m.screen}})
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	if got := res.Header.Get("Sec-WebSocket-Extensions"); got != "" {
		t.Errorf("negotiated %s", got)
	}
}

// mustBeTooLarge sends a body that the server does not read to its end. Where it is slow to say so, the connection breaks before the answer is read, and it is asked again.
func (m *meeting) mustBeTooLarge(body string) {
	m.t.Helper()
	for range 20 {
		res, err := client.Post(m.url+"/api/v1/sessions", "application/json", strings.NewReader(body))
		if err != nil {
			continue
		}
		res.Body.Close()
		if res.StatusCode != http.StatusRequestEntityTooLarge {
			m.t.Errorf("a body that is too large: %d", res.StatusCode)
		}
		return
	}
	m.t.Error("a body that is too large is never answered")
}

// A phone that floods is told so, and put off when it goes on; what an impatient person does passes.
func TestFloodOfCommands(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda, `"settings":{"cards_per_person":0}`)
	ada := m.mustJoin("Ada")
	calm := m.mustDial(ada.Token, 0)
	for range 20 {
		calm.send(command("card.add", `"kind":"need","text":"x"`))
	}
	for range 20 {
		if got := calm.until("an answer", func(h heard) bool { return h.Ack != "" || h.Reject != "" }); got.Reject != "" {
			t.Fatalf("a burst of 20 is refused: %+v", got)
		}
	}

	wild := m.mustDial(ada.Token, 0)
	go func() {
		for range 2000 {
			if wild.ws.WriteMessage(websocket.TextMessage, []byte(command("card.add", `"kind":"need","text":"x"`))) != nil {
				return // closed, as it should be
			}
		}
	}()
	if got := wild.until("a refusal", func(h heard) bool { return h.Reject != "" }); got.Code != "too_many_requests" || uuid.Validate(got.Reject) != nil {
		t.Errorf("refused with %+v", got)
	}
	wild.mustClose(1008)
	refused := make(chan answer, 400)
	var calls sync.WaitGroup
	for range cap(refused) { // together, since her allowance fills up again while she waits
		calls.Go(func() {
			if a := m.do(ada.Token, "card.add", `"kind":"need","text":"x"`); a.StatusCode != 200 {
				refused <- a
			}
		})
	}
	calls.Wait()
	select {
	case a := <-refused:
		if mustProblem(t, a, 429, "too_many_requests"); a.Header.Get("Retry-After") == "" {
			t.Error("no Retry-After")
		}
	default:
		t.Error("none of 400 calls at once is refused")
	}
	if a := m.do(m.mustJoin("Bea").Token, "card.add", `"kind":"need","text":"x"`); a.StatusCode != 200 {
		t.Errorf("her neighbour is refused as well: %d %s", a.StatusCode, a.body)
	}
}

// Everybody in a room shares an address, and so does whoever guesses codes there.
func TestGuessedCodesHoldNobodyUp(t *testing.T) {
	t.Parallel()
	m := mustHouse(t).mustMeet(liveAgenda)
	closed := m.house.mustMeet(liveAgenda)
	closed.mustDo(closed.facilitator, "session.close", "")
	unknown := m.api("POST", "/join", web.Join{Code: "CCCCCC"}, "")
	shut := m.api("POST", "/join", web.Join{Code: closed.code}, "")
	first, second := mustProblem(t, unknown, 404, "unknown_code"), mustProblem(t, shut, 404, "unknown_code")
	if first.Title != second.Title || first.Detail != second.Detail {
		t.Errorf("unknown and closed codes differ: %+v, %+v", first, second)
	}

	var wg sync.WaitGroup
	late := make(chan struct{}, 400)
	for i := range 400 {
		wg.Go(func() {
			a := m.api("POST", "/join", web.Join{Code: fmt.Sprintf("CDF%03d", i)}, "")
			if a.StatusCode == 429 {
				late <- struct{}{}
			}
		})
	}
	for range 30 {
		m.mustJoin("")
	}
	wg.Wait()
	if len(late) < 200 {
		t.Errorf("of 400 guesses %d were slowed down", len(late))
	}
	for i := range 100 {
		a := m.call("POST", "/api/v1/sign-in", web.SignIn{Key: fmt.Sprint(i)}, "X-Forwarded-For", fmt.Sprintf("10.0.0.%d", i))
		if a.StatusCode == 429 {
			m.house.organiser() // whoever has the key is not held up
			return
		}
	}
	t.Error("guessed keys are not slowed down")
}

func TestAFullHouseBehindOneAddress(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			for range 25 {
				p := m.mustDial(m.mustJoin("").Token, 0)
				p.mustReach(1)
				p.ws.Close()
			}
		})
	}
	wg.Wait()
}

func TestARoomThatIsFull(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda, `"settings":{"max_participants":1}`)
	m.mustJoin("Ada")
	mustProblem(t, m.api("POST", "/join", web.Join{Code: m.code}, ""), 409, "room_full")
	m.mustDo(m.facilitator, "room.lock", `"on":true`)
	mustProblem(t, m.api("POST", "/join", web.Join{Code: m.code}, ""), 403, "room_locked")
}

// Connections that say nothing end by themselves.
func TestSilentConnectionsEnd(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for the server to lose patience")
	}
	t.Parallel()
	h := mustHouse(t)
	c, err := net.Dial("tcp", strings.TrimPrefix(h.url, "http://"))
	h.must(err)
	defer c.Close()
	_, err = io.WriteString(c, "GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ")
	h.must(err)
	c.SetReadDeadline(time.Now().Add(patience))
	if _, err := io.ReadAll(c); err != nil {
		t.Errorf("still open: %v", err)
	}
}

// One phone cannot flood the wall: a session that says nothing else takes sixty cards of a person in a step.
func TestOnePhoneWritesSixtyCardsAndNoMore(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	if most := m.made.Session.Settings.CardsPerPerson; most == nil || *most != 60 {
		t.Errorf("a new session takes %v cards of a person", most)
	}
	ada := m.mustJoin("Ada")
	written := 0
	var refused answer
	for written < 500 {
		if refused = m.do(ada.Token, "card.add", `"kind":"need","text":"x"`); refused.StatusCode != 200 {
			break
		}
		written++
	}
	if mustProblem(t, refused, 409, "out_of_cards"); written != 60 {
		t.Errorf("%d cards", written)
	}
	free := m.mustMeet(liveAgenda, `"settings":{"cards_per_person":0}`)
	bruno := free.mustJoin("Bruno")
	for range 70 {
		free.mustDo(bruno.Token, "card.add", `"kind":"need","text":"x"`)
	}
	mustProblem(t, m.api("POST", "/sessions", `{"title":"x","language":"it","template":"blank","settings":{"cards_per_person":-1}}`, m.organiser), 400, "bad_request")
}
