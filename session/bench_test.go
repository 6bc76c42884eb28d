package session_test

import (
	"fmt"
	"testing"

	"colazione/session"
)

// fullRoom is a meeting in the step for likes.
func fullRoom(b tester, people, cards int, change ...func(*session.Create)) (m *meeting, all []session.Caller, ids []session.CardID) {
	m = newMeeting(b, append([]func(*session.Create){withTables(min(60, people/20))}, change...)...)
	for i := range people {
		all = append(all, m.join(fmt.Sprint("P", i), ""))
	}
	m.goTo("open")
	for i := range cards {
		ids = append(ids, m.add(all[i%people], allKinds[i%len(allKinds)], fmt.Sprint("Una cosa che conta per il numero ", i)))
	}
	m.goTo("likes")
	return m, all, ids
}

func withTables(n int) func(*session.Create) {
	return withSettings(func(s *session.Settings) {
		s.Groups = nil
		for i := range n {
			s.Groups = append(s.Groups, fmt.Sprint("Tavolo ", i+1))
		}
	})
}

// likeOf returns the requests of everybody liking, and then no longer liking, one card after the other.
func likeOf(m *meeting, all []session.Caller, ids []session.CardID, i int) session.Request {
	by, card := all[i%len(all)], ids[(i/len(all)+i%len(all)+1)%len(ids)]
	on := i/(len(all)*len(ids))%2 == 0
	return session.Request{
		ID: session.CommandID(fmt.Sprintf("00000000-0000-7000-9000-%012d", i)), Command: session.SetLike{Card: card, On: on}, By: by, At: m.now,
	}
}

// BenchmarkLike decides and applies likes that have an effect, in a room of 1,000 people and 200 cards.
func BenchmarkLike(b *testing.B) {
	m, all, ids := fullRoom(b, 1000, 200)
	snapshot := m.s.Snapshot()
	var requests []session.Request
	for i := range 150_000 {
		r := likeOf(m, all, ids, i)
		if rec, _, err := m.s.Decide(r, m.newID); err == nil && len(rec.Events) > 0 {
			requests = append(requests, r)
		}
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if i%len(requests) == 0 {
			b.StopTimer()
			var err error
			if m.s, err = session.FromSnapshot(snapshot); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
		}
		rec, _, err := m.s.Decide(requests[i%len(requests)], m.newID)
		if err != nil || len(rec.Events) == 0 {
			b.Fatal("a like without effect")
		}
		m.s.Apply(*rec)
	}
}

// BenchmarkFrames returns 1,000 readers what one like changed: the liker gets two parts, the others one that they share.
func BenchmarkFrames(b *testing.B) {
	m, all, ids := fullRoom(b, 1000, 200)
	m.must(leader, "step.reveal", fields{"show_likes": true})
	i := 0
	for b.Loop() {
		held := session.Cursor{Seq: m.s.Seq(), Presence: m.stir}
		if _, err := m.request(likeOf(m, all, ids, i)); err != nil {
			i++
			continue
		}
		shared := &session.FrameCache{}
		for _, by := range all {
			m.s.Frame(session.Reader(by), held, session.Cursor{}, m.moment(), shared)
		}
		i++
	}
}

// BenchmarkProgress tells the facilitator that one more has given all of ten likes, in a room of 1,000 people and 200 cards where half have.
func BenchmarkProgress(b *testing.B) {
	const limit = 10
	m, all, ids := fullRoom(b, 1000, 200, withStep(fmt.Sprintf(
		`{"id":"few","kind":"like","likes":["need","objective","tool","kpi","difficulty","idea"],"likes_per_person":%d,"like_own":true}`, limit)))
	m.goTo("few")
	for i := range limit {
		for j, by := range all[:len(all)/2] {
			m.like(by, ids[(i+j)%len(ids)])
		}
	}
	for i := range limit - 1 {
		m.like(all[len(all)-1], ids[i])
	}
	for i := 0; b.Loop(); i++ {
		held := session.Cursor{Seq: m.s.Seq(), Presence: m.stir}
		m.must(all[len(all)-1], "like.set", fields{"card": ids[limit-1], "on": i%2 == 0})
		if _, _, changed := m.s.Frame(session.Reader(leader), held, session.Cursor{}, m.moment(), &session.FrameCache{}); !changed {
			b.Fatal("nothing new for the facilitator")
		}
	}
}

// BenchmarkSteps returns 1,000 readers a new step, which changes what is theirs for each of them.
func BenchmarkSteps(b *testing.B) {
	m, all, ids := fullRoom(b, 1000, 200)
	for i := range 20_000 {
		m.request(likeOf(m, all, ids, i))
	}
	to := []session.StepID{"end", "likes"}
	for i := 0; b.Loop(); i++ {
		held := session.Cursor{Seq: m.s.Seq(), Presence: m.stir}
		m.goTo(to[i%2])
		shared := &session.FrameCache{}
		for _, by := range all {
			m.s.Frame(session.Reader(by), held, session.Cursor{}, m.moment(), shared)
		}
	}
}

// BenchmarkSnapshot is the frame of one phone that comes late to 200 cards.
func BenchmarkSnapshot(b *testing.B) {
	m, all, _ := fullRoom(b, 1000, 200)
	var size int
	for b.Loop() {
		frame, _, _ := m.s.Frame(session.Reader(all[0]), session.Cursor{}, session.Cursor{}, m.moment(), &session.FrameCache{})
		size = frame.Len()
	}
	b.ReportMetric(float64(size), "bytes")
}

// longMeeting is a meeting of 20,000 events.
func longMeeting(b *testing.B) *meeting {
	m, all, ids := fullRoom(b, 500, 200)
	for i := 0; m.s.Seq() < 20_000; i++ {
		m.request(likeOf(m, all, ids, i))
	}
	return m
}

func BenchmarkImage(b *testing.B) {
	m := longMeeting(b)
	var size int
	for b.Loop() {
		size = len(m.s.Snapshot())
	}
	b.ReportMetric(float64(size), "bytes")
}

func BenchmarkFromImage(b *testing.B) {
	snapshot := longMeeting(b).s.Snapshot()
	for b.Loop() {
		if _, err := session.FromSnapshot(snapshot); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReplay(b *testing.B) {
	m := longMeeting(b)
	for b.Loop() {
		s := session.New()
		for _, data := range m.log {
			r, err := session.DecodeRecord(data)
			if err != nil {
				b.Fatal(err)
			}
			s.Apply(r)
		}
	}
}
