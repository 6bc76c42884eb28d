package web

import (
	"cmp"
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/gofiber/fiber/v2"

	"colazione/session"
)

// sightings remembers, while a room is live, from which address and with which kind of browser its people came, so that a facilitator can see who seems to have come
// several times from one device. It holds neither the one nor the other, only what they come to under a key that is made anew with every start; nothing of it is stored
// or logged, and it is gone with the process, with who erases what is theirs, and some hours after the last of a room came. It proves nothing: people of one venue may share an address, and many phones are alike.
type sightings struct {
	key []byte

	mu sync.Mutex
	of map[session.ID]*guestbook
}

// guestbook is what is remembered of one session.
type guestbook struct {
	last   time.Time // when somebody was noted
	people map[session.PersonID]sighting
}

type sighting struct {
	address, browser mark
	came             time.Time
}

// mark stands for something that is not kept.
type mark [16]byte

const (
	// A room where nobody was noted for so long is live no more.
	roomForgotten = 12 * time.Hour
	mostSighted   = 10_000
	// From so many on, people with one address and one kind of browser are shown; where others came from that address too, it is the venue's, and takes more.
	fewestAlike       = 2
	fewestAlikeShared = 4
)

func newSightings() *sightings {
	s := &sightings{key: make([]byte, 32), of: map[session.ID]*guestbook{}}
	rand.Read(s.key)
	return s
}

func (s *sightings) mark(id session.ID, what string) (out mark) {
	mac := hmac.New(sha256.New, s.key)
	mac.Write([]byte(string(id) + "/" + what))
	copy(out[:], mac.Sum(nil))
	return out
}

// note remembers where a person is seen now, and since when they are here.
func (s *sightings) note(id session.ID, person session.PersonID, address, browser string, now time.Time) {
	seen := sighting{address: s.mark(id, "address/"+address), browser: s.mark(id, "browser/"+browser), came: now}
	s.mu.Lock()
	defer s.mu.Unlock()
	book := s.of[id]
	if book == nil {
		book = &guestbook{people: map[session.PersonID]sighting{}}
		s.of[id] = book
	}
	book.last = now
	was, known := book.people[person]
	if known {
		seen.came = was.came
	} else if len(book.people) >= mostSighted {
		return
	}
	book.people[person] = seen
}

// forget drops what is remembered of a session that was erased.
func (s *sightings) forget(id session.ID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.of, id)
}

// drop forgets a person.
func (s *sightings) drop(id session.ID, person session.PersonID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if book := s.of[id]; book != nil {
		delete(book.people, person)
	}
}

// sweep forgets the rooms that are live no more.
func (s *sightings) sweep(now time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	maps.DeleteFunc(s.of, func(_ session.ID, one *guestbook) bool { return now.Sub(one.last) > roomForgotten })
}

func (a *App) endSightings(_ context.Context, now time.Time) error {
	a.sightings.sweep(now)
	return nil
}

// alike gives those people, of whom there, who seem to have come from one device, the largest group first; in a group in the order in which they came.
func (s *sightings) alike(id session.ID, there func(session.PersonID) bool) []AlikeArrivals {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := []AlikeArrivals{}
	book := s.of[id]
	if book == nil {
		return out
	}
	type device struct{ address, browser mark }
	groups, from := map[device][]session.PersonID{}, map[mark]int{}
	for person, seen := range book.people {
		if there(person) {
			at := device{seen.address, seen.browser}
			groups[at] = append(groups[at], person)
			from[seen.address]++
		}
	}
	for at, people := range groups {
		shared := from[at.address] > len(people)
		if len(people) < fewestAlike || shared && len(people) < fewestAlikeShared {
			continue
		}
		slices.SortFunc(people, func(a, b session.PersonID) int {
			return cmp.Or(book.people[a].came.Compare(book.people[b].came), cmp.Compare(a, b))
		})
		first, last := book.people[people[0]].came, book.people[people[len(people)-1]].came
		out = append(out, AlikeArrivals{People: people, Seconds: int(last.Sub(first).Seconds()), Shared: shared})
	}
	slices.SortFunc(out, func(a, b AlikeArrivals) int {
		return cmp.Or(cmp.Compare(len(b.People), len(a.People)), cmp.Compare(a.People[0], b.People[0]))
	})
	return out
}

// sighted notes from where a participant calls.
func (a *App) sighted(c *call, who identity) {
	if who.Role != session.Participant {
		return
	}
	browser := c.f.Get(fiber.HeaderUserAgent) + "\n" + c.f.Get(fiber.HeaderAcceptLanguage)
	a.sightings.note(c.session, who.Person, a.sites.caller(c.f.Get(fiber.HeaderXForwardedFor), c.f.Context().RemoteAddr()), browser, a.now())
}

// arrivals tells a facilitator who seems to have come several times from one device.
func (a *App) arrivals(c *call) (Arrivals, error) {
	state := map[session.PersonID]bool{}
	err := a.rooms.Look(c.ctx, c.session, func(s *session.State, _ session.Moment) {
		for _, id := range s.Arrived() {
			state[id] = true
		}
	})
	if err != nil {
		return Arrivals{}, err
	}
	return Arrivals{Alike: a.sightings.alike(c.session, func(id session.PersonID) bool { return state[id] })}, nil
}
