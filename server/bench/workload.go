package bench

import (
	"fmt"
	"math/rand/v2"
	"time"
)

// workload is what phones do for a while.
type workload struct {
	name string
	rate float64 // commands a second, over all phones
	do   func(r *room, at, n int) error
}

var (
	quiet    = workload{name: "quiet", rate: 10, do: (*room).like}
	flood    = workload{name: "flood", rate: 10_000, do: (*room).like}
	newCards = workload{name: "cards", rate: 5, do: (*room).write}
)

func busy(rate float64) workload { return workload{name: "busy", rate: rate, do: (*room).like} }

// like sends a like for a random card, or takes back the like that is there, so that each command has an effect.
func (r *room) like(at, _ int) error {
	key := [2]int{at, rand.IntN(len(r.cards))}
	r.liked[key] = !r.liked[key]
	return r.phones[at].command("like.set", fmt.Sprintf(`"card":"%s","on":%t`, r.cards[key[1]], r.liked[key]))
}

// write sends a new card.
func (r *room) write(at, n int) error {
	return r.phones[at].command("card.add", fmt.Sprintf(`"kind":"need","text":"`+cardText+`"`, n))
}

// run has the phones run a workload for some seconds, and returns its figures.
func (h *venue) run(p workload, seconds int) (figures, error) {
	for _, one := range h.phones {
		one.drain()
	}
	before, err := h.process.cpu()
	if err != nil {
		return figures{}, err
	}
	began := time.Now()
	if err := h.send(p, seconds); err != nil {
		return figures{}, err
	}
	for _, one := range h.phones {
		if err := one.waitForAcks(); err != nil {
			return figures{}, err
		}
	}
	took := time.Since(began)
	f, err := h.figures()
	if err != nil {
		return f, err
	}
	after, err := h.process.cpu()
	f.took, f.cpu = took, after-before
	return f, err
}

// send spreads commands evenly over time and phones.
func (h *venue) send(p workload, seconds int) error {
	began := time.Now()
	for i := range int(p.rate * float64(seconds)) {
		if wait := time.Until(began.Add(time.Duration(float64(i) / p.rate * float64(time.Second)))); wait > time.Millisecond {
			time.Sleep(wait)
		}
		r, at := h.room(i % len(h.phones))
		if err := p.do(r, at, i); err != nil {
			return err
		}
	}
	return nil
}
