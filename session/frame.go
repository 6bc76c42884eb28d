package session

import (
	"bytes"
	"encoding/json"
	"strconv"
	"sync"
)

// Shared remembers encoded parts of patches, so that all readers who may see the same and hold the same are served by one encoding. What it once made it gives
// also when the state has gone on meanwhile: make another when readers are to have what is new. It may be used by many readers at once.
type Shared struct {
	mu    sync.Mutex
	parts map[sharedKey]*sharedPart
}

type sharedKey struct {
	audience audience
	since    Seq
	presence uint64
}

type sharedPart struct {
	once  sync.Once
	to    Held // what it brings a reader to
	empty bool
	rest  []byte // `,"session":{…}` and the like
	gone  []byte // what stands between the brackets
	cards []byte

	mu    sync.Mutex
	now   int64
	whole []byte // the frame of a reader with nothing personal, at now
}

// A shared frame carries the clock of the reader who came first; this much later another is made.
const frameStaleMS = 20

// Frame is Patch as the bytes of one message, {"patch":{…}}, and what the reader holds with it; the bytes are shared and must not be changed. It may stop short of
// the latest change where shared has what others were given, but not short of least. False: there is nothing for this reader, who goes on holding what it held.
func (s *State) Frame(r Reader, held, least Held, m Moment, shared *Shared) ([]byte, Held, bool) {
	v := s.viewer(r)
	since := s.since(v, held.Seq)
	part := shared.part(s, sharedKey{audience: v.audience(), since: since, presence: held.Presence}, least, m)
	own := s.personal(v, since)
	now := m.Now.UnixMilli()
	switch {
	case !own.empty():
		return part.frame(since, now, own), part.to, true
	case part.empty:
		return nil, held, false
	}
	return part.shared(since, now), part.to, true
}

func (h *Shared) part(s *State, key sharedKey, least Held, m Moment) *sharedPart {
	h.mu.Lock()
	if h.parts == nil {
		h.parts = map[sharedKey]*sharedPart{}
	}
	part := h.parts[key]
	if part == nil || part.to.Seq < least.Seq || part.to.Presence < least.Presence {
		part = &sharedPart{to: Held{Seq: s.seq, Presence: m.Presence.Version}}
		h.parts[key] = part
	}
	h.mu.Unlock()
	part.once.Do(func() { part.fill(s, key, m) })
	return part
}

// fill encodes what all readers of a key share, of the state as it was when the part was made: whoever made it holds that still.
func (p *sharedPart) fill(s *State, key sharedKey, m Moment) {
	c := s.common(key.audience, key.since, key.presence, m)
	p.empty = c.empty()
	p.gone, p.cards = inner(c.Gone), inner(c.Cards)
	var rest bytes.Buffer
	field(&rest, "session", c.Session, c.Session != nil)
	field(&rest, "progress", c.Progress, c.Progress != nil)
	field(&rest, "people", c.People, c.People != nil)
	field(&rest, "reports", c.Reports, c.Reports != nil)
	field(&rest, "desks", c.Desks, c.Desks != nil)
	field(&rest, "synthesis", c.Synthesis, c.Synthesis != nil)
	p.rest = rest.Bytes()
}

// shared is the frame of those who have nothing personal in it.
func (p *sharedPart) shared(from Seq, now int64) []byte {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.whole == nil || now-p.now >= frameStaleMS {
		p.whole, p.now = p.frame(from, now, Patch{}), now
	}
	return p.whole
}

// frame puts a shared part and a personal one together.
func (p *sharedPart) frame(from Seq, now int64, own Patch) []byte {
	var b bytes.Buffer
	b.Grow(len(p.rest) + len(p.gone) + len(p.cards) + 256)
	b.WriteString(`{"patch":{"from":` + strconv.FormatUint(uint64(from), 10))
	b.WriteString(`,"seq":` + strconv.FormatUint(uint64(p.to.Seq), 10))
	b.WriteString(`,"now":` + strconv.FormatInt(now, 10))
	b.Write(p.rest)
	list(&b, "gone", p.gone, inner(own.Gone))
	list(&b, "cards", p.cards, inner(own.Cards))
	field(&b, "me", own.Me, own.Me != nil)
	b.WriteString("}}")
	return b.Bytes()
}

func field(b *bytes.Buffer, name string, value any, there bool) {
	if there {
		b.WriteString(`,"` + name + `":`)
		b.Write(mustJSON(value))
	}
}

func list(b *bytes.Buffer, name string, first, second []byte) {
	if len(first)+len(second) == 0 {
		return
	}
	b.WriteString(`,"` + name + `":[`)
	b.Write(first)
	if len(first) > 0 && len(second) > 0 {
		b.WriteByte(',')
	}
	b.Write(second)
	b.WriteByte(']')
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
func Empty(held Seq, m Moment) []byte {
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
	}{held, held, m.Now.UnixMilli()}})
	return data
}
