package web

import (
	"slices"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"colazione/session"
)

// Each role in each session has a cookie of its own, so that one browser may be a facilitator here and a participant there.
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

func cookieName(at site, id session.ID, role session.Role) string {
	name := cookiePrefix + "organiser"
	if role != session.Organiser {
		name = cookiePrefix + string(id) + "-" + cookieLetters[role]
	}
	if at.secure() {
		return hostPrefix + name
	}
	return name
}

// cookie gives the token that the browser holds for a role in the call's session, or "".
func (c *call) cookie(role session.Role) string {
	if role != session.Organiser && c.session == "" {
		return ""
	}
	return c.f.Cookies(cookieName(c.site, c.session, role))
}

// keep gives the browser a token to keep.
func (c *call) keep(id session.ID, role session.Role, token string) {
	name := cookieName(c.site, id, role)
	c.f.Cookie(c.baked(name, token, int(cookieAge.Seconds())))
	for _, old := range c.surplus(name) {
		c.f.Cookie(c.baked(old, "", -1))
	}
}

func (c *call) baked(name, value string, age int) *fiber.Cookie {
	return &fiber.Cookie{
		Name: name, Value: value, Path: "/", MaxAge: age, HTTPOnly: true, Secure: c.site.secure(), SameSite: fiber.CookieSameSiteLaxMode,
	}
}

// surplus names the sessions' cookies that are too many beside a new one. A session's id begins with the time at which it was made, so the names sort by age.
func (c *call) surplus(fresh string) []string {
	var names []string
	c.f.Request().Header.VisitAllCookie(func(key, _ []byte) {
		name := string(key)
		bare := strings.TrimPrefix(name, hostPrefix)
		if strings.HasPrefix(bare, cookiePrefix) && bare != cookiePrefix+"organiser" && name != fresh {
			names = append(names, name)
		}
	})
	slices.Sort(names)
	return names[:max(0, len(names)+1-mostCookies)]
}
