package web

import (
	"context"
	"crypto/tls"
	"errors"
	"io/fs"
	"log/slog"
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/google/uuid"

	"colazione/server/auth"
	"colazione/server/company"
	"colazione/server/records"
	"colazione/server/rehearsal"
	"colazione/server/room"
	"colazione/server/wsconn"
	"colazione/session"
)

// Config is what an App is made of.
type Config struct {
	Rooms   *room.Rooms
	Records records.Records
	Keys    auth.Keys
	Pages   fs.FS // the built front end
	// Company signs organisers in with their company's account; nil where there is none.
	Company *company.Provider
	// PublicURL is the address that people open where a proxy stands before the server, as https://HOST; "" finds one out.
	PublicURL string
	// TrustedProxies are those whose X-Forwarded-Proto is believed.
	TrustedProxies []netip.Prefix
	// MetricsKey opens /metrics to callers who are not on this machine; "" leaves it to these.
	MetricsKey string
	// TLS encrypts all connections; nil has them come as they are.
	TLS *tls.Config

	// A zero field below has the usual value.
	Metrics *Metrics
	Logger  *slog.Logger
	Now     func() time.Time // in the zone of the times in documents
	NewID   session.NewID
	// Turn is how long a simulated person in a rehearsal takes from one action to the next.
	Turn time.Duration
}

// App serves everything that comes over HTTP.
type App struct {
	rooms          *room.Rooms
	records        records.Records
	auth           *auth.Auth
	sites          *sites
	organiserConns *organiserConns
	foreign        foreignPages
	company        *company.Provider
	unauthed       *unauthedConns
	metrics        *Metrics
	documents      *documentCache
	measuring      measuring
	tls            *tls.Config
	log            *slog.Logger
	now            func() time.Time
	newID          session.NewID

	fiber   *fiber.App
	upgrade fiber.Handler
	sockets *wsconn.Hub
	pages   *pages

	redactions    *coalescer
	failedSignIns failedSignIns

	audits     atomic.Int64 // written by this process
	templating sync.Mutex   // templates, one at a time
	seating    sync.Mutex   // people who come by a seat, one at a time
	freezing   sync.Mutex   // versions of documents, one at a time
	joining    sync.Mutex   // cards of different sessions, one union at a time

	turn           time.Duration
	simulated      sync.WaitGroup  // the simulated people of rehearsals
	rehearsing     context.Context // ends when they are to leave
	stopRehearsals context.CancelFunc

	background  sync.WaitGroup // what is worked out beside an answer
	settleQueue chan struct{}  // holds all of them
	settleSlot  chan struct{}  // holds the one that is at work

	ctx  context.Context // ends with Shutdown
	stop context.CancelFunc

	mu       sync.Mutex // guards what follows
	draining bool
	listener net.Listener
	paces    map[session.ID]*rehearsal.Pace // of the rehearsals in which simulated people play
}

// New makes an App. It does not listen yet.
func New(c Config) (*App, error) {
	at, err := newSites(c.PublicURL, c.TrustedProxies, c.TLS != nil)
	if err != nil {
		return nil, err
	}
	pages, err := newPages(c.Pages)
	if err != nil {
		return nil, err
	}
	c = c.filled()
	a := &App{
		rooms: c.Rooms, records: c.Records, sites: at, organiserConns: newOrganiserConns(), company: c.Company,
		unauthed: newUnauthedConns(), documents: newDocumentCache(), redactions: newCoalescer(), metrics: c.Metrics, tls: c.TLS, log: c.Logger, now: c.Now, newID: c.NewID, pages: pages, turn: c.Turn,
	}
	if a.auth, err = auth.New(c.auth(a.signedOut)); err != nil {
		return nil, err
	}
	a.measuring = measuring{key: c.MetricsKey, behindProxy: len(c.TrustedProxies) > 0}
	a.paces = map[session.ID]*rehearsal.Pace{}
	a.settleQueue, a.settleSlot = make(chan struct{}, mostQueued), make(chan struct{}, 1)
	a.ctx, a.stop = context.WithCancel(context.Background())
	a.rehearsing, a.stopRehearsals = context.WithCancel(a.ctx)
	a.metrics.watch(a)
	a.rooms.Changed(a.documents.changed)
	a.sockets = wsconn.NewHub(c.Logger)
	a.upgrade = a.upgrader()
	a.fiber = a.router()
	return a, nil
}

