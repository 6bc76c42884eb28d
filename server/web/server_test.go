package web_test

import (
	"io"
	"net/http"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"colazione/server/web"
)

func TestPages(t *testing.T) {
	h := mustHouse(t)
	for path, page := range map[string]string{
		"/": "phone", "/s/0190": "phone", "/cockpit/0190": "cockpit", "/screen/0190/x": "screen", "/organiser": "organiser", "/organiser/series": "organiser",
	} {
		a := h.call("GET", path, nil)
		if a.StatusCode != 200 || !strings.Contains(string(a.body), "<title>"+page+"<") || a.Header.Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: %d %s %.60s", path, a.StatusCode, a.Header.Get("Cache-Control"), a.body)
		}
		policy := a.Header.Get("Content-Security-Policy")
		for _, want := range []string{"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "require-trusted-types-for 'script'"} {
			if !strings.Contains(policy, want) || strings.Contains(policy, "unsafe") {
				t.Errorf("%s: policy %s", path, policy)
			}
		}
		if a.Header.Get("X-Content-Type-Options") != "nosniff" || a.Header.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%s: headers %v", path, a.Header)
		}
	}
	for _, path := range []string{"/assets/gone.js", "/assets/", "/gone.txt", "/.gitkeep", "/assets/../phone.html", "/cockpit.txt"} {
		mustProblem(t, h.call("GET", path, nil), 404, "not_found")
	}
	if a := h.call("HEAD", "/favicon.svg", nil); a.StatusCode != 200 || a.Header.Get("Content-Type") != "image/svg+xml" || len(a.body) != 0 {
		t.Errorf("HEAD: %d %v", a.StatusCode, a.Header)
	}
}

func TestAssetsAreSmallAndKept(t *testing.T) {
	h := mustHouse(t)
	const path = "/assets/phone-abc.js"
	plain := h.call("GET", path, nil)
	if !strings.Contains(plain.Header.Get("Cache-Control"), "immutable") || plain.Header.Get("Content-Encoding") != "" {
		t.Errorf("plain: %v", plain.Header)
	}
	for accept, want := range map[string]string{
		"br, gzip": "br", "gzip, deflate": "gzip", "gzip;q=1, br;q=0.5": "gzip", "br;q=0, *": "gzip", "identity": "", "br;q=x": "", "zstd": "",
	} {
		a := h.call("GET", path, nil, "Accept-Encoding", accept)
		if got := a.Header.Get("Content-Encoding"); got != want || a.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("accepting %q gives %q, vary %s", accept, got, a.Header.Get("Vary"))
		}
		if want != "" && len(a.body) >= len(plain.body)/4 {
			t.Errorf("%s takes %d bytes of %d", want, len(a.body), len(plain.body))
		}
		again := h.call("GET", path, nil, "Accept-Encoding", accept, "If-None-Match", `"other", `+a.Header.Get("Etag"))
		if again.StatusCode != http.StatusNotModified || len(again.body) != 0 {
			t.Errorf("asked again: %d", again.StatusCode)
		}
	}
}

func TestNotBuiltYet(t *testing.T) {
	h := mustHouse(t, func(h *house) { h.pages = fstest.MapFS{".gitkeep": {}} })
	if a := h.call("GET", "/cockpit/x", nil); a.StatusCode != 503 || !strings.Contains(string(a.body), "make build") {
		t.Errorf("%d %s", a.StatusCode, a.body)
	}
}

