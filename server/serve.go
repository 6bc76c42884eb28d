package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"sync"
	"time"

	"colazione/frontend"
	"colazione/server/auth"
	"colazione/server/cli"
	"colazione/server/company"
	"colazione/server/demo"
	"colazione/server/logbook"
	"colazione/server/room"
	"colazione/server/store"
	"colazione/server/web"
)

// drainTime is how long connections may take to close when the server ends.
const drainTime = 4 * time.Second

// serve opens the database and answers until ctx ends or the disk can no longer be trusted.
func serve(ctx context.Context, c cli.Config, withDemo bool, stdout, stderr io.Writer) (err error) {
	log := slog.New(slog.NewTextHandler(stderr, nil))
	if err := cli.RequireFile(c.Data); err != nil {
		return err
	}
	db, err := store.Open(c.Data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := cli.Upgrade(ctx, db, c); err != nil {
		return err
	}
	records := logbook.Logbook{Store: db}
	keys, newKey, err := auth.LoadKeys(records, c.OrganiserKey)
	if err != nil {
		return err
	}
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", c.Addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	sec, err := newSecurity(c)
	if err != nil {
		return err
	}
	if c.PublicURL, err = sec.publicURL(c.PublicURL, listener.Addr()); err != nil {
		return err
	}
	provider, err := companyAccounts(c)
	if err != nil {
		return err
	}
	metrics := web.NewMetrics()
	rooms := room.New(records, room.Options{Logger: log, Stored: metrics.Stored, NotStored: metrics.NotStored})
	app, err := web.New(web.Config{
		Rooms: rooms, Records: records, Keys: keys, Pages: frontend.Dist(), PublicURL: c.PublicURL, TrustedProxies: c.TrustedProxies,
		TLS: sec.tls(), Company: provider, Metrics: metrics, MetricsKey: c.MetricsKey, Logger: log, Now: func() time.Time { return time.Now().In(c.Zone) },
	})
	if err != nil {
		return err
	}
	if withDemo {
		if err := fillDemo(ctx, app, rooms, records); err != nil {
			return err
		}
	}
	home := publicAddress(c, listener.Addr())
	end, err := startBackground(ctx, c, sec, app, db, home, log)
	if err != nil {
		return err
	}
	defer end()
	printWelcome(stdout, home, newKey)
	return serveUntilDone(ctx, app, listener, db)
}

// startBackground starts what runs beside answering requests, until ctx ends or end is called, which waits for it to end.
func startBackground(ctx context.Context, c cli.Config, sec *security, app *web.App, db *store.Store, home string, log *slog.Logger) (end func(), err error) {
	ctx, stop := context.WithCancel(ctx)
	var running sync.WaitGroup
	if c.PlainAddr != "" {
		plain, err := (&net.ListenConfig{}).Listen(ctx, "tcp", c.PlainAddr)
		if err != nil {
			stop()
			return nil, err
		}
		running.Go(func() { sec.redirectPlain(ctx, plain, home, log) })
	}
	if control, err := cli.ListenControl(ctx, c.Data); err != nil {
		log.Warn("backup and check work only while the server does not run", "error", err)
	} else {
		running.Go(func() { cli.ServeControl(ctx, control, db, log) })
	}
	if c.BackupDays > 0 {
		running.Go(func() { cli.KeepCopies(ctx, db, c.BackupDays, log) })
	}
	running.Go(func() { sweep(ctx, app, log) })
	return func() { stop(); running.Wait() }, nil
}

// companyAccounts returns the provider by which organisers sign in with their company's account; nil where none is configured.
func companyAccounts(c cli.Config) (*company.Provider, error) {
	if c.Company.Issuer == "" {
		return nil, nil
	}
	return company.New(c.Company)
}

// sweepEvery is how often sweep looks for what is to be erased.
const sweepEvery = time.Hour

// sweep erases what has reached the end of its retention, at the start and then from time to time, until ctx ends.
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

// serveUntilDone serves until ctx ends, and then lets connections finish. It stops at once when the database fails.
func serveUntilDone(ctx context.Context, app *web.App, listener net.Listener, db *store.Store) error {
	served := make(chan error, 1)
	go func() { served <- app.Serve(listener) }()
	select {
	case err := <-served:
		return err
	case <-db.Failed():
		return db.Err() // what can't be stored can't be acknowledged: there is nothing to wait for
	case <-ctx.Done():
	}
	drain, cancel := context.WithTimeout(context.Background(), drainTime)
	defer cancel()
	if err := app.Shutdown(drain); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return <-served
}

// publicAddress returns the address that a phone in the same network opens.
func publicAddress(c cli.Config, at net.Addr) string {
	if c.PublicURL != "" {
		return c.PublicURL
	}
	return "http://" + web.LocalHost(at.(*net.TCPAddr).AddrPort())
}

// demoTarget is what the demo plays its meetings into.
type demoTarget struct {
	*web.App
	*room.Rooms
}

// fillDemo plays the demo's meetings into a database that has no session yet.
func fillDemo(ctx context.Context, app *web.App, rooms *room.Rooms, book logbook.Logbook) error {
	empty := true
	err := book.List(room.SpaceSessions, "", func(string, []byte) error { empty = false; return nil })
	if err != nil || !empty {
		return err
	}
	_, _, err = demo.Fill(ctx, demoTarget{app, rooms})
	return err
}
