package room

import (
	"cmp"
	"slices"

	"colazione/session"
)

// Live is a session to which somebody is connected now, and how it goes.
type Live struct {
	Session      session.ID     `json:"session"`
	Step         session.StepID `json:"step"`
	Joined       int            `json:"joined"`       // people admitted and not removed
	Present      int            `json:"present"`      // of them, connected now
	Waiting      int            `json:"waiting"`      // people to be admitted
	Facilitators int            `json:"facilitators"` // cockpits that are connected
	Screens      int            `json:"screens"`      // big screens that are connected
	Storing      bool           `json:"storing"`      // false when what was sent last could not be kept
}

// Live tells how the sessions go to which people, a cockpit or a screen are connected, by their ids.
func (rs *Rooms) Live() []Live {
	out := []Live{}
	for _, r := range rs.opened() {
		if live, any := r.live(); any {
			out = append(out, live)
		}
	}
	slices.SortFunc(out, func(x, y Live) int { return cmp.Compare(x.Session, y.Session) })
	return out
}

// opened returns the rooms that are in memory and were opened.
func (rs *Rooms) opened() []*room {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	out := make([]*room, 0, len(rs.rooms))
	for _, r := range rs.rooms {
		select {
		case <-r.opened:
			if r.err == nil {
				out = append(out, r)
			}
		default:
		}
	}
	return out
}

// live tells how the room goes; false where nobody is connected.
func (r *room) live() (Live, bool) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	out := Live{Session: r.id, Storing: r.state != nil && r.trouble == nil}
	people := 0
	for c := range r.conns {
		switch c.reader.Role {
		case session.Facilitator:
			out.Facilitators++
		case session.Screen:
			out.Screens++
		case session.Participant:
			people++
		case session.Organiser, session.Absent: // who only looks in
		}
	}
	if r.state != nil {
		p := r.state.Pulse(r.presence.view())
		out.Step, out.Joined, out.Present, out.Waiting = p.Step, p.Joined, p.Present, p.Waiting
	}
	return out, people+out.Present+out.Facilitators+out.Screens > 0
}
