package web

import (
	"time"

	"golang.org/x/time/rate"

	"colazione/session"
)

// failures slows down guessing of codes and keys. Only failures count, over everybody together: a budget for each address would shut out a room that shares one, and do
// nothing against many addresses. Whoever has the right code is never held up.
type failures struct {
	budget  *rate.Limiter
	waiting chan struct{}
}

const (
	// Mistyped codes of a roomful of people.
	failuresAtOnce    = 60
	failuresPerSecond = 5
	// Every failure is told after the same time, whatever was wrong.
	failureTime = 30 * time.Millisecond
	// Past the budget it is told late, as long as not too many wait already.
	failureDelay = time.Second
	mostWaiting  = 512
)

func newFailures() *failures {
	return &failures{budget: rate.NewLimiter(failuresPerSecond, failuresAtOnce), waiting: make(chan struct{}, mostWaiting)}
}

// tell gives the error of a failure that began at a time, when it may be told.
func (f *failures) tell(began time.Time, err error) error {
	if f.budget.Allow() {
		time.Sleep(time.Until(began.Add(failureTime)))
		return err
	}
	select {
	case f.waiting <- struct{}{}:
		time.Sleep(failureDelay)
		<-f.waiting
	default:
	}
	return session.ErrTooMany
}
