package auth

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/base64"
	"encoding/binary"
	"strconv"
	"strings"

	"colazione/server/records"
	"colazione/server/room"
	"colazione/session"
)

// Keys are the secrets of an installation.
type Keys struct {
	master []byte // what links are derived from
	owner  *ownerKey
}

// Where the secrets are kept.
const (
	metaMaster    = "master_key"
	metaOrganiser = "organiser_key_sha256"   // as the program made it
	metaChosen    = "organiser_key_argon2id" // as its holder chose it
)

const (
	masterBytes = 32
	// 130 bits, as 26 letters and digits that a person can type from a console.
	organiserLetters = 26
)

// LoadKeys reads the secrets and makes those that there are none of. A configured organiser key is not kept; without one the key is made at the first start, and made
// is what to show, once, to the person at the console: only its hash is kept.
func LoadKeys(r records.Records, configured string) (keys Keys, made string, err error) {
	var fresh []room.Change
	if keys.master, err = r.Get(records.Meta, metaMaster); err != nil {
		return Keys{}, "", err
	}
	if keys.master == nil {
		keys.master = make([]byte, masterBytes)
		rand.Read(keys.master)
		fresh = append(fresh, room.Change{Space: records.Meta, Key: metaMaster, Value: keys.master})
	}
	if keys.owner, err = loadOwnerKey(r, configured); err != nil {
		return Keys{}, "", err
	}
	if keys.owner == nil {
		made = newOrganiserKey()
		keys.owner = &ownerKey{made: hashOf(made)}
		fresh = append(fresh, room.Change{Space: records.Meta, Key: metaOrganiser, Value: keys.owner.made})
	}
	if len(fresh) == 0 {
		return keys, "", nil
	}
	return keys, made, r.Apply(fresh...)
}

func hashOf(secret string) []byte {
	sum := sha256.Sum256([]byte(strings.TrimSpace(secret)))
	return sum[:]
}

// newOrganiserKey makes a key in groups of letters and digits, none of which looks like another.
func newOrganiserKey() string {
	raw := make([]byte, organiserLetters)
	rand.Read(raw)
	letters := base32.NewEncoding("abcdefghjkmnpqrstvwxyz0123456789").EncodeToString(raw)[:organiserLetters]
	var b strings.Builder
	for i, r := range letters {
		if i > 0 && i%5 == 0 {
			b.WriteByte('-')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// seatCode is what lets the person of a seat in: HMAC-SHA256 over session, seat and generation, 46 bits of it as letters of join codes.
func (k Keys) seatCode(id session.ID, seat session.Seat) string {
	mac := hmac.New(sha256.New, k.master)
	mac.Write([]byte("seat/" + string(id) + "/" + string(seat.ID) + "/" + strconv.Itoa(seat.Generation)))
	code, n := make([]byte, seatCodeLength), binary.BigEndian.Uint64(mac.Sum(nil))
	for i := range code {
		code[i] = codeLetters[n%uint64(len(codeLetters))]
		n /= uint64(len(codeLetters))
	}
	return string(code)
}

// seatKey is where it is kept to which session a seat's code leads; the code itself is kept nowhere.
func (k Keys) seatKey(code string) string {
	mac := hmac.New(sha256.New, k.master)
	mac.Write([]byte("seat-code/" + code))
	return "seat/" + base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// secretBytes are kept of a link's code of 256 bits.
const secretBytes = 24

// secret is what a session's link for a role ends in: HMAC-SHA256 over session, role and generation, 192 bits of it.
func (k Keys) secret(id session.ID, role session.Role, generation int) string {
	mac := hmac.New(sha256.New, k.master)
	mac.Write([]byte("link/" + string(id) + "/" + string(role) + "/" + strconv.Itoa(generation)))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil)[:secretBytes])
}

// TripSecret is what the way to the provider of the company's accounts and back is derived from.
func (k Keys) TripSecret() []byte { return k.master }

// CheckReadable returns an error where the secrets can't be read from the disk any more.
func CheckReadable(r records.Records) error {
	_, err := r.Get(records.Meta, metaMaster)
	return err
}
