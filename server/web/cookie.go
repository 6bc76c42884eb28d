package web

import (
	"slices"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"colazione/session"
)

// Each role in each session has a cookie of its own, so that one browser may be a facilitator here and a participant there. Their names begin with the
// installation: a browser sends cookies to every port of a host, and two servers there must not overwrite each other's.
const (
	cookiePrefix = "colazione-"
	// hostPrefix has a browser refuse the cookie unless it comes over https from this very host. Without https it would refuse all.
	hostPrefix = "__Host-"

	cookieAge = 90 * 24 * time.Hour
	// A request's head has room for so many cookies of sessions; the oldest sessions' go first.
	mostCookies = 12
)

// cookieLetters stand for the roles in cookies' names.
var cookieLetters = map[session.Role]string{session.Facilitator: "f", session.Participant: "p", session.Screen: "s", session.Absent: "a"}

// jar names the cookies of one installation as a browser keeps them for a site.
type jar struct {
	site         site
	installation string
	unnamed      bool // cookies whose names don't tell the installation are read too
}

func (j jar) name(id session.ID, role session.Role) string {
	return j.spelt(j.installation+"-", id, role)
}

// before is how a cookie was called before names told the installation.
func (j jar) before(id session.ID, role session.Role) string { return j.spelt("", id, role) }

func (j jar) spelt(installation string, id session.ID, role session.Role) string {
	if role == session.Organiser {
		return j.prefix() + installation + "organiser"
	}
	return j.prefix() + installation + string(id) + "-" + cookieLetters[role]
}

// trip names the cookie of who is on the way to the provider of accounts and back.
func (j jar) trip() string { return j.prefix() + j.installation + "-company" }

func (j jar) prefix() string {
	if j.site.secure() {
		return hostPrefix + cookiePrefix
	}
	return cookiePrefix
}

// cookie gives the token that the browser holds for a role in the call's session, or "". Where it has the name from before, renamed is that.
func (c *call) cookie(role session.Role) (token, renamed string) {
	if role != session.Organiser && c.session == "" {
		return "", ""
	}
	if token = c.f.Cookies(c.jar.name(c.session, role)); token != "" || !c.jar.unnamed {
		return token, ""
	}
	before := c.jar.before(c.session, role)
	if token = c.f.Cookies(before); token == "" {
		return "", ""
	}
	return token, before
}

// keep gives the browser a token to keep.
func (c *call) keep(id session.ID, role session.Role, token string) {
	name := c.jar.name(id, role)
	c.f.Cookie(c.baked(name, token, int(cookieAge.Seconds())))
	for _, old := range c.surplus(name) {
		c.f.Cookie(c.baked(old, "", -1))
	}
}

// discard has the browser forget a token.
func (c *call) discard(id session.ID, role session.Role) {
	c.f.Cookie(c.baked(c.jar.name(id, role), "", -1))
}

func (c *call) baked(name, value string, age int) *fiber.Cookie {
	return &fiber.Cookie{
		Name: name, Value: value, Path: "/", MaxAge: age, HTTPOnly: true, Secure: c.site.secure(), SameSite: fiber.CookieSameSiteLaxMode,
	}
}

// surplus names the installation's cookies of sessions that are too many beside a new one. A session's id begins with the time at which it was made, so the names sort by age.
func (c *call) surplus(fresh string) []string {
	var names []string
	own := c.jar.prefix() + c.jar.installation + "-"
	c.f.Request().Header.VisitAllCookie(func(key, _ []byte) {
		name := string(key)
		if strings.HasPrefix(name, own) && name != own+"organiser" && name != c.jar.trip() && name != fresh {
			names = append(names, name)
		}
	})
	slices.Sort(names)
	return names[:max(0, len(names)+1-mostCookies)]
}
