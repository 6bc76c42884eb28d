package demo

import (
	"context"
	"fmt"

	"colazione/server/room"
	"colazione/session"
	"colazione/session/template"
)

// Title and topic of the series in which both meetings stand.
const (
	seriesTitle = "Colazioni sui social media e la salute"
	seriesTopic = "Valutare l’impatto dei social media in un piano di marketing per la salute"
)

// Target is what a demo needs of a server.
type Target interface {
	// OpenSeries makes a series.
	OpenSeries(ctx context.Context, title, topic string, language session.Language) (session.SeriesID, error)
	// OpenSession makes a session with its codes and links. The id in the command is empty.
	OpenSession(ctx context.Context, c session.Create) (session.ID, error)
	// Enter lets a person in.
	Enter(ctx context.Context, id session.ID, group string, p session.Profile, person session.PersonID, with ...room.Change) (session.GroupID, error)
	// JoinCards joins cards of different sessions of a series; the first stands for all.
	JoinCards(ctx context.Context, series session.SeriesID, into session.CardID, from ...session.CardID) error
	// Do runs a command.
	Do(ctx context.Context, id session.ID, r session.Request) (session.Ack, error)
}

// Fill makes a series and plays both meetings into it, each up to its stage: Rome first, which is over, then Milan, which is going on.
func Fill(ctx context.Context, h Target) (milan, rome session.ID, err error) {
	series, err := h.OpenSeries(ctx, seriesTitle, seriesTopic, session.Italian)
	if err != nil {
		return "", "", err
	}
	inRome, err := perform(ctx, h, Rome(), &series)
	if err != nil {
		return "", "", fmt.Errorf("rome: %w", err)
	}
	inMilan, err := perform(ctx, h, Milan(), &series)
	if err != nil {
		return "", "", fmt.Errorf("milan: %w", err)
	}
	for _, pair := range joined {
		if err := h.JoinCards(ctx, series, inRome.cards[pair.rome], inMilan.cards[pair.milan]); err != nil {
			return "", "", fmt.Errorf("%s and %s: %w", pair.rome, pair.milan, err)
		}
	}
	return inMilan.id, inRome.id, nil
}

// joined are the cards of both meetings, by their keys, that the organiser has joined. Some more say the same, and are left for newcomers to find.
var joined = []struct{ rome, milan string }{
	{"n1", "n1"},
	{"n2", "n2"},
	{"n3", "n4"},
	{"n4", "n3"},
	{"n5", "n5"},
	{"o1", "o1"},
	{"o4", "o4"},
	{"o7", "o9"},
	{"t3", "t4"},
	{"t6", "t5"},
	{"k1", "k1"},
	{"k4", "k2"},
	{"k6", "k10"},
	{"d1", "d1"},
	{"d2", "d6"},
	{"d4", "d3"},
	{"d6", "d4"},
}

// Play makes a session of a meeting and plays it up to the meeting's stage. Names are hidden, as they are where nobody asks for them.
func Play(ctx context.Context, h Target, m Meeting, series *session.SeriesID) (session.ID, error) {
	p, err := perform(ctx, h, m, series)
	return p.id, err
}

func perform(ctx context.Context, h Target, m Meeting, series *session.SeriesID) (*performance, error) {
	p := &performance{ctx: ctx, target: h, Meeting: m, people: map[string]session.PersonID{}, cards: map[string]session.CardID{}}
	ready, ok := template.Find(m.Template, m.Language)
	if !ok {
		return p, fmt.Errorf("there is no template %q", m.Template)
	}
	settings := session.DefaultSettings()
	settings.Groups = m.Tables
	var err error
	p.id, err = h.OpenSession(ctx, session.Create{Cards: ready.Cards, Info: session.Info{
		Title: m.Title, Topic: m.Topic, City: m.City, Date: m.Date, Language: m.Language, Template: m.Template, Series: series,
		Agenda: ready.Agenda, Settings: settings,
	}})
	if err != nil {
		return p, err
	}
	p.enterAll()
	for _, st := range ready.Agenda {
		if p.err != nil || m.Stage == StageLikes && p.likesOpen {
			break
		}
		p.step(st)
	}
	if m.Stage == StagePublished {
		p.do(facilitator, session.CloseSession{})
	}
	return p, p.err
}
