package room_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/uuid"

	"colazione/server/room"
	"colazione/session"
)

func TestHealthTellsWhoWaitsAndWhatTheDiskSays(t *testing.T) {
	failed := 0
	h := mustHouse(t, room.Options{NotStored: func(error) { failed++ }})
	id := h.mustCreate(t, "")
	phone := h.mustAttach(t, id, h.mustEnter(t, id), 0)
	healthy := func() room.Health {
		t.Helper()
		got, err := h.Health(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	for { // up to all that was said when they came
		if _, news := phone.Next(); !news && healthy().Slowest == 0 {
			break
		}
	}
	h.mustDo(t, id, leader, session.LockRoom{On: true})
	<-phone.bell
	if got := healthy(); got.Readers != 1 || got.Slowest <= 0 || got.Slowest > time.Minute || got.Saving <= 0 || got.Trouble != nil {
		t.Errorf("who does not ask yet: %+v", got)
	}
	mustPatch(t, phone)
	if got := healthy(); got.Slowest != 0 || got.Slow != 0 {
		t.Errorf("who has asked: %+v", got)
	}

	h.log.fail = func(call string) error {
		if call == "append" {
			return session.ErrStorageFull
		}
		return nil
	}
	if _, err := h.do(t, id, leader, session.LockRoom{On: false}); !errors.Is(err, session.ErrStorageFull) {
		t.Fatal(err)
	}
	if got := healthy(); !errors.Is(got.Trouble, session.ErrStorageFull) || failed != 1 {
		t.Errorf("on a full disk: %+v, %d failures told", got, failed)
	}
	// What is not stored goes on meanwhile, and what is not news finds out that there is room again.
	h.mustDo(t, id, leader, session.SetCockpitPresence{Desk: uuid.NewString(), Name: "Marta"})
	h.log.fail = nil
	h.mustDo(t, id, leader, session.LockRoom{On: true})
	if got := healthy(); got.Trouble != nil {
		t.Errorf("once there is room again: %+v", got)
	}
}
