package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"colazione/frontend"
	"colazione/server/company"
	"colazione/server/demo"
	"colazione/server/logbook"
	"colazione/server/room"
	"colazione/server/store"
	"colazione/server/web"
)

// How long people who are connected may take to let go when the server ends.
const drainTime = 4 * time.Second

// serve opens the database and answers until ctx ends or the disk can no longer be trusted.
func serve(ctx context.Context, c config, withDemo bool, stdout, stderr io.Writer) (err error) {
	log := slog.New(slog.NewTextHandler(stderr, nil))
	if err := isFile(c.data); err != nil {
		return err
	}
	db, err := store.Open(c.data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := upgrade(ctx, db, c); err != nil {
		return err
	}
	book := logbook.Logbook{Store: db}
	keys, newKey, err := web.LoadKeys(book, c.organiserKey)
	if err != nil {
		return err
	}
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", c.addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	sec, err := secured(c)
	if err != nil {
		return err
	}
	if c.publicURL, err = sec.publicURL(c.publicURL, listener.Addr()); err != nil {
		return err
	}
	door, err := accounts(c)
	if err != nil {
		return err
	}
	metrics := web.NewMetrics()
	rooms := room.New(book, room.Options{Logger: log, Stored: metrics.Stored, NotStored: metrics.NotStored})
	app, err := web.New(web.Config{
		Rooms: rooms, Records: book, Keys: keys, Pages: frontend.Dist(), PublicURL: c.publicURL, TrustedProxies: c.trustedProxies,
		TLS: sec.tls(), Company: door, Metrics: metrics, MetricsKey: c.metricsKey, Logger: log, Now: func() time.Time { return time.Now().In(c.zone) },
	})
	if err != nil {
		return err
	}
	if withDemo {
		if err := fill(ctx, app, rooms, book); err != nil {
			return err
		}
	}
	home := address(c, listener.Addr())
	end, err := doChores(ctx, c, sec, app, db, home, log)
	if err != nil {
		return err
	}
	defer end()
	greet(stdout, home, newKey)
	return answer(ctx, app, listener, db)
}

// doChores starts what runs beside the answering. It goes on until ctx ends or end is called, which waits for it.
func doChores(ctx context.Context, c config, sec *security, app *web.App, db *store.Store, home string, log *slog.Logger) (end func(), err error) {
	ctx, stop := context.WithCancel(ctx)
	var running sync.WaitGroup
	if c.plainAddr != "" {
		plain, err := (&net.ListenConfig{}).Listen(ctx, "tcp", c.plainAddr)
		if err != nil {
			stop()
			return nil, err
		}
		running.Go(func() { sec.sendOn(ctx, plain, home, log) })
	}
	if shell, err := listenForShell(ctx, c.data); err != nil {
		log.Warn("the shell's backup and check work only while the server does not run", "error", err)
	} else {
		running.Go(func() { serveShell(ctx, shell, db, log) })
	}
	if c.backupDays > 0 {
		running.Go(func() { keepCopies(ctx, db, c.backupDays, log) })
	}
	running.Go(func() { sweep(ctx, app, log) })
	return func() { stop(); running.Wait() }, nil
}

// accounts is how organisers sign in with their company's; nil where that is not configured.
func accounts(c config) (*company.Door, error) {
	if c.company.Issuer == "" {
		return nil, nil
	}
	return company.New(c.company)
}

// How often it is looked whether something is to be erased.
const sweepEvery = time.Hour

// sweep erases what is to be gone, at the start and then from time to time, until ctx ends.
func sweep(ctx context.Context, app *web.App, log *slog.Logger) {
	every := time.NewTicker(sweepEvery)
	defer every.Stop()
	for {
		if err := app.Sweep(ctx, time.Now()); err != nil {
			log.Error("something that is to be erased is still here", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-every.C:
		}
	}
}

// answer serves until there is a reason to stop, and then lets everybody finish.
func answer(ctx context.Context, app *web.App, listener net.Listener, db *store.Store) error {
	served := make(chan error, 1)
	go func() { served <- app.Serve(listener) }()
	select {
	case err := <-served:
		return err
	case <-db.Failed():
		return db.Err() // what can't be stored can't be acknowledged: not even a farewell waits
	case <-ctx.Done():
	}
	drain, cancel := context.WithTimeout(context.Background(), drainTime)
	defer cancel()
	if err := app.Shutdown(drain); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return <-served
}

// address is what a phone in the same network opens.
func address(c config, at net.Addr) string {
	if c.publicURL != "" {
		return c.publicURL
	}
	return "http://" + web.LocalHost(at.(*net.TCPAddr).AddrPort())
}

// desk is what the demo needs of the server.
type desk struct {
	*web.App
	*room.Rooms
}

// fill plays the demo's meetings into a database that has no session yet.
func fill(ctx context.Context, app *web.App, rooms *room.Rooms, book logbook.Logbook) error {
	empty := true
	err := book.List(room.SpaceSessions, "", func(string, []byte) error { empty = false; return nil })
	if err != nil || !empty {
		return err
	}
	_, _, err = demo.Fill(ctx, desk{app, rooms})
	return err
}

// health asks the running server whether it is ready, for a container's health check.
func health(ctx context.Context, c config) error {
	host, port, err := net.SplitHostPort(c.addr)
	if err != nil {
		return err
	}
	if a, err := netip.ParseAddr(host); host == "" || err == nil && a.IsUnspecified() {
		host = "127.0.0.1"
	}
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	scheme, client := "http", http.DefaultClient
	if c.encrypts() {
		// It asks itself, at an address that no certificate names.
		scheme, client = "https", &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true, ServerName: c.serverName()}}}
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, scheme+"://"+net.JoinHostPort(host, port)+"/readyz", nil)
	if err != nil {
		return err
	}
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("the server answers %s", response.Status)
	}
	return nil
}
