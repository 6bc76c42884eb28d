package web

import (
	"errors"
	"time"

	"colazione/server/auth"
	"colazione/server/records"
	"colazione/server/rehearsal"
	"colazione/server/room"
	"colazione/session"
)

// A rehearsal is a session of its own, made after another one's plan: nothing that happens in it can reach the real one, and erasing it leaves that as it was.

// rehearsalTime is how long a rehearsal that nobody ended is kept.
const rehearsalTime = 4 * time.Hour

// rehearse begins a rehearsal of a session; where one is going on, that one it is.
func (a *App) rehearse(c *call, in NewRehearsal) (SessionAccess, error) {
	if in.People < 0 || in.People > rehearsal.MostPeople {
		return SessionAccess{}, session.ErrBadRequest.With("people")
	}
	if a.isRehearsal(c.session) {
		return SessionAccess{}, session.ErrConflict.With("this is a rehearsal")
	}
	began := false
	at, err := a.auth.Entrances.Change(c.session, a.begins(c), func(at *auth.Access) (bool, error) {
		going, err := a.rehearsalOf(*at)
		if err != nil || going != "" {
			return false, err
		}
		var plan session.Create
		err = a.rooms.Look(c.ctx, c.session, func(s *session.State, _ session.Moment) { plan = s.Rehearsal() })
		if err == nil {
			at.Rehearsal, err = a.openSession(c.ctx, plan, at.Ownership)
		}
		began = err == nil
		return began, err
	})
	switch {
	case err != nil && began:
		return SessionAccess{}, errors.Join(err, a.endOf(c, at.Rehearsal))
	case err != nil:
		return SessionAccess{}, err
	case began:
		a.play(at.Rehearsal, in.People)
	}
	return a.shownTo(c, at.Rehearsal, nil)
}

// begins applies the beginning of a rehearsal, with its line in the audit log.
func (a *App) begins(c *call) auth.Apply {
	return func(changes ...room.Change) error { return a.audit(c.by("rehearse"), changes...) }
}

// shownTo gives a session other than that of the call, to somebody who leads that.
func (a *App) shownTo(c *call, id session.ID, err error) (SessionAccess, error) {
	if err != nil {
		return SessionAccess{}, err
	}
	c.session = id
	return a.getSession(c)
}

// getRehearsal tells of the rehearsal that is going on.
func (a *App) getRehearsal(c *call) (SessionAccess, error) {
	at, err := a.auth.Entrances.Of(c.session)
	if err != nil {
		return SessionAccess{}, err
	}
	going, err := a.rehearsalOf(at)
	if err == nil && going == "" {
		err = session.ErrNotFound
	}
	return a.shownTo(c, going, err)
}

// endRehearsal erases a rehearsal. Both the session and the rehearsal itself name it.
func (a *App) endRehearsal(c *call) (nothing, error) {
	at, err := a.auth.Entrances.Of(c.session)
	if err != nil {
		return nothing{}, err
	}
	going, err := a.rehearsalOf(at)
	switch {
	case err != nil:
		return nothing{}, err
	case a.isRehearsal(c.session):
		going = c.session
	case going == "":
		return nothing{}, session.ErrNotFound
	}
	return nothing{}, a.endOf(c, going)
}

// endOf erases a rehearsal, as whoever calls. It stands in the audit log of what it rehearsed.
func (a *App) endOf(c *call, id session.ID) error {
	info, err := records.Info(a.records, id)
	if err != nil {
		return err
	}
	line := c.by("end_rehearsal")
	line.Session = info.Rehearses
	return a.erase(c.ctx, id, line)
}

// rehearsalOf returns the rehearsal of a session; "" where there is none, or it was erased.
func (a *App) rehearsalOf(at auth.Access) (session.ID, error) {
	if at.Rehearsal == "" {
		return "", nil
	}
	_, err := records.Info(a.records, at.Rehearsal)
	if errors.Is(err, session.ErrNotFound) {
		return "", nil
	}
	return at.Rehearsal, err
}

func (a *App) isRehearsal(id session.ID) bool {
	info, err := records.Info(a.records, id)
	return err == nil && info.Rehearses != ""
}

// getPace tells how fast the simulated people of a rehearsal are.
func (a *App) getPace(c *call) (RehearsalPace, error) {
	pace, err := a.paceOf(c.session)
	if err != nil {
		return RehearsalPace{}, err
	}
	return RehearsalPace{Seconds: int(pace.Turn() / time.Second)}, nil
}

// setPace makes them faster or slower, for as long as the server runs.
func (a *App) setPace(c *call, in RehearsalPace) (RehearsalPace, error) {
	if in.Seconds < int(rehearsal.ShortestTurn/time.Second) || in.Seconds > int(rehearsal.LongestTurn/time.Second) {
		return RehearsalPace{}, session.ErrBadRequest.With("seconds")
	}
	pace, err := a.paceOf(c.session)
	if err != nil {
		return RehearsalPace{}, err
	}
	pace.Set(time.Duration(in.Seconds) * time.Second)
	return in, nil
}

// paceOf returns the pace of a rehearsal in which simulated people play.
func (a *App) paceOf(id session.ID) (*rehearsal.Pace, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if pace := a.paces[id]; pace != nil {
		return pace, nil
	}
	return nil, session.ErrNotFound
}

// play has simulated people come into a rehearsal, until it is erased or the server ends.
func (a *App) play(id session.ID, people int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.draining {
		return
	}
	pace := rehearsal.NewPace(a.turn)
	a.paces[id] = pace
	a.simulated.Go(func() {
		rehearsal.Play(a.rehearsing, a.rooms, id, rehearsal.Options{People: people, NewID: a.newID, Logger: a.log, Pace: pace})
		a.mu.Lock()
		defer a.mu.Unlock()
		delete(a.paces, id)
	})
}

// resume has the people of the rehearsals go on who were in them when the server ended.
func (a *App) resume() {
	infos, err := records.Infos(a.records)
	if err != nil {
		a.log.Error("rehearsals do not go on", "error", err)
	}
	for _, info := range infos {
		if info.Rehearses != "" {
			a.play(info.ID, 0)
		}
	}
}
