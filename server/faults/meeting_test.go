package faults_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"sync"
	"testing"

	"github.com/google/uuid"
)

// client is one for all: a room is a thousand connections to one host.
var client = &http.Client{Timeout: patience, Transport: &http.Transport{MaxIdleConnsPerHost: 1024}}

// meeting is a session of a running server, found again after each restart.
type meeting struct {
	base, id, code string
	organiser      string // her token, which leads here too
}

// blind is an agenda in which everybody writes and likes, and nobody gets the others' cards: what comes to a phone is its own.
const blind = `[{"id":"write","kind":"collect","collects":["need"],"likes":["need"],"show_cards":"on_reveal","like_own":true}]`

// live is one in which everybody gets everything.
const live = `[{"id":"write","kind":"collect","collects":["need"],"likes":["need"],"show_cards":"live","show_likes":"live","like_own":true}]`

func mustMeet(t testing.TB, p *program, agenda string) *meeting {
	t.Helper()
	m := &meeting{base: p.base}
	var signedIn struct{ Token string }
	mustDecode(t, m.call(http.MethodPost, "/sign-in", "", map[string]string{"key": key}), &signedIn)
	m.organiser = signedIn.Token
	var made struct {
		Session struct{ ID string }
		Code    string
	}
	mustDecode(t, m.call(http.MethodPost, "/sessions", m.organiser, map[string]any{
		"title": "Milano", "language": "it", "template": "blank", "agenda": json.RawMessage(agenda), "settings": map[string]any{"cards_per_person": 0},
	}), &made)
	m.id, m.code = made.Session.ID, made.Code
	return m
}

// answer is what came of a call: an error where nothing came.
type answer struct {
	status int
	body   []byte
	err    error
}

func (m *meeting) call(method, path, token string, body any) answer {
	data, err := json.Marshal(body)
	if err != nil {
		return answer{err: err}
	}
	request, err := http.NewRequest(method, m.base+"/api/v1"+path, bytes.NewReader(data))
	if err != nil {
		return answer{err: err}
	}
	request.Header.Set("Content-Type", "application/json")
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	response, err := client.Do(request)
	if err != nil {
		return answer{err: err}
	}
	defer response.Body.Close()
	got, err := io.ReadAll(response.Body)
	return answer{response.StatusCode, got, err}
}

func mustDecode(t testing.TB, a answer, into any) {
	t.Helper()
	if a.err != nil || a.status >= http.StatusBadRequest {
		t.Fatalf("%d %s %v", a.status, a.body, a.err)
	}
	if err := json.Unmarshal(a.body, into); err != nil {
		t.Fatalf("%v in %s", err, a.body)
	}
}

// mustJoin lets somebody in and gives their token.
func (m *meeting) mustJoin(t testing.TB) string {
	t.Helper()
	var joined struct{ Token string }
	mustDecode(t, m.call(http.MethodPost, "/join", "", map[string]string{"code": m.code}), &joined)
	return joined.Token
}

// mustJoinAll lets many in, some at a time, and gives their tokens.
func (m *meeting) mustJoinAll(t testing.TB, people int) []string {
	t.Helper()
	const atATime = 16
	tokens := make([]string, people)
	var all sync.WaitGroup
	for first := range atATime {
		all.Go(func() {
			for i := first; i < people; i += atATime {
				var joined struct{ Token string }
				a := m.call(http.MethodPost, "/join", "", map[string]string{"code": m.code})
				if a.err != nil || json.Unmarshal(a.body, &joined) != nil || joined.Token == "" {
					t.Errorf("%d %s %v", a.status, a.body, a.err)
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

// command makes the body of a command under a new id.
func command(do string, fields map[string]any) map[string]any {
	body := map[string]any{"id": uuid.NewString(), "do": do}
	for name, value := range fields {
		body[name] = value
	}
	return body
}

// ack is how a command was answered, over either way.
type ack struct {
	Ack    string `json:"ack"`
	Seq    uint64 `json:"seq"`
	Card   string `json:"card"`
	Reject string `json:"reject"`
	Code   string `json:"code"` // of a rejection or a problem
}

// send sends a command by HTTP. The error means that nobody knows what became of it.
func (m *meeting) send(token string, body map[string]any) (ack, error) {
	a := m.call(http.MethodPost, "/sessions/"+m.id+"/commands", token, body)
	if a.err != nil {
		return ack{}, a.err
	}
	var got ack
	if err := json.Unmarshal(a.body, &got); err != nil {
		return ack{}, fmt.Errorf("%w in %s", err, a.body)
	}
	return got, nil
}

func (m *meeting) mustSend(t testing.TB, token, do string, fields map[string]any) ack {
	t.Helper()
	got, err := m.send(token, command(do, fields))
	if err != nil || got.Ack == "" {
		t.Fatalf("%s: %+v %v", do, got, err)
	}
	return got
}

// card is a card as a patch has it.
type card struct {
	ID    string
	Text  string
	State string
}

// mustCards returns every card, as those who lead see them.
func (m *meeting) mustCards(t testing.TB) []card {
	t.Helper()
	var snapshot struct{ Patch struct{ Cards []card } }
	mustDecode(t, m.call(http.MethodGet, "/sessions/"+m.id+"/patch?since=0", m.organiser, nil), &snapshot)
	return snapshot.Patch.Cards
}
