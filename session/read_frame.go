package session

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"sync"
)

// FrameCache remembers encoded parts of patches, so that all readers who may see the same and hold the same are served by one encoding. What it once made it gives
// also when the state has gone on meanwhile: make another when readers are to have what is new. It may be used by many readers at once.
type FrameCache struct {
	mu     sync.Mutex
	parts  map[frameKey]*cachedFrame
	marks  [audiences][]Seq // as State.marks gave them
	marked [audiences]Seq   // at which seq
}

type frameKey struct {
	audience audience
	since    Seq
	presence uint64
	parts    bool
}

type cachedFrame struct {
	once  sync.Once
	to    Cursor // what it brings a reader to
	empty bool
	gone  []byte // what stands between the brackets
	body  []byte // `,"session":{…}` and the like, and the cards, whose list is left open
	cards bool   // whether there are any

	mu    sync.Mutex
	now   int64
	whole Message // of a reader with nothing personal, at now
}

// Message is one message in pieces that follow each other. They are shared with other readers and must not be changed.
type Message [][]byte

// Len counts the bytes.
func (m Message) Len() int {
	n := 0
	for _, piece := range m {
		n += len(piece)
	}
	return n
}

// Bytes copies the message into one piece.
func (m Message) Bytes() []byte { return bytes.Join(m, nil) }

// A shared message carries the clock of the reader who came first; this much later it gets another head.
const frameStaleMS = 20

// Frame is Patch as one message, {"patch":{…}}, and what the reader holds with it. It begins where the patches of all others begin who lack the same, which may be
// earlier than what the reader holds. It may stop short of the latest change where cache has what others were given, but not short of least. False: there is nothing for
// this reader, who goes on holding what it held.
func (s *State) Frame(r Reader, cursor, least Cursor, m Moment, cache *FrameCache) (Message, Cursor, bool) {
	v := s.viewer(r)
	since := s.since(v, cursor.Seq)
	key := cache.keyFor(s, v.audience(), Cursor{since, cursor.Presence, cursor.Parts}, m.Presence)
	least = Cursor{Seq: max(least.Seq, since), Presence: max(least.Presence, min(cursor.Presence, m.Presence.Version))}
	part := cache.part(s, key, least, m)
	own := s.personal(v, since, cursor.Parts)
	now := m.Now.UnixMilli()
	switch {
	case !own.empty():
		return part.frame(key.since, now, own), part.to, true
	case part.empty:
		return nil, cursor, false
	}
	return part.common(key.since, now), part.to, true
}

