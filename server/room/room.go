package room

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"colazione/session"
)

// room is one session live in memory. Its goroutine alone changes the state, under mu; everybody else reads under mu.
type room struct {
	rooms  *Rooms
	id     session.ID
	opened chan struct{} // closed when open is through
	err    error         // why it could not be opened
	users  int           // under rooms.mu

	began time.Time     // some moment, and the same by the clock that nobody sets; under mu, and written by the room's goroutine
	begun time.Duration // alone

	mail            chan request
	presenceChanged chan struct{} // somebody came or went
	quit            chan closeReason
	loop            chan struct{} // closed when the goroutine has ended
	over            chan struct{} // closed when nothing is taken any more
	why             error         // the error that later callers get; readable once over is closed
	saved           sync.WaitGroup

	saving   sync.Mutex  // held while a snapshot is saved, and while words are taken out of the log
	redacted session.Seq // how far the log had come then: an earlier snapshot may hold them. Under saving

	mu       sync.RWMutex
	state    *session.State
	frames   atomic.Pointer[session.FrameCache] // what those are given who are woken together
	conns    map[*Conn]struct{}
	presence presence
	took     time.Duration // by the last commit
	trouble  error         // why the last commit failed, or nil

	pace   pace
	full   bool          // the disk had no room for the latest records
	behind int           // records since the last snapshot
	last   time.Duration // when that was, by the clock that nobody sets
}

// ErrEnding says that the server is on its way out and that it is not known to have stored what was asked for. It is a session.ErrUnavailable to those who must be
// answered; whoever is sent away just then needs no answer, and asks again where they come back.
var ErrEnding = fmt.Errorf("ending: %w", session.ErrUnavailable)

// request is a command on its way through a room.
type request struct {
	session.Request
	with []Change
	done chan outcome
}

type outcome struct {
	ack session.Ack
	err error
}

type closeReason struct {
	code string
	save bool
	done chan struct{}
}

const (
	// As many commands as are stored in one go at the most; more only makes the first of them wait.
	mostBatch = 1024
	// A snapshot is saved after so many records, but not more often than so.
	snapshotRecords  = 1000
	snapshotInterval = 5 * time.Second
	// Fewer records than this are replayed faster than a snapshot is saved.
	snapshotAtEnd = 200
)

func newRoom(rs *Rooms, id session.ID) *room {
	return &room{
		rooms: rs, id: id, opened: make(chan struct{}), mail: make(chan request, mostBatch), presenceChanged: make(chan struct{}, 1),
		quit: make(chan closeReason), loop: make(chan struct{}), over: make(chan struct{}),
		conns: map[*Conn]struct{}{}, presence: newPresence(),
	}
}

// open reads the session and starts the goroutine.
func (r *room) open() {
	defer close(r.opened)
	state, err := load(r.rooms.log, r.id)
	if err != nil {
		r.err = r.rooms.refusal(r.id, err)
		r.why = r.err
		close(r.over)
		close(r.loop)
		return
	}
	r.state, r.began, r.begun = state, r.rooms.opts.Now(), r.rooms.opts.Since()
	r.last = r.begun
	r.frames.Store(&session.FrameCache{})
	go r.run()
}

// send returns a request to a session's room and waits for what comes of it.
func (rs *Rooms) send(ctx context.Context, id session.ID, e request) (session.Ack, error) {
	r, err := rs.acquire(id)
	if err != nil {
		return session.Ack{}, err
	}
	defer rs.release(r)
	e.done = make(chan outcome, 1)
	select {
	case r.mail <- e:
	case <-r.over:
		return session.Ack{}, r.why
	case <-ctx.Done():
		return session.Ack{}, ErrEnding
	}
	select {
	case o := <-e.done:
		return o.ack, o.err
	case <-r.loop:
		select {
		case o := <-e.done:
			return o.ack, o.err
		default:
			return session.Ack{}, r.why
		}
	case <-ctx.Done():
		return session.Ack{}, ErrEnding
	}
}

// run is the room's goroutine.
func (r *room) run() {
	defer close(r.loop)
	idle := time.NewTimer(r.rooms.opts.IdleAfter)
	defer idle.Stop()
	for {
		select {
		case e := <-r.mail:
			r.work(r.gather(e))
		case <-r.presenceChanged:
			r.pace.presence = true
		case <-r.pace.due():
			r.pace.fire()
		case <-idle.C:
			if r.retireIfIdle() {
				return
			}
			idle.Reset(r.rooms.opts.IdleAfter)
			continue
		case f := <-r.quit:
			r.finish(f)
			return
		}
		r.wake()
		idle.Reset(r.rooms.opts.IdleAfter)
	}
}

