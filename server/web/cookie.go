package web

import (
	"github.com/gofiber/fiber/v2"

	"colazione/server/auth"
	"colazione/session"
)

// cookie returns the token that the browser holds for a role in the call's session, or "". Where it has the name from before, renamed is that.
func (c *call) cookie(role session.Role) (token, renamed string) {
	if role != session.Organiser && c.session == "" {
		return "", ""
	}
	if token = c.f.Cookies(c.jar.Name(c.session, role)); token != "" {
		return token, ""
	}
	old := c.jar.OldName(c.session, role)
	if old == "" {
		return "", ""
	}
	if token = c.f.Cookies(old); token == "" {
		return "", ""
	}
	return token, old
}

// keep gives the browser a token to keep.
func (c *call) keep(id session.ID, role session.Role, token string) {
	name := c.jar.Name(id, role)
	c.f.Cookie(c.baked(name, token, int(auth.CookieAge.Seconds())))
	var has []string
	c.f.Request().Header.VisitAllCookie(func(key, _ []byte) { has = append(has, string(key)) })
	for _, old := range c.jar.Surplus(has, name) {
		c.f.Cookie(c.baked(old, "", -1))
	}
}

// discard has the browser forget a token.
func (c *call) discard(id session.ID, role session.Role) {
	c.f.Cookie(c.baked(c.jar.Name(id, role), "", -1))
}

func (c *call) baked(name, value string, age int) *fiber.Cookie {
	return &fiber.Cookie{
		Name: name, Value: value, Path: "/", MaxAge: age, HTTPOnly: true, Secure: c.jar.Secure(), SameSite: fiber.CookieSameSiteLaxMode,
	}
}
