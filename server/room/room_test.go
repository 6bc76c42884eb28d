package room_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"colazione/server/logbook"
	"colazione/server/room"
	"colazione/server/store"
	"colazione/session"
)

func TestAnAcknowledgedCardIsThereAfterTheRoomLeftMemory(t *testing.T) {
	h := mustHouse(t, room.Options{IdleAfter: time.Millisecond})
	id := h.mustCreate(t, "")
	ada := h.mustEnter(t, id)
	ack := h.mustDo(t, id, ada, session.AddCard{Kind: session.Need, Text: "Misurare"})
	waitFor(t, func() bool { rooms, _ := h.Stats(); return rooms == 0 })
	p := mustPatch(t, h.mustAttach(t, id, ada, 0))
	if len(p.Cards) != 1 || p.Cards[0].ID != ack.Card || p.Me.Name != "Ada" || p.Seq != ack.Seq {
		t.Fatalf("after reading it again: %+v", p)
	}
}

func waitFor(t testing.TB, done func() bool) {
	t.Helper()
	late := time.Now().Add(patience)
	for !done() {
		if time.Now().After(late) {
			t.Fatal("it did not come about")
		}
		time.Sleep(time.Millisecond)
	}
}

func TestARepeatHasOneEffectAlsoAfterARestart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "colazione.db")
	request := session.Request{ID: session.CommandID(uuid.NewString())}
	var id session.ID
	var first session.Ack
	t.Run("before", func(t *testing.T) {
		h := mustHouseAt(t, path, room.Options{})
		id = h.mustCreate(t, "")
		request.By = h.mustEnter(t, id)
		request.Command = session.AddCard{Kind: session.Need, Text: "Una volta"}
		var err error
		if first, err = h.Do(t.Context(), id, request); err != nil {
			t.Fatal(err)
		}
	})
	t.Run("after", func(t *testing.T) {
		h := mustHouseAt(t, path, room.Options{})
		again, err := h.Do(t.Context(), id, request)
		if err != nil || again != first {
			t.Fatalf("the repeat was answered %+v, %v, not %+v", again, err, first)
		}
		request.Command = session.AddCard{Kind: session.Need, Text: "Un'altra"}
		if _, err := h.Do(t.Context(), id, request); !errors.Is(err, session.ErrConflict) {
			t.Fatalf("another command under the same id: %v", err)
		}
		if p := mustPatch(t, h.mustAttach(t, id, leader, 0)); len(p.Cards) != 1 {
			t.Fatalf("%d cards", len(p.Cards))
		}
	})
}

func TestReadersEndWithTheSameCardsWhateverTheirPace(t *testing.T) {
	h := mustHouse(t, room.Options{})
	id := h.mustCreate(t, "")
	eager, lazy := h.mustAttach(t, id, leader, 0), h.mustAttach(t, id, leader, 0)
	seen := map[session.CardID]bool{}
	target := make(chan session.Seq, 1)
	var reading sync.WaitGroup
	reading.Go(func() {
		for end := session.Seq(0); end == 0 || eager.LastSeq() < end; {
			if frame, ok := eager.Next(); ok {
				for _, c := range mustDecode(t, frame.Bytes()).Cards {
					seen[c.ID] = true
				}
				continue
			}
			select {
			case <-eager.bell:
			case end = <-target:
			}
		}
	})
	var last session.Ack
	const cards = 200
	for i := range cards {
		last = h.mustDo(t, id, leader, session.AddCard{Kind: session.Need, Text: fmt.Sprint("Bisogno ", i)})
	}
	patches := mustReach(t, lazy, last.Seq)
	if len(patches) > 2 {
		t.Errorf("the slow reader needed %d patches", len(patches))
	}
	target <- last.Seq
	reading.Wait()
	got := 0
	for _, p := range patches {
		got += len(p.Cards)
	}
	if got != cards || len(seen) != cards {
		t.Fatalf("slow reader: %d cards, eager one: %d, of %d", got, len(seen), cards)
	}
}

func TestAReaderIsNotWokenForWhatItMayNotSee(t *testing.T) {
	h := mustHouse(t, room.Options{})
	id := h.mustCreate(t, "")
	ada, bruno := h.mustEnter(t, id), h.mustEnter(t, id)
	card := h.mustDo(t, id, ada, session.AddCard{Kind: session.Need, Text: "Misurare"}).Card
	h.mustDo(t, id, leader, session.FlagCard{Card: card, Reason: session.AdverseEvent}) // settles nothing for the room
	reader, boss := h.mustAttach(t, id, bruno, 0), h.mustAttach(t, id, leader, 0)
	first := mustPatch(t, reader)
	mustPatch(t, boss)
	ack := h.mustDo(t, id, leader, session.FlagCard{Card: card, Reason: "offensive"})
	mustReach(t, boss, ack.Seq)
	next := h.mustDo(t, id, ada, session.AddCard{Kind: session.Need, Text: "Altro"})
	for _, p := range mustReach(t, reader, next.Seq) {
		if p.Seq > first.Seq && p.Seq < next.Seq {
			t.Fatalf("a patch to %d, which shows nothing to the room", p.Seq)
		}
	}
}

