// Package room keeps sessions live in memory: one goroutine each, which decides what its people ask for, has it stored, and only then
// acknowledges it and wakes those who may see it.
//
// Guarantees. An acknowledged command is on the disk. Nobody sees what is not stored. Commands of one session take effect one after the other, in one order for
// everybody. A reader that is slow, or does not read at all, costs the others nothing: it is woken, not fed, and asks for what it has missed when it can.
package room

import (
	"context"
	"encoding/json"
	"log/slog"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/google/uuid"

	"colazione/session"
)

// Options are what Rooms need from outside. A zero field has the usual value.
type Options struct {
	Logger *slog.Logger
	// Now is the time of day; the system's when nil. While a timer runs a room goes on counting from when it last took it, so that the timer does not notice when
	// somebody sets the clock.
	Now func() time.Time
	// Since is how much time has passed since some moment, by a clock that nobody sets; as Now says where only that is given.
	Since func() time.Duration
	NewID session.NewID
	// IdleAfter is how long a room without readers and commands stays in memory; a minute when 0.
	IdleAfter time.Duration
	// Expiry is how long a signal lasts that is not given again (session.SetWriting, session.SetDesk); ten seconds when 0.
	Expiry time.Duration
	// Stored is called after every commit: how many commands it held and how long it took.
	Stored func(commands int, took time.Duration)
	// NotStored is called after every commit that failed.
	NotStored func(error)
}

