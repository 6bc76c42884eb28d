package bench

import (
	"context"
	"fmt"
)

// size is the size of one measurement of growth.
type size struct {
	name                           string
	phones, cards, sessions, rooms int
}

// baseSize is what the other sizes are compared with.
var baseSize = size{phones: 500, cards: 50, sessions: 1, rooms: 1}

// sizes returns the sizes that are measured: in each, one thing differs from baseSize.
func sizes() (all []size) {
	for _, n := range []int{100, 1000, 5000, 10_000} {
		s := baseSize
		s.name, s.phones = fmt.Sprintf("%d phones", n), n
		all = append(all, s)
	}
	for _, n := range []int{50, 500, 5000} {
		s := baseSize
		s.name, s.cards = fmt.Sprintf("%d cards", n), n
		all = append(all, s)
	}
	for _, n := range []int{1, 100, 10_000} {
		s := baseSize
		s.name, s.sessions = fmt.Sprintf("%d sessions on the disk", n), n
		all = append(all, s)
	}
	for _, n := range []int{1, 200} {
		s := baseSize
		s.name, s.phones, s.rooms = fmt.Sprintf("%d live rooms, 1000 phones over all", n), 1000, n
		all = append(all, s)
	}
	return all
}

// grow measures each of the sizes, with a server and a database of its own.
func (r *run) grow(ctx context.Context) error {
	fmt.Fprintf(r.out, "Likes at %d/s where nothing else is said in rooms of %d phones and %d cards; in brackets the floor\n", growthRate, baseSize.phones, baseSize.cards)
	fmt.Fprintf(r.out, "%-38s %16s %20s %22s %16s\n", "", "ack p99, ms", "shown p99, ms", "processor s/1,000", "memory, KiB")
	for _, s := range sizes() {
		if err := r.measureSize(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

// growthRate is how many likes a second are sent while growth is measured.
const growthRate = 200

func (r *run) measureSize(ctx context.Context, of size) (err error) {
	data, err := r.databaseWithPast(ctx, of.sessions)
	if err != nil {
		return err
	}
	s, err := r.startServer(ctx, data)
	if err != nil {
		return err
	}
	defer func() {
		if stopped := s.stop(); err == nil {
			err = stopped
		}
	}()
	if err := s.warm(ctx); err != nil {
		return err
	}
	h, err := openRooms(ctx, s, of.rooms, of.cards)
	if err != nil {
		return err
	}
	tokens, err := h.admit(ctx, s, of.phones)
	if err != nil {
		return err
	}
	before, _, err := s.memory()
	if err != nil {
		return err
	}
	if err := h.connect(ctx, s.base, tokens); err != nil {
		return err
	}
	after, _, err := r.memory(ctx, s, h)
	if err != nil {
		return err
	}
	part := busy(growthRate)
	f, err := r.runProfiled(h, part)
	h.close() // a process may have no more sockets than those of one venue
	if err != nil {
		return err
	}
	floor, err := r.runFloor(ctx, h, part, f)
	if err != nil {
		return err
	}
	pair := func(got, floor float64) string { return plain(got) + " (" + plain(floor) + ")" }
	fmt.Fprintf(r.out, "%-38s %16s %20s %22s %16s\n", of.name, pair(ms(percentile(f.ack, 99)), ms(percentile(floor.ack, 99))), pair(ms(percentile(f.shown, 99)), ms(percentile(floor.shown, 99))),
		pair(f.perThousand(), floor.perThousand()), plain((after-before)/float64(of.phones)/1024))
	return nil
}
