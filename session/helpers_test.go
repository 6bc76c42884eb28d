package session_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"colazione/session"
)

// tester is what a test, a benchmark and a random script have in common.
type tester interface {
	Helper()
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

// fields are what a command carries besides its id and its name.
type fields map[string]any

// meeting is a session that is driven as the server drives one: commands are decoded, decided, stored and applied.
type meeting struct {
	t     tester
	s     *session.State
	log   [][]byte
	now   time.Time
	ids   int
	names map[session.PersonID]session.Profile
	here  map[session.PersonID]uint64 // who is connected, since which version of presence
	away  map[session.PersonID]uint64
	stir  uint64
}

var (
	leader    = session.Caller{Role: session.Facilitator}
	organiser = session.Caller{Role: session.Organiser}
	screen    = session.Caller{Role: session.Screen}
)

var allKinds = []session.Kind{session.Need, session.Objective, session.Tool, session.KPI, session.Difficulty, session.Idea}

// aStep is a step as one gets it who says nothing but this.
func aStep(t tester, said string) session.Step {
	t.Helper()
	var st session.Step
	if err := json.Unmarshal([]byte(said), &st); err != nil {
		t.Fatalf("step %s: %v", said, err)
	}
	return st
}

// aCreate is a session of two tables: needs are collected blind, everything else openly, then all is liked.
func aCreate(t tester) session.Create {
	settings := session.DefaultSettings()
	settings.Groups, settings.CardsPerPerson, settings.TableMin = []string{"Rosso", "Blu"}, nil, nil // as in sessions from before there was a limit
	return session.Create{Info: session.Info{
		ID: "11111111-1111-7111-8111-111111111111", Title: "Colazione", Topic: "Salute", Language: session.Italian, Settings: settings,
		Agenda: []session.Step{
			aStep(t, `{"id":"needs","kind":"collect","minutes":5,"collects":["need"]}`),
			aStep(t, `{"id":"open","kind":"collect","collects":["need","objective","tool","kpi","difficulty","idea"],"show_cards":"live"}`),
			aStep(t, `{"id":"likes","kind":"like","likes":["need","objective","tool","kpi","difficulty","idea"]}`),
			aStep(t, `{"id":"end","kind":"close"}`),
		},
	}}
}

// newMeeting makes a session, after a change to how it is made, if any.
func newMeeting(t tester, change ...func(*session.Create)) *meeting {
	t.Helper()
	m := &meeting{
		t: t, s: session.New(), now: time.Date(2026, 11, 22, 8, 30, 0, 0, time.UTC), names: map[session.PersonID]session.Profile{},
		here: map[session.PersonID]uint64{}, away: map[session.PersonID]uint64{}, stir: 1,
	}
	c := aCreate(t)
	for _, f := range change {
		f(&c)
	}
	if _, err := m.request(session.Request{Command: c, By: organiser}); err != nil {
		t.Fatalf("create: %v", err)
	}
	return m
}

func (m *meeting) newID() string {
	m.ids++
	return fmt.Sprintf("00000000-0000-7000-8000-%012d", m.ids)
}

// request decides, stores and applies; a second passes before it.
func (m *meeting) request(r session.Request) (session.Ack, error) {
	m.now = m.now.Add(time.Second)
	r.At = m.now
	rec, ack, err := m.s.Decide(r, m.newID)
	if err != nil || rec == nil {
		return ack, err
	}
	m.s.Apply(*rec)
	if len(rec.Events) > 0 {
		m.log = append(m.log, rec.Encode())
	}
	return ack, nil
}

// decoded is a command as it comes from the wire.
func decoded(t tester, id, name string, f fields) (session.Command, error) {
	t.Helper()
	body := maps.Clone(f)
	if body == nil {
		body = fields{}
	}
	body["id"], body["do"] = id, name
	data, err := json.Marshal(body)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	_, command, err := session.DecodeCommand(data)
	return command, err
}

// again sends a command under an id of the caller's choice.
func (m *meeting) again(id string, by session.Caller, name string, f fields) (session.Ack, error) {
	m.t.Helper()
	command, err := decoded(m.t, id, name, f)
	if err != nil {
		return session.Ack{}, err
	}
	return m.request(session.Request{ID: session.CommandID(id), Command: command, By: by})
}

func (m *meeting) do(by session.Caller, name string, f fields) (session.Ack, error) {
	m.t.Helper()
	return m.again(m.newID(), by, name, f)
}

func (m *meeting) must(by session.Caller, name string, f fields) session.Ack {
	m.t.Helper()
	ack, err := m.do(by, name, f)
	if err != nil {
		m.t.Fatalf("%s %v: %v", name, f, err)
	}
	return ack
}

// idle sends a command that must change nothing.
func (m *meeting) idle(by session.Caller, name string, f fields) {
	m.t.Helper()
	before := m.s.Seq()
	if ack := m.must(by, name, f); ack.Seq != before || m.s.Seq() != before {
		m.t.Errorf("%s %v had an effect", name, f)
	}
}

func codeOf(err error) string {
	var e *session.Error
	if errors.As(err, &e) {
		return e.Code
	}
	return fmt.Sprint(err)
}

// refuses sends a command that must be refused with a code, and change nothing.
func (m *meeting) refuses(code string, by session.Caller, name string, f fields) {
	m.t.Helper()
	before := m.s.Seq()
	if _, err := m.do(by, name, f); codeOf(err) != code {
		m.t.Errorf("%s %v: %v, want %s", name, f, err, code)
	}
	if m.s.Seq() != before {
		m.t.Errorf("%s %v was refused and had an effect", name, f)
	}
}

// enter tries to let somebody in; "" is the smallest table.
func (m *meeting) enter(name, table string) (session.Caller, error) {
	id := session.PersonID(m.newID())
	m.names[id] = session.Profile{Name: name, Organisation: "Ditta di " + name}
	m.s.SetProfile(id, m.names[id])
	by := session.Caller{Role: session.Participant, Person: id}
	_, err := m.request(session.Request{Command: session.Enter{Person: id, Group: table}, By: by})
	return by, err
}

// enters has somebody come in, or say who they are, as a room does it: what they say is kept where it changes something.
func (m *meeting) enters(e session.Enter) (session.Ack, error) {
	before := m.s.Seq()
	by := session.Caller{Role: session.Participant, Person: e.Person}
	m.now = m.now.Add(time.Second)
	rec, ack, err := m.s.Decide(session.Request{Command: e, By: by, At: m.now}, m.newID)
	if err != nil || rec.Seq == before {
		return ack, err
	}
	if e.Says != nil {
		m.names[e.Person] = m.s.Distinct(e.Person, *e.Says)
		m.s.SetProfile(e.Person, m.names[e.Person])
	}
	m.s.Apply(*rec)
	m.log = append(m.log, rec.Encode())
	return ack, nil
}

func (m *meeting) join(name, table string) session.Caller {
	m.t.Helper()
	by, err := m.enter(name, table)
	if err != nil {
		m.t.Fatalf("%s can't join: %v", name, err)
	}
	return by
}

func (m *meeting) add(by session.Caller, kind session.Kind, text string) session.CardID {
	m.t.Helper()
	return m.must(by, "card.add", fields{"kind": kind, "text": text}).Card
}

func (m *meeting) goTo(step session.StepID) {
	m.t.Helper()
	m.must(leader, "step.go", fields{"step": step})
}

func (m *meeting) like(by session.Caller, card session.CardID) {
	m.t.Helper()
	m.must(by, "like.set", fields{"card": card, "on": true})
}

func (m *meeting) moment() session.Moment {
	return session.Moment{Now: m.now, Presence: session.Presence{Version: m.stir, Of: func(id session.PersonID) (bool, uint64) {
		if at, here := m.here[id]; here {
			return true, at
		}
		return false, m.away[id]
	}}}
}

// comes and leaves change who is connected.
func (m *meeting) comes(id session.PersonID) {
	m.stir++
	delete(m.away, id)
	m.here[id] = m.stir
}

func (m *meeting) leaves(id session.PersonID) {
	m.stir++
	delete(m.here, id)
	m.away[id] = m.stir
}

// all is what somebody sees who holds nothing.
func (m *meeting) all(by session.Caller) session.Patch {
	p, _ := m.s.Patch(session.Reader(by), session.Cursor{}, m.moment())
	return p
}

// since is what somebody gets who holds a seq, and all of who is present.
func (m *meeting) since(by session.Caller, seq session.Seq) session.Patch {
	p, _ := m.s.Patch(session.Reader(by), session.Cursor{Seq: seq, Presence: m.stir}, m.moment())
	return p
}

// card is a card as somebody sees it; nil when they don't.
func (m *meeting) card(by session.Caller, id session.CardID) *session.CardView {
	p := m.all(by)
	i := slices.IndexFunc(p.Cards, func(c session.CardView) bool { return c.ID == id })
	if i < 0 {
		return nil
	}
	return &p.Cards[i]
}

func (m *meeting) state(by session.Caller, id session.CardID) string {
	if c := m.card(by, id); c != nil {
		return c.State
	}
	return "unseen"
}

// looks holds how a card stands for several people at once.
func (m *meeting) looks(id session.CardID, want map[*session.Caller]string) {
	m.t.Helper()
	for by, state := range want {
		if got := m.state(*by, id); got != state {
			m.t.Errorf("the card is %s for %s %s, want %s", got, by.Role, m.names[by.Person].Name, state)
		}
	}
}

// votes are a card's likes by the usual criterion as a facilitator sees them; -1 where none are shown.
func (m *meeting) votes(id session.CardID) int { return m.votesFor(leader, id) }

func (m *meeting) votesFor(by session.Caller, id session.CardID) int {
	if c := m.card(by, id); c != nil && c.Likes != nil {
		return c.Likes[session.DefaultCriterion]
	}
	return -1
}

func (m *meeting) table(name string) session.GroupID {
	for _, g := range m.all(leader).Session.Groups {
		if g.Name == name {
			return g.ID
		}
	}
	m.t.Fatalf("no table %q", name)
	return ""
}

// replayed is the state that the stored records give.
func (m *meeting) replayed() *session.State {
	m.t.Helper()
	s := session.New()
	for _, data := range m.log {
		r, err := session.DecodeRecord(data)
		if err != nil {
			m.t.Fatalf("record %s: %v", data, err)
		}
		s.Apply(r)
	}
	m.introduce(s)
	return s
}

// reopened is the state that the snapshot gives.
func (m *meeting) reopened() *session.State {
	m.t.Helper()
	s, err := session.FromSnapshot(m.s.Snapshot())
	if err != nil {
		m.t.Fatalf("snapshot: %v", err)
	}
	m.introduce(s)
	return s
}

func (m *meeting) introduce(s *session.State) {
	for id, p := range m.names {
		s.SetProfile(id, p)
	}
}

func mustJSON(t tester, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return string(data)
}

// withStep returns the agenda one step more, before its end, and the meeting begins with it.
func withStep(said string) func(*session.Create) {
	return func(c *session.Create) {
		var st session.Step
		if err := json.Unmarshal([]byte(said), &st); err != nil {
			panic(err)
		}
		c.Info.Agenda = slices.Insert(c.Info.Agenda, len(c.Info.Agenda)-1, st)
	}
}

// withTableMin has nothing told of tables with fewer people.
func withTableMin(least int) func(*session.Create) {
	return withSettings(func(s *session.Settings) { s.TableMin = &least })
}

func withSettings(change func(*session.Settings)) func(*session.Create) {
	return func(c *session.Create) { change(&c.Info.Settings) }
}

var _ tester = (*testing.T)(nil)
