package auth

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"sync"

	"colazione/server/records"
	"colazione/server/room"
	"colazione/session"
)

// ownerKey is the installation's key: from the configuration, made by the program, or chosen by who held it before. One that was made is too long to be guessed, so a
// plain hash of it is kept, which costs nothing to check; whoever has it gets in however many others try keys.
type ownerKey struct {
	configured bool

	mu     sync.RWMutex
	made   []byte // SHA-256 of one that was configured or made
	chosen string // Argon2id of one that was chosen, or ""
}

// loadOwnerKey reads the key; nil: there is none yet.
func loadOwnerKey(r records.Records, configured string) (*ownerKey, error) {
	if configured != "" {
		return &ownerKey{configured: true, made: hashOf(configured)}, nil
	}
	chosen, err := r.Get(records.Meta, metaChosen)
	if err != nil {
		return nil, err
	}
	made, err := r.Get(records.Meta, metaOrganiser)
	if err != nil || made == nil && chosen == nil {
		return nil, err
	}
	return &ownerKey{made: made, chosen: string(chosen)}, nil
}

// opens refuses a key that is not the installation's, with ErrWrongKey, and returns the fingerprint of the one that it is held against.
func (o *ownerKey) opens(p *Passwords, key string) (turn string, err error) {
	made, chosen := o.kept()
	if chosen != "" {
		return printOf(made, chosen), p.matches(key, chosen)
	}
	if subtle.ConstantTimeCompare(hashOf(key), made) != 1 {
		return "", session.ErrWrongKey
	}
	return printOf(made, chosen), nil
}

// fingerprint tells keys apart: with a new key, whoever signed in with the old one is signed out.
func (o *ownerKey) fingerprint() string { return printOf(o.kept()) }

func (o *ownerKey) kept() (made []byte, chosen string) {
	o.mu.RLock()
	defer o.mu.RUnlock()
	return o.made, o.chosen
}

func printOf(made []byte, chosen string) string {
	of := made
	if chosen != "" {
		of = []byte(chosen)
	}
	sum := sha256.Sum256(of)
	return base64.RawURLEncoding.EncodeToString(sum[:12])
}

// change has another key kept in the place of the one before.
func (o *ownerKey) change(hash string, apply Apply) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	err := apply(room.Change{Space: records.Meta, Key: metaChosen, Value: []byte(hash)}, room.Change{Space: records.Meta, Key: metaOrganiser})
	if err == nil {
		o.made, o.chosen = nil, hash
	}
	return err
}
