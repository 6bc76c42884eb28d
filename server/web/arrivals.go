package web

import (
	"github.com/gofiber/fiber/v2"

	"colazione/server/auth"
	"colazione/session"
)

// noteDevice notes from where a participant calls.
func (a *App) noteDevice(c *call, who auth.Identity) {
	if who.Role != session.Participant {
		return
	}
	browser := c.f.Get(fiber.HeaderUserAgent) + "\n" + c.f.Get(fiber.HeaderAcceptLanguage)
	address := a.sites.caller(c.f.Get(fiber.HeaderXForwardedFor), c.f.Context().RemoteAddr())
	a.auth.Devices.Note(c.session, who.Person, address, browser, a.now())
}

// arrivals tells a facilitator who seems to have come several times from one device.
func (a *App) arrivals(c *call) (Arrivals, error) {
	here := map[session.PersonID]bool{}
	err := a.rooms.Look(c.ctx, c.session, func(s *session.State, _ session.Moment) {
		for _, id := range s.Arrived() {
			here[id] = true
		}
	})
	out := Arrivals{Alike: []AlikeArrivals{}}
	if err != nil {
		return out, err
	}
	for _, one := range a.auth.Devices.Alike(c.session, func(id session.PersonID) bool { return here[id] }) {
		out.Alike = append(out.Alike, AlikeArrivals(one))
	}
	return out, nil
}
