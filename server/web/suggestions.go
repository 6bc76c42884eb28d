package web

import (
	"context"
	"time"

	"colazione/session"
)

const (
	// settling is how long what is worked out beside suggestions may take; what takes longer stays left out of them.
	settling = time.Minute
	// mostQueued is how many may wait for their turn, each with a copy of its session; a later question asks for the rest again.
	mostQueued = 8
)

// suggest works suggestions out from a copy, so that the room goes on meanwhile.
func (a *App) suggest(c *call) (session.Suggestions, error) {
	var evidence session.Evidence
	var known *session.Findings
	var refused error
	err := a.rooms.Look(c.ctx, c.session, func(s *session.State, _ session.Moment) {
		evidence, refused = s.Evidence(c.who.Reader())
		known = s.Findings()
	})
	if err == nil {
		err = refused
	}
	if err != nil {
		return session.Suggestions{}, err
	}
	out := evidence.Suggest(known)
	if !out.Settled() {
		a.settleLater(evidence, known)
	}
	return out, nil
}

// settleLater has worked out what takes too long for an answer.
func (a *App) settleLater(evidence session.Evidence, known *session.Findings) {
	select {
	case a.settleQueue <- struct{}{}:
	default:
		return
	}
	a.background.Add(1)
	go func() {
		defer a.background.Done()
		defer func() { <-a.settleQueue }()
		a.settle(evidence, known)
	}()
}

// settle works for one session at a time, so that it takes one processor at most.
func (a *App) settle(evidence session.Evidence, known *session.Findings) {
	ctx, cancel := context.WithTimeout(a.ctx, settling)
	defer cancel()
	select {
	case a.settleSlot <- struct{}{}:
		defer func() { <-a.settleSlot }()
	case <-ctx.Done():
		return
	}
	evidence.Settle(known, func() bool { return ctx.Err() != nil })
}
