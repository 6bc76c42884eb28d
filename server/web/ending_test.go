package web_test

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/fasthttp/websocket"

	"colazione/server/web"
)

// Many want the same session gone at the same moment, and the hourly sweep does too: each is answered, one erasure stands in the audit log, and the server ends.
func TestErasuresAtOnceAreAllAnswered(t *testing.T) {
	for _, callers := range []int{2, 8} {
		t.Run(fmt.Sprint(callers), func(t *testing.T) {
			h := mustHouse(t)
			m := h.mustMeet(liveAgenda)
			m.mustJoin("Ada")
			h.mustAllAnswer(callers, func() answer { return m.api("DELETE", m.path(""), nil, m.organiser) })
			mustProblem(t, m.api("GET", m.path(""), nil, m.organiser), 404, "not_found")
			if n := strings.Count(string(m.api("GET", "/audit", nil, m.organiser).body), `"erase_session"`); n != 1 {
				t.Errorf("%d erasures stand in the audit log", n)
			}
		})
	}
}

func TestEndsOfARehearsalAtOnceAreAllAnswered(t *testing.T) {
	h := mustHouse(t, quick)
	m := h.mustMeet(liveAgenda)
	m.mustRehearse(3)
	h.mustAllAnswer(8, func() answer { return m.api("DELETE", m.path("/rehearsal"), nil, m.facilitator) })
	mustProblem(t, h.api("GET", m.path("/rehearsal"), nil, m.facilitator), 404, "not_found")
}

// mustAllAnswer makes a call that erases something as often at once, beside the sweep that would erase it too.
func (h *house) mustAllAnswer(callers int, call func() answer) {
	h.t.Helper()
	var calling sync.WaitGroup
	for range callers {
		calling.Go(func() {
			if a := call(); a.StatusCode != 204 && a.StatusCode != 404 {
				h.t.Errorf("%d %s", a.StatusCode, a.body)
			}
		})
	}
	calling.Go(func() {
		if err := h.app.Sweep(h.t.Context(), time.Now()); err != nil {
			h.t.Error(err)
		}
	})
	answered := make(chan struct{})
	go func() { calling.Wait(); close(answered) }()
	select {
	case <-answered:
	case <-time.After(patience):
		h.t.Fatal("not everybody was answered")
	}
}

// Who sends while the server ends is not refused: what was not acknowledged ends with the socket, and is there to be sent again.
func TestWhoSendsWhileTheServerEndsIsNotRefused(t *testing.T) {
	h := mustHouse(t)
	m := h.mustMeet(liveAgenda)
	var begun, sending sync.WaitGroup
	var acked atomic.Int64
	for range 40 {
		p := m.mustDial(m.mustJoin("").Token, 0)
		begun.Add(1)
		sending.Go(func() {
			once := sync.OnceFunc(begun.Done)
			defer once()
			for range 4 {
				p.send(command("card.add", `"kind":"need","text":"Una delle tante"`))
			}
			for {
				said, err := p.next()
				switch {
				case websocket.IsCloseError(err, websocket.CloseServiceRestart):
					return
				case err != nil:
					t.Errorf("ended with %v", err)
					return
				case said.Reject != "" && said.Code != "too_many_requests" && said.Code != "out_of_cards":
					t.Errorf("rejected with %s", said.Code)
				case said.Ack != "":
					acked.Add(1)
					once()
					_ = p.ws.WriteMessage(websocket.TextMessage, []byte(command("card.add", `"kind":"need","text":"Un’altra"`)))
				}
			}
		})
	}
	begun.Wait()
	h.restart()
	sending.Wait()
	kept := mustAPI[struct{ Cards []any }](h, 200, "GET", m.path("/report.json"), nil, h.facilitatorOf(m))
	if n := int64(len(kept.Cards)); n < acked.Load() {
		t.Errorf("%d were acknowledged and %d are kept", acked.Load(), n)
	}
}

func (h *house) facilitatorOf(m *meeting) string {
	return m.mustEnter(m.made.Links.Facilitator)
}

// The documents say which refusals are for a retry.
func TestTheDocumentsSayWhatIsForARetry(t *testing.T) {
	for name, text := range map[string][]byte{"openapi": web.OpenAPI(), "asyncapi": web.AsyncAPI()} {
		for _, code := range []string{"unavailable", "storage_full", "too_many_requests"} {
			if !regexp.MustCompile(`x-retry:(\n\s+- \w+)*\n\s+- ` + code).Match(text) {
				t.Errorf("%s does not say that %s passes", name, code)
			}
		}
	}
}
