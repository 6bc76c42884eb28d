package room

import (
	"slices"
	"time"

	"colazione/session"
)

const (
	// A signal that is not given again for so long has expired. Pages give theirs every four seconds.
	defaultExpiry = 10 * time.Second
	// More cockpits than lead one meeting.
	mostCockpits = 20
)

// isSignal reports whether a command is a signal: it says what somebody is doing at the moment, and is not stored.
func isSignal(c session.Command) bool {
	switch c.(type) {
	case session.SetWriting, session.SetCockpitPresence:
		return true
	}
	return false
}

// signal takes a signal in; false where the command is none. mu is held.
func (r *room) signal(q session.Request) bool {
	switch c := q.Command.(type) {
	case session.SetWriting:
		r.write(q.By.Person, c.On)
	case session.SetCockpitPresence:
		r.noteCockpit(c)
	default:
		return false
	}
	return true
}

// write notes that somebody writes, or has stopped. It counts only while they are connected.
func (r *room) write(id session.PersonID, on bool) {
	a := r.presence.people[id]
	if a == nil || a.readers == 0 && on {
		return
	}
	was := a.writing != nil
	a.stop()
	if on {
		var timer *time.Timer
		timer = time.AfterFunc(r.rooms.opts.Expiry, func() {
			r.mu.Lock()
			defer r.mu.Unlock()
			if a.writing == timer {
				a.writing = nil
				r.notifyLeaders()
			}
		})
		a.writing = timer
	}
	if was != on {
		r.notifyLeaders()
	}
}

func (a *attendance) stop() {
	if a.writing != nil {
		a.writing.Stop()
		a.writing = nil
	}
}

// notifyLeaders notes a change that only facilitators see.
func (r *room) notifyLeaders() {
	r.presence.version++
	r.notifyPresence()
}

// cockpits are those that are connected, in the order in which they came, and which of them leads: the last that said so, even after it has gone.
type cockpits struct {
	all   []*cockpit
	leads string
}

type cockpit struct {
	session.CockpitPresence
	gone *time.Timer
}

func (d *cockpits) view() []session.CockpitPresence {
	out := make([]session.CockpitPresence, len(d.all))
	for i, one := range d.all {
		out[i] = one.CockpitPresence
		out[i].Leads = one.ID == d.leads
	}
	return out
}

// noteCockpit notes that a cockpit is connected. The first one leads until another says that it does.
func (r *room) noteCockpit(c session.SetCockpitPresence) {
	d := &r.presence.cockpits
	said, err := c.Checked()
	if err != nil {
		return // it was checked when it was decided
	}
	i := slices.IndexFunc(d.all, func(one *cockpit) bool { return one.ID == said.ID })
	changed := false
	switch {
	case i < 0 && len(d.all) == mostCockpits:
		return
	case i < 0:
		one := &cockpit{CockpitPresence: said}
		r.expireLater(one)
		d.all, changed = append(d.all, one), true
	default:
		changed = d.all[i].CockpitPresence != said
		d.all[i].CockpitPresence = said
		r.expireLater(d.all[i])
	}
	if (c.Lead || d.leads == "") && d.leads != said.ID {
		d.leads, changed = said.ID, true
	}
	if changed {
		r.notifyLeaders()
	}
}

// expireLater removes a cockpit that does not signal again in time. A timer that has ended and waits for the room is too late once another runs.
func (r *room) expireLater(one *cockpit) {
	if one.gone != nil {
		one.gone.Stop()
	}
	var timer *time.Timer
	timer = time.AfterFunc(r.rooms.opts.Expiry, func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		if one.gone == timer {
			d := &r.presence.cockpits
			d.all = slices.DeleteFunc(d.all, func(o *cockpit) bool { return o == one })
			r.notifyLeaders()
		}
	})
	one.gone = timer
}
