package store_test

import (
	"fmt"
	"sync/atomic"
	"testing"

	"colazione/server/store"
)

var likeRecord = []byte(`{"v":1,"at":1763971200000,"by":"0193a8f2-7c1e-7d3a-9b52-1f6e0c2d4a58","like":{"card":"0193a8f2-9d21-7aa0","on":true}}`)

// BenchmarkAppend is one record an append, each acknowledged before the next, by
// a number of writers with a session each.
func BenchmarkAppend(b *testing.B) {
	for _, writers := range []int{1, 10, 100, 1000} {
		b.Run(fmt.Sprint(writers), func(b *testing.B) {
			s := mustOpen(b, newPath(b))
			var next atomic.Int64
			b.SetParallelism(writers / 2)
			b.ResetTimer()
			b.RunParallel(func(pb *testing.PB) {
				session := fmt.Sprint("room-", next.Add(1))
				for n := uint64(0); pb.Next(); n++ {
					if err := s.Append(session, n, [][]byte{likeRecord}); err != nil {
						b.Error(err)
					}
				}
			})
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "acks/s")
		})
	}
}

// past makes a database of past sessions with 1,000 records each.
func past(b *testing.B, sessions int) (path string) {
	path = newPath(b)
	s := mustOpen(b, path)
	records := make([][]byte, 1000)
	for i := range records {
		records[i] = likeRecord
	}
	for i := range sessions {
		id := fmt.Sprintf("past-%04d", i)
		must(b, s.Append(id, 0, records, store.Change{Space: store.Sessions, Key: id, Value: likeRecord}))
	}
	mustClose(b, s)
	return path
}

// BenchmarkOpen is a start with 1,000 past sessions of 1,000 records on disk.
func BenchmarkOpen(b *testing.B) {
	path := past(b, 1000)
	b.SetBytes(int64(len(mustBytes(b, path))))
	for b.Loop() {
		s, err := store.Open(path)
		must(b, err)
		must(b, s.Close())
	}
}

// BenchmarkErase takes one of 1,000 such sessions out.
func BenchmarkErase(b *testing.B) {
	path := past(b, 1000)
	s := mustOpen(b, path)
	b.SetBytes(int64(len(mustBytes(b, path))))
	for i := 0; b.Loop(); i++ {
		must(b, s.Erase(fmt.Sprintf("past-%04d", i)))
	}
}

// BenchmarkRead is the log of a room with 20,000 records.
func BenchmarkRead(b *testing.B) {
	s := mustOpen(b, newPath(b))
	records := make([][]byte, 20_000)
	for i := range records {
		records[i] = likeRecord
	}
	must(b, s.Append("room", 0, records))
	for b.Loop() {
		must(b, s.Read("room", 0, func(uint64, []byte) error { return nil }))
	}
}
