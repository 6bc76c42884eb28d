package web_test

import (
	"net/http"
	"net/http/cookiejar"
	"strings"
	"testing"
	"time"

	"colazione/server/web"
	"colazione/session"
)

// cookies tells how the house calls its cookies: that of somebody with a role in a session; an organiser's is in none.
func (h *house) cookies() func(session.ID, string) string {
	h.t.Helper()
	prefix, isOrganisers := strings.CutSuffix(h.call("POST", "/api/v1/sign-in", web.SignIn{Key: h.key}).Cookies()[0].Name, "organiser")
	if !isOrganisers {
		h.t.Fatalf("the organiser's cookie begins with %q", prefix)
	}
	letters := map[string]string{"facilitator": "-f", "screen": "-s", "participant": "-p", "absent": "-a"}
	return func(id session.ID, role string) string {
		if role == "organiser" {
			return prefix + role
		}
		return prefix + string(id) + letters[role]
	}
}

// A browser sends its cookies to every port of a host, and keeps one of each name.
func TestTwoServersOnOneHostKeepTheirPeople(t *testing.T) {
	cookies, err := cookiejar.New(nil) // knows no ports, as browsers don't
	if err != nil {
		t.Fatal(err)
	}
	browser := &http.Client{Jar: cookies}
	both := []*house{mustHouse(t), mustHouse(t)}
	for _, h := range both {
		a, err := browser.Post(h.url+"/api/v1/sign-in", "application/json", strings.NewReader(`{"key":"`+h.key+`"}`))
		if err != nil {
			t.Fatal(err)
		}
		a.Body.Close()
	}
	for i, h := range both {
		a, err := browser.Get(h.url + "/api/v1/organiser")
		if err != nil {
			t.Fatal(err)
		}
		if a.Body.Close(); a.StatusCode != 200 {
			t.Errorf("server %d has thrown its organiser out: %d", i, a.StatusCode)
		}
	}
}

// Who came in when names did not tell the installation stays in, for as long as a browser keeps a cookie.
func TestCookiesFromBeforeTheirNamesToldTheInstallation(t *testing.T) {
	now := time.Now()
	m := mustHouse(t, func(h *house) { h.now = func() time.Time { return now } }).mustMeet(liveAgenda)
	named, ada := m.cookies(), m.mustJoin("Ada").Token
	for _, c := range []struct{ before, name, token, path string }{
		{"colazione-organiser", named("", "organiser"), m.organiser, "/organiser"},
		{"colazione-" + m.id + "-f", named(session.ID(m.id), "facilitator"), m.facilitator, m.path("/patch")},
		{"colazione-" + m.id + "-p", named(session.ID(m.id), "participant"), ada, m.path("/patch")},
	} {
		get := func(name string) answer { return m.call("GET", "/api/v1"+c.path, nil, "Cookie", name+"="+c.token) }
		given := map[string]string{}
		for _, one := range get(c.before).Cookies() {
			if given[one.Name] = one.Value; one.Name == c.name && one.MaxAge != 90*24*3600 {
				t.Errorf("%s is given for %d s", one.Name, one.MaxAge)
			}
		}
		if gone, is := given[c.before]; given[c.name] != c.token || !is || gone != "" || len(given) != 2 {
			t.Errorf("%s is given out anew as %v", c.before, given)
		}
		if again := get(c.name); again.StatusCode != 200 || len(again.Cookies()) != 0 {
			t.Errorf("%s: %d with %v", c.name, again.StatusCode, again.Cookies())
		}
	}
	// Another server's cookie of such a name is nobody's here, and stays as it is.
	if a := m.call("GET", "/api/v1/organiser", nil, "Cookie", "colazione-organiser=organiser."+strings.Repeat("A", 32)); a.StatusCode != 401 || len(a.Cookies()) != 0 {
		t.Errorf("another server's: %d with %v", a.StatusCode, a.Cookies())
	}

	now = now.Add(45 * 24 * time.Hour)
	m.restart()
	now = now.Add(45 * 24 * time.Hour)
	mustProblem(t, m.call("GET", "/api/v1/organiser", nil, "Cookie", "colazione-organiser="+m.organiser), 401, "not_signed_in")
	if a := m.call("GET", "/api/v1/organiser", nil, "Cookie", named("", "organiser")+"="+m.organiser); a.StatusCode != 200 {
		t.Errorf("by its own name: %d %s", a.StatusCode, a.body)
	}
}