// gather takes whatever else waits.
func (r *room) gather(first request) []request {
	batch := []request{first}
	for len(batch) < mostBatch {
		select {
		case e := <-r.mail:
			batch = append(batch, e)
		default:
			return batch
		}
	}
	return batch
}

// work decides a batch in order, stores what it came to in one go, and only then answers. Readers wait meanwhile, so that nobody sees what is not stored.
func (r *room) work(batch []request) {
	r.mu.Lock()
	if r.state == nil && !r.reload() {
		r.mu.Unlock()
		answerAll(batch, session.ErrUnavailable)
		return
	}
	r.setClock()
	var d decision
	var err error
	if slices.ContainsFunc(batch, func(e request) bool { return !isSignal(e.Command) }) {
		err = r.diskHasSpace()
	}
	if err == nil {
		d = r.decide(batch)
		err = r.store(d)
	}
	r.mu.Unlock()
	if err != nil {
		answerAll(batch, r.rooms.refusal(r.id, err))
		return
	}
	if len(d.records) > 0 {
		r.rooms.notifyChanged(r.id)
	}
	for i, e := range batch {
		e.done <- d.outcomes[i]
	}
	if d.removed {
		r.dismissRemoved()
	}
	r.pace.news = r.pace.news || len(d.records) > 0
	r.keepSnapshot(len(d.records))
}

func answerAll(batch []request, err error) {
	for _, e := range batch {
		e.done <- outcome{err: err}
	}
}

// decision is what a batch came to.
type decision struct {
	after    session.Seq
	outcomes []outcome
	records  [][]byte
	with     []Change
	removed  bool // somebody was put out
}

func (r *room) decide(batch []request) decision {
	d := decision{after: r.state.Seq(), outcomes: make([]outcome, len(batch))}
	for i, e := range batch {
		e.At = r.now()
		rec, ack, err := r.state.Decide(e.Request, r.rooms.opts.NewID)
		d.outcomes[i] = outcome{ack: ack, err: err}
		if err != nil || rec == nil || r.signal(e.Request) {
			continue
		}
		if len(rec.Events) == 0 {
			r.state.Apply(*rec) // what changes nothing says nothing of its sender either
			continue
		}
		if enters, of := e.Command.(session.Enter); of && enters.Says != nil {
			e.with = append(e.with, r.introduce(enters.Person, *enters.Says))
		}
		if id, name, is := r.state.NamedOwner(e.Command, *rec); is {
			e.with = append(e.with, r.nameOwner(id, name))
		}
		r.state.Apply(*rec)
		d.records = append(d.records, rec.Encode())
		d.with = append(d.with, e.with...)
		for _, event := range rec.Events {
			d.with = append(d.with, r.sideRecords(event)...)
			if person, of := event.(session.PersonState); of {
				d.removed = d.removed || person.State == session.PersonRemoved
			}
		}
	}
	return d
}

// introduce has the state know what a person says of themselves, and gives the change that keeps it.
func (r *room) introduce(id session.PersonID, says session.Profile) Change {
	says = r.state.Distinct(id, says)
	r.state.SetProfile(id, says)
	return r.profileChange(string(id), says)
}

// nameOwner has the state know the name of who answers for a path, and returns the change that keeps it.
func (r *room) nameOwner(id session.OwnerID, name string) Change {
	r.state.SetOwner(id, name)
	return r.profileChange(ownerPrefix+string(id), session.Profile{Name: name})
}

func (r *room) profileChange(key string, p session.Profile) Change {
	data, err := json.Marshal(p)
	if err != nil {
		panic("room: " + err.Error()) // plain fields always encode
	}
	return Change{Space: SpacePeople, Key: string(r.id) + "/" + key, Value: data}
}

// store has a decision kept. Where that fails nothing of it was acknowledged, and the state is built anew from what is on the disk.
func (r *room) store(d decision) error {
	if len(d.records) == 0 {
		return nil
	}
	began := time.Now()
	r.trouble = r.rooms.log.Append(string(r.id), uint64(d.after), d.records, d.with...)
	r.took = time.Since(began)
	if err := r.trouble; err != nil {
		r.rooms.opts.NotStored(err)
		r.full = errors.Is(err, session.ErrStorageFull)
		r.state = nil
		r.reload()
		return err
	}
	r.rooms.opts.Stored(len(d.records), r.took)
	return nil
}

