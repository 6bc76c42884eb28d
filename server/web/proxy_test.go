package web_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"testing"

	"github.com/fasthttp/websocket"

	"colazione/server/web"
)

// mustProxy stands with TLS before a house, which it names as the browser does or by the house's own address.
func mustProxy(h *house, keepsHost bool) *httptest.Server {
	h.t.Helper()
	proxy := httptest.NewTLSServer(&httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		target, err := url.Parse(h.url)
		h.must(err)
		if r.SetURL(target); keepsHost {
			r.Out.Host = r.In.Host
		}
	}})
	h.t.Cleanup(proxy.Close)
	return proxy
}

// through makes a call as a page that is open at the proxy's address does.
func (h *house) through(proxy *httptest.Server, path string, body any, language string) answer {
	h.t.Helper()
	sent, err := json.Marshal(body)
	h.must(err)
	r, err := http.NewRequestWithContext(h.t.Context(), "POST", proxy.URL+"/api/v1"+path, bytes.NewReader(sent))
	h.must(err)
	for name, value := range map[string]string{"Content-Type": "application/json", "Origin": proxy.URL, "Accept-Language": language} {
		r.Header.Set(name, value)
	}
	res, err := proxy.Client().Do(r)
	h.must(err)
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	h.must(err)
	return answer{res, data}
}

func TestAProxyThatTheServerWasNotToldOf(t *testing.T) {
	for name, keepsHost := range map[string]bool{"host as it came": true, "host of the server": false} {
		t.Run(name, func(t *testing.T) {
			m := mustHouse(t).mustMeet(liveAgenda)
			proxy := mustProxy(m.house, keepsHost)
			server := m.url
			if keepsHost {
				server = "http" + strings.TrimPrefix(proxy.URL, "https")
			}
			said := map[string]bool{}
			for _, language := range []string{"it", "en", "nl"} {
				for path, body := range map[string]any{"/join": web.Join{Code: m.code}, "/sign-in": web.SignIn{Key: key}, m.path("/enter"): web.SignIn{Key: "x"}} {
					p := mustProblem(t, m.through(proxy, path, body, language), 403, "wrong_origin")
					if said[p.Detail] = true; !strings.Contains(p.Detail, proxy.URL) || !strings.Contains(p.Detail, server) || !strings.Contains(p.Detail, "-public-url "+proxy.URL) {
						t.Errorf("%s in %s: %q names not both addresses and the flag", path, language, p.Detail)
					}
				}
			}
			if len(said) != 3 {
				t.Errorf("three languages say it in %d sentences", len(said))
			}
			if lines := warnings(m.house); len(lines) != 1 || !strings.Contains(lines[0], proxy.URL) || !strings.Contains(lines[0], server) || !strings.Contains(lines[0], "-public-url") {
				t.Errorf("the log tells %d times of it: %q", len(lines), lines)
			}

			m.shut()
			m.public = proxy.URL
			m.open()
			joined := m.through(proxy, "/join", web.Join{Code: m.code}, "it")
			if joined.StatusCode != 200 {
				t.Fatalf("with -public-url: %d %s", joined.StatusCode, joined.body)
			}
			dialer := websocket.Dialer{TLSClientConfig: proxy.Client().Transport.(*http.Transport).TLSClientConfig}
			cookie := joined.Cookies()[0]
			headers := http.Header{"Cookie": {cookie.Name + "=" + cookie.Value}, "Origin": {proxy.URL}}
			ws, _, err := dialer.DialContext(t.Context(), "wss"+strings.TrimPrefix(proxy.URL, "https")+"/api/v1"+m.path("/live?since=0"), headers)
			if err != nil {
				t.Fatal("with -public-url a socket: ", err)
			}
			ws.Close()
		})
	}
}

// What anybody writes as their origin stands in no sentence and in no log where it is no address, and does not fill the log where it is one.
func TestMadeUpOrigins(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	for _, origin := range []string{"null", "javascript:alert(1)", "https://a.example/path", "https://a.example -public-url x", "https://" + strings.Repeat("a", 1000) + ".example", "https://"} {
		p := mustProblem(t, m.call("POST", "/api/v1/join", web.Join{Code: m.code}, "Origin", origin), 403, "wrong_origin")
		if p.Detail != "" {
			t.Errorf("%q is told of as %q", origin, p.Detail)
		}
	}
	if lines := warnings(m.house); len(lines) != 0 {
		t.Errorf("the log has %q", lines)
	}
	for i := range 100 {
		origin := "https://" + strings.Repeat("a", i+1) + ".example"
		p := mustProblem(t, m.call("POST", "/api/v1/join", web.Join{Code: m.code}, "Origin", origin), 403, "wrong_origin")
		if !strings.Contains(p.Detail, origin) {
			t.Errorf("%q is told of as %q", origin, p.Detail)
		}
	}
	if lines := warnings(m.house); len(lines) > 8 {
		t.Errorf("a hundred addresses fill the log with %d lines", len(lines))
	}
}

func warnings(h *house) (all []string) {
	for line := range strings.SplitSeq(h.log.String(), "\n") {
		if strings.Contains(line, "level=WARN") {
			all = append(all, line)
		}
	}
	return all
}
