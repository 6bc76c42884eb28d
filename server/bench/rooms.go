package bench

import (
	"context"
	"fmt"
	"path/filepath"
)

// targetSet holds the targets for rooms of a size; 0 is none.
type targetSet struct {
	quiet, busy, cards target // ms until everybody sees it, the 99th of a hundred
	cpu                target // s for 1,000 likes of the busy part
	perSecond, ack     target // of the flood: likes, and ms until they are acknowledged
	memory             target // KiB for a phone
	late               target // ms of the server's for somebody who comes late
}

var targets = map[int]targetSet{
	500:  {cards: 30},
	1000: {quiet: 25, busy: 90, cpu: 0.6, perSecond: 10_000, ack: 30, memory: 20, late: 5},
	5000: {quiet: 90, busy: 190, memory: 20, late: 5},
}

// fullRoom measures one room of so many phones, workload by workload.
func (r *run) fullRoom(ctx context.Context, phones int, parts ...workload) (err error) {
	data, err := r.database()
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
	h, err := openRooms(ctx, s, 1, r.cards)
	if err != nil {
		return err
	}
	defer h.close()
	fmt.Fprintf(r.out, "One room of %d phones, %d cards\n", phones, r.cards)
	heading(r.out)
	want := targets[phones]
	if err := r.fillRoom(ctx, s, h, phones, want); err != nil {
		return err
	}
	if err := r.lateComers(ctx, s, h, want); err != nil {
		return err
	}
	for _, p := range parts {
		if err := r.compare(ctx, h, p, want); err != nil {
			return err
		}
	}
	fmt.Fprintln(r.out)
	return nil
}

// fillRoom lets people in, and measures the memory of their sockets: the rise from a quarter of them to all, so that what is needed once is not in it.
func (r *run) fillRoom(ctx context.Context, s *server, h *venue, phones int, want targetSet) error {
	tokens, err := h.admit(ctx, s, phones)
	if err != nil {
		return err
	}
	few := max(1, phones/4)
	if err := h.connect(ctx, s.base, tokens[:few]); err != nil {
		return err
	}
	liveFew, residentFew, err := r.memory(ctx, s, h)
	if err != nil {
		return err
	}
	if err := h.connect(ctx, s.base, tokens[few:]); err != nil || few == phones {
		return err
	}
	live, resident, err := r.memory(ctx, s, h)
	if err != nil {
		return err
	}
	more := float64(phones-few) * 1024
	row(r.out, "memory for a phone: objects and stacks", "KiB", false, want.memory, (live-liveFew)/more, 0)
	row(r.out, "memory for a phone: as the system counts it, unsteady", "KiB", false, 0, (resident-residentFew)/more, 0)
	return nil
}

// memory returns the server's memory after a change, so that what was made for those who came has been released.
func (r *run) memory(ctx context.Context, s *server, h *venue) (live, resident float64, err error) {
	for _, one := range h.rooms {
		held := one.phones[0].reached()
		if _, err := s.command(ctx, one, map[string]any{"do": "card.theme", "card": one.cards[0], "themes": []string{newID()[:8]}}); err != nil {
			return 0, 0, err
		}
		if err := one.waitUntilEven(held + 1); err != nil {
			return 0, 0, err
		}
	}
	return s.memory()
}

// A person may send 20 commands a second in the long run; the server refuses more.
const mostPerPhone = 15

// compare runs a workload on the real server and on a floor server, and prints both.
func (r *run) compare(ctx context.Context, h *venue, p workload, want targetSet) error {
	p.rate = min(p.rate, float64(mostPerPhone*len(h.phones)))
	f, err := r.runProfiled(h, p)
	if err != nil {
		return err
	}
	floor, err := r.runFloor(ctx, h, p, f)
	if err != nil {
		return err
	}
	name := func(what string) string { return fmt.Sprintf("%s, %g/s: %s", p.name, p.rate, what) }
	cpu := target(0)
	shown := map[string]target{"quiet": want.quiet, "cards": want.cards}[p.name]
	if p.name == "busy" && p.rate == 500 {
		shown, cpu = want.busy, want.cpu
	}
	if p.name == flood.name {
		row(r.out, name("acknowledged a second"), "", true, want.perSecond, f.perSecond(), floor.perSecond())
		row(r.out, name("until acknowledged, p99"), "ms", false, want.ack, ms(percentile(f.ack, 99)), ms(percentile(floor.ack, 99)))
	} else {
		row(r.out, name("until acknowledged, p99"), "ms", false, 0, ms(percentile(f.ack, 99)), ms(percentile(floor.ack, 99)))
	}
	row(r.out, name("until all phones show it, p50"), "ms", false, 0, ms(percentile(f.shown, 50)), ms(percentile(floor.shown, 50)))
	row(r.out, name("until all phones show it, p99"), "ms", false, shown, ms(percentile(f.shown, 99)), ms(percentile(floor.shown, 99)))
	row(r.out, name("server's processor for 1,000"), "s", false, cpu, f.perThousand(), floor.perThousand())
	row(r.out, name("patches to a phone"), "/s", false, 0, f.frames/f.took.Seconds(), floor.frames/floor.took.Seconds())
	row(r.out, name("size of a patch"), "KiB", false, 0, f.frameBytes/1024, floor.frameBytes/1024)
	if f.refused > 0 {
		row(r.out, name("refused"), "", false, 0, float64(f.refused), 0)
	}
	return nil
}

// runProfiled runs a workload, with a profile of the server if one is wanted.
func (r *run) runProfiled(h *venue, p workload) (figures, error) {
	if r.profiles == "" {
		return h.run(p, r.seconds)
	}
	if err := h.process.order("profile", filepath.Join(r.profiles, fmt.Sprintf("%s-%d.pprof", p.name, len(h.phones)))); err != nil {
		return figures{}, err
	}
	f, err := h.run(p, r.seconds)
	if err != nil {
		return f, err
	}
	return f, h.process.order("profiled")
}
