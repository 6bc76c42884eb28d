package auth

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"colazione/session"
)

// The cost of Argon2id, the least that OWASP's Password Storage Cheat Sheet recommends: 19 MiB, two passes, one thread.
const (
	argonMemory  = 19 * 1024 // KiB
	argonPasses  = 2
	argonThreads = 1
	argonSalt    = 16 // bytes
	argonKey     = 32 // bytes
)

// Passwords hashes the keys that people choose. Each takes argonMemory and a processor for a while, and anybody may have one checked: so few are worked on at once,
// more wait, first come first served, and the rest are told to come back. The room, which signs nobody in, does not notice.
type Passwords struct{ waiting, busy chan struct{} }

const (
	hashedAtOnce = 1
	// About two seconds of work.
	mostHashing = 64
)

func newPasswords() *Passwords {
	return &Passwords{waiting: make(chan struct{}, mostHashing), busy: make(chan struct{}, hashedAtOnce)}
}

// hash makes of a password what may be kept, in the PHC string format. ErrTooMany: too many wait already.
func (p *Passwords) hash(password string) (string, error) {
	salt := make([]byte, argonSalt)
	rand.Read(salt)
	key, err := p.derive(password, salt)
	if err != nil {
		return "", err
	}
	encode := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("%s%s$%s", argonHead, encode(salt), encode(key)), nil
}

// argonHead stands before the salt and the key in a hash of this cost.
var argonHead = fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$", argon2.Version, argonMemory, argonPasses, argonThreads)

// matches refuses with ErrWrongKey a password that a hash was not made of. A hash that can't be read, as "", is of no password and takes as long.
func (p *Passwords) matches(password, hash string) error {
	salt, key := make([]byte, argonSalt), []byte(nil)
	if rest, known := strings.CutPrefix(hash, argonHead); known {
		first, second, _ := strings.Cut(rest, "$")
		kept, err := base64.RawStdEncoding.DecodeString(first)
		made, madeErr := base64.RawStdEncoding.DecodeString(second)
		if err == nil && madeErr == nil && len(made) == argonKey {
			salt, key = kept, made
		}
	}
	derived, err := p.derive(password, salt)
	if err == nil && subtle.ConstantTimeCompare(derived, key) != 1 {
		err = session.ErrWrongKey
	}
	return err
}

func (p *Passwords) derive(password string, salt []byte) ([]byte, error) {
	select {
	case p.waiting <- struct{}{}:
	default:
		return nil, session.ErrTooMany
	}
	defer func() { <-p.waiting }()
	defer p.Hold()()
	return argon2.IDKey([]byte(norm.NFC.String(strings.TrimSpace(password))), salt, argonPasses, argonMemory, argonThreads, argonKey), nil
}

// Hold waits until no key is hashed, and has all others wait until release is called.
func (p *Passwords) Hold() (release func()) {
	p.busy <- struct{}{}
	return func() { <-p.busy }
}

// Waiting counts the keys that wait to be hashed, with the one that is.
func (p *Passwords) Waiting() int { return len(p.waiting) }

// Cap sets how many keys may wait. It is called before any does.
func (p *Passwords) Cap(most int) { p.waiting = make(chan struct{}, most) }
