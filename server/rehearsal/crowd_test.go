package rehearsal_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"colazione/server/logbook"
	"colazione/server/rehearsal"
	"colazione/server/room"
	"colazione/server/store"
	"colazione/session"
	"colazione/session/template"
)

var leader = session.Caller{Role: session.Facilitator}

// stage is a session in which a crowd plays, over a real file.
type stage struct {
	t     *testing.T
	rooms *room.Rooms
	id    session.ID
	book  logbook.Logbook
	conn  *room.Conn
	bell  room.Bell
}

func mustStage(t *testing.T, kind string, change func(*session.Settings)) *stage {
	t.Helper()
	db, err := store.Open(filepath.Join(t.TempDir(), "colazione.db"))
	if err != nil {
		t.Fatal(err)
	}
	st := &stage{t: t, book: logbook.Logbook{Store: db}, bell: room.NewBell(), id: session.ID(uuid.NewString())}
	st.rooms = room.New(st.book, room.Options{})
	ready, _ := template.Find(kind, session.Italian)
	settings := session.DefaultSettings()
	settings.Groups = []string{"Finestra", "Camino"}
	if change != nil {
		change(&settings)
	}
	info := session.Info{ID: st.id, Title: "Prova", Language: session.Italian, Agenda: ready.Agenda, Settings: settings}
	if _, err := st.rooms.Create(t.Context(), session.Create{Info: info, Cards: ready.Cards}); err != nil {
		t.Fatal(err)
	}
	if st.conn, err = st.rooms.Attach(t.Context(), st.id, session.Reader(leader), session.Cursor{}, st.bell.Ring); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		st.conn.Close()
		if err := st.rooms.Close(context.Background()); err != nil {
			t.Error(err)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return st
}

// play has a crowd come; it leaves when the test ends or stop is called.
func (st *stage) play(people int) (stop func()) {
	st.t.Helper()
	return st.playAt(rehearsal.NewPace(20*time.Millisecond), people)
}

func (st *stage) playAt(pace *rehearsal.Pace, people int) (stop func()) {
	st.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	var crowd sync.WaitGroup
	crowd.Go(func() {
		rehearsal.Play(ctx, st.rooms, st.id, rehearsal.Options{
			People: people, Pace: pace, Logger: slog.Default(), NewID: uuid.NewString,
		})
	})
	stop = func() { cancel(); crowd.Wait() }
	st.t.Cleanup(stop)
	return stop
}

func (st *stage) do(c session.Command) {
	st.t.Helper()
	if _, err := st.rooms.Do(st.t.Context(), st.id, session.Request{Command: c, By: leader}); err != nil {
		st.t.Fatalf("%T: %v", c, err)
	}
}

// sees waits until a facilitator sees something.
func (st *stage) sees(what string, ok func(session.Patch) bool) session.Patch {
	st.t.Helper()
	late := time.After(time.Minute)
	st.conn.Next()
	for {
		var p session.Patch
		if err := st.rooms.Look(st.t.Context(), st.id, func(s *session.State, m session.Moment) {
			p, _ = s.Patch(session.Reader(leader), session.Cursor{}, m)
		}); err != nil {
			st.t.Fatal(err)
		}
		if ok(p) {
			return p
		}
		select {
		case <-st.bell:
			st.conn.Next()
		case <-late:
			st.t.Fatalf("never: %s; last there were %d people and %d cards", what, len(p.People), len(p.Cards))
		}
	}
}

func TestACrowdPlaysThePlan(t *testing.T) {
	st := mustStage(t, "breakfast", nil)
	st.play(8)
	p := st.sees("everybody is in", func(p session.Patch) bool { return p.Progress.Joined == 8 && p.Session.Present >= 6 })
	for _, one := range p.People {
		if !one.Simulated {
			t.Errorf("%+v is not marked", one)
		}
	}
	st.do(session.GoStep{Step: "needs"})
	st.sees("everybody wrote a need", func(p session.Patch) bool { return p.Progress.Wrote == 8 })
	st.do(session.GoStep{Step: "objectives"})
	st.do(session.RevealStep{})
	p = st.sees("everybody wrote of objectives, tools and KPIs", func(p session.Patch) bool { return p.Progress.Wrote == 8 && len(p.Cards) >= 20 })
	answers := 0
	for _, c := range p.Cards {
		answers += len(c.Answers)
	}
	if answers == 0 {
		t.Error("no card answers another")
	}
	st.do(session.GoStep{Step: "likes"})
	st.sees("everybody gave likes", func(p session.Patch) bool { return p.Progress.Liked == 8 })
}

// A crowd that would come in over half a minute is there at once when it is told to hurry.
func TestACrowdHurries(t *testing.T) {
	st := mustStage(t, "breakfast", nil)
	pace := rehearsal.NewPace(30 * time.Second)
	st.playAt(pace, rehearsal.MostPeople)
	st.sees("the first one is in", func(p session.Patch) bool { return p.Progress.Joined > 0 })
	pace.Set(60 * time.Millisecond)
	st.sees("everybody is in", func(p session.Patch) bool { return p.Progress.Joined == rehearsal.MostPeople })
}

// Simulated people look at their phones when it is their turn; the room does not count them as slow for that.
func TestACrowdKeepsNobodyWaiting(t *testing.T) {
	st := mustStage(t, "breakfast", nil)
	st.play(8)
	st.sees("everybody is in", func(p session.Patch) bool { return p.Progress.Joined == 8 && p.Session.Present >= 6 })
	st.conn.Close()
	for i := range 50 {
		st.do(session.LockRoom{On: i%2 == 0})
		got, err := st.rooms.Health(t.Context(), st.id)
		if err != nil {
			t.Fatal(err)
		}
		if got.Slow > 0 || got.Slowest > 0 {
			t.Fatalf("behind: %+v", got)
		}
	}
}

// Who goes on after an earlier run of the program is as many as they were.
func TestACrowdGoesOnAsManyAsItWas(t *testing.T) {
	st := mustStage(t, "breakfast", nil)
	stop := st.play(3)
	st.sees("everybody is in", func(p session.Patch) bool { return p.Progress.Joined == 3 })
	stop()
	st.do(session.GoStep{Step: "needs"})
	st.play(0)
	if p := st.sees("everybody wrote a need", func(p session.Patch) bool { return p.Progress.Wrote >= 3 }); p.Progress.Joined != 3 {
		t.Errorf("%d people are there", p.Progress.Joined)
	}
}

func TestACrowdWaitsInTheLobby(t *testing.T) {
	st := mustStage(t, "blank", func(s *session.Settings) { s.Admission = session.AdmissionLobby })
	st.play(3)
	p := st.sees("three wait", func(p session.Patch) bool { return len(p.People) == 3 })
	if len(p.Cards) != 0 || p.Progress.Joined != 0 {
		t.Fatalf("in the lobby there are %d cards by %d people", len(p.Cards), p.Progress.Joined)
	}
	for _, one := range p.People {
		st.do(session.AdmitPerson{Person: one.ID})
	}
	st.sees("they write", func(p session.Patch) bool { return p.Progress.Wrote == 3 })
}

// Who was put out stays out, and nobody comes through a locked door.
func TestACrowdObeysTheDoor(t *testing.T) {
	st := mustStage(t, "blank", nil)
	st.do(session.LockRoom{On: true})
	st.play(4)
	st.do(session.LockRoom{On: false})
	p := st.sees("all came in after it was opened", func(p session.Patch) bool { return p.Progress.Joined == 4 && len(p.Cards) > 3 })
	st.do(session.RemovePerson{Person: p.People[0].ID})
	st.sees("three are left", func(p session.Patch) bool { return p.Progress.Joined == 3 && p.Session.Present <= 3 })
}

// After the program was started again the same people go on, and no others come.
func TestACrowdGoesOn(t *testing.T) {
	st := mustStage(t, "blank", nil)
	stop := st.play(4)
	st.sees("four are in", func(p session.Patch) bool { return p.Progress.Joined == 4 })
	stop()
	st.sees("nobody is there", func(p session.Patch) bool { return p.Session.Present == 0 })
	st.play(4)
	p := st.sees("they are back", func(p session.Patch) bool { return p.Session.Present >= 3 && p.Progress.Wrote == 4 })
	if len(p.People) != 4 {
		t.Errorf("%d people, want the 4 of before", len(p.People))
	}
}

func TestACrowdEndsWithItsSession(t *testing.T) {
	st := mustStage(t, "blank", nil)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		rehearsal.Play(t.Context(), st.rooms, st.id, rehearsal.Options{People: 3, Pace: rehearsal.NewPace(3 * time.Millisecond), Logger: slog.Default(), NewID: uuid.NewString})
	}()
	st.sees("three are in", func(p session.Patch) bool { return p.Progress.Joined == 3 })
	if err := st.rooms.Erase(t.Context(), st.id, func() error { return st.book.Erase(string(st.id)) }); err != nil {
		t.Fatal(err)
	}
	select {
	case <-ended:
	case <-time.After(time.Minute):
		t.Fatal("it goes on without a session")
	}
}

// Each language says the same kinds of things, and each text can be written.
func TestScripts(t *testing.T) {
	for _, lang := range session.Languages {
		data, err := rehearsal.Files.ReadFile(string(lang) + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var s struct {
			Names   []string
			Cards   map[session.Kind][]string
			Adverse string
		}
		if err := json.Unmarshal(data, &s); err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, kind := range session.Kinds {
			if len(s.Cards[kind]) < 10 {
				t.Errorf("%s: %d cards of kind %s", lang, len(s.Cards[kind]), kind)
			}
			for _, text := range s.Cards[kind] {
				if seen[text] || text == "" || len(text) > session.DefaultSettings().CardLength {
					t.Errorf("%s: %q", lang, text)
				}
				seen[text] = true
			}
		}
		if !seen[s.Adverse] || len(s.Names) < 20 {
			t.Errorf("%s: nobody writes %q, or names are few", lang, s.Adverse)
		}
	}
}
