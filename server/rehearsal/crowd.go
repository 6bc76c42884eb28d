// Package rehearsal fills a session with simulated people, so that a facilitator can practise the whole plan before anybody comes. For the room they are people like
// others: they come in, see what a phone would show them, and send what a phone would send.
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
	// Somebody goes away at one beat of so many, for so many beats.
	awayEvery = 40
	awayFor   = 15
	// A card takes so many beats to write.
	writesFor = 4
	// A door that was found shut is tried again after so many beats.
	shutFor = 10
)

// crowd is the simulated people of one session.
type crowd struct {
	rooms  *room.Rooms
	id     session.ID
	opts   Options
	script script
	dice   *rand.Rand
	actors []*actor
	used   map[string]int // how often each text was written
	round  []int          // whose turn it is, one after the other
	beats  int
	knock  int // the beat at which the next one tries to come in
}

// Play has simulated people take part in a session until it is erased or ctx ends. Those who came in an earlier run of the program go on.
func Play(ctx context.Context, rooms *room.Rooms, id session.ID, o Options) {
	c := &crowd{rooms: rooms, id: id, opts: o, dice: rand.New(rand.NewPCG(rand.Uint64(), rand.Uint64())), used: map[string]int{}}
	defer c.leave()
	if err := c.gather(ctx); err != nil {
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

// gather finds who is there already.
func (c *crowd) gather(ctx context.Context) error {
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

// beat lets one more in, and has another do what is next for them. ErrNotFound: the session is no more.
func (c *crowd) beat(ctx context.Context) error {
	c.beats++
	c.send(ctx)
	if len(c.actors) < c.opts.People && c.beats >= c.knock {
		if err := c.enter(ctx); errors.Is(err, session.ErrNotFound) {
			return err
		} else if err != nil {
			c.knock = c.beats + shutFor // locked, full, or closed
		}
	}
	if len(c.actors) == 0 {
		return nil
	}
	if len(c.round) == 0 {
		c.round = c.dice.Perm(len(c.actors))
	}
	a := c.actors[c.round[0]]
	c.round = c.round[1:]
	if a.conn != nil && c.dice.IntN(awayEvery) == 0 {
		a.conn.Close()
		a.conn, a.back = nil, c.beats+awayFor
	}
	if c.beats < a.back {
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

// act has somebody look at their phone and do what is next. What the room refuses is let go: a step may be over by now.
func (c *crowd) act(ctx context.Context, a *actor) error {
	if err := c.attach(ctx, a); err != nil {
		return err
	}
	var deeds []session.Command
	err := c.rooms.Look(ctx, c.id, func(s *session.State, m session.Moment) {
		p, _ := s.Patch(session.Reader(a.caller()), session.Cursor{}, m)
		deeds = a.choose(p, &c.script, c.used, c.dice)
	})
	for _, deed := range deeds {
		if err != nil {
			return err
		}
		if add, writes := deed.(session.AddCard); writes {
			a.draft, a.due, deed = &add, c.beats+writesFor, session.SetWriting{On: true}
		}
		err = c.do(ctx, a, deed)
	}
	return err
}

// send has those send their cards who have written long enough.
func (c *crowd) send(ctx context.Context) {
	for _, a := range c.actors {
		if a.draft != nil && c.beats >= a.due {
			_ = c.do(ctx, a, *a.draft) // the step may be over
			_ = c.do(ctx, a, session.SetWriting{})
			a.draft = nil
		}
	}
}

func (c *crowd) do(ctx context.Context, a *actor, deed session.Command) error {
	_, err := c.rooms.Do(ctx, c.id, session.Request{Command: deed, By: a.caller()})
	return err
}

// attach makes somebody present who is not; who was put out is not.
func (c *crowd) attach(ctx context.Context, a *actor) error {
	if a.conn != nil && a.conn.Code() == "" {
		a.conn.Next() // looked at, as a phone is
		return nil
	}
	if a.conn != nil {
		a.conn.Close()
		a.conn = nil
	}
	conn, err := c.rooms.Attach(ctx, c.id, session.Reader(a.caller()), 0, nil)
	if err == nil {
		a.conn = conn
	}
	return err
}

func (c *crowd) leave() {
	for _, a := range c.actors {
		if a.conn != nil {
			a.conn.Close()
		}
	}
}
