package room

import (
	"slices"
	"time"

	"colazione/session"
)

const (
	// What is not said again for so long is no longer so. Pages say it every four seconds.
	usualFade = 10 * time.Second
	// More desks than lead one meeting.
	mostDesks = 20
)

// isSignal tells whether a command is something that somebody says of themselves at the moment, of which nothing is stored.
func isSignal(c session.Command) bool {
	switch c.(type) {
	case session.SetWriting, session.SetCockpitPresence:
		return true
	}
	return false
}

// signal takes what somebody says of themselves at the moment. False: the command is none of that sort. mu is held.
func (r *room) signal(q session.Request) bool {
	switch c := q.Command.(type) {
	case session.SetWriting:
		r.write(q.By.Person, c.On)
	case session.SetCockpitPresence:
		r.desk(c)
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
		timer = time.AfterFunc(r.rooms.opts.Fade, func() {
			r.mu.Lock()
			defer r.mu.Unlock()
			if a.writing == timer {
				a.writing = nil
				r.quietly()
			}
		})
		a.writing = timer
	}
	if was != on {
		r.quietly()
	}
}

func (a *attendance) stop() {
	if a.writing != nil {
		a.writing.Stop()
		a.writing = nil
	}
}

// quietly notes a change that facilitators alone see.
func (r *room) quietly() {
	r.presence.version++
	r.noteStir()
}

// desks are those that are there, in the order in which they came, and which of them leads: the last that said so, also while it is gone.
type desks struct {
	all   []*desk
	leads string
}

type desk struct {
	session.CockpitPresence
	gone *time.Timer
}

func (d *desks) view() []session.CockpitPresence {
	out := make([]session.CockpitPresence, len(d.all))
	for i, one := range d.all {
		out[i] = one.CockpitPresence
		out[i].Leads = one.ID == d.leads
	}
	return out
}

// desk notes that a desk is there. The first one leads until another says that it does.
func (r *room) desk(c session.SetCockpitPresence) {
	d := &r.presence.desks
	said, err := c.Checked()
	if err != nil {
		return // it was checked when it was decided
	}
	i := slices.IndexFunc(d.all, func(one *desk) bool { return one.ID == said.ID })
	changed := false
	switch {
	case i < 0 && len(d.all) == mostDesks:
		return
	case i < 0:
		one := &desk{CockpitPresence: said}
		r.fades(one)
		d.all, changed = append(d.all, one), true
	default:
		changed = d.all[i].CockpitPresence != said
		d.all[i].CockpitPresence = said
		r.fades(d.all[i])
	}
	if (c.Lead || d.leads == "") && d.leads != said.ID {
		d.leads, changed = said.ID, true
	}
	if changed {
		r.quietly()
	}
}

// fades has a desk gone that is not heard of again in time. A timer that has ended and waits for the room is too late once another runs.
func (r *room) fades(one *desk) {
	if one.gone != nil {
		one.gone.Stop()
	}
	var timer *time.Timer
	timer = time.AfterFunc(r.rooms.opts.Fade, func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		if one.gone == timer {
			d := &r.presence.desks
			d.all = slices.DeleteFunc(d.all, func(o *desk) bool { return o == one })
			r.quietly()
		}
	})
	one.gone = timer
}
