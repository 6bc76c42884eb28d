package demo_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/uuid"

	"colazione/server/demo"
	"colazione/server/logbook"
	"colazione/server/room"
	"colazione/server/store"
	"colazione/session"
	"colazione/voting"
)

// house is rooms over a real file.
type house struct {
	*room.Rooms
	joined map[session.CardID][]session.CardID
}

func (house) OpenSeries(context.Context, string, string, session.Language) (session.SeriesID, error) {
	return session.SeriesID(uuid.NewString()), nil
}

func (h house) OpenSession(ctx context.Context, c session.Create) (session.ID, error) {
	c.Info.ID = session.ID(uuid.NewString())
	info, err := h.Create(ctx, c)
	return info.ID, err
}

func (h house) JoinCards(_ context.Context, _ session.SeriesID, into session.CardID, from ...session.CardID) error {
	h.joined[into] = from
	return nil
}

func mustHouse(t *testing.T) house {
	t.Helper()
	s, err := store.Open(filepath.Join(t.TempDir(), "colazione.db"))
	if err != nil {
		t.Fatal(err)
	}
	rooms := room.New(logbook.Logbook{Store: s}, room.Options{})
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if err := rooms.Close(ctx); err != nil {
			t.Error(err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return house{rooms, map[session.CardID][]session.CardID{}}
}

func (h house) mustLook(t *testing.T, id session.ID, f func(*session.State)) {
	t.Helper()
	if err := h.Look(t.Context(), id, func(s *session.State, _ session.Moment) { f(s) }); err != nil {
		t.Fatal(err)
	}
}

func TestFilled(t *testing.T) {
	h := mustHouse(t)
	milan, rome, err := demo.Fill(t.Context(), h)
	if err != nil {
		t.Fatal(err)
	}
	boss := session.Reader{Role: session.Facilitator}
	h.mustLook(t, milan, func(s *session.State) {
		p, _ := s.Patch(boss, session.Cursor{}, session.Moment{})
		if p.Session.State != session.Open || p.Session.Step != "likes" || len(p.Session.Groups) != 2 {
			t.Errorf("Milan is %s, at %s, with %d tables", p.Session.State, p.Session.Step, len(p.Session.Groups))
		}
		if p.Progress.Joined != 22 || p.Progress.Liked != 11 {
			t.Errorf("in Milan %d joined and %d gave likes, want 22 and 11", p.Progress.Joined, p.Progress.Liked)
		}
		if len(p.Cards) != len(demo.Milan().Cards) {
			t.Errorf("%d cards in Milan, want %d", len(p.Cards), len(demo.Milan().Cards))
		}
		if s.Info().Series == nil {
			t.Error("Milan stands in no series")
		}
	})
	h.mustLook(t, rome, func(s *session.State) {
		p, _ := s.Patch(session.Reader{Role: session.Screen}, session.Cursor{}, session.Moment{})
		if p.Session.State != session.Closed || p.Synthesis == nil || len(p.Synthesis.Paths) != len(demo.Rome().Paths) {
			t.Errorf("Rome is %s, published: %+v", p.Session.State, p.Synthesis)
		}
	})
	if len(h.joined) < 10 {
		t.Errorf("%d cards of both are joined", len(h.joined))
	}
	for into, from := range h.joined {
		if a, b := h.mustKind(t, rome, into), h.mustKind(t, milan, from[0]); a != b || a == "" {
			t.Errorf("a card of kind %q is joined with one of kind %q", a, b)
		}
	}
}

// mustKind is the kind of a card that stands in a session; "" where there is none.
func (h house) mustKind(t *testing.T, id session.ID, card session.CardID) (kind session.Kind) {
	t.Helper()
	h.mustLook(t, id, func(s *session.State) {
		p, _ := s.Patch(session.Reader{Role: session.Facilitator}, session.Cursor{}, session.Moment{})
		for _, c := range p.Cards {
			if c.ID == card && c.State == session.CardShown {
				kind = c.Kind
			}
		}
	})
	return kind
}

// What one table likes most is not what both like: without that the demo could not show why breadth is counted at all.
func TestMostVotedIsNotMostRepresentative(t *testing.T) {
	h := mustHouse(t)
	m := demo.Milan()
	m.Stage = demo.StagePublished
	id, err := demo.Play(t.Context(), h, m, nil)
	if err != nil {
		t.Fatal(err)
	}
	h.mustLook(t, id, func(s *session.State) {
		differ, bothWays := 0, 0
		for _, kind := range []session.Kind{session.Need, session.Objective, session.Tool, session.KPI} {
			short, err := s.Shortlist(session.Reader{Role: session.Facilitator}, kind)
			if err != nil {
				t.Fatal(err)
			}
			voted, broad := 0, 0
			for _, p := range short.Picks {
				if p.MostVoted && !p.MostRepresentative {
					voted++
				}
				if p.MostRepresentative && !p.MostVoted {
					broad++
				}
			}
			if voted > 0 {
				differ++
			}
			if voted > 0 && broad > 0 {
				bothWays++
			}
		}
		if differ < 4 || bothWays < 2 {
			t.Errorf("the two rules differ for %d kinds of card and both ways for %d, want 4 and 2: no tie is cut", differ, bothWays)
		}
		likes, err := s.Ranking(session.Reader{Role: session.Facilitator}, "", voting.ByLikes)
		if err != nil {
			t.Fatal(err)
		}
		if likes.Electorate.Total != len(m.People) {
			t.Errorf("%d people gave likes, want %d", likes.Electorate.Total, len(m.People))
		}
	})
}
