//go:build soak

package web_test

import (
	"fmt"
	"testing"
	"time"
)

// tell puts what came of an attack into the table of make soak.
func tell(t *testing.T, attack string, tries int, longest time.Duration, note string, args ...any) {
	t.Attr("soak", fmt.Sprintf("%s|%d|||%s|%s", attack, tries, longest.Round(time.Millisecond), fmt.Sprintf(note, args...)))
}

// A hundred thousand codes are guessed, each as if from another address, while somebody comes in every second.
func TestSoakGuessedCodes(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	const guesses, lines = 100_000, 1000
	g := m.newGuesser(lines)
	flood := make(chan time.Duration, 1)
	go func() { flood <- g.sweep(guesses, lines) }()
	<-g.begun
	people, longest := 0, time.Duration(0)
	for everySecond := time.Tick(time.Second); ; <-everySecond {
		select {
		case took := <-flood:
			if most := int64(took.Seconds()*5) + 60; g.told.Load() > most || took < guesses/512*time.Second*9/10 {
				t.Errorf("%d were told within %v", g.told.Load(), took)
			}
			tell(t, "A6", guesses, longest, "codes in %v: %d told as wrong, %d late, %d not looked at; meanwhile %d people came in", took.Round(time.Second), g.told.Load(), g.late.Load(),
				g.turnedAway.Load(), people)
			return
		default:
		}
		began := time.Now()
		m.mustJoin("")
		people++
		if took := time.Since(began); took > longest {
			longest = took
		}
		if longest > 15*time.Second { // the patience of a phone
			t.Fatalf("somebody with the right code waited for %v", longest)
		}
	}
}

// Wrong codes can't be told apart by how long they take: 200 of each.
func TestSoakTimingOfWrongCodes(t *testing.T) {
	h := mustHouse(t)
	wrongs := h.wrongs()
	h.restart()
	worst := h.mustTakeAlike(wrongs, 200, time.Tick(200*time.Millisecond))
	tell(t, "A6", 200*len(wrongs), 0, "wrong codes of four kinds; from an unknown one the likeliest to be told apart is so in %.0f%% of pairs, chance is 50", 50+100*worst)
}
