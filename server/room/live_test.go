package room_test

import (
	"errors"
	"testing"

	"colazione/server/room"
	"colazione/session"
)

func TestARoomIsLiveWhileSomebodyIsConnectedWhoBelongsThere(t *testing.T) {
	h := mustHouse(t, room.Options{})
	id := h.mustCreate(t, `{"admission":"lobby"}`)
	h.mustCreate(t, "") // nobody is there
	ada, bea := h.mustEnter(t, id), h.mustEnter(t, id)
	h.mustAttach(t, id, session.Caller{Role: session.Organiser}, 0)
	if live := h.Live(); len(live) != 0 {
		t.Fatalf("an organiser who looks in makes it live: %+v", live)
	}
	h.mustDo(t, id, leader, session.AdmitPerson{Person: ada.Person})
	h.mustAttach(t, id, leader, 0)
	screen := h.mustAttach(t, id, session.Caller{Role: session.Screen}, 0)
	h.mustAttach(t, id, ada, 0)
	h.mustAttach(t, id, bea, 0)
	want := room.Live{Session: id, Step: "write", Joined: 1, Present: 1, Waiting: 1, Facilitators: 1, Screens: 1, Storing: true}
	mustLive(t, h, want)
	screen.Close()
	want.Screens = 0
	mustLive(t, h, want)
}

func TestARoomSaysThatItCannotStore(t *testing.T) {
	h := mustHouse(t, room.Options{})
	id := h.mustCreate(t, "")
	ada := h.mustEnter(t, id)
	h.mustAttach(t, id, ada, 0)
	h.log.fail = func(call string) error {
		if call == "append" {
			return errors.New("the disk said no")
		}
		return nil
	}
	if _, err := h.do(t, id, ada, session.AddCard{Kind: session.Need, Text: "Misurare"}); err == nil {
		t.Fatal("stored on a disk that fails")
	}
	live := h.Live()
	if len(live) != 1 || live[0].Storing {
		t.Fatalf("live %+v", live)
	}
	h.log.fail = nil
	h.mustDo(t, id, ada, session.AddCard{Kind: session.Need, Text: "Misurare"})
	mustLive(t, h, room.Live{Session: id, Step: "write", Joined: 1, Present: 1, Storing: true})
}

func mustLive(t *testing.T, h *house, want room.Live) {
	t.Helper()
	if live := h.Live(); len(live) != 1 || live[0] != want {
		t.Fatalf("live %+v, want %+v", live, want)
	}
}