// keyFor is what a reader has in common with all who lack the same.
func (h *FrameCache) keyFor(s *State, a audience, cursor Cursor, here Presence) frameKey {
	if a == leading {
		return frameKey{a, cursor.Seq, cursor.Presence, cursor.Parts}
	}
	key := frameKey{audience: a, since: cursor.Seq, presence: allPresence, parts: cursor.Parts}
	if here.came() > cursor.Presence || s.changed.session > cursor.Seq {
		key.presence = 0 // the session is told whole
	}
	if cursor.Seq == 0 {
		return key
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.marks[a] == nil || cursor.Seq > h.marked[a] {
		h.marks[a], h.marked[a] = s.marks(a), s.seq
	}
	key.since = before(h.marks[a], cursor.Seq)
	return key
}

// before returns the last of the marks that is not later than since, and 1 where all are: 0 would be everything.
func before(marks []Seq, since Seq) Seq {
	at, found := slices.BinarySearch(marks, since)
	if found {
		return since
	}
	if at == 0 {
		return 1
	}
	return max(1, marks[at-1])
}

func (h *FrameCache) part(s *State, key frameKey, least Cursor, m Moment) *cachedFrame {
	h.mu.Lock()
	if h.parts == nil {
		h.parts = map[frameKey]*cachedFrame{}
	}
	part := h.parts[key]
	if part == nil || part.to.Seq < least.Seq || part.to.Presence < least.Presence {
		part = &cachedFrame{to: Cursor{Seq: s.seq, Presence: m.Presence.Version}}
		h.parts[key] = part
	}
	h.mu.Unlock()
	part.once.Do(func() { part.fill(s, key, m) })
	return part
}

// fill encodes what all readers of a key share, of the state as it was when the part was made: whoever made it holds that still.
func (p *cachedFrame) fill(s *State, key frameKey, m Moment) {
	c := s.common(key.audience, key.since, Cursor{key.since, key.presence, key.parts}, m)
	p.empty = c.empty()
	p.gone, p.cards = inner(c.Gone), len(c.Cards) > 0
	var body bytes.Buffer
	field(&body, "session", c.Session, c.Session != nil)
	field(&body, "progress", c.Progress, c.Progress != nil)
	field(&body, "people", c.People, c.People != nil)
	field(&body, "reports", c.Reports, c.Reports != nil)
	field(&body, "desks", c.Cockpits, c.Cockpits != nil)
	field(&body, "synthesis", c.Synthesis, c.Synthesis != nil)
	field(&body, "tallies", c.Tallies, c.Tallies != nil)
	if p.cards {
		body.WriteString(`,"cards":[`)
		body.Write(inner(c.Cards))
	}
	p.body = body.Bytes()
}

// common is the message of those who have nothing personal in it.
func (p *cachedFrame) common(from Seq, now int64) Message {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.whole == nil || now-p.now >= frameStaleMS {
		p.whole, p.now = p.frame(from, now, Patch{}), now
	}
	return p.whole
}

// frame puts what is personal around the common part, which is long where much has changed and is not copied.
func (p *cachedFrame) frame(from Seq, now int64, own Patch) Message {
	var head, tail bytes.Buffer
	head.WriteString(`{"patch":{"from":` + strconv.FormatUint(uint64(from), 10))
	head.WriteString(`,"seq":` + strconv.FormatUint(uint64(p.to.Seq), 10))
	head.WriteString(`,"now":` + strconv.FormatInt(now, 10))
	field(&head, "me", own.Me, own.Me != nil)
	field(&head, "mine", own.Mine, own.Mine != nil)
	if gone := inner(own.Gone); len(p.gone)+len(gone) > 0 {
		head.WriteString(`,"gone":[`)
		head.Write(p.gone)
		if len(p.gone) > 0 && len(gone) > 0 {
			head.WriteByte(',')
		}
		head.Write(gone)
		head.WriteByte(']')
	}
	switch cards := inner(own.Cards); {
	case p.cards && cards != nil:
		tail.WriteByte(',')
		tail.Write(cards)
		tail.WriteByte(']')
	case p.cards:
		tail.WriteByte(']')
	case cards != nil:
		tail.WriteString(`,"cards":[`)
		tail.Write(cards)
		tail.WriteByte(']')
	}
	tail.WriteString("}}")
	return Message{head.Bytes(), p.body, tail.Bytes()}
}

func field(b *bytes.Buffer, name string, value any, there bool) {
	if there {
		b.WriteString(`,"` + name + `":`)
		b.Write(mustJSON(value))
	}
}

// inner encodes a list without its brackets.
func inner[T any](items []T) []byte {
	if len(items) == 0 {
		return nil
	}
	data := mustJSON(items)
	return data[1 : len(data)-1]
}

// Empty is the message for a reader for whom there is nothing new: it keeps what it holds.
func Empty(cursor Seq, m Moment) []byte {
	data, _ := json.Marshal(struct { // three numbers always encode
		Patch struct {
			From Seq   `json:"from"`
			Seq  Seq   `json:"seq"`
			Now  int64 `json:"now"`
		} `json:"patch"`
	}{Patch: struct {
		From Seq   `json:"from"`
		Seq  Seq   `json:"seq"`
		Now  int64 `json:"now"`
	}{cursor, cursor, m.Now.UnixMilli()}})
	return data
}
