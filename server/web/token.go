package web

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"

	"colazione/server/room"
	"colazione/session"
)

// ticket is what a token stands for. Nothing in it tells when a participant was here.
type ticket struct {
	Role   session.Role     `json:"role"`
	Person session.PersonID `json:"person,omitempty"`
	Key    string           `json:"key,omitempty"` // of an organiser: which key they signed in with; of the absent: the turn of their link

	Organiser organiserID `json:"organiser,omitempty"` // "" of the owner, and of who is no organiser
	Until     *time.Time  `json:"until,omitempty"`     // of an organiser who came with the company's account: when they must come again
}

// identity is who is calling.
type identity struct {
	Role    session.Role
	Person  session.PersonID
	session session.ID // "" of an organiser, who is at home in all of them
	ticket  string     // where the token is kept; it counts how much one caller asks for
	token   string
	turn    string // of the absent: that of the link by which they came

	organiser organiserID // which, of an organiser
	until     time.Time   // zero: as long as the token is kept
}

// caller is who sends a command; an organiser is named by their id.
func (i identity) caller() session.Caller {
	by := session.Caller{Role: i.Role, Person: i.Person}
	if i.Role == session.Organiser {
		by.Person = session.PersonID(i.organiser)
	}
	return by
}

func (i identity) reader() session.Reader { return session.Reader{Role: i.Role, Person: i.Person} }

// leads tells whether the caller may see and steer everything in a session.
func (i identity) leads() bool {
	return i.Role == session.Organiser || i.Role == session.Facilitator
}

// organises tells whether the caller signed in as an organiser, whatever they act as now.
func (i identity) organises() bool { return i.Role != "" && i.session == "" }

// owns tells whether the caller holds the installation's key.
func (i identity) owns() bool { return i.organises() && i.organiser == "" }

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
	random := make([]byte, tokenBytes)
	rand.Read(random)
	return place + "." + base64.RawURLEncoding.EncodeToString(random)
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

func tokenChange(id session.ID, token string, t ticket) room.Change {
	return put(spaceTokens, tokenKey(id, token), t)
}

// tokens finds who is behind a token, and remembers whom it found.
type tokens struct {
	records Records
	owner   *ownerKey
	company string // which configuration lets in by the company's accounts; "" is none
	now     func() time.Time

	mu    sync.Mutex
	known map[string]identity // by tokenKey
	ended int                 // how often tokens ended: one that was read before it ended is not remembered afterwards
}

// mostKnown bounds what is remembered to a few MB.
const mostKnown = 20_000

func newTokens(c Config) *tokens {
	t := &tokens{records: c.Records, owner: c.Keys.owner, now: c.Now, known: map[string]identity{}}
	if c.Company != nil {
		t.company = c.Company.Fingerprint()
	}
	return t
}

// find tells who holds a token. False: nobody, or no longer.
func (t *tokens) find(token string) (identity, bool, error) {
	id, well := placeOf(token)
	if !well {
		return identity{}, false, nil
	}
	key := tokenKey(id, token)
	t.mu.Lock()
	who, known := t.known[key]
	ended := t.ended
	t.mu.Unlock()
	if known {
		return who, t.lasts(who), nil
	}
	var kept ticket
	found, err := read(t.records, spaceTokens, key, &kept)
	if err != nil || !found {
		return identity{}, false, err
	}
	if kept.Role == session.Organiser {
		if still, err := t.stands(kept); err != nil || !still {
			return identity{}, false, err
		}
	}
	who = identity{Role: kept.Role, Person: kept.Person, organiser: kept.Organiser, session: id, ticket: key, token: token}
	if kept.Role == session.Absent {
		who.turn = kept.Key
	}
	if kept.Until != nil {
		who.until = *kept.Until
	}
	t.remember(key, who, ended)
	return who, t.lasts(who), nil
}

// stands tells whether the key is still theirs with which an organiser signed in.
func (t *tokens) stands(kept ticket) (bool, error) {
	turn, err := t.turnOf(kept.Organiser)
	return turn != "" && turn == kept.Key, err
}

// lasts tells whether an identity is good still.
func (t *tokens) lasts(who identity) bool { return who.until.IsZero() || t.now().Before(who.until) }

func (t *tokens) remember(key string, who identity, ended int) {
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

// tokensOf lists where the tokens of a person in a session are kept.
func (a *App) tokensOf(id session.ID, person session.PersonID) (keys []string, err error) {
	err = a.records.List(spaceTokens, string(id)+"/", func(key string, value []byte) error {
		var t ticket
		if json.Unmarshal(value, &t) == nil && t.Person == person { // what stands under a seat is no ticket
			keys = append(keys, key)
		}
		return nil
	})
	return keys, err
}

// dropTokens ends tokens for good.
func (a *App) dropTokens(keys []string) error {
	var gone []room.Change
	for _, key := range keys {
		gone = append(gone, room.Change{Space: spaceTokens, Key: key})
	}
	if err := a.records.Apply(gone...); err != nil {
		return err
	}
	for _, key := range keys {
		a.tokens.drop(key)
	}
	return nil
}

// endTickets drops the tickets of organisers by which nobody comes in any more: their time is over, or they came of a key that is another now.
func (a *App) endTickets(_ context.Context, now time.Time) error {
	all := map[string]ticket{}
	err := a.records.List(spaceTokens, organiserPlace+"/", func(key string, value []byte) error {
		var kept ticket
		if err := json.Unmarshal(value, &kept); err != nil {
			return fmt.Errorf("%s %s: %w", spaceTokens, key, err)
		}
		all[key] = kept
		return nil
	})
	if err != nil {
		return err
	}
	var gone []string
	for key, kept := range all {
		still, err := a.tokens.stands(kept)
		if err != nil {
			return err
		}
		if !still || kept.Until != nil && !now.Before(*kept.Until) {
			gone = append(gone, key)
		}
	}
	if gone == nil {
		return nil
	}
	return a.dropTokens(gone)
}

// drop forgets a token that is kept no more.
func (t *tokens) drop(key string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.ended++
	delete(t.known, key)
}

// forget drops what is remembered of a session that was erased.
func (t *tokens) forget(id session.ID) {
	t.forgetAll(func(who identity) bool { return who.session == id })
}

// forgetOrganiser drops what is remembered of an organiser whose key is another now, or none.
func (t *tokens) forgetOrganiser(id organiserID) {
	t.forgetAll(func(who identity) bool { return who.organises() && who.organiser == id })
}

func (t *tokens) forgetAll(of func(identity) bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.ended++
	for key, who := range t.known {
		if of(who) {
			delete(t.known, key)
		}
	}
}
