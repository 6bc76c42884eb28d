package web_test

import (
	"net/http"
	"strings"
	"testing"

	"colazione/server/web"
)

func TestSocketsOfOtherPages(t *testing.T) {
	for name, public := range map[string]string{"own address": "", "public address": "https://colazione.example"} {
		t.Run(name, func(t *testing.T) {
			m := mustHouse(t, func(h *house) { h.public = public }).mustMeet(liveAgenda)
			host := strings.TrimPrefix(m.url, "http://")
			cookie := mustCookie(t, m.api("POST", "/join", web.Join{Code: m.code}, ""))
			pair := cookie.Name + "=" + cookie.Value
			for origin, want := range map[string]int{
				m.url:                              101,
				public:                             101,
				"https://" + host:                  403,
				"http://127.0.0.1":                 403,
				"http://127.0.0.1:1":               403,
				"http://localhost" + host[9:]:      403,
				"http://evil.example":              403,
				m.url + ".evil.example":            403,
				"http://sibling.colazione.example": 403,
				"https://colazione.example:8443":   403,
				"null":                             403,
			} {
				if origin == "" {
					continue
				}
				_, res, err := m.dial(0, http.Header{"Cookie": {pair}, "Origin": {origin}})
				if res == nil || res.StatusCode != want {
					t.Errorf("origin %s: %v %v, want %d", origin, res, err, want)
				}
			}
			if _, res, _ := m.dial(0, http.Header{"Cookie": {pair}}); res.StatusCode != 403 {
				t.Errorf("without an origin a cookie opens a socket: %d", res.StatusCode)
			}
			if _, res, _ := m.dial(0, http.Header{"Origin": {m.url}}); res.StatusCode != 401 {
				t.Errorf("without an identity: %d", res.StatusCode)
			}
			if _, res, _ := m.dial(0, http.Header{"Authorization": {"Bearer " + cookie.Value}, "Origin": {"http://evil.example"}}); res.StatusCode != 403 {
				t.Errorf("a foreign page with a token: %d", res.StatusCode)
			}
		})
	}
}

func TestCallsOfOtherPages(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	mustProblem(t, m.call("POST", "/api/v1/join", web.Join{Code: m.code}, "Origin", "http://evil.example"), 403, "wrong_origin")
	mustProblem(t, m.call("POST", "/api/v1/join", `{"code":"`+m.code+`"}`, "Content-Type", "text/plain"), 400, "bad_request")
	mustProblem(t, m.call("DELETE", "/api/v1"+m.path(""), nil, "Origin", "null", "token", m.organiser), 403, "wrong_origin")
	if a := m.call("POST", "/api/v1/join", web.Join{Code: m.code}, "Origin", m.url); a.StatusCode != 200 {
		t.Errorf("our own page: %d %s", a.StatusCode, a.body)
	}
	if a := m.call("OPTIONS", "/api/v1/join", nil, "Origin", "http://evil.example"); a.Header.Get("Access-Control-Allow-Origin") != "" {
		t.Error("another page is allowed in")
	}
}

func TestLinksNameThisMachine(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	made := mustDecode[web.SessionAccess](t, m.call("GET", "/api/v1"+m.path(""), nil, "token", m.organiser, "Host", "evil.example", "X-Forwarded-Host", "evil.example").body)
	for _, link := range []string{made.Links.Join, made.Links.Facilitator, made.Links.Screen} {
		if !strings.HasPrefix(link, m.url+"/") {
			t.Errorf("a request under another name makes the link %s", link)
		}
	}
	port := m.url[strings.LastIndex(m.url, ":"):]
	made = mustDecode[web.SessionAccess](t, m.call("GET", "/api/v1"+m.path(""), nil, "token", m.organiser, "Host", "localhost"+port).body)
	if !strings.HasPrefix(made.Links.Facilitator, "http://localhost"+port+"/cockpit/") {
		t.Errorf("under localhost the link is %s", made.Links.Facilitator)
	}
}
