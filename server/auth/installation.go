package auth

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"strings"
	"time"

	"colazione/server/records"
	"colazione/session"
)

// metaInstallation is where it is kept which installation this is.
const metaInstallation = "installation"

// Installation tells this server's cookies from those of another on the same host. It is stored: a new field is omitempty.
type Installation struct {
	ID    string    `json:"id"`
	Since time.Time `json:"since"` // when cookies began to be named by it
}

// installationLetters are enough of them that no two servers of one host are ever called alike.
const installationLetters = 10

// loadInstallation reads which installation this is; the first time that is noted. A start on a full disk notes nothing, and finds the same id the next time.
func loadInstallation(r records.Records, k Keys, now time.Time) (Installation, error) {
	var kept Installation
	found, err := records.Read(r, records.Meta, metaInstallation, &kept)
	if found || err != nil {
		return kept, err
	}
	mac := hmac.New(sha256.New, k.master)
	mac.Write([]byte(metaInstallation))
	kept = Installation{ID: strings.ToLower(base32.StdEncoding.EncodeToString(mac.Sum(nil)))[:installationLetters], Since: now.UTC().Truncate(time.Second)}
	if err := r.Apply(records.Put(records.Meta, metaInstallation, kept)); err != nil && !errors.Is(err, session.ErrStorageFull) {
		return kept, err
	}
	return kept, nil
}

// Jar returns the names of the cookies for a site, which is secure with https. Those from before there was an installation in them are read for as long as a browser may keep one.
func (i Installation) Jar(secure bool, now time.Time) Jar {
	return Jar{secure: secure, installation: i.ID, unnamed: now.Before(i.Since.Add(CookieAge))}
}
