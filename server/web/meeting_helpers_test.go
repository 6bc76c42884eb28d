package web_test

import (
	"fmt"
	"strings"

	"github.com/google/uuid"

	"colazione/server/web"
)

// meeting is a session with the tokens of those who lead it.
type meeting struct {
	*house
	id, code                       string
	organiser, facilitator, screen string
	made                           web.SessionAccess
}

const liveAgenda = `[{"id":"write","kind":"collect","collects":["need","kpi"],"show_cards":"live"},{"id":"judge","kind":"like","likes":["need"],"show_likes":"live"}]`

// mustMeet makes a session; more are further fields of its body.
func (h *house) mustMeet(agenda string, more ...string) *meeting {
	h.t.Helper()
	return h.mustMeetAs(h.organiser(), agenda, more...)
}

// mustMeetAs is mustMeet as the organiser of a token.
func (h *house) mustMeetAs(organiser, agenda string, more ...string) *meeting {
	h.t.Helper()
	m := &meeting{house: h, organiser: organiser}
	body := `{"title":"Milano","language":"it","template":"breakfast"`
	if agenda != "" {
		body += `,"agenda":` + agenda
	}
	for _, f := range more {
		body += "," + f
	}
	m.made = mustAPI[web.SessionAccess](h, 201, "POST", "/sessions", body+"}", m.organiser)
	m.id, m.code = string(m.made.Session.ID), m.made.Code
	m.facilitator = m.mustEnter(m.made.Links.Facilitator)
	m.screen = m.mustEnter(m.made.Links.Screen)
	return m
}

func (m *meeting) path(rest string) string { return "/sessions/" + m.id + rest }

func (m *meeting) mustEnter(link string) string {
	m.t.Helper()
	_, secret, _ := strings.Cut(link, "#")
	return mustAPI[web.Entered](m.house, 200, "POST", m.path("/enter"), web.SignIn{Key: secret}, "").Token
}

func (m *meeting) mustJoin(name string) web.Joined {
	m.t.Helper()
	return mustAPI[web.Joined](m.house, 200, "POST", "/join", web.Join{Code: m.code, Name: name}, "")
}

// command gives the body of a command under a new id.
func command(do, fields string) string {
	if fields != "" {
		fields = "," + fields
	}
	return fmt.Sprintf(`{"id":"%s","do":"%s"%s}`, uuid.NewString(), do, fields)
}

type ack struct {
	Ack  string `json:"ack"`
	Seq  uint64 `json:"seq"`
	Card string `json:"card"`
	Path string `json:"path"`
}

func (m *meeting) mustDo(token, do, fields string) ack {
	m.t.Helper()
	return mustAPI[ack](m.house, 200, "POST", m.path("/commands"), command(do, fields), token)
}

func (m *meeting) do(token, do, fields string) answer {
	m.t.Helper()
	return m.api("POST", m.path("/commands"), command(do, fields), token)
}

func mustID() string { return uuid.Must(uuid.NewV7()).String() }