func TestPresenceIsToldWithoutAdvancingTheSeq(t *testing.T) {
	h := mustHouse(t, room.Options{})
	id := h.mustCreate(t, `{"groups":["A","B"]}`)
	ada := h.mustEnter(t, id)
	boss := h.mustAttach(t, id, leader, 0)
	if p := mustPatch(t, boss); p.Session.Present != 0 {
		t.Fatalf("%d present before anybody came", p.Session.Present)
	}
	phone := h.mustAttach(t, id, ada, 0)
	p := mustPatch(t, boss)
	if p.From != p.Seq || p.Session.Present != 1 || p.Session.Groups[0].Present != 1 || len(p.People) != 1 || !p.People[0].Present {
		t.Fatalf("after somebody came: %+v", p)
	}
	phone.Close()
	if p = mustPatch(t, boss); p.Session.Present != 0 || p.People[0].Present {
		t.Fatalf("after they left: %+v", p)
	}
}

func TestARemovedPersonIsSentAway(t *testing.T) {
	h := mustHouse(t, room.Options{})
	id := h.mustCreate(t, "")
	ada := h.mustEnter(t, id)
	phone := h.mustAttach(t, id, ada, 0)
	h.mustDo(t, id, leader, session.RemovePerson{Person: ada.Person})
	if code := mustLeave(t, phone); code != room.ByeRemoved {
		t.Fatalf("sent away with %q", code)
	}
	if _, err := h.Attach(t.Context(), id, session.Reader(ada), session.Cursor{}, func() {}); !errors.Is(err, session.ErrRemoved) {
		t.Fatalf("came back: %v", err)
	}
}

func TestErasingSendsEverybodyAwayAndLeavesNothingToOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "colazione.db")
	s, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	h := &house{Rooms: room.New(logbook.Logbook{Store: s}, room.Options{})}
	t.Cleanup(func() { h.shut(t, s) })
	id := h.mustCreate(t, "")
	ada := h.mustEnter(t, id)
	phone := h.mustAttach(t, id, ada, 0)
	if err := h.Erase(t.Context(), id, func() error { return s.Erase(string(id)) }); err != nil {
		t.Fatal(err)
	}
	if code := mustLeave(t, phone); code != room.ByeClosed {
		t.Fatalf("sent away with %q", code)
	}
	if _, err := h.do(t, id, leader, session.LockRoom{On: true}); !errors.Is(err, session.ErrNotFound) {
		t.Fatalf("a command after erasing: %v", err)
	}
}

// The nth call to the log fails, once or from then on: nothing that is not stored is acknowledged, and the room is in a state that its log gives.
func TestNothingIsAcknowledgedThatIsNotStored(t *testing.T) {
	for _, forever := range []bool{false, true} {
		for n := 1; n <= 8; n++ {
			t.Run(fmt.Sprint("call ", n, " forever ", forever), func(t *testing.T) { failNth(t, n, forever) })
		}
	}
}

func failNth(t *testing.T, n int, forever bool) {
	h := mustHouse(t, room.Options{})
	id := h.mustCreate(t, "")
	ada := h.mustEnter(t, id)
	reader := h.mustAttach(t, id, leader, 0)
	calls := 0
	h.log.fail = func(string) error {
		if calls++; calls == n || forever && calls > n {
			return errors.New("the disk said no")
		}
		return nil
	}
	acked := map[session.CardID]bool{}
	for i := range 6 {
		ack, err := h.do(t, id, ada, session.AddCard{Kind: session.Need, Text: fmt.Sprint("Bisogno ", i)})
		if err == nil {
			acked[ack.Card] = true
		} else if !errors.Is(err, session.ErrUnavailable) {
			t.Fatalf("refused with %v", err)
		}
	}
	h.log.fail = nil
	last := h.mustDo(t, id, ada, session.AddCard{Kind: session.Need, Text: "L'ultimo"})
	acked[last.Card] = true
	got := map[session.CardID]bool{}
	for _, p := range mustReach(t, reader, last.Seq) {
		for _, c := range p.Cards {
			got[c.ID] = true
		}
	}
	if len(got) != len(acked) {
		t.Fatalf("%d cards seen, %d acknowledged", len(got), len(acked))
	}
	for c := range acked {
		if !got[c] {
			t.Fatalf("card %s was acknowledged and is not there", c)
		}
	}
}

func TestManyWritersInOneOrder(t *testing.T) {
	h := mustHouse(t, room.Options{})
	id := h.mustCreate(t, "")
	var wg sync.WaitGroup
	var mu sync.Mutex
	seqs := map[session.Seq]bool{}
	for range 50 {
		by := h.mustEnter(t, id)
		wg.Go(func() {
			for i := range 20 {
				ack, err := h.do(t, id, by, session.AddCard{Kind: session.Need, Text: fmt.Sprint("Bisogno ", i)})
				if err != nil {
					t.Error(err)
					return
				}
				mu.Lock()
				seqs[ack.Seq] = true
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	if len(seqs) != 1000 {
		t.Fatalf("%d different seqs for 1000 cards", len(seqs))
	}
}

func TestClosingSendsReadersAwayToComeBack(t *testing.T) {
	h := mustHouse(t, room.Options{})
	id := h.mustCreate(t, "")
	phone := h.mustAttach(t, id, h.mustEnter(t, id), 0)
	if err := h.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if code := mustLeave(t, phone); code != room.ByeRestart {
		t.Fatalf("sent away with %q", code)
	}
	if _, err := h.do(t, id, leader, session.LockRoom{On: true}); !errors.Is(err, session.ErrUnavailable) {
		t.Fatalf("a command after closing: %v", err)
	}
}
