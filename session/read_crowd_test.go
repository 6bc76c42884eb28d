package session_test

import (
	"fmt"
	"runtime"
	"testing"
	"time"

	"colazione/session"
)

// given is what a crowd came to be told: how long that took, what it took of memory, and how many encodings there are of what many get.
type given struct {
	took      time.Duration
	bytes     uint64
	encodings int
	frames    []session.Message
}

// tell has all who hold something told what is new.
func (m *meeting) tell(all []session.Caller, held map[session.PersonID]session.Cursor) given {
	m.t.Helper()
	out := given{frames: make([]session.Message, 0, len(all))}
	shared, moment := &session.FrameCache{}, m.moment()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	began := time.Now()
	for _, by := range all {
		frame, to, news := m.s.Frame(session.Reader(by), held[by.Person], session.Cursor{}, moment, shared)
		if !news || to.Seq != m.s.Seq() {
			m.t.Fatalf("%s is not told to the end", by.Person)
		}
		out.frames = append(out.frames, frame)
	}
	out.took = time.Since(began)
	runtime.ReadMemStats(&after)
	out.bytes = after.TotalAlloc - before.TotalAlloc
	long := map[*byte]bool{}
	for _, frame := range out.frames {
		for _, piece := range frame {
			if len(piece) > 10_000 {
				long[&piece[0]] = true
			}
		}
	}
	out.encodings = len(long)
	return out
}

// likedApart is a room in which everybody came, and liked a card, at a moment of their own, and was told so; and what each of them holds since.
func likedApart(t tester, people, cards int, change ...func(*session.Create)) (*meeting, []session.Caller, []session.CardID, map[session.PersonID]session.Cursor) {
	m, all, ids := fullRoom(t, people, cards, change...)
	held := map[session.PersonID]session.Cursor{}
	for i, by := range all {
		m.comes(by.Person)
		m.like(by, ids[(i+1)%cards])
		held[by.Person] = session.Cursor{Seq: m.s.Seq(), Presence: m.stir}
	}
	return m, all, ids, held
}

// TestARoomIsEncodedOnceForAllWhoLackTheSame holds that what a crowd is told after it has liked, each at another moment, is made once, and not once for each.
func TestARoomIsEncodedOnceForAllWhoLackTheSame(t *testing.T) {
	const people, cards = 2000, 900
	m, all, ids, held := likedApart(t, people, cards, withTables(10))
	m.must(leader, "step.reveal", fields{"show_likes": true})
	out := m.tell(all, held)
	t.Logf("reveal of %d cards to %d phones: %v, %d KB allocated, %d encodings of %d KB", cards, people, out.took, out.bytes>>10, out.encodings, out.frames[0].Len()>>10)
	if out.encodings != 1 || !raced && out.bytes > 10<<20 {
		t.Errorf("%d encodings and %d KB", out.encodings, out.bytes>>10)
	}
	for _, by := range all {
		held[by.Person] = session.Cursor{Seq: m.s.Seq(), Presence: m.stir}
	}
	m.goTo("end")
	m.goTo("likes")
	for i, id := range ids {
		m.must(leader, "card.theme", fields{"card": id, "themes": []string{fmt.Sprint("Tema ", i)}})
	}
	out = m.tell(all, held)
	t.Logf("another step, with everybody's own likes: %v, %d KB allocated, %d encodings", out.took, out.bytes>>10, out.encodings)
	// what everybody has of their own takes a few MB more or less by when the encoder's buffers are collected; one encoding for each would take 1.2 GB
	if out.encodings != 1 || !raced && out.bytes > 16<<20 {
		t.Errorf("with something of one's own for everybody, %d encodings and %d KB", out.encodings, out.bytes>>10)
	}
}

// TestTheScreensAreToldTogether holds the same for those who do not sit in the room.
func TestTheScreensAreToldTogether(t *testing.T) {
	m, all, _, held := likedApart(t, 40, 200)
	m.must(leader, "step.reveal", fields{"show_likes": true})
	at := map[session.PersonID]session.Cursor{}
	var screens []session.Caller
	for _, by := range all {
		one := session.Caller{Role: session.Screen, Person: by.Person}
		screens, at[one.Person] = append(screens, one), held[by.Person]
	}
	if out := m.tell(screens, at); out.encodings > 2 { // the last of them saw that the last of them liked
		t.Errorf("%d encodings", out.encodings)
	}
}
