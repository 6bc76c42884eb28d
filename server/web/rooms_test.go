package web_test

import (
	"testing"

	"colazione/server/web"
)

func TestTheOrganiserSeesWhichRoomsAreLive(t *testing.T) {
	h := mustHouse(t)
	m := h.mustMeet(liveAgenda)
	if rooms := mustAPI[web.LiveRooms](h, 200, "GET", "/rooms", nil, m.organiser).Rooms; len(rooms) != 0 {
		t.Fatalf("nobody is there, but %+v", rooms)
	}
	ada := m.mustJoin("Ada")
	m.mustDial(ada.Token, 0).mustReach(1)
	m.mustDial(m.facilitator, 0).mustReach(1)
	rooms := mustAPI[web.LiveRooms](h, 200, "GET", "/rooms", nil, m.organiser).Rooms
	if len(rooms) != 1 || string(rooms[0].Session) != m.id || rooms[0].Present != 1 || rooms[0].Facilitators != 1 || rooms[0].Screens != 0 || !rooms[0].Storing {
		t.Fatalf("rooms %+v", rooms)
	}
	for _, token := range []string{m.facilitator, m.screen, ada.Token} {
		mustProblem(t, h.api("GET", "/rooms", nil, token), 403, "not_allowed")
	}
}
