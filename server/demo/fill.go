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

// Host is what a demo needs of a server: an organiser's desk, a door, and rooms that take commands as room.Rooms do.
type Host interface {
	// OpenSeries makes a series.
	OpenSeries(ctx context.Context, title, topic string, language session.Language) (session.SeriesID, error)
	// OpenSession makes a session, with everything by which people get into one. The id in the command is empty.
	OpenSession(ctx context.Context, c session.Create) (session.ID, error)
	// Enter lets a person in.
	Enter(ctx context.Context, id session.ID, group string, p session.Profile, person session.PersonID, with ...room.Change) (session.GroupID, error)
	// Do has a command done.
	Do(ctx context.Context, id session.ID, r session.Request) (session.Ack, error)
}

// Fill makes a series and plays both meetings into it, each up to its stage: Rome first, which is over, then Milan, which is going on.
func Fill(ctx context.Context, h Host) (milan, rome session.ID, err error) {
	series, err := h.OpenSeries(ctx, seriesTitle, seriesTopic, session.Italian)
	if err != nil {
		return "", "", err
	}
	if rome, err = Play(ctx, h, Rome(), &series); err != nil {
		return "", "", fmt.Errorf("rome: %w", err)
	}
	if milan, err = Play(ctx, h, Milan(), &series); err != nil {
		return "", "", fmt.Errorf("milan: %w", err)
	}
	return milan, rome, nil
}

// Play makes a session of a meeting and plays it up to the meeting's stage. Names are hidden, as they are where nobody asks for them.
func Play(ctx context.Context, h Host, m Meeting, series *session.SeriesID) (session.ID, error) {
	ready, ok := template.Find(m.Template, m.Language)
	if !ok {
		return "", fmt.Errorf("there is no template %q", m.Template)
	}
	settings := session.DefaultSettings()
	settings.Groups = m.Tables
	id, err := h.OpenSession(ctx, session.Create{Cards: ready.Cards, Info: session.Info{
		Title: m.Title, Topic: m.Topic, City: m.City, Date: m.Date, Language: m.Language, Template: m.Template, Series: series,
		Agenda: ready.Agenda, Settings: settings,
	}})
	if err != nil {
		return "", err
	}
	p := &play{ctx: ctx, host: h, id: id, Meeting: m, people: map[string]session.PersonID{}, cards: map[string]session.CardID{}}
	p.seat()
	for _, st := range ready.Agenda {
		if p.err != nil || m.Stage == StageLikes && p.liking {
			break
		}
		p.step(st)
	}
	if m.Stage == StagePublished {
		p.do(leader, session.CloseSession{})
	}
	return id, p.err
}
