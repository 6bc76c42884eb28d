package web

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"strings"
	"sync"

	"github.com/google/uuid"

	"colazione/server/room"
	"colazione/session"
)

// ticket is what a token stands for. It holds no time: nothing tells when somebody was here.
type ticket struct {
	Role   session.Role     `json:"role"`
	Person session.PersonID `json:"person,omitempty"`
	Key    string           `json:"key,omitempty"` // of an organiser: the fingerprint of the key that they signed in with; of the absent: the turn of their link
}

// identity is who is calling.
type identity struct {
	Role    session.Role
	Person  session.PersonID
	session session.ID // "" of an organiser, who is at home in all of them
	ticket  string     // where the token is kept; it counts how much one caller asks for
	token   string
	turn    string // of the absent: that of the link by which they came
}

func (i identity) caller() session.Caller { return session.Caller{Role: i.Role, Person: i.Person} }
func (i identity) reader() session.Reader { return session.Reader{Role: i.Role, Person: i.Person} }

// leads tells whether the caller may see and steer everything in a session.
func (i identity) leads() bool {
	return i.Role == session.Organiser || i.Role == session.Facilitator
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
	records   Records
	organiser string // the fingerprint that organisers' tickets must have

	mu    sync.Mutex
	known map[string]identity // by tokenKey
	ended int                 // how often tokens ended: one that was read before it ended is not remembered afterwards
}

// mostKnown bounds what is remembered to a few MB.
const mostKnown = 20_000

func newTokens(r Records, k Keys) *tokens {
	return &tokens{records: r, organiser: k.fingerprint(), known: map[string]identity{}}
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
		return who, true, nil
	}
	var kept ticket
	found, err := read(t.records, spaceTokens, key, &kept)
	if err != nil || !found || kept.Role == session.Organiser && kept.Key != t.organiser {
		return identity{}, false, err
	}
	who = identity{Role: kept.Role, Person: kept.Person, session: id, ticket: key, token: token}
	if kept.Role == session.Absent {
		who.turn = kept.Key
	}
	t.remember(key, who, ended)
	return who, true, nil
}

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

// drop forgets a token that is kept no more.
func (t *tokens) drop(key string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.ended++
	delete(t.known, key)
}

// forget drops what is remembered of a session that was erased.
func (t *tokens) forget(id session.ID) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.ended++
	for key, who := range t.known {
		if who.session == id {
			delete(t.known, key)
		}
	}
}