func TestProblemsOfTheRouter(t *testing.T) {
	h := mustHouse(t)
	mustProblem(t, h.api("GET", "/nothing", nil, ""), 404, "not_found")
	mustProblem(t, h.api("GET", "/join", nil, ""), 405, "bad_request")
	token := h.organiser()
	a := h.api("PUT", "/sessions", "{}", token)
	mustProblem(t, a, 405, "bad_request")
	if !strings.Contains(a.Header.Get("Allow"), "POST") {
		t.Errorf("allowed are %q", a.Header.Get("Allow"))
	}
	mustProblem(t, h.api("GET", "/sessions/not-an-id", nil, token), 404, "not_found")
	mustProblem(t, h.api("GET", "/sessions/01900000-0000-7000-8000-000000000000", nil, token), 404, "not_found")
	for body, detail := range map[string]string{
		`{"title":5}`:                     "title",
		`{"title":"a","title":"b"}`:       "twice",
		`[]`:                              "object",
		`{"title":"a"`:                    "JSON",
		`{"title":[[[[[[[[[[1]]]]]]]]]]}`: "deep",
		`{"title":"a","language":"it"}`:   "template",
		`{"title":"a","language":"fr","template":"blank"}`:                              "language",
		`{"title":"a","language":"it","template":"blank","date":"domani"}`:              "date",
		`{"title":"a","language":"it","template":"blank","agenda":[{"kind":"party"}]}`:  "agenda[0]",
		`{"title":"a","language":"it","template":"blank","settings":{"names":"maybe"}}`: "settings.names",
		`{"title":"a","language":"it","template":"blank","settings":{"names":3}}`:       "settings.names",
		"{\"title\":\"\xff\",\"language\":\"it\",\"template\":\"blank\"}":               "UTF-8",
		`{"title":"a","language":"it","template":"blank","series":"nowhere"}`:           "",
		`{"title":"a","language":"it","template":"blank","agenda":[]}`:                  "agenda",
	} {
		a := h.api("POST", "/sessions", body, token)
		p := mustDecode[web.Problem](t, a.body)
		if a.StatusCode != 400 && a.StatusCode != 404 || !strings.Contains(p.Detail, detail) {
			t.Errorf("%s: %d %+v", body, a.StatusCode, p)
		}
	}
	for lang, want := range map[string]string{"it-IT": "Qui non c’è nulla", "en": "There is nothing here", "nl": "Hier is niets", "": "Qui non c’è nulla", "*": "Qui non c’è nulla", "fr": "There is nothing here", "fr,nl;q=0.1": "Hier is niets"} {
		if got := mustProblem(t, h.call("GET", "/api/v1/x", nil, "Accept-Language", lang), 404, "not_found").Title; got != want {
			t.Errorf("%s: %s", lang, got)
		}
	}
	huge := h.call("GET", "/api/v1/templates", nil, "X-Huge", strings.Repeat("a", 20_000))
	mustProblem(t, huge, 413, "too_large")
}

// A panic ends one request, and its text stays here.
func TestPanicInAHandler(t *testing.T) {
	var armed atomic.Bool
	h := mustHouse(t, func(h *house) {
		h.newID = func() string {
			if armed.Load() {
				panic("parola segreta")
			}
			return mustID()
		}
	})
	m := h.mustMeet(liveAgenda)
	armed.Store(true)
	a := m.api("POST", "/join", web.Join{Code: m.code}, "")
	mustProblem(t, a, 500, "unavailable")
	if strings.Contains(string(a.body), "segreta") {
		t.Errorf("the panic's text left: %s", a.body)
	}
	if log := m.log.String(); !strings.Contains(log, "parola segreta") || !strings.Contains(log, a.Header.Get("X-Correlation-Id")) {
		t.Error("the log does not tell what happened")
	}
	armed.Store(false)
	m.mustJoin("Ada")
}

func TestPanicOfAWriter(t *testing.T) {
	var armed atomic.Bool
	h := mustHouse(t, func(h *house) {
		h.now = func() time.Time {
			if armed.Load() && strings.Contains(string(debug.Stack()), "(*Conn).flush") {
				panic("parola segreta")
			}
			return time.Now()
		}
	})
	m := h.mustMeet(liveAgenda)
	p := m.mustDial(m.facilitator, 0)
	p.mustReach(1)
	armed.Store(true)
	m.mustDo(m.facilitator, "room.lock", `"on":true`)
	for {
		if _, err := p.next(); err != nil {
			break
		}
	}
	for _, f := range p.raw {
		if strings.Contains(string(f), "segreta") {
			t.Errorf("the panic's text left: %s", f)
		}
	}
	armed.Store(false)
	m.mustDial(m.facilitator, 0).mustReach(1)
}

