package bench

import "context"

// floor has as many phones do a part in a bare server, which sends as large frames as a hall's server did, as often.
func (r *run) floor(ctx context.Context, h *hall, p part, of figures) (f figures, err error) {
	process, err := start(ctx, r.program.Path, barePart)
	if err != nil {
		return f, err
	}
	defer func() {
		if stopped := process.stop(); err == nil {
			err = stopped
		}
	}()
	if err := process.order(int(of.frameBytes), int64(of.gap())); err != nil {
		return f, err
	}
	bareHall := &hall{process: process}
	for _, one := range h.rooms {
		bareHall.rooms = append(bareHall.rooms, &room{id: one.id, cards: one.cards, liked: map[[2]int]bool{}})
	}
	defer bareHall.close()
	if err := bareHall.connect(ctx, process.base, make([]string, len(h.phones))); err != nil {
		return f, err
	}
	return bareHall.play(p, r.seconds)
}
