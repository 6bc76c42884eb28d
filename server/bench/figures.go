package bench

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/google/uuid"
)

// figures are the results of one workload.
type figures struct {
	acked, refused int
	took           time.Duration   // from the first command to the last acknowledgement
	cpu            time.Duration   // the server's, also for showing
	ack            []time.Duration // sorted: from sending a command to its acknowledgement
	shown          []time.Duration // sorted: from sending a command to the last phone that shows it
	frames         float64         // patches that a phone got
	frameBytes     float64         // of a patch, on average
}

// figures collects what the phones noted, once every phone holds the last change that was acknowledged.
func (h *venue) figures() (figures, error) {
	var f figures
	frames, bytes := 0, 0
	for _, r := range h.rooms {
		acks, refused := r.acks()
		f.refused += refused
		if len(acks) == 0 {
			continue
		}
		if err := r.waitUntilEven(acks[len(acks)-1].seq); err != nil {
			return f, err
		}
		last := make([]time.Time, len(acks)) // when the last phone showed each
		for _, p := range r.phones {
			_, patches, _ := p.drain()
			noteShown(acks, patches, last)
			frames += len(patches)
			for _, one := range patches {
				bytes += one.bytes
			}
		}
		for i, a := range acks {
			f.ack = append(f.ack, a.acked.Sub(a.sent))
			f.shown = append(f.shown, last[i].Sub(a.sent))
		}
	}
	slices.Sort(f.ack)
	slices.Sort(f.shown)
	f.acked = len(f.ack)
	f.frames = float64(frames) / float64(len(h.phones))
	f.frameBytes = float64(bytes) / float64(max(frames, 1))
	return f, nil
}

// acks returns the acknowledgements of all phones in a room, in the order of the changes.
func (r *room) acks() (all []ack, refused int) {
	for _, p := range r.phones {
		p.mu.Lock()
		all = append(all, p.acks...)
		refused += p.refused
		p.mu.Unlock()
	}
	slices.SortFunc(all, func(a, b ack) int { return cmp.Compare(a.seq, b.seq) })
	return all, refused
}

// noteShown notes when a phone showed each command, where that is later than on the phones before. Both lists are in the order of the changes.
func noteShown(acks []ack, patches []arrival, last []time.Time) {
	next := 0
	for i, a := range acks {
		for next < len(patches) && patches[next].seq < a.seq {
			next++
		}
		if next < len(patches) && patches[next].at.After(last[i]) {
			last[i] = patches[next].at
		}
	}
}

// perThousand returns the server's processor time for 1,000 commands, in seconds.
func (f figures) perThousand() float64 { return f.cpu.Seconds() / float64(max(f.acked, 1)) * 1000 }

func (f figures) perSecond() float64 { return float64(f.acked) / f.took.Seconds() }

// gap returns the time between two patches where the server gathered changes, and 0 where each change had a patch of its own.
func (f figures) gap() time.Duration {
	if f.frames == 0 || f.frames > 0.8*float64(f.acked) {
		return 0
	}
	return time.Duration(float64(f.took) / f.frames)
}

func percentile(sorted []time.Duration, percent int) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[(len(sorted)-1)*percent/100]
}

func round(d time.Duration) time.Duration {
	if d < time.Millisecond {
		return d.Round(time.Microsecond)
	}
	return d.Round(100 * time.Microsecond)
}

const syncTries = 50

// fdatasync times one synced write of a page, which is part of every figure that waits for the disk.
func fdatasync(folder string) (time.Duration, error) {
	file, err := os.Create(filepath.Join(folder, "sync"))
	if err != nil {
		return 0, err
	}
	defer file.Close()
	page := make([]byte, os.Getpagesize())
	var took []time.Duration
	for range syncTries {
		if _, err := file.WriteAt(page, 0); err != nil {
			return 0, err
		}
		began := time.Now()
		if err := syncData(file); err != nil {
			return 0, err
		}
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	return took[syncTries/2], nil
}

func newID() string { return uuid.NewString() }
