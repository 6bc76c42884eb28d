package faults_test

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"sync"
	"testing"

	"colazione/server/processtest"
)

// F19: one person likes and unlikes one card over two tabs and both ways at once. What the room decided last holds, and everybody sees it.
func TestTheLastCommandInTheRoomsOrderHolds(t *testing.T) {
	p := processtest.MustStartWithKey(t, processtest.NewData(t))
	m := processtest.MustMeet(t, p.Base, processtest.Live)
	other := m.MustJoin(t)
	answered := 0
	for n := range scale.shuffles {
		token := m.MustJoin(t)
		id := m.MustSend(t, m.Organiser, "card.add", map[string]any{"kind": "need", "text": fmt.Sprint("bisogno ", n)}).Card
		acks, holds := mustShuffle(t, m, token, id)
		answered += acks
		for name, reader := range map[string]string{"herself": token, "another": other, "the facilitator": m.Organiser} {
			if got := mustSee(t, m, reader, id); got != holds {
				t.Errorf("%s sees a like: %v, the last command said %v", name, got, holds)
			}
		}
	}
	row{fault: "F19 shuffled likes", tries: scale.shuffles, acked: answered, note: "two tabs, both ways"}.report(t)
	p.MustEnd(t)
}

// mustShuffle likes and unlikes a card, over four lines at once, and gives how many commands were acknowledged and what the last of them said.
func mustShuffle(t testing.TB, m *processtest.Meeting, token, id string) (acks int, holds bool) {
	t.Helper()
	var mu sync.Mutex
	var last uint64
	var tabs sync.WaitGroup
	for tab := range 4 {
		tabs.Go(func() {
			l := &connection{meeting: m, token: token, socket: tab < 2}
			defer l.drop()
			for range 10 {
				on := rand.IntN(2) == 0
				got, err := l.send(processtest.NewCommand("like.set", map[string]any{"card": id, "on": on}))
				if err != nil || got.Ack == "" {
					t.Errorf("%+v %v", got, err)
					return
				}
				mu.Lock()
				if acks++; got.Seq >= last {
					last, holds = got.Seq, on // who acks the same seq had no effect, and so said the same
				}
				mu.Unlock()
			}
		})
	}
	tabs.Wait()
	return acks, holds
}

// mustSee reports whether a reader who comes fresh sees the card liked, in its tally and, where it is the reader's own like, there too.
func mustSee(t testing.TB, m *processtest.Meeting, token, id string) bool {
	t.Helper()
	var snapshot struct {
		Patch struct {
			Me    struct{ Likes map[string][]string }
			Cards []struct {
				ID    string
				Likes map[string]int
			}
		}
	}
	processtest.MustDecode(t, m.Call(http.MethodGet, "/sessions/"+m.ID+"/patch?since=0", token, nil), &snapshot)
	own := fmt.Sprint(snapshot.Patch.Me.Likes["like"]) == fmt.Sprint([]string{id})
	for _, c := range snapshot.Patch.Cards {
		if c.ID == id {
			tally := c.Likes["like"] == 1
			if own && !tally {
				t.Error("her own like is not counted")
			}
			return tally
		}
	}
	t.Fatal("the card is gone")
	return false
}
