package web

import (
	"os"
	"strings"
	"time"

	"colazione/server/records"
	"colazione/session"
)

func (a *App) amendSession(c *call, in session.AmendSession) (session.Info, error) {
	if _, err := a.rooms.Do(c.ctx, c.session, session.Request{Command: in, By: c.who.Caller()}); err != nil {
		return session.Info{}, err
	}
	return records.Info(a.records, c.session)
}

// zoneName returns the IANA name of a zone. That of the machine says none by itself; where it is not found out, UTC.
func zoneName(zone *time.Location) string {
	const files = "/zoneinfo/"
	names := []string{zone.String(), os.Getenv("TZ")}
	if link, err := os.Readlink("/etc/localtime"); err == nil {
		_, name, _ := strings.Cut(link, files)
		names = append(names, name)
	}
	for _, name := range names {
		if name == "" || name == time.Local.String() {
			continue
		}
		if _, err := time.LoadLocation(name); err == nil {
			return name
		}
	}
	return time.UTC.String()
}
