package auth

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"

	"colazione/server/records"
	"colazione/server/room"
	"colazione/session"
)

// Ticket is what a token stands for. Nothing in it tells when a participant was here. It is stored: a new field is omitempty.
type Ticket struct {
	Role   session.Role     `json:"role"`
	Person session.PersonID `json:"person,omitempty"`
	Key    string           `json:"key,omitempty"` // of an organiser: which key they signed in with; of the absent: the turn of their link

	Organiser OrganiserID `json:"organiser,omitempty"` // "" of the owner, and of who is no organiser
	Until     *time.Time  `json:"until,omitempty"`     // of an organiser who came with the company's account: when they must come again
}

const (
	tokenBytes = 24 // 192 random bits
	// organiserPlace stands in the place of the session in an organiser's token.
	organiserPlace = "organiser"
)

// A token is PLACE.RANDOM, the place being the session's id in base64url, or "organiser". So it can be looked up without knowing what it is shown for.
func newToken(id session.ID) string {
	place := organiserPlace
	if id != "" {
		raw := uuid.MustParse(string(id))
		place = base64.RawURLEncoding.EncodeToString(raw[:])
	}
	return place + "." + NewSecret()
}

// NewSecret makes 192 random bits, in base64url.
func NewSecret() string {
	random := make([]byte, tokenBytes)
	rand.Read(random)
	return base64.RawURLEncoding.EncodeToString(random)
}

// placeOf reads whose token it is: a session's, or an organiser's with "".
func placeOf(token string) (session.ID, bool) {
	place, random, _ := strings.Cut(token, ".")
	if len(random) != base64.RawURLEncoding.EncodedLen(tokenBytes) {
		return "", false
	}
	if place == organiserPlace {
		return "", true
	}
	raw, err := base64.RawURLEncoding.DecodeString(place)
	if err != nil {
		return "", false
	}
	id, err := uuid.FromBytes(raw)
	return session.ID(id.String()), err == nil
}

// tokenKey is where a token's ticket is kept: SESSION/HASH. The token itself is kept nowhere.
func tokenKey(id session.ID, token string) string {
	sum := sha256.Sum256([]byte(token))
	place := string(id)
	if id == "" {
		place = organiserPlace
	}
	return place + "/" + base64.RawURLEncoding.EncodeToString(sum[:])
}

func tokenChange(id session.ID, token string, t Ticket) room.Change {
	return records.Put(records.Tokens, tokenKey(id, token), t)
}

// Tokens finds who is behind a token, and remembers whom it found.
type Tokens struct {
	records records.Records
	owner   *ownerKey
	company string // which configuration lets in by the company's accounts; "" is none
	now     func() time.Time

	mu    sync.Mutex
	known map[string]Identity // by tokenKey
	ended int                 // how often tokens ended: one that was read before it ended is not remembered afterwards
}

// mostKnown bounds what is remembered to a few MB.
const mostKnown = 20_000

// Find returns who holds a token. False: nobody, or no longer.
func (t *Tokens) Find(token string) (Identity, bool, error) {
	id, wellFormed := placeOf(token)
	if !wellFormed {
		return Identity{}, false, nil
	}
	key := tokenKey(id, token)
	t.mu.Lock()
	who, known := t.known[key]
	ended := t.ended
	t.mu.Unlock()
	if known {
		return who, t.lasts(who), nil
	}
	var kept Ticket
	found, err := records.Read(t.records, records.Tokens, key, &kept)
	if err != nil || !found {
		return Identity{}, false, err
	}
	if kept.Role == session.Organiser {
		if still, err := t.stands(kept); err != nil || !still {
			return Identity{}, false, err
		}
	}
	who = Identity{Role: kept.Role, Person: kept.Person, Organiser: kept.Organiser, Session: id, Ticket: key, Token: token}
	if kept.Role == session.Absent {
		who.Turn = kept.Key
	}
	if kept.Until != nil {
		who.Until = *kept.Until
	}
	t.remember(key, who, ended)
	return who, t.lasts(who), nil
}

// stands reports whether the key is still theirs with which an organiser signed in.
func (t *Tokens) stands(kept Ticket) (bool, error) {
	turn, err := t.turnOf(kept.Organiser)
	return turn != "" && turn == kept.Key, err
}

// turnOf is what an organiser's ticket must hold to be good: which of their keys it came of. "" is nobody's.
func (t *Tokens) turnOf(id OrganiserID) (string, error) {
	if id == "" {
		return t.owner.fingerprint(), nil
	}
	var one Organiser
	found, err := records.Read(t.records, records.Meta, organiserPrefix+string(id), &one)
	if err != nil || !found {
		return "", err
	}
	return one.turn(t.company), nil
}

// lasts reports whether an identity is still good.
func (t *Tokens) lasts(who Identity) bool { return who.Until.IsZero() || t.now().Before(who.Until) }

