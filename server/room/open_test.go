package room_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/google/uuid"

	"colazione/server/logbook"
	"colazione/server/room"
	"colazione/server/store"
	"colazione/session"
)

// BenchmarkOpen reads a session of 20,000 changes by 60 people into memory, as somebody does who comes first.
func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "colazione.db")
	s, err := store.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	now := time.Now()
	opts := room.Options{Now: func() time.Time { now = now.Add(20 * time.Millisecond); return now }} // so that snapshots are due as they are in a meeting
	h := &house{Rooms: room.New(logbook.Logbook{Store: s}, opts)}
	id := h.mustCreate(b, "")
	var people []session.Caller
	for range 60 {
		people = append(people, h.mustEnter(b, id))
	}
	var cards []session.CardID
	for i := range 200 {
		cards = append(cards, h.mustDo(b, id, people[i%60], session.AddCard{Kind: session.Need, Text: uuid.NewString()}).Card)
	}
	h.mustDo(b, id, leader, session.GoStep{Step: "judge"})
	var last session.Seq
	for i := 0; last < 20_000; i++ {
		fan, c := i%60, (i/60)%200
		if fan != c%60 { // not one's own
			last = h.mustDo(b, id, people[fan], session.SetLike{Card: cards[c], On: (i/60/200)%2 == 0}).Seq
		}
	}
	h.shut(b, s)
	for b.Loop() {
		s, err := store.Open(path)
		if err != nil {
			b.Fatal(err)
		}
		fresh := &house{Rooms: room.New(logbook.Logbook{Store: s}, room.Options{})}
		began := time.Now()
		if err := fresh.Look(b.Context(), id, func(*session.State, session.Moment) {}); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(time.Since(began).Microseconds())/1000, "ms/open")
		fresh.shut(b, s)
	}
}
