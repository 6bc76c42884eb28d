package auth

import (
	"time"

	"golang.org/x/time/rate"

	"colazione/session"
)

// GuessThrottle slows down guessing of codes and keys. Only failures count, over everybody together: a budget for each address would shut out a room that shares one, and do
// nothing against many addresses. Whoever has the right code is never held up, but for the moments of waiting that a flood of guesses makes.
type GuessThrottle struct {
	budget  *rate.Limiter
	waiting chan struct{} // guesses that wait to be looked at
	looked  chan struct{} // guesses that are looked at, until they are answered
	exact   chan struct{} // failures that wait for the end of their time
}

const (
	// Mistyped codes of a roomful of people.
	failuresAtOnce    = 60
	failuresPerSecond = 5
	// Every failure is told after the same time, whatever was wrong.
	failureTime = 30 * time.Millisecond
	// Past the budget it is told late, and no more guesses than mostLooked are looked at in the meantime: to try all codes takes more than five days, over however many connections.
	failureDelay = time.Second
	mostLooked   = 512
	// The last of those who wait does so for four times failureDelay at most.
	mostWaiting = 4 * mostLooked
)

func newGuessThrottle() *GuessThrottle {
	return &GuessThrottle{budget: rate.NewLimiter(failuresPerSecond, failuresAtOnce), waiting: make(chan struct{}, mostWaiting), looked: make(chan struct{}, mostLooked), exact: make(chan struct{}, mostExact)}
}

// Acquire waits until a guess may be looked at. The caller calls release when it is answered. session.ErrTooMany: so many wait already that it was not looked at.
func (g *GuessThrottle) Acquire() (release func(), err error) {
	select {
	case g.waiting <- struct{}{}:
	default:
		return nil, session.ErrTooMany
	}
	g.looked <- struct{}{}
	<-g.waiting
	return func() { <-g.looked }, nil
}

// Fail returns the error of a failure that began at a time, when it may be told.
func (g *GuessThrottle) Fail(began time.Time, err error) error {
	if g.budget.Allow() {
		return g.AnswerEvenly(began, err)
	}
	return g.FailLate()
}

// FailLate says after a while that there were too many.
func (g *GuessThrottle) FailLate() error {
	time.Sleep(failureDelay)
	return session.ErrTooMany
}

// A sleep of the language ends as much as so late, by the part of a millisecond in which it began.
const sleepsLate = 2 * time.Millisecond

// AnswerEvenly returns an error after the time that every failure takes. The last of it the machine sleeps: when a sleep of the language ends would tell how long the failure took
// before it.
func (g *GuessThrottle) AnswerEvenly(began time.Time, err error) error {
	end := began.Add(failureTime)
	time.Sleep(time.Until(end) - sleepsLate)
	g.exact <- struct{}{}
	sleepExactly(time.Until(end))
	<-g.exact
	return err
}

// Each that sleeps exactly holds a thread of the system for that time.
const mostExact = 64