func (t *Tokens) remember(key string, who Identity, ended int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if ended != t.ended {
		return
	}
	if len(t.known) >= mostKnown {
		for any := range t.known { // in no order, so whichever comes first is as good as another
			delete(t.known, any)
			break
		}
	}
	t.known[key] = who
}

// SignIn returns a token for what an organiser's ticket stands for, and what keeps it; the one that they hold already, and nothing, where that is good for as long.
func (t *Tokens) SignIn(opened Ticket, holds string) (token string, keep []room.Change, err error) {
	who, found, err := t.Find(holds)
	if err != nil {
		return "", nil, err
	}
	if found && who.Organises() && who.Organiser == opened.Organiser && who.Until.IsZero() {
		return holds, nil, nil
	}
	token = newToken("")
	return token, []room.Change{tokenChange("", token, opened)}, nil
}

// Arrive makes an identity for a new person of a session, and what keeps it. With a seat they come by that.
func (t *Tokens) Arrive(id session.ID, person session.PersonID, seat session.SeatID) (Identity, []room.Change) {
	who := Identity{Role: session.Participant, Person: person, Session: id, Token: newToken(id)}
	who.Ticket = tokenKey(id, who.Token)
	keep := []room.Change{tokenChange(id, who.Token, Ticket{Role: who.Role, Person: person})}
	if seat != "" {
		keep = append(keep, t.Seated(who, seat))
	}
	return who, keep
}

// Seated is the change that notes by which token the person of a seat comes.
func (t *Tokens) Seated(who Identity, seat session.SeatID) room.Change {
	return records.Put(records.Tokens, seatPlace(who.Session, seat), who.Ticket)
}

// seatPlace is where the key of the token is kept that the person of a seat has now.
func seatPlace(id session.ID, seat session.SeatID) string {
	return string(id) + "/seat/" + string(seat)
}

// MoveSeat gives the person of a seat a new token and ends the one before.
func (t *Tokens) MoveSeat(id session.ID, seat session.Seat) (Identity, error) {
	var before string
	if _, err := records.Read(t.records, records.Tokens, seatPlace(id, seat.ID), &before); err != nil {
		return Identity{}, err
	}
	who, changes := t.Arrive(id, seat.Person, seat.ID)
	if before != "" {
		changes = append(changes, records.Drop(records.Tokens, before))
	}
	if err := t.records.Apply(changes...); err != nil {
		return Identity{}, err
	}
	t.drop(before)
	return who, nil
}

// End ends the token of an identity.
func (t *Tokens) End(who Identity, apply Apply) error {
	if err := apply(records.Drop(records.Tokens, who.Ticket)); err != nil {
		return err
	}
	t.drop(who.Ticket)
	return nil
}

// EndPerson signs a person out of a session wherever they are.
func (t *Tokens) EndPerson(id session.ID, person session.PersonID) error {
	var keys []string
	err := t.records.List(records.Tokens, string(id)+"/", func(key string, value []byte) error {
		var kept Ticket
		if json.Unmarshal(value, &kept) == nil && kept.Person == person { // what stands under a seat is no ticket
			keys = append(keys, key)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return t.endAll(keys)
}

// Sweep ends the tokens of organisers by which nobody comes in any more: their time is over, or they came of a key that is another now.
func (t *Tokens) Sweep(now time.Time) error {
	all := map[string]Ticket{}
	err := records.Each(t.records, records.Tokens, organiserPlace+"/", func(key string, kept Ticket) { all[key] = kept })
	if err != nil {
		return err
	}
	var gone []string
	for key, kept := range all {
		still, err := t.stands(kept)
		if err != nil {
			return err
		}
		if !still || kept.Until != nil && !now.Before(*kept.Until) {
			gone = append(gone, key)
		}
	}
	return t.endAll(gone)
}

// endAll ends the tokens whose tickets are kept under keys, for good.
func (t *Tokens) endAll(keys []string) error {
	if len(keys) == 0 {
		return nil
	}
	var gone []room.Change
	for _, key := range keys {
		gone = append(gone, records.Drop(records.Tokens, key))
	}
	if err := t.records.Apply(gone...); err != nil {
		return err
	}
	for _, key := range keys {
		t.drop(key)
	}
	return nil
}

// drop forgets a token that is kept no more.
func (t *Tokens) drop(key string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.ended++
	delete(t.known, key)
}

// Forget drops what is remembered of a session that was erased.
func (t *Tokens) Forget(id session.ID) {
	t.forgetAll(func(who Identity) bool { return who.Session == id })
}

// forgetOrganiser drops what is remembered of an organiser whose key is another now, or none.
func (t *Tokens) forgetOrganiser(id OrganiserID) {
	t.forgetAll(func(who Identity) bool { return who.Organises() && who.Organiser == id })
}

func (t *Tokens) forgetAll(of func(Identity) bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.ended++
	for key, who := range t.known {
		if of(who) {
			delete(t.known, key)
		}
	}
}
