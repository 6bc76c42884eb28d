package bench

import "context"

// runFloor runs a workload of as many phones on a floor server, which sends frames of the same size as the measured server, as often.
func (r *run) runFloor(ctx context.Context, h *venue, p workload, of figures) (f figures, err error) {
	process, err := start(ctx, r.program.Path, floorPart)
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
	bareHall := &venue{process: process}
	for _, one := range h.rooms {
		bareHall.rooms = append(bareHall.rooms, &room{id: one.id, cards: one.cards, liked: map[[2]int]bool{}})
	}
	defer bareHall.close()
	if err := bareHall.connect(ctx, process.base, make([]string, len(h.phones))); err != nil {
		return f, err
	}
	return bareHall.run(p, r.seconds)
}
