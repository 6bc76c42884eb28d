// Package reporttest is for tests alone: meetings to make documents of, and readers that check each form.
package reporttest

import (
	"bytes"
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"colazione/server/demo"
	"colazione/server/report"
	"colazione/server/report/formats"
	"colazione/server/room"
	"colazione/session"
)

// Now is a Sunday morning in Italy.
var Now = time.Date(2026, time.November, 22, 9, 40, 0, 0, time.FixedZone("CET", 3600))

// DemoTarget is a meeting without a server: a session's own state, with counted ids and a clock that ticks with every command.
type DemoTarget struct {
	mu    sync.Mutex
	State *session.State
	Made  int
}

func (d *DemoTarget) newID() string {
	d.Made++
	return fmt.Sprintf("01930000-0000-7000-8000-%012d", d.Made)
}

func (d *DemoTarget) OpenSeries(context.Context, string, string, session.Language) (session.SeriesID, error) {
	return "", nil
}

func (d *DemoTarget) OpenSession(ctx context.Context, c session.Create) (session.ID, error) {
	d.State = session.New()
	c.Info.ID = session.ID(d.newID())
	_, err := d.Do(ctx, c.Info.ID, session.Request{Command: c, By: session.Caller{Role: session.Organiser}})
	return c.Info.ID, err
}

func (d *DemoTarget) JoinCards(context.Context, session.SeriesID, session.CardID, ...session.CardID) error {
	return nil
}

func (d *DemoTarget) Enter(ctx context.Context, id session.ID, group string, p session.Profile, person session.PersonID, _ ...room.Change) (session.GroupID, error) {
	d.State.SetProfile(person, p)
	_, err := d.Do(ctx, id, session.Request{
		Command: session.Enter{Person: person, Group: group}, By: session.Caller{Role: session.Participant, Person: person},
	})
	return d.State.GroupOf(person), err
}

func (d *DemoTarget) Do(_ context.Context, _ session.ID, r session.Request) (session.Ack, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	r.At = time.Date(2026, time.November, 19, 8, 0, 0, 0, time.UTC).Add(time.Duration(d.State.Seq()) * time.Second)
	rec, ack, err := d.State.Decide(r, d.newID)
	if err != nil {
		return ack, err
	}
	d.State.Apply(*rec)
	return ack, nil
}

// MustPlay plays a demo meeting to a stage.
func MustPlay(t testing.TB, m demo.Meeting, stage demo.Stage) *session.State {
	t.Helper()
	s, err := Play(m, stage)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func Play(m demo.Meeting, stage demo.Stage) (*session.State, error) {
	d := &DemoTarget{}
	m.Stage = stage
	_, err := demo.Play(context.Background(), d, m, nil)
	return d.State, err
}

func MustCollect(t testing.TB, s *session.State, draft bool) report.Source {
	t.Helper()
	if draft {
		return report.Look(s).Draft()
	}
	src, err := report.Look(s).Published()
	if err != nil {
		t.Fatal(err)
	}
	return src
}

var played = sync.OnceValues(func() (report.Source, error) {
	s, err := Play(demo.Milan(), demo.StagePublished)
	if err != nil {
		return report.Source{}, err
	}
	return report.Look(s).Published()
})

// MustMilan is the whole meeting, published. What it holds is shared: clone what is changed.
func MustMilan(t testing.TB) report.Source {
	t.Helper()
	src, err := played()
	if err != nil {
		t.Fatal(err)
	}
	return src
}

func MustRender(t testing.TB, d *report.Document, format string) string {
	t.Helper()
	var b bytes.Buffer
	if err := formats.Render(&b, d, format); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