// A panic before a socket has begun to be read ends that socket, and not the server.
func TestPanicWhereASocketBegins(t *testing.T) {
	var armed atomic.Bool
	h := mustHouse(t, func(h *house) {
		h.seen = func(string) {
			if armed.Load() && strings.Contains(string(debug.Stack()), "(*App).serveSocket") {
				panic("parola segreta")
			}
		}
	})
	anna := h.mustOrganiser(h.organiser())
	m := h.mustMeetAs(anna.token, liveAgenda)
	armed.Store(true)
	p := m.mustDial(anna.token, 0)
	for {
		if _, err := p.next(); err != nil {
			break
		}
	}
	if len(p.raw) > 0 || !strings.Contains(h.log.String(), "parola segreta") {
		t.Errorf("%d messages came; the log: %s", len(p.raw), h.log)
	}
	armed.Store(false)
	m.mustDial(anna.token, 0).mustReach(1)
}

func TestHealth(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	m.mustDial(m.mustJoin("Ada").Token, 0).mustReach(1)
	m.mustDo(m.facilitator, "room.lock", `"on":true`)
	mustProblem(t, m.do(m.facilitator, "card.hide", `"card":"x"`), 404, "unknown_card")
	for _, path := range []string{"/healthz", "/readyz"} {
		if a := m.call("GET", path, nil); a.StatusCode != 200 {
			t.Errorf("%s: %d", path, a.StatusCode)
		}
	}
	text := string(m.call("GET", "/metrics", nil).body)
	for _, want := range []string{
		`colazione_commands_total{do="room.lock",result="ack"} 1`, `colazione_commands_total{do="card.hide",result="unknown_card"} 1`,
		`colazione_connected{by="socket",role="participant"} 1`, "colazione_rooms 1", "colazione_patch_bytes_count", "colazione_patch_seconds_count", "colazione_slowest_reader_seconds ",
		`colazione_storage_errors_total{kind="full"} 0`, "colazione_commit_seconds_count", "go_goroutines",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("metrics lack %s", want)
		}
	}
}

// The log tells what happened, and neither secrets nor who or where somebody was.
func TestTheLogKeepsSecrets(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	ada := m.mustJoin("Ada Segretissima")
	m.mustDial(ada.Token, 0).mustReach(1)
	m.poll(ada.Token, 0, 0)
	m.api("POST", "/sign-in", web.SignIn{Key: "sbagliata-" + key}, "")
	m.call("GET", "/?chiave=nelladomanda", nil)
	if a := m.api("DELETE", m.path(""), nil, m.organiser); a.StatusCode != 204 {
		t.Fatal(a.StatusCode)
	}
	log := m.log.String()
	_, secret, _ := strings.Cut(m.made.Links.Facilitator, "#")
	for _, word := range []string{m.organiser, m.facilitator, m.screen, ada.Token, secret, key, m.code, "Segretissima", "nelladomanda", "127.0.0.1"} {
		if strings.Contains(log, word) {
			t.Errorf("the log holds %s", word)
		}
	}
	if !strings.Contains(log, "did=erase_session session="+m.id) || !strings.Contains(log, "route=/api/v1/join") {
		t.Errorf("the log does not tell what happened:\n%s", log)
	}
}

func TestQRCode(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	a := m.api("GET", m.path("/qr.svg"), nil, m.screen)
	if a.Header.Get("Content-Type") != "image/svg+xml" || !strings.HasPrefix(string(a.body), "<svg ") || strings.Contains(string(a.body), "style") {
		t.Errorf("%v %.80s", a.Header, a.body)
	}
}

func TestUpgradeWithoutAnUpgrade(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	mustProblem(t, m.api("GET", m.path("/live"), nil, m.screen), 400, "bad_request")
	res, err := http.Get(m.url + "/api/v1" + m.path("/live"))
	m.must(err)
	defer res.Body.Close()
	if _, err := io.Copy(io.Discard, res.Body); err != nil || res.StatusCode != 403 && res.StatusCode != 401 {
		t.Errorf("%d %v", res.StatusCode, err)
	}
}
