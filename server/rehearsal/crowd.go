// Package rehearsal fills a session with simulated people, so that a facilitator can practise the whole plan before anybody comes. To the room they are people like
// any others: they join, see what a phone would show them, and send what a phone would send.
package rehearsal

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"math/rand/v2"
	"time"

	"colazione/server/room"
	"colazione/session"
)

// MostPeople is how many simulated people a session may have.
const MostPeople = 60

// Options say how a session is filled.
type Options struct {
	People int   // how many come; where it is 0, as many as are there already, or 24
	Pace   *Pace // how fast they are
	NewID  session.NewID
	Logger *slog.Logger
}

const (
	usualPeople = 24
	// At one beat in awayEvery somebody goes away, for awayFor beats.
	awayEvery = 40
	awayFor   = 15
	// writesFor is how many beats it takes to write a card.
	writesFor = 4
	// retryEntryAfter is how many beats pass between attempts to join a session that is locked, full or closed.
	retryEntryAfter = 10
)

// crowd is the simulated people of one session.
type crowd struct {
	rooms     *room.Rooms
	id        session.ID
	opts      Options
	script    script
	random    *rand.Rand
	actors    []*actor
	used      map[string]int // how often each text was written
	turns     []int          // whose turn it is, one after the other
	beats     int
	nextEntry int // the beat at which the next one tries to come in
}

// Play has simulated people take part in a session until it is erased or ctx ends. Those who came in an earlier run of the program go on.
func Play(ctx context.Context, rooms *room.Rooms, id session.ID, o Options) {
	c := &crowd{rooms: rooms, id: id, opts: o, random: rand.New(rand.NewPCG(rand.Uint64(), rand.Uint64())), used: map[string]int{}}
	defer c.disconnect()
	if err := c.findActors(ctx); err != nil {
		o.Logger.Error("rehearsal does not begin", "session", id, "error", err)
		return
	}
	c.opts.People = cmp.Or(o.People, len(c.actors), usualPeople)
	beat := time.NewTicker(o.Pace.beat(c.opts.People))
	defer beat.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-o.Pace.changed:
			beat.Reset(o.Pace.beat(c.opts.People))
			continue
		case <-beat.C:
		}
		if err := c.beat(ctx); errors.Is(err, session.ErrNotFound) {
			return
		}
	}
}

// findActors finds the simulated people who are there already.
func (c *crowd) findActors(ctx context.Context) error {
	return c.rooms.Look(ctx, c.id, func(s *session.State, m session.Moment) {
		c.script = scriptIn(s.Info().Language)
		p, _ := s.Patch(session.Reader{Role: session.Facilitator}, session.Cursor{}, m)
		for _, one := range p.People {
			if one.Simulated {
				c.actors = append(c.actors, &actor{n: len(c.actors), id: one.ID})
			}
		}
		for _, card := range p.Cards {
			c.used[card.Text]++
		}
	})
}

// beat lets one more person in, and lets another act. ErrNotFound means that the session was erased.
func (c *crowd) beat(ctx context.Context) error {
	c.beats++
	c.sendDrafts(ctx)
	if len(c.actors) < c.opts.People && c.beats >= c.nextEntry {
		if err := c.enter(ctx); errors.Is(err, session.ErrNotFound) {
			return err
		} else if err != nil {
			c.nextEntry = c.beats + retryEntryAfter // locked, full, or closed
		}
	}
	if len(c.actors) == 0 {
		return nil
	}
	if len(c.turns) == 0 {
		c.turns = c.random.Perm(len(c.actors))
	}
	a := c.actors[c.turns[0]]
	c.turns = c.turns[1:]
	if a.conn != nil && c.random.IntN(awayEvery) == 0 {
		a.conn.Close()
		a.conn, a.backAt = nil, c.beats+awayFor
	}
	if c.beats < a.backAt {
		return nil
	}
	return c.act(ctx, a)
}

func (c *crowd) enter(ctx context.Context) error {
	n := len(c.actors)
	a := &actor{n: n, id: session.PersonID(c.opts.NewID())}
	profile := session.Profile{Name: c.script.Names[n%len(c.script.Names)], Organisation: c.script.Organisation}
	if _, err := c.rooms.Sit(ctx, c.id, session.Enter{Person: a.id, Simulated: true}, profile); err != nil {
		return err
	}
	c.actors = append(c.actors, a)
	return c.attach(ctx, a)
}

// act lets an actor look at their phone and do what comes next. Refusals are ignored: a step may be over by now.
func (c *crowd) act(ctx context.Context, a *actor) error {
	if err := c.attach(ctx, a); err != nil {
		return err
	}
	var commands []session.Command
	err := c.rooms.Look(ctx, c.id, func(s *session.State, m session.Moment) {
		p, _ := s.Patch(session.Reader(a.caller()), session.Cursor{}, m)
		commands = a.nextCommands(p, &c.script, c.used, c.random)
	})
	for _, command := range commands {
		if err != nil {
			return err
		}
		if add, writes := command.(session.AddCard); writes {
			a.draft, a.sendAt, command = &add, c.beats+writesFor, session.SetWriting{On: true}
		}
		err = c.do(ctx, a, command)
	}
	return err
}

// sendDrafts sends the cards that have been written for long enough.
func (c *crowd) sendDrafts(ctx context.Context) {
	for _, a := range c.actors {
		if a.draft != nil && c.beats >= a.sendAt {
			_ = c.do(ctx, a, *a.draft) // the step may be over
			_ = c.do(ctx, a, session.SetWriting{})
			a.draft = nil
		}
	}
}

func (c *crowd) do(ctx context.Context, a *actor, command session.Command) error {
	_, err := c.rooms.Do(ctx, c.id, session.Request{Command: command, By: a.caller()})
	return err
}

// attach makes an actor present again whose connection ended; it fails for one who was removed.
func (c *crowd) attach(ctx context.Context, a *actor) error {
	if a.conn != nil && a.conn.Code() == "" {
		a.conn.Next() // looked at, as a phone is
		return nil
	}
	if a.conn != nil {
		a.conn.Close()
		a.conn = nil
	}
	conn, err := c.rooms.Attach(ctx, c.id, session.Reader(a.caller()), session.Cursor{}, nil)
	if err == nil {
		a.conn = conn
	}
	return err
}

func (c *crowd) disconnect() {
	for _, a := range c.actors {
		if a.conn != nil {
			a.conn.Close()
		}
	}
}
