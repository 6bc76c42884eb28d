// Package bench measures the program with simulated phones against a server process of its own.
package bench

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"sync"
	"time"
)

type plan struct {
	phones, cards int
	rate          float64
	seconds       int
}

// Run measures and prints the figures. Program is the path of the server's own binary.
func Run(ctx context.Context, program string, args []string, out io.Writer) error {
	var p plan
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(out)
	flags.IntVar(&p.phones, "phones", 500, "phones in the room")
	flags.Float64Var(&p.rate, "rate", 500, "likes a second, over all phones")
	flags.IntVar(&p.seconds, "seconds", 10, "seconds for each part")
	flags.IntVar(&p.cards, "cards", 200, "cards in the room")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if p.phones < 1 || p.rate <= 0 || p.seconds < 1 || p.cards < 1 {
		return fmt.Errorf("bench: every number must be above 0")
	}
	folder, err := os.MkdirTemp("", "colazione-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	s, err := start(ctx, program, folder)
	if err != nil {
		return err
	}
	err = measure(ctx, s, p, folder, out)
	if stopped := s.stop(); err == nil {
		err = stopped
	}
	return err
}

func measure(ctx context.Context, s *server, p plan, folder string, out io.Writer) error {
	sync, err := fdatasync(folder)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "disk            one fdatasync of a page: %s (median of %d)\n", round(sync), syncTries)
	h, err := prepare(ctx, s, p)
	if err != nil {
		return err
	}
	defer h.close()
	fmt.Fprintf(out, "room            %d phones on sockets, %d cards\n", p.phones, p.cards)
	fmt.Fprintf(out, "memory          %.1f KiB for each phone\n", h.perPhone/1024)
	if err := h.late(ctx, out); err != nil {
		return err
	}
	for _, part := range []struct {
		name string
		rate float64
	}{{"quiet", 10}, {"busy", p.rate}, {"flood", 10_000}} {
		if err := h.play(part.name, part.rate, out); err != nil {
			return err
		}
	}
	return nil
}

// hall is a room filled with phones.
type hall struct {
	plan
	server   *server
	session  string
	code     string
	cards    []string
	phones   []*phone
	perPhone float64 // bytes
	liked    map[[2]int]bool
}

func (h *hall) close() {
	for _, p := range h.phones {
		p.close()
	}
}

// prepare makes a session whose likes show live, which is the most that a like can cost, and fills it.
func prepare(ctx context.Context, s *server, p plan) (*hall, error) {
	h := &hall{plan: p, server: s, liked: map[[2]int]bool{}}
	var made struct {
		Session struct{ ID string }
		Code    string
	}
	err := s.post(ctx, "/api/v1/sessions", map[string]any{
		"title": "Bench", "language": "en", "template": "blank",
		"agenda": []map[string]any{
			{"id": "write", "kind": "collect", "collects": []string{"need"}, "show_cards": "live"},
			{"id": "like", "kind": "like", "likes": []string{"need"}, "show_likes": "live", "like_own": true},
		},
		"settings": map[string]any{"groups": []string{"One", "Two", "Three", "Four"}},
	}, &made)
	if err != nil {
		return nil, err
	}
	h.session, h.code = made.Session.ID, made.Code
	if err := h.fill(ctx); err != nil {
		return nil, err
	}
	tokens, err := h.admit(ctx)
	if err != nil {
		return nil, err
	}
	before, err := s.memory(ctx)
	if err != nil {
		return nil, err
	}
	if err := h.connect(tokens); err != nil {
		return nil, err
	}
	after, err := s.memory(ctx)
	h.perPhone = (after - before) / float64(p.phones)
	return h, err
}

func (h *hall) command(ctx context.Context, fields map[string]any) (string, error) {
	fields["id"] = newID()
	var ack struct{ Card string }
	err := h.server.post(ctx, "/api/v1/sessions/"+h.session+"/commands", fields, &ack)
	return ack.Card, err
}

