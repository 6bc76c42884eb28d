package faults_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"testing"

	"colazione/server/processtest"
)

// view is what a client holds of a session: what patches put together.
type view struct {
	seq     uint64
	patches int
	me      string
	cards   map[string]string // id → the card as it came
}

// patch is what a view is made of. What tells who is connected is left out: it is another at each moment.
type patch struct {
	From, Seq uint64
	Me        json.RawMessage
	Cards     []json.RawMessage
	Gone      []string
}

func (v *view) apply(p patch) error {
	if p.From > v.seq {
		return fmt.Errorf("a patch from %d for one who holds %d", p.From, v.seq)
	}
	if p.From == 0 || v.cards == nil {
		v.cards, v.me = map[string]string{}, ""
	}
	v.seq = p.Seq
	v.patches++
	if p.Me != nil {
		v.me = string(p.Me)
	}
	for _, data := range p.Cards {
		var c struct{ ID string }
		if err := json.Unmarshal(data, &c); err != nil {
			return err
		}
		v.cards[c.ID] = string(data)
	}
	for _, id := range p.Gone {
		delete(v.cards, id)
	}
	return nil
}

// differs says in what two views are not the same, or "".
func (v *view) differs(from *view) string {
	switch {
	case v.seq != from.seq:
		return fmt.Sprintf("one is at %d, the other at %d", v.seq, from.seq)
	case v.me != from.me:
		return fmt.Sprintf("%s and %s", v.me, from.me)
	case !maps.Equal(v.cards, from.cards):
		return fmt.Sprintf("%d cards and %d, or not the same ones", len(v.cards), len(from.cards))
	}
	return ""
}

// mustSnapshot returns what one sees who comes fresh.
func mustSnapshot(t testing.TB, m *processtest.Meeting, token string) *view {
	t.Helper()
	v := &view{}
	mustPoll(t, m, token, v)
	return v
}

// mustPoll asks once for what is new, and puts it into the view.
func mustPoll(t testing.TB, m *processtest.Meeting, token string, v *view) {
	t.Helper()
	var got struct{ Patch patch }
	processtest.MustDecode(t, m.Call(http.MethodGet, fmt.Sprintf("/sessions/%s/patch?since=%d", m.ID, v.seq), token, nil), &got)
	if err := v.apply(got.Patch); err != nil {
		t.Fatal(err)
	}
}
