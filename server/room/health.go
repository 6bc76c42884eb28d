package room

import (
	"context"
	"time"

	"colazione/session"
)

// Health is how a room keeps up.
type Health struct {
	Readers int           // connected now
	Slow    int           // of them, those who have been waiting for what is new for longer than slowAfter
	Slowest time.Duration // how long the one has been waiting who waits longest
	Saving  time.Duration // how long the last commit took
	Trouble error         // why the last commit failed; nil where it did not
}

// Patches reach those who read within a tenth of a second; who waits so much longer has a bad line, or sleeps.
const slowAfter = time.Second

// Health tells how a session's room keeps up.
func (rs *Rooms) Health(_ context.Context, id session.ID) (Health, error) {
	r, err := rs.acquire(id)
	if err != nil {
		return Health{}, err
	}
	defer rs.release(r)
	return r.health(time.Now()), nil
}

func (r *room) health(now time.Time) Health {
	r.mu.RLock()
	defer r.mu.RUnlock()
	h := Health{Readers: len(r.conns), Saving: r.took, Trouble: r.trouble}
	for c := range r.conns {
		woken := c.Woken()
		if woken.IsZero() {
			continue
		}
		waits := now.Sub(woken)
		h.Slowest = max(h.Slowest, waits)
		if waits > slowAfter {
			h.Slow++
		}
	}
	return h
}

// Stats counts the rooms that are live, and tells how long the reader has been waiting who waits longest.
func (rs *Rooms) Stats() (rooms int, slowest time.Duration) {
	rs.mu.Lock()
	all := make([]*room, 0, len(rs.rooms))
	for _, r := range rs.rooms {
		all = append(all, r)
	}
	rs.mu.Unlock()
	now := time.Now()
	for _, r := range all {
		slowest = max(slowest, r.health(now).Slowest)
	}
	return len(all), slowest
}
