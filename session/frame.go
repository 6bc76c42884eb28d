package session

import (
	"bytes"
	"encoding/json"
	"strconv"
	"sync"
)

// Shared remembers encoded parts of patches, so that all readers who may see the same and hold the same are served by one encoding. It is good for one
// state at one seq and one version of presence; make another when either changes. It may be used by many readers at once.
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
	empty bool
	rest  []byte // `,"session":{…}` and the like
	gone  []byte // what stands between the brackets
	cards []byte
	now   int64
	whole []byte // the frame of a reader with nothing personal, at now
}

// A shared frame carries the clock of the reader who came first; this much later another is made.
const frameStaleMS = 20

// Frame is Patch as the bytes of one message, {"patch":{…}}. The bytes are shared and must not be changed.
func (s *State) Frame(r Reader, held Held, m Moment, shared *Shared) ([]byte, bool) {
	since := s.since(r, held.Seq)
	part := shared.part(s, sharedKey{audience: s.audienceOf(r), since: since, presence: held.Presence}, m)
	own := s.personal(r, since)
	now := m.Now.UnixMilli()
	if own.empty() {
		if part.empty {
			return nil, false
		}
		if now-part.now < frameStaleMS {
			return part.whole, true
		}
	}
	return part.frame(since, s.seq, now, own), true
}

func (h *Shared) part(s *State, key sharedKey, m Moment) *sharedPart {
	h.mu.Lock()
	if h.parts == nil {
		h.parts = map[sharedKey]*sharedPart{}
	}
	part := h.parts[key]
	if part == nil {
		part = &sharedPart{}
		h.parts[key] = part
	}
	h.mu.Unlock()
	part.once.Do(func() {
		p := s.common(key.audience, key.since, key.presence, m)
		part.empty, part.now = p.empty(), p.Now
		part.gone, part.cards = inner(p.Gone), inner(p.Cards)
		var rest bytes.Buffer
		field(&rest, "session", p.Session, p.Session != nil)
		field(&rest, "progress", p.Progress, p.Progress != nil)
		field(&rest, "people", p.People, p.People != nil)
		field(&rest, "reports", p.Reports, p.Reports != nil)
		field(&rest, "synthesis", p.Synthesis, p.Synthesis != nil)
		part.rest = rest.Bytes()
		part.whole = part.frame(key.since, s.seq, p.Now, Patch{})
	})
	return part
}

// frame puts a shared part and a personal one together.
func (p *sharedPart) frame(from, seq Seq, now int64, own Patch) []byte {
	var b bytes.Buffer
	b.Grow(len(p.rest) + len(p.gone) + len(p.cards) + 256)
	b.WriteString(`{"patch":{"from":` + strconv.FormatUint(uint64(from), 10))
	b.WriteString(`,"seq":` + strconv.FormatUint(uint64(seq), 10))
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
