package auth

import (
	"slices"
	"strings"
	"time"

	"colazione/session"
)

// Each role in each session has a cookie of its own, so that one browser may be a facilitator here and a participant there. Their names begin with the
// installation: a browser sends cookies to every port of a host, and two servers there must not overwrite each other's.
const (
	CookiePrefix = "colazione-"
	// HostPrefix has a browser refuse the cookie unless it comes over https from this very host. Without https it would refuse all.
	HostPrefix = "__Host-"

	// CookieAge is how long a browser keeps one.
	CookieAge = 90 * 24 * time.Hour
	// A request's head has room for so many cookies of sessions; the oldest sessions' go first.
	mostCookies = 12
)

// cookieLetters stand for the roles in cookies' names.
var cookieLetters = map[session.Role]string{session.Facilitator: "f", session.Participant: "p", session.Screen: "s", session.Absent: "a"}

// Jar names the cookies of one installation as a browser keeps them for a site.
type Jar struct {
	secure       bool
	installation string
	unnamed      bool // cookies whose names don't tell the installation are read too
}

// Name is that of the cookie for a role in a session.
func (j Jar) Name(id session.ID, role session.Role) string {
	return j.spelt(j.installation+"-", id, role)
}

// OldName is how a cookie was called before names told the installation; "" once no browser keeps one of these.
func (j Jar) OldName(id session.ID, role session.Role) string {
	if !j.unnamed {
		return ""
	}
	return j.spelt("", id, role)
}

func (j Jar) spelt(installation string, id session.ID, role session.Role) string {
	if role == session.Organiser {
		return j.prefix() + installation + "organiser"
	}
	return j.prefix() + installation + string(id) + "-" + cookieLetters[role]
}

// Trip names the cookie of who is on the way to the provider of accounts and back.
func (j Jar) Trip() string { return j.prefix() + j.installation + "-company" }

// Secure reports whether the cookies are sent over https alone.
func (j Jar) Secure() bool { return j.secure }

func (j Jar) prefix() string {
	if j.secure {
		return HostPrefix + CookiePrefix
	}
	return CookiePrefix
}

// Surplus picks, among the cookies that a browser has, those of sessions that are too many beside a new one. A session's id begins with the time at which it was made, so the
// names sort by age.
func (j Jar) Surplus(has []string, fresh string) []string {
	own := j.prefix() + j.installation + "-"
	var names []string
	for _, name := range has {
		if strings.HasPrefix(name, own) && name != own+"organiser" && name != j.Trip() && name != fresh {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names[:max(0, len(names)+1-mostCookies)]
}
