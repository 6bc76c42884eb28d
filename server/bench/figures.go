package bench

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"time"

	"github.com/google/uuid"
)

// figures are what one part came to.
type figures struct {
	acked, refused int
	ack            []time.Duration // sorted: from sending a like to its acknowledgement
	shown          []time.Duration // sorted: from sending a like to the last phone that shows it
}

// figures gathers what the phones noted. A like is shown everywhere when the last phone got a patch that reaches its seq.
func (h *hall) figures() figures {
	var f figures
	var likes []like
	for _, p := range h.phones {
		l, refused := p.takeLikes()
		likes = append(likes, l...)
		f.refused += refused
	}
	patches := h.patchesTo(likes)
	f.acked = len(likes)
	for _, l := range likes {
		f.ack = append(f.ack, l.acked.Sub(l.sent))
		if last, all := everywhere(l.seq, patches); all {
			f.shown = append(f.shown, last.Sub(l.sent))
		}
	}
	slices.Sort(f.ack)
	slices.Sort(f.shown)
	return f
}

// patchesTo waits until every phone holds the last of the likes, and gives what they got. What does not come is then missing from the figures, and counted.
func (h *hall) patchesTo(likes []like) [][]arrival {
	var last uint64
	for _, l := range likes {
		last = max(last, l.seq)
	}
	_ = h.quieten(last)
	patches := make([][]arrival, len(h.phones))
	for i, p := range h.phones {
		patches[i] = p.takePatches()
	}
	return patches
}

func everywhere(seq uint64, patches [][]arrival) (time.Time, bool) {
	var last time.Time
	for _, list := range patches {
		i := sort.Search(len(list), func(i int) bool { return list[i].seq >= seq })
		if i == len(list) {
			return last, false
		}
		if list[i].at.After(last) {
			last = list[i].at
		}
	}
	return last, true
}

func (f figures) line(rate float64, took, cpu time.Duration) string {
	if f.acked == 0 {
		return "no like was acknowledged"
	}
	out := fmt.Sprintf("%.0f likes/s asked, %.0f/s acknowledged: ack p50 %s p99 %s; on all screens p50 %s p99 %s; server processor %.2f s for 1,000 likes",
		rate, float64(f.acked)/took.Seconds(), round(at(f.ack, 50)), round(at(f.ack, 99)), round(at(f.shown, 50)), round(at(f.shown, 99)),
		cpu.Seconds()/float64(f.acked)*1000)
	if f.refused > 0 {
		out += fmt.Sprintf("; %d refused", f.refused)
	}
	if missing := f.acked - len(f.shown); missing > 0 {
		out += fmt.Sprintf("; %d not shown everywhere", missing)
	}
	return out
}

func at(sorted []time.Duration, percent int) time.Duration {
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

// fdatasync times one synced write of a page, which every figure that waits for the disk rests on.
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