func (c Config) filled() Config {
	if c.Metrics == nil {
		c.Metrics = NewMetrics()
	}
	if c.Logger == nil {
		c.Logger = slog.Default()
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.NewID == nil {
		c.NewID = func() string { return uuid.Must(uuid.NewV7()).String() }
	}
	return c
}

func (c Config) auth(signedOut func(auth.OrganiserID)) auth.Config {
	out := auth.Config{Records: c.Records, Keys: c.Keys, SignedOut: signedOut, Now: c.Now, NewID: c.NewID}
	if c.Company != nil {
		out.Company = c.Company.Fingerprint()
	}
	return out
}

// Limits of HTTP itself.
const (
	// The head of a request must fit into the buffer: our cookies take about 2 KiB, a company's or a long code of its provider's much more. Nobody holds a buffer who is not
	// asking for something, or each phone would.
	mostHead   = 16 << 10
	headBuffer = mostHead + 256
	// A request that comes slower is dropped, whoever sends it.
	readTime = 10 * time.Second
	idleTime = 75 * time.Second
)

func (a *App) router() *fiber.App {
	f := fiber.New(fiber.Config{
		AppName: "colazione", DisableStartupMessage: true, Immutable: true, CaseSensitive: true, EnableTrustedProxyCheck: true,
		BodyLimit: largeBody, ReadBufferSize: headBuffer, ReduceMemoryUsage: true, ReadTimeout: readTime, WriteTimeout: readTime, IdleTimeout: idleTime,
		ErrorHandler: a.refuse,
	})
	f.Server().KeepHijackedConns = true // they become sockets of the Hub
	f.Server().ErrorHandler = a.longHead(f.Server().ErrorHandler)
	f.Use(a.middleware)
	for i := range routes {
		f.Add(routes[i].method, routes[i].pattern(), a.serve(&routes[i]))
	}
	a.serveDocuments(f)
	a.servePrivacy(f)
	a.serveHealth(f)
	a.servePages(f)
	return f
}

// Serve answers on a listener until Shutdown, and then gives nil.
func (a *App) Serve(l net.Listener) error {
	a.sites.listening(l.Addr())
	a.mu.Lock()
	a.listener = l
	late := a.draining
	a.mu.Unlock()
	if late {
		return l.Close()
	}
	a.resume()
	l = a.unauthed.limit(l)
	if a.tls != nil {
		l = tls.NewListener(l, a.tls)
	}
	return a.fiber.Listener(l)
}

// lastAnswers is how long answers may take to leave once the rooms have ended.
const lastAnswers = 300 * time.Millisecond

// Shutdown tells everybody who is connected to come back later, lets what was sent be answered, and stops. The error says that ctx ended before that.
func (a *App) Shutdown(ctx context.Context) error {
	a.mu.Lock()
	a.draining = true
	l := a.listener
	a.mu.Unlock()
	a.sockets.Close()
	defer a.background.Wait()
	defer a.stop()
	if l != nil {
		defer l.Close() // the router closes only one that it has begun to serve
	}
	a.stopRehearsals()
	a.writeLastFailed()
	a.simulated.Wait()
	err := a.rooms.Close(ctx)
	a.sockets.Wait(ctx)
	defer time.AfterFunc(lastAnswers, a.unauthed.closeAll).Stop()
	return errors.Join(err, a.fiber.ShutdownWithContext(ctx))
}

func (a *App) isDraining() bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.draining
}
