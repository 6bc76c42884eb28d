package web

import "strings"

// Registered lists the calls that the router knows below base, as METHOD PATH, with paths as the router writes them.
func (a *App) Registered() []string {
	var all []string
	for _, r := range a.fiber.GetRoutes(true) {
		if strings.HasPrefix(r.Path, base) && r.Method != "HEAD" {
			all = append(all, r.Method+" "+r.Path)
		}
	}
	return all
}

// CapGuests sets how many connections may be open on which nobody is known.
func (a *App) CapGuests(most int) {
	a.guests.mu.Lock()
	defer a.guests.mu.Unlock()
	a.guests.most = most
}
