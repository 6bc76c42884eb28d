package auth

import (
	"cmp"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"maps"
	"slices"
	"sync"
	"time"

	"colazione/session"
)

// DeviceTraces remembers, while a room is live, from which address and with which kind of browser its people came, so that a facilitator can see who seems to have come
// several times from one device. It holds neither the one nor the other, only what they come to under a key that is made anew with every start; nothing of it is stored
// or logged, and it is gone with the process, with who erases what is theirs, and some hours after the last of a room came. It proves nothing: people of one venue may share an address, and many phones are alike.
type DeviceTraces struct {
	key []byte

	mu    sync.Mutex
	rooms map[session.ID]*roomTraces
}

// roomTraces are those of one session.
type roomTraces struct {
	last   time.Time // when somebody was noted
	people map[session.PersonID]trace
}

// trace is where a person was seen last.
type trace struct {
	address, browser mark
	came             time.Time
}

// mark stands for something that is not kept.
type mark [16]byte

const (
	// A room where nobody was noted for so long is live no more.
	roomForgotten = 12 * time.Hour
	mostTraced    = 10_000
	// From so many on, people with one address and one kind of browser are shown; where others came from that address too, it is the venue's, and takes more.
	fewestAlike       = 2
	fewestAlikeShared = 4
)

func newDeviceTraces() *DeviceTraces {
	d := &DeviceTraces{key: make([]byte, 32), rooms: map[session.ID]*roomTraces{}}
	rand.Read(d.key)
	return d
}

func (d *DeviceTraces) mark(id session.ID, what string) (out mark) {
	mac := hmac.New(sha256.New, d.key)
	mac.Write([]byte(string(id) + "/" + what))
	copy(out[:], mac.Sum(nil))
	return out
}

// Note remembers where a person is seen now, and since when they are here.
func (d *DeviceTraces) Note(id session.ID, person session.PersonID, address, browser string, now time.Time) {
	seen := trace{address: d.mark(id, "address/"+address), browser: d.mark(id, "browser/"+browser), came: now}
	d.mu.Lock()
	defer d.mu.Unlock()
	room := d.rooms[id]
	if room == nil {
		room = &roomTraces{people: map[session.PersonID]trace{}}
		d.rooms[id] = room
	}
	room.last = now
	was, known := room.people[person]
	if known {
		seen.came = was.came
	} else if len(room.people) >= mostTraced {
		return
	}
	room.people[person] = seen
}

// Forget drops what is remembered of a session that was erased.
func (d *DeviceTraces) Forget(id session.ID) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.rooms, id)
}

// Drop forgets a person.
func (d *DeviceTraces) Drop(id session.ID, person session.PersonID) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if room := d.rooms[id]; room != nil {
		delete(room.people, person)
	}
}

// Sweep forgets the rooms that are live no more.
func (d *DeviceTraces) Sweep(now time.Time) {
	d.mu.Lock()
	defer d.mu.Unlock()
	maps.DeleteFunc(d.rooms, func(_ session.ID, one *roomTraces) bool { return now.Sub(one.last) > roomForgotten })
}

// Alike are people who seem to have come from one device: from one address with one kind of browser.
type Alike struct {
	People  []session.PersonID // in the order in which they came
	Seconds int                // between the first and the last
	Shared  bool               // others came from the same address with other browsers
}

// Alike returns those people, of those who are there, who seem to have come from one device, the largest group first; in a group in the order in which they came.
func (d *DeviceTraces) Alike(id session.ID, there func(session.PersonID) bool) []Alike {
	d.mu.Lock()
	defer d.mu.Unlock()
	out := []Alike{}
	room := d.rooms[id]
	if room == nil {
		return out
	}
	type device struct{ address, browser mark }
	groups, from := map[device][]session.PersonID{}, map[mark]int{}
	for person, seen := range room.people {
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
			return cmp.Or(room.people[a].came.Compare(room.people[b].came), cmp.Compare(a, b))
		})
		first, last := room.people[people[0]].came, room.people[people[len(people)-1]].came
		out = append(out, Alike{People: people, Seconds: int(last.Sub(first).Seconds()), Shared: shared})
	}
	slices.SortFunc(out, func(a, b Alike) int {
		return cmp.Or(cmp.Compare(len(b.People), len(a.People)), cmp.Compare(a.People[0], b.People[0]))
	})
	return out
}

// Count counts the people of a session of whom it is remembered from where they came.
func (d *DeviceTraces) Count(id session.ID) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	if room := d.rooms[id]; room != nil {
		return len(room.people)
	}
	return 0
}
