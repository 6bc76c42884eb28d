package web

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"colazione/server/records"
	"colazione/server/report"
	"colazione/server/room"
	"colazione/session"
)

func versionKey(id session.ID, version int) string { return string(id) + "/" + strconv.Itoa(version) }

// frozen gives a version of a session, and what is true of that now.
func (a *App) frozen(c *call, id session.ID, version int) (report.Published, error) {
	now, err := a.beside(c.ctx, id)
	if err != nil {
		return report.Published{}, err
	}
	head, err := a.letterhead(c)
	if err != nil {
		return report.Published{}, err
	}
	now.Organiser, now.Logo = head.Name, head.Logo
	v, err := a.versionOf(c.ctx, id, version, true)
	return report.Published{Version: v, Now: now}, err
}

// versionOf reads a version. One that was never stored is rebuilt of the log, and marked so where that is late.
func (a *App) versionOf(ctx context.Context, id session.ID, version int, late bool) (*report.Version, error) {
	v := &report.Version{}
	if found, err := records.Read(a.records, records.Versions, versionKey(id, version), v); found || err != nil {
		return v, err
	}
	a.freezing.Lock()
	defer a.freezing.Unlock()
	if found, err := records.Read(a.records, records.Versions, versionKey(id, version), v); found || err != nil {
		return v, err
	}
	var edition session.Edition
	err := a.rooms.Look(ctx, id, func(s *session.State, _ session.Moment) {
		if all := s.Editions(); version <= len(all) {
			edition = all[version-1]
		}
	})
	if err == nil && edition.Version == 0 {
		err = session.ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	var view report.View
	if err := a.rooms.Past(ctx, id, edition.Seq, func(s *session.State) { view = report.Look(s) }); err != nil {
		return nil, err
	}
	src, err := view.Published()
	if err != nil {
		return nil, err
	}
	v = report.NewVersion(src, edition.At, late)
	if _, err := a.eraseFrom(ctx, id, v); err != nil {
		return nil, err
	}
	return v, a.records.Apply(records.Put(records.Versions, versionKey(id, version), v))
}

// freeze stores the facts of what a command has published.
func (a *App) freeze(ctx context.Context, id session.ID, command session.Command) {
	if _, is := command.(session.Publish); !is {
		return
	}
	last := 0
	err := a.rooms.Look(ctx, id, func(s *session.State, _ session.Moment) { last = len(s.Editions()) })
	for version := last; err == nil && version > 0; version-- {
		kept, missing := []byte(nil), false
		if kept, err = a.records.Get(records.Versions, versionKey(id, version)); err == nil && kept == nil {
			missing = true
			_, err = a.versionOf(ctx, id, version, version < last)
		}
		if !missing {
			break
		}
	}
	if err != nil {
		a.log.Error("what was published is not stored, and will be rebuilt when it is asked for", "session", id, "error", err)
	}
}

// eraseFromVersions deletes what was taken back from all versions of a session that are stored.
func (a *App) eraseFromVersions(ctx context.Context, id session.ID) error {
	a.freezing.Lock()
	defer a.freezing.Unlock()
	var keys []string
	err := a.records.List(records.Versions, string(id)+"/", func(key string, _ []byte) error {
		keys = append(keys, key)
		return nil
	})
	if err != nil {
		return err
	}
	var changes []room.Change
	for _, key := range keys {
		v := &report.Version{}
		if _, err := records.Read(a.records, records.Versions, key, v); err != nil {
			return err
		}
		changed, err := a.eraseFrom(ctx, id, v)
		if err != nil {
			return err
		}
		if changed {
			changes = append(changes, records.Put(records.Versions, key, v))
		}
	}
	if changes == nil {
		return nil
	}
	return a.records.Apply(changes...)
}

// eraseFrom deletes from a version the facts of cards that were taken back.
func (a *App) eraseFrom(ctx context.Context, id session.ID, v *report.Version) (bool, error) {
	var gone session.ToRedact
	if err := a.rooms.Look(ctx, id, func(s *session.State, _ session.Moment) { gone = s.ToRedact() }); err != nil {
		return false, err
	}
	now, err := a.beside(ctx, id)
	if err != nil {
		return false, err
	}
	return v.Erase(gone.Cards, func(card session.CardID) time.Time { return now.Out[card] }), nil
}

// beside tells what is true of a session beside its versions: which cards are out of sight and since when, and how people are called.
func (a *App) beside(ctx context.Context, id session.ID) (report.Now, error) {
	now := report.Now{Out: map[session.CardID]time.Time{}}
	var out map[session.CardID]session.Seq
	err := a.rooms.Look(ctx, id, func(s *session.State, _ session.Moment) {
		out, now.Authors, now.Owners = s.Out(), s.Authors(), s.PathOwners()
		now.Names = s.Info().Settings.Names == session.NamesShown
	})
	if err != nil || len(out) == 0 {
		return now, err
	}
	at := map[session.Seq]time.Time{}
	if err := a.rooms.History(id, func(r session.Record) { at[r.Seq] = r.At }); err != nil {
		return now, fmt.Errorf("history: %w", err)
	}
	for card, seq := range out {
		now.Out[card] = at[seq]
	}
	return now, nil
}