func (o Options) filled() Options {
	if o.Logger == nil {
		o.Logger = slog.Default()
	}
	if o.Now == nil && o.Since == nil {
		began := time.Now()
		o.Since = func() time.Duration { return time.Since(began) }
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Since == nil {
		now, began := o.Now, o.Now()
		o.Since = func() time.Duration { return now().Sub(began) }
	}
	if o.NewID == nil {
		o.NewID = func() string { return uuid.Must(uuid.NewV7()).String() }
	}
	if o.IdleAfter == 0 {
		o.IdleAfter = time.Minute
	}
	if o.Expiry == 0 {
		o.Expiry = defaultExpiry
	}
	if o.Stored == nil {
		o.Stored = func(int, time.Duration) {}
	}
	if o.NotStored == nil {
		o.NotStored = func(error) {}
	}
	return o
}

// Rooms are the sessions that are live in this process. They are opened when somebody asks for them and leave memory when nobody does.
type Rooms struct {
	log  Log
	opts Options

	mu      sync.Mutex
	rooms   map[session.ID]*room
	erasing map[session.ID]*erasure
	closing bool
	changed atomic.Pointer[func(session.ID)] // nil: nobody wants to know
}

// New makes Rooms over a log.
func New(log Log, opts Options) *Rooms {
	return &Rooms{log: log, opts: opts.filled(), rooms: map[session.ID]*room{}, erasing: map[session.ID]*erasure{}}
}

// Create makes a session and stores it with the changes. The id in the command must be new.
func (rs *Rooms) Create(_ context.Context, c session.Create, with ...Change) (session.Info, error) {
	s := session.New()
	rec, _, err := s.Decide(session.Request{Command: c, By: session.Caller{Role: session.Organiser}, At: rs.opts.Now()}, rs.opts.NewID)
	if err != nil {
		return session.Info{}, err
	}
	s.Apply(*rec)
	with = append(with, infoChange(s))
	if err := rs.log.Append(string(c.Info.ID), 0, [][]byte{rec.Encode()}, with...); err != nil {
		return session.Info{}, rs.refusal(c.Info.ID, err)
	}
	return s.Info(), nil
}

// Changed has f called after every change of a session or of the names of its people, before the change is acknowledged, and when the session is erased. f must be quick.
func (rs *Rooms) Changed(f func(session.ID)) { rs.changed.Store(&f) }

func (rs *Rooms) notifyChanged(id session.ID) {
	if f := rs.changed.Load(); f != nil {
		(*f)(id)
	}
}

func infoChange(s *session.State) Change {
	info := s.Info()
	data, err := json.Marshal(info)
	if err != nil {
		panic("room: " + err.Error()) // plain fields always encode
	}
	return Change{Space: SpaceSessions, Key: string(info.ID), Value: data}
}

// Do has a command decided and stored. Errors are *session.Error; the request's time is set here.
func (rs *Rooms) Do(ctx context.Context, id session.ID, r session.Request) (session.Ack, error) {
	return rs.send(ctx, id, request{Request: r})
}

// Enter lets a person in, stores the profile and the changes with it, and gives the table.
func (rs *Rooms) Enter(ctx context.Context, id session.ID, group string, p session.Profile, person session.PersonID, with ...Change) (session.GroupID, error) {
	return rs.Sit(ctx, id, session.Enter{Person: person, Group: group}, p, with...)
}

// Sit is Enter for who may come by a seat.
func (rs *Rooms) Sit(ctx context.Context, id session.ID, e session.Enter, p session.Profile, with ...Change) (session.GroupID, error) {
	e.Says = &p
	_, err := rs.send(ctx, id, request{
		Request: session.Request{Command: e, By: session.Caller{Role: session.Participant, Person: e.Person}},
		with:    with,
	})
	if err != nil {
		return "", err
	}
	var at session.GroupID
	err = rs.Look(ctx, id, func(s *session.State, _ session.Moment) { at = s.GroupOf(e.Person) })
	return at, err
}

// Look lets f read a session as it is now, stored whole. f keeps nothing of it and is quick: the room waits.
func (rs *Rooms) Look(_ context.Context, id session.ID, f func(*session.State, session.Moment)) error {
	r, err := rs.acquire(id)
	if err != nil {
		return err
	}
	defer rs.release(r)
	r.mu.RLock()
	defer r.mu.RUnlock()
	if r.state == nil {
		return session.ErrUnavailable
	}
	f(r.state, r.moment())
	return nil
}

// Close tells every reader to come back later, finishes what was sent and what is being erased, saves what is worth it and ends every room.
func (rs *Rooms) Close(ctx context.Context) error {
	rs.mu.Lock()
	rs.closing = true
	var all []*room
	for _, r := range rs.rooms {
		all = append(all, r)
	}
	going := slices.Collect(maps.Values(rs.erasing))
	rs.mu.Unlock()
	var wg sync.WaitGroup
	for _, r := range all {
		wg.Go(func() {
			<-r.opened
			r.end(ByeRestart, true)
		})
	}
	for _, e := range going {
		wg.Go(func() { <-e.done })
	}
	done := make(chan struct{})
	go func() { wg.Wait(); close(done) }()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// acquire returns the room of a session, opened, and keeps it in memory until release.
func (rs *Rooms) acquire(id session.ID) (*room, error) {
	rs.mu.Lock()
	if rs.closing {
		rs.mu.Unlock()
		return nil, ErrEnding
	}
	if rs.erasing[id] != nil {
		rs.mu.Unlock()
		return nil, session.ErrNotFound
	}
	r := rs.rooms[id]
	first := r == nil
	if first {
		r = newRoom(rs, id)
		rs.rooms[id] = r
	}
	r.users++
	rs.mu.Unlock()
	if first {
		r.open()
	}
	<-r.opened
	if r.err != nil {
		err := r.err
		rs.release(r)
		return nil, err
	}
	return r, nil
}

// release lets a room go; one that failed to open is forgotten with its last user.
func (rs *Rooms) release(r *room) {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	if r.users--; r.users == 0 && r.err != nil && rs.rooms[r.id] == r {
		delete(rs.rooms, r.id)
	}
}

// retire takes a room out of memory if nobody uses it.
func (rs *Rooms) retire(r *room) bool {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	if r.users > 0 {
		return false
	}
	if rs.rooms[r.id] == r {
		delete(rs.rooms, r.id)
	}
	return true
}

// refusal returns the error that a person gets, and logs one whose text is withheld from them.
func (rs *Rooms) refusal(id session.ID, err error) error {
	if isRefusal(err) {
		return err
	}
	rs.opts.Logger.Error("storage failed", "session", id, "error", err)
	return session.ErrUnavailable
}
