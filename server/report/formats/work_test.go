package formats_test

import (
	"io"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"testing"

	"colazione/server/report"
	"colazione/server/report/formats"
	"colazione/server/report/reporttest"
)

// mostMemory is what the making of a document may hold at any moment, beside the document itself.
const mostMemory = 64 << 20

// mostWork is what may be allocated, in all, while a large meeting or series is written in a format: a fifth more than a series takes today. What is done once more for each card shows
// here on every machine, however busy.
var mostWork = map[string]work{
	"pdf": {890_000, 262 << 20}, "docx": {590_000, 57 << 20}, "xlsx": {485_000, 53 << 20}, "html": {270_000, 31 << 20}, "md": {300_000, 31 << 20}, "csv": {16_000, 3 << 20}, "json": {15_000, 12 << 20},
}

// work is what was allocated.
type work struct{ objects, bytes uint64 }

// allocated is what everything together allocates while something is done.
func allocated(do func()) work {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return work{objects: after.Mallocs - before.Mallocs, bytes: after.TotalAlloc - before.TotalAlloc}
}

// No other test runs beside this one, which counts for the whole process.
func TestALargeMeetingTakesLittleWork(t *testing.T) {
	for name, d := range map[string]*report.Document{"meeting": reporttest.MustLarge(t), "series": mustLargeSeries(t)} {
		for _, format := range formats.Formats() {
			write := func() {
				if err := formats.Render(io.Discard, d, format); err != nil {
					t.Error(err)
				}
			}
			reporttest.MustRenderLarge(t, d, format) // the fonts are measured once
			did := allocated(write)
			t.Logf("%s, %s: %d objects, %d KiB", name, format, did.objects, did.bytes>>10)
			if most := mostWork[format]; did.objects > most.objects || did.bytes > most.bytes {
				t.Errorf("%s of a large %s allocates %d objects and %d KiB", format, name, did.objects, did.bytes>>10)
			}
			if did.bytes <= mostMemory {
				continue // nor did it hold more
			}
			if held := peak(write); held > mostMemory {
				t.Errorf("%s of a large %s holds %d MiB", format, name, held>>20)
			} else {
				t.Logf("%s, %s: %d KiB at most", name, format, held>>10)
			}
		}
	}
}

// peak is the most that lives on the heap while something is done, beyond what did before. The collector runs so often that little more is counted.
func peak(do func()) uint64 {
	defer debug.SetGCPercent(debug.SetGCPercent(20))
	runtime.GC()
	held := func() uint64 {
		s := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		metrics.Read(s)
		return s[0].Value.Uint64()
	}
	before, done, most := held(), make(chan struct{}), make(chan uint64)
	go func() {
		top := held()
		for {
			select {
			case <-done:
				most <- top
				return
			default:
				top = max(top, held())
				runtime.Gosched()
			}
		}
	}()
	do()
	close(done)
	if top := <-most; top > before {
		return top - before
	}
	return 0
}
