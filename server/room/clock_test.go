package room_test

import (
	"sync/atomic"
	"testing"
	"time"

	"colazione/server/room"
	"colazione/session"
)

// What is written down has the time of day, also after the clock was set or the machine slept; except while a timer runs, which does not notice.
func TestRecordsHaveTheTimeOfDay(t *testing.T) {
	began := time.Date(2026, 3, 4, 8, 0, 0, 0, time.UTC)
	var passed, awake atomic.Int64
	now := func() time.Time { return began.Add(time.Duration(passed.Load())) }
	h := mustHouse(t, room.Options{Now: now, Since: func() time.Duration { return time.Duration(awake.Load()) }})
	id := h.mustCreate(t, "")
	passes := func(byDay, byMachine time.Duration) { passed.Add(int64(byDay)); awake.Add(int64(byMachine)) }
	locked := false
	writes := func(what string, want time.Time) {
		t.Helper()
		locked = !locked
		h.mustDo(t, id, leader, session.LockRoom{On: locked})
		var last time.Time
		if err := h.History(id, func(r session.Record) { last = r.At }); err != nil {
			t.Fatal(err)
		}
		if !last.Equal(want) {
			t.Errorf("%s: written at %v, want %v", what, last, want)
		}
	}
	writes("at first", now())
	passes(9*time.Hour, time.Minute)
	writes("after a night's sleep", now())
	passes(-24*time.Hour, time.Minute)
	writes("set back by a day", now())

	seconds := 600
	h.mustDo(t, id, leader, session.SetTimer{State: session.TimerRuns, Seconds: &seconds})
	ran := now()
	passes(time.Hour, time.Minute)
	writes("with a timer", ran.Add(time.Minute))
	passes(-time.Hour, 10*time.Minute) // by the day it runs still
	writes("with a timer that is over", ran.Add(11*time.Minute))
	passes(2*time.Hour, time.Minute)
	writes("long after that", now())
	h.mustDo(t, id, leader, session.SetTimer{State: session.TimerStopped})
	passes(-time.Hour, time.Minute)
	writes("without it", now())
}
