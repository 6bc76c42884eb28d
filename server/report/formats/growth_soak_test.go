//go:build soak && unix

package formats_test

import (
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"runtime/debug"
	"slices"
	"syscall"
	"testing"
	"time"

	"colazione/server/demo"
	"colazione/server/report"
	"colazione/server/report/formats"
	"colazione/server/report/outline"
	"colazione/server/report/reporttest"
	"colazione/session"
	"colazione/voting"
)

// Four times the cards may take this many times as long; what looks at every pair of cards takes 16 times.
const mostGrowth = 11

// TestSoakWhatIsMadeOfCardsGrowsWithThem holds everything that is made of all cards, above all what the room waits for, to a time that grows as their number does.
func TestSoakWhatIsMadeOfCardsGrowsWithThem(t *testing.T) {
	small, large := mustHave(t, 500), mustHave(t, 2000)
	leader := session.Reader{Role: session.Facilitator}
	made := func(s *session.State) *report.Document {
		return outline.Build(report.Look(s).Draft(), session.Italian, reporttest.Now)
	}
	work := map[string]func(*session.State) func(){
		"look":     func(s *session.State) func() { return func() { report.Look(s) } },
		"stored":   func(s *session.State) func() { return func() { s.Snapshot() } },
		"evidence": func(s *session.State) func() { return func() { _, _ = s.Evidence(leader) } },
		"ranking":  func(s *session.State) func() { return func() { _, _ = s.Ranking(leader, "", voting.ByBreadth) } },
		"suggestions": func(s *session.State) func() {
			e, _ := s.Evidence(leader)
			return func() { e.Suggest(&session.Findings{}) }
		},
		"snapshot": func(s *session.State) func() {
			return func() { s.Frame(leader, session.Cursor{}, session.Cursor{}, nobody, &session.FrameCache{}) }
		},
		"document": func(s *session.State) func() { return func() { made(s) } },
	}
	for _, format := range formats.Formats() {
		work[format] = func(s *session.State) func() {
			d := made(s)
			return func() { _ = formats.Render(io.Discard, d, format) }
		}
	}
	for name, of := range work {
		few, many := quickest(of(small)), quickest(of(large))
		t.Logf("%-12s %8.1f ms for 500 cards, %8.1f ms for 2,000", name, few.Seconds()*1000, many.Seconds()*1000)
		if growth := many.Seconds() / few.Seconds(); growth > mostGrowth {
			t.Errorf("%s: four times the cards take %.1f times as long", name, growth)
		}
	}
}

// mostTime is what the making of a document may take of one processor.
const mostTime = 300 * time.Millisecond

func TestSoakALargeMeetingTakesLittleTime(t *testing.T) {
	for name, d := range map[string]*report.Document{"meeting": reporttest.MustLarge(t), "series": mustLargeSeries(t)} {
		for _, format := range formats.Formats() {
			least := quickest(func() { _ = formats.Render(io.Discard, d, format) })
			t.Logf("%s, %s: %v", name, format, least.Round(time.Millisecond))
			if least > mostTime {
				t.Errorf("%s of a large %s takes %v", format, name, least)
			}
		}
	}
}

var nobody = session.Moment{Presence: session.Presence{
	Of:      func(session.PersonID) (here bool, changed uint64) { return false, 0 },
	Writing: func(session.PersonID) bool { return false },
}}

// quickest is the processor time that nothing else has lengthened, the collection of garbage neither: that comes when it comes.
func quickest(do func()) time.Duration {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	var took [9]time.Duration
	for i := range took {
		runtime.GC()
		from := used()
		do()
		took[i] = used() - from
	}
	return slices.Min(took[:])
}

// used is the processor time of the whole process.
func used() time.Duration {
	var r syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &r) // never fails for oneself
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// mustHave is the large meeting with so many cards.
func mustHave(t *testing.T, cards int) *session.State {
	t.Helper()
	m := reporttest.Large()
	m.Cards, m.Merges = nil, nil
	dice := rand.New(rand.NewPCG(1, 2))
	kinds := []session.Kind{session.Need, session.Objective, session.Tool, session.KPI, session.Difficulty}
	for i := range cards {
		c := demo.Card{Key: fmt.Sprint(i), By: m.People[i%len(m.People)].Name, Kind: kinds[i%len(kinds)], Text: reporttest.Mixed(dice, i)}
		for _, p := range m.People {
			if p.Name != c.By && dice.IntN(4) == 0 {
				c.Likes = append(c.Likes, p.Name)
			}
		}
		m.Cards = append(m.Cards, c)
	}
	s, err := reporttest.Play(m, demo.StagePublished)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
