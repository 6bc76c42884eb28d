package web_test

import (
	"fmt"
	"net/http"
	"net/netip"
	"strings"
	"testing"

	"colazione/server/web"
	"colazione/session"
)

func TestCookies(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	_, secret, _ := strings.Cut(m.made.Links.Facilitator, "#")
	leading := mustCookie(t, m.api("POST", m.path("/enter"), web.SignIn{Key: secret}, ""))
	joined := m.api("POST", "/join", web.Join{Code: strings.ToLower(m.code[:3] + "-" + m.code[3:]), Name: "Ada"}, "")
	sitting := mustCookie(t, joined)
	both := leading.Name + "=" + leading.Value + "; " + sitting.Name + "=" + sitting.Value
	role := func(as string) session.Role {
		a := m.call("GET", "/api/v1"+m.path("/patch"+as), nil, "Cookie", both)
		if a.StatusCode != 200 {
			return session.Role(mustDecode[web.Problem](t, a.body).Code)
		}
		return mustDecode[web.PatchMessage](t, a.body).Patch.Me.Role
	}
	for as, want := range map[string]session.Role{
		"": session.Facilitator, "?as=participant": session.Participant, "?as=facilitator": session.Facilitator, "?as=screen": session.Screen,
		"?as=organiser": "not_signed_in", "?as=king": "bad_request",
	} {
		if got := role(as); got != want {
			t.Errorf("%q gives %s, want %s", as, got, want)
		}
	}

	// The same browser stays the same person, another one is another.
	person := mustDecode[web.Joined](t, joined.body)
	again := mustDecode[web.Joined](t, m.call("POST", "/api/v1/join", web.Join{Code: m.code}, "Cookie", both).body)
	if again.Participant != person.Participant || again.Token != person.Token {
		t.Errorf("came back as %+v, was %+v", again, person)
	}
	if other := m.mustJoin("Ada"); other.Participant.ID == person.Participant.ID {
		t.Error("two browsers are one person")
	}

	// A cookie counts for its own role and session alone.
	for _, name := range []string{m.cookies()(session.ID(m.id), "facilitator"), m.cookies()("", "organiser"), "colazione-organiser"} {
		mustProblem(t, m.call("POST", "/api/v1"+m.path("/links"), nil, "Cookie", name+"="+sitting.Value), 401, "not_signed_in")
	}
	// A Bearer token counts before cookies.
	a := m.call("GET", "/api/v1"+m.path("/patch"), nil, "Cookie", both, "token", person.Token)
	if got := mustDecode[web.PatchMessage](t, a.body).Patch.Me.Role; got != session.Participant {
		t.Errorf("with a Bearer token the role is %s", got)
	}
}

func mustCookie(t *testing.T, a answer) *http.Cookie {
	t.Helper()
	all := a.Cookies()
	if a.StatusCode != 200 || len(all) != 1 {
		t.Fatalf("%d with cookies %v", a.StatusCode, all)
	}
	c := all[0]
	if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" {
		t.Errorf("cookie %+v", c)
	}
	if c.Secure || strings.HasPrefix(c.Name, "__Host-") {
		t.Errorf("over http the browser would refuse %s", c.Name)
	}
	return c
}

func TestCookiesOverHTTPS(t *testing.T) {
	trusted := func(h *house) { h.proxies = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")} }
	for name, c := range map[string]struct {
		change func(*house)
		host   string
		secure bool
	}{
		"a trusted proxy says https":    {trusted, "", true},
		"anybody says https":            {func(*house) {}, "", false},
		"the public address is https":   {func(h *house) { h.public = "https://colazione.example" }, "colazione.example", true},
		"it came under another address": {func(h *house) { h.public = "https://colazione.example" }, "", false},
	} {
		t.Run(name, func(t *testing.T) {
			h := mustHouse(t, c.change)
			headers := []string{"X-Forwarded-Proto", "https"}
			if c.host != "" {
				headers = append(headers, "Host", c.host)
			}
			a := h.call("POST", "/api/v1/sign-in", web.SignIn{Key: key}, headers...)
			got := a.Cookies()[0]
			if got.Secure != c.secure || strings.HasPrefix(got.Name, "__Host-") != c.secure || (a.Header.Get("Strict-Transport-Security") != "") != c.secure {
				t.Errorf("cookie %s, secure %v", got.Name, got.Secure)
			}
		})
	}
}

func TestOldSessionsCookiesMakeRoom(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	named := m.cookies()
	var held []string
	for i := range 14 {
		held = append(held, named(session.ID("0000000"+string(rune('a'+i))), "participant")+"=x", fmt.Sprintf("colazione-another-0000000%x-p=x", i))
	}
	a := m.call("POST", "/api/v1/join", web.Join{Code: m.code}, "Cookie", strings.Join(held, "; "))
	gone := 0
	for _, c := range a.Cookies() {
		if c.MaxAge < 0 {
			gone++
			if c.Name > named("0000000d", "") || !strings.HasPrefix(c.Name, named("", "")) {
				t.Errorf("%s goes before older ones", c.Name)
			}
		}
	}
	if gone != 3 {
		t.Errorf("%d cookies go, want 3", gone)
	}
}

func TestSignIn(t *testing.T) {
	h := mustHouse(t)
	mustProblem(t, h.api("POST", "/sign-in", web.SignIn{Key: key + "x"}, ""), 401, "wrong_key")
	token := h.organiser()
	h.restart()
	if a := h.api("GET", "/sessions", nil, token); a.StatusCode != 200 {
		t.Errorf("after a restart: %d %s", a.StatusCode, a.body)
	}
	if again := mustAPI[web.SignedIn](h, 200, "POST", "/sign-in", web.SignIn{Key: key}, token); again.Token != token {
		t.Error("who is signed in gets another token")
	}
}

func TestRemovedStaysOut(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	ada := m.mustJoin("Ada")
	phone := m.mustDial(ada.Token, 0)
	phone.mustReach(1)
	m.mustDo(m.facilitator, "person.remove", `"person":"`+string(ada.Participant.ID)+`","keep_cards":false`)
	if last := phone.mustClose(4001); last.Bye == nil || last.Bye.Code != "removed" {
		t.Errorf("the last frame was %+v", last)
	}
	mustProblem(t, m.api("GET", m.path("/patch"), nil, ada.Token), 403, "removed")
	mustProblem(t, m.api("GET", m.path("/report.md"), nil, ada.Token), 403, "removed")
	mustProblem(t, m.do(ada.Token, "card.add", `"kind":"need","text":"x"`), 403, "removed")
	mustProblem(t, m.api("POST", "/join", web.Join{Code: m.code}, ada.Token), 403, "removed")
	_, res, err := m.dial(0, http.Header{"Authorization": {"Bearer " + ada.Token}})
	if err == nil || res.StatusCode != 403 {
		t.Errorf("a new socket: %v", err)
	}
}