func (h *hall) fill(ctx context.Context) error {
	for i := range h.plan.cards {
		card, err := h.command(ctx, map[string]any{"do": "card.add", "kind": "need", "group": "One", "text": fmt.Sprintf("Measure what a post about therapy adherence changes, number %d", i)})
		if err != nil {
			return err
		}
		h.cards = append(h.cards, card)
	}
	_, err := h.command(ctx, map[string]any{"do": "step.go", "step": "like"})
	return err
}

// admit lets everybody in and gives their tickets.
func (h *hall) admit(ctx context.Context) ([]string, error) {
	tokens := make([]string, h.plan.phones)
	return tokens, atTheDoor(len(tokens), func(i int) (err error) {
		tokens[i], err = h.join(ctx)
		return err
	})
}

// connect opens everybody's socket.
func (h *hall) connect(tokens []string) error {
	h.phones = make([]*phone, len(tokens))
	err := atTheDoor(len(tokens), func(i int) (err error) {
		h.phones[i], err = dial(h.server.base, h.session, tokens[i])
		return err
	})
	if err != nil {
		return err
	}
	return h.quieten(1)
}

// atTheDoor does something for everybody, some at a time as people come through a door.
func atTheDoor(people int, do func(i int) error) error {
	errs := make([]error, people)
	door := make(chan struct{}, 32)
	var wg sync.WaitGroup
	for i := range people {
		door <- struct{}{}
		wg.Go(func() {
			defer func() { <-door }()
			errs[i] = do(i)
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}

func (h *hall) join(ctx context.Context) (string, error) {
	var joined struct{ Token string }
	err := h.server.post(ctx, "/api/v1/join", map[string]any{"code": h.code}, &joined)
	return joined.Token, err
}

// quieten waits until every phone holds the same, at least up to a change, so that what went before is not in the figures.
func (h *hall) quieten(least uint64) error {
	late := time.Now().Add(time.Minute)
	for {
		seen := map[uint64]bool{}
		for _, p := range h.phones {
			seen[p.reached()] = true
		}
		if at := h.phones[0].reached(); len(seen) == 1 && at >= least {
			return nil
		}
		if time.Now().After(late) {
			return fmt.Errorf("bench: the phones did not come to hold the same")
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// late measures how long somebody who comes late waits for the whole room.
func (h *hall) late(ctx context.Context, out io.Writer) error {
	const tries = 20
	var took []time.Duration
	for range tries {
		began := time.Now()
		token, err := h.join(ctx)
		if err != nil {
			return err
		}
		p, err := dial(h.server.base, h.session, token)
		if err != nil {
			return err
		}
		for p.reached() == 0 {
			time.Sleep(100 * time.Microsecond)
		}
		took = append(took, time.Since(began))
		p.close()
	}
	slices.Sort(took)
	fmt.Fprintf(out, "late phone      join, socket and all %d cards: %s (median of %d)\n", h.plan.cards, round(took[tries/2]), tries)
	return nil
}

// play sends likes at a rate for the time of one part and prints what came of them.
func (h *hall) play(name string, rate float64, out io.Writer) error {
	for _, p := range h.phones {
		p.takeLikes()
		p.takePatches()
	}
	before, err := h.server.cpu()
	if err != nil {
		return err
	}
	began := time.Now()
	if err := h.send(rate); err != nil {
		return err
	}
	for _, p := range h.phones {
		if err := p.settle(); err != nil {
			return err
		}
	}
	took := time.Since(began)
	after, err := h.server.cpu()
	if err != nil {
		return err
	}
	f := h.figures()
	fmt.Fprintf(out, "%-15s %s\n", name, f.line(rate, took, after-before))
	return nil
}

// send spreads likes evenly over time and at random over phones and cards; what is liked already is unliked, so that each has an effect.
func (h *hall) send(rate float64) error {
	total := int(rate * float64(h.seconds))
	began := time.Now()
	for i := range total {
		if wait := time.Until(began.Add(time.Duration(float64(i) / rate * float64(time.Second)))); wait > time.Millisecond {
			time.Sleep(wait)
		}
		at := [2]int{i % len(h.phones), rand.IntN(len(h.cards))}
		h.liked[at] = !h.liked[at]
		if err := h.phones[at[0]].like(h.cards[at[1]], h.liked[at]); err != nil {
			return err
		}
	}
	return nil
}
