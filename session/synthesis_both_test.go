package session_test

import (
	"errors"
	"testing"

	"colazione/session"
)

func TestPeopleWhoLikeBothCards(t *testing.T) {
	m, _, _, carla, c := liked(t)
	both := func(r session.Caller, a, b session.CardID, want int, refused error) {
		t.Helper()
		if got, err := m.s.LikeBoth(session.Reader(r), a, b); got != want || !errors.Is(err, refused) {
			t.Errorf("%v and %v, want %d and %v", got, err, want, refused)
		}
	}
	both(leader, c[0], c[1], 1, nil)
	both(leader, c[1], c[2], 1, nil)
	both(leader, c[0], c[2], 0, nil)
	both(leader, c[0], "no such card", 0, session.ErrUnknownCard)
	both(carla, c[0], c[1], 0, session.ErrLikesHidden)
	m.merge(c[0], c[2])
	both(leader, c[2], c[1], 2, nil)
}
