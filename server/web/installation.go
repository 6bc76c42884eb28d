package web

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"strings"
	"time"

	"colazione/session"
)

// metaInstallation is where it is kept which installation this is.
const metaInstallation = "installation"

// installation tells this server's cookies from those of another on the same host.
type installation struct {
	ID    string    `json:"id"`
	Since time.Time `json:"since"` // when cookies began to be named by it
}

// installationLetters are enough of them that no two servers of one host are ever called alike.
const installationLetters = 10

// loadInstallation reads which installation this is; the first time that is noted. A start on a full disk notes nothing, and finds the same id the next time.
func loadInstallation(r Records, k Keys, now time.Time) (installation, error) {
	var kept installation
	found, err := read(r, spaceMeta, metaInstallation, &kept)
	if found || err != nil {
		return kept, err
	}
	mac := hmac.New(sha256.New, k.master)
	mac.Write([]byte(metaInstallation))
	kept = installation{ID: strings.ToLower(base32.StdEncoding.EncodeToString(mac.Sum(nil)))[:installationLetters], Since: now.UTC().Truncate(time.Second)}
	if err := r.Apply(put(spaceMeta, metaInstallation, kept)); err != nil && !errors.Is(err, session.ErrStorageFull) {
		return kept, err
	}
	return kept, nil
}

// jar gives the names of the cookies for a site. Those from before there was an installation in them are read for as long as a browser may keep one.
func (i installation) jar(at site, now time.Time) jar {
	return jar{site: at, installation: i.ID, unnamed: now.Before(i.Since.Add(cookieAge))}
}
