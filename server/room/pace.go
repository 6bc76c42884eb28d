package room

import (
	"time"

	"colazione/session"
)

// pace decides when readers are woken: at once in an idle room, and then only after a window in which changes gather. Waking a reader costs a few
// microseconds of sending, whatever it is sent, so the window grows with their number: the sending then takes a small, constant share of a processor.
type pace struct {
	news     bool // the state changed since readers were woken
	presence bool // somebody came or went since readers were woken for that

	next         time.Time // no waking before
	paid         time.Time // when the windows of all that was sent are over
	nextPresence time.Time
	timer        *time.Timer
}

const (
	// Gathering for 50 µs a reader makes 1,000 readers wait 50 ms at the most, and their sending take about a tenth of a processor.
	windowPerReader = 50 * time.Microsecond
	longestWindow   = 100 * time.Millisecond
	// Who is present is nothing that anybody waits for.
	presencePerReader = 2 * time.Millisecond
	shortestPresence  = 50 * time.Millisecond
	longestPresence   = 2 * time.Second
)

// due fires when a window that something waits for has ended.
func (p *pace) due() <-chan time.Time {
	if p.timer == nil {
		return nil
	}
	return p.timer.C
}

func (p *pace) fire() { p.timer = nil }

// wake wakes the readers for whom there is something new, if the pace allows it now, and otherwise sees to it that it happens later.
func (r *room) wake() {
	now := time.Now()
	p := &r.pace
	news := p.news && !now.Before(p.next)
	presence := p.presence && !now.Before(p.nextPresence)
	if news || presence {
		readers := r.notifyReaders(now, presence)
		p.spend(now, min(longestWindow, time.Duration(readers)*windowPerReader))
		p.news = false
		if presence {
			p.nextPresence = now.Add(max(shortestPresence, min(longestPresence, time.Duration(readers)*presencePerReader)))
			p.presence = false
		}
	}
	p.arm(now)
}

// spend has the window of a waking pass before the next. A waking that comes later than it might lets the next come earlier, by half a window: else changes that
// come as often as windows end would fall behind them, each by a little more, until they waited for whole ones.
func (p *pace) spend(now time.Time, window time.Duration) {
	if p.paid.Before(now) {
		p.paid = now
	}
	p.paid = p.paid.Add(window)
	p.next = p.paid.Add(-window / 2)
	if soonest := now.Add(window / 2); p.next.Before(soonest) {
		p.next = soonest
	}
}

// arm sets the timer for the earliest thing that still waits.
func (p *pace) arm(now time.Time) {
	if p.timer != nil {
		p.timer.Stop()
		p.timer = nil
	}
	if !p.news && !p.presence {
		return
	}
	at := p.nextPresence
	if p.news && (!p.presence || p.next.Before(at)) {
		at = p.next
	}
	p.timer = time.NewTimer(max(0, at.Sub(now)))
}

// notifyReaders wakes those for whom there is something, and counts all readers.
func (r *room) notifyReaders(now time.Time, presence bool) int {
	r.mu.RLock()
	defer r.mu.RUnlock()
	if r.state == nil {
		return len(r.conns)
	}
	r.frames.Store(&session.FrameCache{})
	for c := range r.conns {
		var version uint64
		if presence {
			version = r.presence.seenBy(c.reader)
		}
		if r.state.Changed(c.reader, c.cursor(), version) {
			c.notify(&now)
		}
	}
	return len(r.conns)
}
