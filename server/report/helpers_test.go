package report_test

import (
	"bytes"
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"colazione/server/demo"
	"colazione/server/report"
	"colazione/server/room"
	"colazione/session"
)

// now is a Sunday morning in Italy.
var now = time.Date(2026, time.November, 22, 9, 40, 0, 0, time.FixedZone("CET", 3600))

// desk is a meeting without a server: a session's own state, with counted ids and a clock that ticks with every command.
type desk struct {
	mu    sync.Mutex
	state *session.State
	made  int
}

func (d *desk) newID() string {
	d.made++
	return fmt.Sprintf("01930000-0000-7000-8000-%012d", d.made)
}

func (d *desk) OpenSeries(context.Context, string, string, session.Language) (session.SeriesID, error) {
	return "", nil
}

func (d *desk) OpenSession(ctx context.Context, c session.Create) (session.ID, error) {
	d.state = session.New()
	c.Info.ID = session.ID(d.newID())
	_, err := d.Do(ctx, c.Info.ID, session.Request{Command: c, By: session.Caller{Role: session.Organiser}})
	return c.Info.ID, err
}

func (d *desk) JoinCards(context.Context, session.SeriesID, session.CardID, ...session.CardID) error {
	return nil
}

func (d *desk) Enter(ctx context.Context, id session.ID, group string, p session.Profile, person session.PersonID, _ ...room.Change) (session.GroupID, error) {
	d.state.SetProfile(person, p)
	_, err := d.Do(ctx, id, session.Request{
		Command: session.Enter{Person: person, Group: group}, By: session.Caller{Role: session.Participant, Person: person},
	})
	return d.state.GroupOf(person), err
}

func (d *desk) Do(_ context.Context, _ session.ID, r session.Request) (session.Ack, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	r.At = time.Date(2026, time.November, 19, 8, 0, 0, 0, time.UTC).Add(time.Duration(d.state.Seq()) * time.Second)
	rec, ack, err := d.state.Decide(r, d.newID)
	if err != nil {
		return ack, err
	}
	d.state.Apply(*rec)
	return ack, nil
}

// mustPlay plays a demo meeting to a stage.
func mustPlay(t testing.TB, m demo.Meeting, stage demo.Stage) *session.State {
	t.Helper()
	s, err := play(m, stage)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func play(m demo.Meeting, stage demo.Stage) (*session.State, error) {
	d := &desk{}
	m.Stage = stage
	_, err := demo.Play(context.Background(), d, m, nil)
	return d.state, err
}

func mustCollect(t testing.TB, s *session.State, draft bool) report.Source {
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
	s, err := play(demo.Milan(), demo.StagePublished)
	if err != nil {
		return report.Source{}, err
	}
	return report.Look(s).Published()
})

// mustMilan is the whole meeting, published. What it holds is shared: clone what is changed.
func mustMilan(t testing.TB) report.Source {
	t.Helper()
	src, err := played()
	if err != nil {
		t.Fatal(err)
	}
	return src
}

func mustRender(t testing.TB, d *report.Document, format string) string {
	t.Helper()
	var b bytes.Buffer
	if err := report.Render(&b, d, format); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