// diskHasSpace asks the disk, where it was full, whether it still is, by storing nothing: to find that out with a batch costs building the state anew.
func (r *room) diskHasSpace() error {
	if !r.full {
		return nil
	}
	r.trouble = r.rooms.log.Append(string(r.id), uint64(r.state.Seq()), nil)
	r.full = errors.Is(r.trouble, session.ErrStorageFull)
	return r.trouble
}

// reload builds the state anew. Where even that fails the room answers "unavailable" until it works.
func (r *room) reload() bool {
	state, err := load(r.rooms.log, r.id)
	if err != nil {
		r.rooms.opts.Logger.Error("session can't be read again", "session", r.id, "error", err)
		return false
	}
	r.state = state
	r.frames.Store(&session.FrameCache{})
	return true
}

// keepSnapshot saves the state from time to time, so that the session opens quickly.
func (r *room) keepSnapshot(records int) {
	now := r.rooms.opts.Since()
	if r.behind += records; r.behind < snapshotRecords || now-r.last < snapshotInterval {
		return
	}
	r.saveSnapshot()
	r.last = now
}

// saveSnapshot encodes the state here, where nobody changes it, and saves it aside.
func (r *room) saveSnapshot() {
	seq, snapshot := r.state.Seq(), r.state.Snapshot()
	r.behind = 0
	r.saved.Go(func() {
		r.saving.Lock()
		defer r.saving.Unlock()
		if seq < r.redacted {
			return
		}
		if err := r.rooms.log.SaveSnapshot(string(r.id), uint64(seq), snapshot); err != nil {
			r.rooms.opts.Logger.Warn("snapshot not saved", "session", r.id, "error", err)
		}
	})
}

// retireIfIdle ends a room that nobody uses, and reports whether it did.
func (r *room) retireIfIdle() bool {
	if !r.rooms.retire(r) {
		return false
	}
	r.why = session.ErrUnavailable
	close(r.over)
	r.saveAtEnd()
	return true
}

func (r *room) saveAtEnd() {
	if r.state != nil && r.behind >= snapshotAtEnd {
		r.saveSnapshot()
	}
	r.saved.Wait()
}

// end has the room finish what it was given and send its readers away. It returns when the goroutine has ended.
func (r *room) end(code string, save bool) {
	f := closeReason{code: code, save: save, done: make(chan struct{})}
	select {
	case r.quit <- f:
		<-f.done
	case <-r.loop:
	}
	<-r.loop
}

func (r *room) finish(f closeReason) {
	defer close(f.done)
	r.why = ErrEnding
	if f.code == ByeClosed {
		r.why = session.ErrNotFound
	}
	close(r.over)
	for {
		select {
		case e := <-r.mail:
			if f.save {
				r.work(r.gather(e))
			} else {
				e.done <- outcome{err: session.ErrNotFound}
			}
			continue
		default:
		}
		break
	}
	r.mu.RLock()
	for c := range r.conns {
		c.dismiss(f.code)
	}
	r.mu.RUnlock()
	if f.save {
		r.saveAtEnd()
	}
	r.saved.Wait()
}

func loadProfiles(log Log, id session.ID, s *session.State) error {
	return log.Profiles(string(id), func(key string, data []byte) error {
		var p session.Profile
		if err := json.Unmarshal(data, &p); err != nil {
			return fmt.Errorf("profile: %w", err)
		}
		key = strings.TrimPrefix(key, string(id)+"/")
		if owner, is := strings.CutPrefix(key, ownerPrefix); is {
			s.SetOwner(session.OwnerID(owner), p.Name)
		} else {
			s.SetProfile(session.PersonID(key), p)
		}
		return nil
	})
}

// setClock takes the time of day anew, which was set or passed by while the machine slept, unless that would change what is left of a timer.
func (r *room) setClock() {
	now, since := r.rooms.opts.Now(), r.rooms.opts.Since()
	if !r.state.Counts(r.now()) && !r.state.Counts(now) {
		r.began, r.begun = now, since
	}
}

// now is the time of the meeting: while a timer runs it passes evenly, also where somebody sets the machine's clock.
func (r *room) now() time.Time { return r.began.Add(r.rooms.opts.Since() - r.begun) }

func (r *room) moment() session.Moment {
	return session.Moment{Now: r.now(), Presence: r.presence.view()}
}
