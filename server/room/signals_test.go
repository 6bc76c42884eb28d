package room_test

import (
	"testing"
	"time"

	"github.com/google/uuid"

	"colazione/server/room"
	"colazione/session"
)

// mustSee reads patches until one shows what is waited for.
func mustSee(t testing.TB, c reader, ok func(session.Patch) bool) session.Patch {
	t.Helper()
	for {
		if p := mustPatch(t, c); ok(p) {
			return p
		}
	}
}

func writing(n int) func(session.Patch) bool {
	return func(p session.Patch) bool { return p.Progress != nil && p.Progress.Groups[0].Writing == n }
}

func TestWhoWritesIsSeenByFacilitatorsAlone(t *testing.T) {
	h := mustHouse(t, room.Options{Expiry: 300 * time.Millisecond})
	id := h.mustCreate(t, "")
	ada, bea := h.mustEnter(t, id), h.mustEnter(t, id)
	cockpit, first, second := h.mustAttach(t, id, leader, 0), h.mustAttach(t, id, ada, 0), h.mustAttach(t, id, bea, 0)
	seq := h.mustDo(t, id, leader, session.LockRoom{On: true}).Seq
	if got := h.mustDo(t, id, ada, session.SetWriting{On: true}); got.Seq != seq {
		t.Errorf("it was given the seq %d", got.Seq)
	}
	mustSee(t, cockpit, writing(1))
	mustSee(t, cockpit, writing(0)) // it expires
	h.mustDo(t, id, ada, session.SetWriting{On: true})
	mustSee(t, cockpit, writing(1))
	first.Close() // and ends with the line
	mustSee(t, cockpit, writing(0))
	for told := 0; ; told++ {
		p := mustPatch(t, second)
		if p.Progress != nil || p.Session == nil || told > 4 {
			t.Fatalf("a phone is told %+v", p)
		}
		if p.Session.Present == 1 && p.Session.Locked {
			break
		}
	}
	if _, err := h.do(t, id, leader, session.SetWriting{On: true}); err == nil {
		t.Error("a facilitator passes for somebody who writes")
	}
}

func TestCockpits(t *testing.T) {
	h := mustHouse(t, room.Options{Expiry: 500 * time.Millisecond})
	id := h.mustCreate(t, "")
	cockpit := h.mustAttach(t, id, leader, 0)
	marta, luca := uuid.NewString(), uuid.NewString()
	cockpits := func(want ...session.CockpitPresence) func(session.Patch) bool {
		return func(p session.Patch) bool {
			if len(p.Cockpits) != len(want) {
				return false
			}
			for i := range want {
				if p.Cockpits[i] != want[i] {
					return false
				}
			}
			return true
		}
	}
	h.mustDo(t, id, leader, session.SetCockpitPresence{Desk: marta, Name: "Marta"})
	mustSee(t, cockpit, cockpits(session.CockpitPresence{ID: marta, Name: "Marta", Leads: true}))
	h.mustDo(t, id, leader, session.SetCockpitPresence{Desk: luca})
	mustSee(t, cockpit, cockpits(session.CockpitPresence{ID: marta, Name: "Marta", Leads: true}, session.CockpitPresence{ID: luca}))
	h.mustDo(t, id, leader, session.SetCockpitPresence{Desk: luca, Name: "Luca", Lead: true})
	mustSee(t, cockpit, cockpits(session.CockpitPresence{ID: marta, Name: "Marta"}, session.CockpitPresence{ID: luca, Name: "Luca", Leads: true}))

	// Marta's laptop is lost: it is seen by itself, and the other goes on.
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		every := time.NewTicker(100 * time.Millisecond)
		defer every.Stop()
		for {
			select {
			case <-stop:
				return
			case <-every.C:
				h.do(t, id, leader, session.SetCockpitPresence{Desk: luca, Name: "Luca"})
			}
		}
	}()
	mustSee(t, cockpit, cockpits(session.CockpitPresence{ID: luca, Name: "Luca", Leads: true}))
}

// A cockpit that signals again just when it would expire stays.
func TestADeskThatIsRenewedInTimeStays(t *testing.T) {
	const expiry = 500 * time.Millisecond
	h := mustHouse(t, room.Options{Expiry: expiry})
	id := h.mustCreate(t, "")
	marta := session.SetCockpitPresence{Desk: uuid.NewString(), Name: "Marta"}
	h.mustDo(t, id, leader, marta)
	expired := time.NewTimer(expiry + expiry/2)
	busy, renewed := make(chan struct{}), make(chan struct{})
	go func() {
		if err := h.Look(t.Context(), id, func(*session.State, session.Moment) { close(busy); <-expired.C }); err != nil {
			t.Error(err)
		}
	}()
	<-busy
	go func() {
		defer close(renewed)
		h.do(t, id, leader, marta) // waits for the room, and then her timer does
	}()
	<-renewed
	err := h.Look(t.Context(), id, func(s *session.State, m session.Moment) {
		if p, _ := s.Patch(session.Reader(leader), session.Cursor{}, m); len(p.Cockpits) != 1 {
			t.Errorf("cockpits %+v", p.Cockpits)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}
