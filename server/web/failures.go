package web

import (
	"time"

	"golang.org/x/time/rate"

	"colazione/session"
)

// failures slows down guessing of codes and keys. Only failures count, over everybody together: a budget for each address would shut out a room that shares one, and do
// nothing against many addresses. Whoever has the right code is never held up, but for the moments in a line that a flood of guesses makes.
type failures struct {
	budget *rate.Limiter
	line   chan struct{} // guesses that wait to be looked at
	looked chan struct{} // guesses that are looked at, until they are answered
	exact  chan struct{} // failures that wait for the end of their time
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
	// The last in the line waits for four times failureDelay at most.
	longestLine = 4 * mostLooked
)

func newFailures() *failures {
	return &failures{budget: rate.NewLimiter(failuresPerSecond, failuresAtOnce), line: make(chan struct{}, longestLine), looked: make(chan struct{}, mostLooked), exact: make(chan struct{}, mostExact)}
}

// turn waits until a guess may be looked at. The caller leaves when it is answered. session.ErrTooMany: so many wait already that it was not looked at.
func (f *failures) turn() (leave func(), err error) {
	select {
	case f.line <- struct{}{}:
	default:
		return nil, session.ErrTooMany
	}
	f.looked <- struct{}{}
	<-f.line
	return func() { <-f.looked }, nil
}

// tell gives the error of a failure that began at a time, when it may be told.
func (f *failures) tell(began time.Time, err error) error {
	if f.budget.Allow() {
		return f.evenly(began, err)
	}
	return f.tellLate()
}

// tellLate says after a while that there were too many.
func (f *failures) tellLate() error {
	time.Sleep(failureDelay)
	return session.ErrTooMany
}

// A sleep of the language ends as much as so late, by the part of a millisecond in which it began.
const sleepsLate = 2 * time.Millisecond

// evenly gives an error after the time that every failure takes. The last of it the machine sleeps: when a sleep of the language ends would tell how long the failure took
// before it.
func (f *failures) evenly(began time.Time, err error) error {
	end := began.Add(failureTime)
	time.Sleep(time.Until(end) - sleepsLate)
	f.exact <- struct{}{}
	sleepExactly(time.Until(end))
	<-f.exact
	return err
}

// Each that sleeps exactly holds a thread of the system for that time.
const mostExact = 64
