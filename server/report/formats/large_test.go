package formats_test

import (
	"context"
	"io"
	"sync"
	"testing"

	"colazione/server/demo"
	"colazione/server/report"
	"colazione/server/report/formats"
	"colazione/server/report/outline"
	"colazione/server/report/reporttest"
	"colazione/session"
)

var builtLargeSeries = sync.OnceValues(func() (*report.Document, error) {
	src, err := playedLargeSeries()
	return outline.BuildSeries(src, session.Italian, reporttest.Now), err
})

// mustLargeSeries is the same cards over two rooms of 60 people. It is shared as well.
func mustLargeSeries(t testing.TB) *report.Document {
	t.Helper()
	d, err := builtLargeSeries()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var playedLargeSeries = sync.OnceValues(func() (src report.SeriesSource, err error) {
	src.Series = session.Series{ID: "01930000-0000-7000-8000-999999999999", Title: "Due colazioni grandi", Language: session.Italian}
	whole := reporttest.Large()
	var parts []session.Evidence
	for i, city := range []string{"Roma", "Milano"} {
		m := whole
		m.City, m.Cards, m.Merges = city, whole.Cards[250*i:250*(i+1)], nil
		if i > 0 {
			m.Paths = nil // they lead through the other cards
		}
		d := &reporttest.DemoTarget{Made: i * 100_000}
		if _, err := demo.Play(context.Background(), d, m, nil); err != nil {
			return src, err
		}
		e, err := d.State.Evidence(session.Reader{Role: session.Organiser})
		if err != nil {
			return src, err
		}
		src.Rooms, parts = append(src.Rooms, report.Look(d.State).Draft()), append(parts, e)
	}
	var unions [][]session.CardID
	for i := range 100 {
		unions = append(unions, []session.CardID{src.Rooms[0].Cards[i].ID, src.Rooms[1].Cards[i].ID})
	}
	src.Whole = session.Combine(parts, unions)
	return src, nil
})

func TestTheSameDocumentMakesTheSameBytes(t *testing.T) {
	t.Parallel()
	large, milan := reporttest.MustLarge(t), outline.Build(reporttest.MustMilan(t), session.Dutch, reporttest.Now)
	for _, format := range formats.Formats() {
		if reporttest.MustRender(t, large, format) != reporttest.MustRenderLarge(t, large, format) {
			t.Errorf("large: another %s", format)
		}
		first := reporttest.MustRender(t, milan, format)
		if reporttest.MustRender(t, milan, format) != first {
			t.Fatalf("Milan: another %s", format)
		}
	}
}

func TestALargeMeetingIsWhole(t *testing.T) {
	t.Parallel()
	d := reporttest.MustLarge(t)
	if d.Method.Cards != 500 || len(d.Paths) != 12 || d.People.Joined != 60 {
		t.Fatalf("%d cards, %d paths, %d people", d.Method.Cards, len(d.Paths), d.People.Joined)
	}
	for _, d := range []*report.Document{d, mustLargeSeries(t)} {
		for _, format := range formats.Formats() {
			reporttest.Checks[format](t, d, reporttest.MustRenderLarge(t, d, format))
		}
	}
}

func BenchmarkLook(b *testing.B) {
	s, err := reporttest.Play(reporttest.Large(), demo.StagePublished)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		report.Look(s)
	}
}

func BenchmarkRender(b *testing.B) {
	for name, d := range map[string]*report.Document{"large": reporttest.MustLarge(b), "large series": mustLargeSeries(b), "Milan": outline.Build(reporttest.MustMilan(b), session.Italian, reporttest.Now)} {
		for _, format := range formats.Formats() {
			b.Run(name+"/"+format, func(b *testing.B) {
				size := len(reporttest.MustRender(b, d, format))
				b.ReportAllocs()
				b.ResetTimer()
				for range b.N {
					if err := formats.Render(io.Discard, d, format); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(size)/1024, "KiB")
			})
		}
	}
}
