package processtest

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"sync"
	"testing"

	"github.com/google/uuid"
)

// Client is shared by all calls: a room is a thousand connections to one host.
var Client = &http.Client{Timeout: Patience, Transport: &http.Transport{MaxIdleConnsPerHost: 1024}}

// Meeting is a session of a running server, found again after each restart.
type Meeting struct {
	Base, ID, Code string
	Organiser      string // her token, which leads here too
}

// Blind is an agenda in which everybody writes and likes, and nobody gets the others' cards: what comes to a phone is its own.
const Blind = `[{"id":"write","kind":"collect","collects":["need"],"likes":["need"],"show_cards":"on_reveal","like_own":true}]`

// Live is one in which everybody gets everything.
const Live = `[{"id":"write","kind":"collect","collects":["need"],"likes":["need"],"show_cards":"live","show_likes":"live","like_own":true}]`

// MustMeet signs in with Key at a server and makes a session with an agenda.
func MustMeet(t testing.TB, base, agenda string) *Meeting {
	t.Helper()
	m := &Meeting{Base: base}
	var signedIn struct{ Token string }
	MustDecode(t, m.Call(http.MethodPost, "/sign-in", "", map[string]string{"key": Key}), &signedIn)
	m.Organiser = signedIn.Token
	var made struct {
		Session struct{ ID string }
		Code    string
	}
	MustDecode(t, m.Call(http.MethodPost, "/sessions", m.Organiser, map[string]any{
		"title": "Milano", "language": "it", "template": "blank", "agenda": json.RawMessage(agenda), "settings": map[string]any{"cards_per_person": 0},
	}), &made)
	m.ID, m.Code = made.Session.ID, made.Code
	return m
}

// Answer is the answer to a call, or the error where there was none.
type Answer struct {
	Status int
	Body   []byte
	Err    error
}

// Call makes a call of the interface.
func (m *Meeting) Call(method, path, token string, body any) Answer {
	data, err := json.Marshal(body)
	if err != nil {
		return Answer{Err: err}
	}
	request, err := http.NewRequestWithContext(context.Background(), method, m.Base+"/api/v1"+path, bytes.NewReader(data))
	if err != nil {
		return Answer{Err: err}
	}
	request.Header.Set("Content-Type", "application/json")
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	response, err := Client.Do(request)
	if err != nil {
		return Answer{Err: err}
	}
	defer response.Body.Close()
	got, err := io.ReadAll(response.Body)
	return Answer{response.StatusCode, got, err}
}

// MustDecode decodes an answer, which must be a success.
func MustDecode(t testing.TB, a Answer, into any) {
	t.Helper()
	if a.Err != nil || a.Status >= http.StatusBadRequest {
		t.Fatalf("%d %s %v", a.Status, a.Body, a.Err)
	}
	if err := json.Unmarshal(a.Body, into); err != nil {
		t.Fatalf("%v in %s", err, a.Body)
	}
}

// MustJoin lets somebody in and returns their token.
func (m *Meeting) MustJoin(t testing.TB) string {
	t.Helper()
	var joined struct{ Token string }
	MustDecode(t, m.Call(http.MethodPost, "/join", "", map[string]string{"code": m.Code}), &joined)
	return joined.Token
}

// MustJoinAll lets many people in, some at a time, and returns their tokens.
func (m *Meeting) MustJoinAll(t testing.TB, people int) []string {
	t.Helper()
	const atATime = 16
	tokens := make([]string, people)
	var all sync.WaitGroup
	for first := range atATime {
		all.Go(func() {
			for i := first; i < people; i += atATime {
				var joined struct{ Token string }
				a := m.Call(http.MethodPost, "/join", "", map[string]string{"code": m.Code})
				if a.Err != nil || json.Unmarshal(a.Body, &joined) != nil || joined.Token == "" {
					t.Errorf("%d %s %v", a.Status, a.Body, a.Err)
					return
				}
				tokens[i] = joined.Token
			}
		})
	}
	all.Wait()
	if t.Failed() {
		t.FailNow()
	}
	return tokens
}

// NewCommand returns the body of a command with a new id.
func NewCommand(do string, fields map[string]any) map[string]any {
	body := map[string]any{"id": uuid.NewString(), "do": do}
	for name, value := range fields {
		body[name] = value
	}
	return body
}

// Ack is the answer to a command, by HTTP or by a socket.
type Ack struct {
	Ack    string `json:"ack"`
	Seq    uint64 `json:"seq"`
	Card   string `json:"card"`
	Reject string `json:"reject"`
	Code   string `json:"code"` // of a rejection or a problem
}

// Send sends a command by HTTP. An error means that it is not known whether it was done.
func (m *Meeting) Send(token string, body map[string]any) (Ack, error) {
	a := m.Call(http.MethodPost, "/sessions/"+m.ID+"/commands", token, body)
	if a.Err != nil {
		return Ack{}, a.Err
	}
	var got Ack
	if err := json.Unmarshal(a.Body, &got); err != nil {
		return Ack{}, fmt.Errorf("%w in %s", err, a.Body)
	}
	return got, nil
}

// MustSend sends a command by HTTP, which must be acknowledged.
func (m *Meeting) MustSend(t testing.TB, token, do string, fields map[string]any) Ack {
	t.Helper()
	got, err := m.Send(token, NewCommand(do, fields))
	if err != nil || got.Ack == "" {
		t.Fatalf("%s: %+v %v", do, got, err)
	}
	return got
}

// Card is a card in a patch.
type Card struct {
	ID    string
	Text  string
	State string
}

// MustCards returns every card, as the facilitator sees them.
func (m *Meeting) MustCards(t testing.TB) []Card {
	t.Helper()
	var snapshot struct{ Patch struct{ Cards []Card } }
	MustDecode(t, m.Call(http.MethodGet, "/sessions/"+m.ID+"/patch?since=0", m.Organiser, nil), &snapshot)
	return snapshot.Patch.Cards
}
