package session_test

import (
	"encoding/json"
	"errors"
	"testing"

	"colazione/session"
)

func TestErrorsSayWhatTheyAre(t *testing.T) {
	err := error(session.ErrTooLong.With("title"))
	if !errors.Is(err, session.ErrTooLong) || errors.Is(err, session.ErrEmptyText) || errors.Is(err, errors.New("x")) {
		t.Error("an error with a detail is not the one that it was made from")
	}
	if err.Error() != "the text is too long: title" || session.ErrTooLong.Error() != "the text is too long" {
		t.Errorf("%q, %q", err, session.ErrTooLong)
	}
}

func TestEmptyTellsTheTimeAndKeepsWhatIsHeld(t *testing.T) {
	m := newMeeting(t)
	var got struct{ Patch session.Patch }
	if err := json.Unmarshal(session.Empty(7, m.moment()), &got); err != nil {
		t.Fatal(err)
	}
	if want := (session.Patch{From: 7, Seq: 7, Now: m.now.UnixMilli()}); mustJSON(t, got.Patch) != mustJSON(t, want) {
		t.Errorf("%s", mustJSON(t, got.Patch))
	}
}
