package web_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"colazione/server/auth"
	"colazione/server/logbook"
	"colazione/server/records"
	"colazione/server/room"
	"colazione/server/store"
	"colazione/server/web"
	"colazione/session"
)

const key = "chiave-di-prova-2026"

// house is a whole server over a real file and a real listener.
type house struct {
	t       testing.TB
	url     string
	path    string
	app     *web.App
	log     *journal
	pages   fs.FS
	public  string
	proxies []netip.Prefix
	now     func() time.Time
	since   func() time.Duration // by a clock that nobody sets; as now says when nil
	newID   session.NewID
	turn    time.Duration
	seen    func(space string)      // is called after the server has read what it keeps there
	full    func(space string) bool // tells whether there is no room for what the server wants to keep there
	makeKey bool                    // the owner's key is made at the first start, and not configured
	key     string                  // the owner's

	store  *store.Store
	served chan error
}

var builtPages = fstest.MapFS{
	"phone.html":           {Data: []byte("<!doctype html><title>phone</title>" + strings.Repeat(" ", 2000))},
	"mine.html":            {Data: []byte("<!doctype html><title>mine</title>")},
	"cockpit.html":         {Data: []byte("<!doctype html><title>cockpit</title>")},
	"screen.html":          {Data: []byte("<!doctype html><title>screen</title>")},
	"organiser.html":       {Data: []byte("<!doctype html><title>organiser</title>")},
	"favicon.svg":          {Data: []byte("<svg xmlns='http://www.w3.org/2000/svg'/>")},
	"assets/phone-abc.js":  {Data: []byte(strings.Repeat("console.log('buongiorno');\n", 300))},
	"assets/phone-abc.css": {Data: []byte(strings.Repeat("body { margin: 0 }\n", 300))},
	".gitkeep":             {Data: nil},
}

func mustHouse(t testing.TB, change ...func(*house)) *house {
	t.Helper()
	h := &house{t: t, path: filepath.Join(t.TempDir(), "colazione.db"), log: &journal{}, pages: builtPages}
	for _, c := range change {
		c(h)
	}
	h.open()
	t.Cleanup(h.shut)
	return h
}

func (h *house) open() {
	h.t.Helper()
	s, err := store.Open(h.path)
	h.must(err)
	h.store = s
	book := logbook.Logbook{Store: s}
	configured := key
	if h.makeKey {
		configured = ""
	}
	keys, made, err := auth.LoadKeys(book, configured)
	h.must(err)
	h.key = cmp.Or(configured, made, h.key)
	logger := slog.New(slog.NewTextHandler(h.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	metrics := web.NewMetrics()
	records := records.Records(book)
	if h.seen != nil || h.full != nil {
		records = watched{book, h}
	}
	h.app, err = web.New(web.Config{
		Rooms: room.New(book, room.Options{Logger: logger, Stored: metrics.Stored, Now: h.now, Since: h.since}), Records: records, Keys: keys, Pages: h.pages,
		PublicURL: h.public, TrustedProxies: h.proxies, Metrics: metrics, Logger: logger, Now: h.now, NewID: h.newID, Turn: h.turn,
	})
	h.must(err)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	h.must(err)
	h.url = "http://" + l.Addr().String()
	h.served = make(chan error, 1)
	go func() { h.served <- h.app.Serve(l) }()
}

// watched are records, and the house in which they are read and changed.
type watched struct {
	records.Records
	by *house
}

func (w watched) Get(space, key string) ([]byte, error) {
	value, err := w.Records.Get(space, key)
	w.read(space)
	return value, err
}

func (w watched) List(space, prefix string, f func(key string, value []byte) error) error {
	err := w.Records.List(space, prefix, f)
	w.read(space)
	return err
}

func (w watched) read(space string) {
	if w.by.seen != nil {
		w.by.seen(space)
	}
}

func (w watched) Apply(changes ...room.Change) error {
	if w.by.full != nil && slices.ContainsFunc(changes, func(c room.Change) bool { return w.by.full(c.Space) }) {
		return session.ErrStorageFull
	}
	return w.Records.Apply(changes...)
}

func (h *house) shut() {
	h.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	h.must(h.app.Shutdown(ctx))
	h.must(<-h.served)
	h.must(h.store.Close())
}

// restart ends the server and starts another over the same file.
func (h *house) restart() {
	h.t.Helper()
	h.shut()
	h.open()
}

func (h *house) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// journal is where the server logs to.
type journal struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.b.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.b.String()
}

// answer is what came of a call.
type answer struct {
	*http.Response
	body []byte
}

// client never keeps cookies by itself; each test says what it sends.
var client = &http.Client{
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	Transport:     &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: 64},
}

// call makes a request; of the headers, one that is named "token" becomes a Bearer token.
func (h *house) call(method, path string, body any, headers ...string) answer {
	h.t.Helper()
	var sent []byte
	switch body := body.(type) {
	case nil:
	case string:
		sent = []byte(body)
	default:
		data, err := json.Marshal(body)
		h.must(err)
		sent = data
	}
	r, err := http.NewRequestWithContext(h.t.Context(), method, h.url+path, bytes.NewReader(sent))
	h.must(err)
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(headers); i += 2 {
		switch name, value := headers[i], headers[i+1]; name {
		case "token":
			r.Header.Set("Authorization", "Bearer "+value)
		case "Host":
			r.Host = value
		default:
			r.Header.Set(name, value)
		}
	}
	res, err := client.Do(r)
	h.must(err)
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	h.must(err)
	a := answer{res, data}
	for _, fault := range undescribed(method, path, sent, a) {
		h.t.Error(fault)
	}
	return a
}

func (h *house) api(method, path string, body any, token string) answer {
	h.t.Helper()
	if token == "" {
		return h.call(method, "/api/v1"+path, body)
	}
	return h.call(method, "/api/v1"+path, body, "token", token)
}

// mustAPI makes a call that must be answered with a status, and decodes the answer.
func mustAPI[T any](h *house, status int, method, path string, body any, token string) T {
	h.t.Helper()
	a := h.api(method, path, body, token)
	if a.StatusCode != status {
		h.t.Fatalf("%s %s: %d %s", method, path, a.StatusCode, a.body)
	}
	return mustDecode[T](h.t, a.body)
}

func mustDecode[T any](t testing.TB, data []byte) T {
	t.Helper()
	var v T
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatalf("%v in %s", err, data)
	}
	return v
}

// mustProblem checks that a call was refused with a status and a code, in the right form.
func mustProblem(t testing.TB, a answer, status int, code string) web.Problem {
	t.Helper()
	if a.StatusCode != status || a.Header.Get("Content-Type") != "application/problem+json" {
		t.Fatalf("%d %s %s, want %d %s", a.StatusCode, a.Header.Get("Content-Type"), a.body, status, code)
	}
	p := mustDecode[web.Problem](t, a.body)
	if p.Code != code || p.Status != status || p.Title == "" || p.Type == "" || !strings.HasSuffix(p.Instance, a.Header.Get("X-Correlation-Id")) {
		t.Fatalf("%+v, want %s", p, code)
	}
	return p
}

func (h *house) organiser() string {
	h.t.Helper()
	return mustAPI[web.SignedIn](h, 200, "POST", "/sign-in", web.SignIn{Key: h.key}, "").Token
}

func mustEncode(t testing.TB, v any) []byte {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
