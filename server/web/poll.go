package web

import (
	"encoding/json"
	"strconv"
	"time"

	"colazione/server/room"
	"colazione/session"
)

const (
	longestPoll = 25 * time.Second
	// Who polls counts as present for so long after an answer; the next poll comes sooner.
	pollLinger = 30 * time.Second
)

// poll answers with one patch: at once if there is something new, else when there is, or with an empty one when the wait is over.
func (a *App) poll(c *call) (json.RawMessage, error) {
	held, err := c.cursor()
	if err != nil {
		return nil, err
	}
	seconds, err := c.number("wait")
	if err != nil {
		return nil, err
	}
	bell := room.NewBell()
	conn, err := a.rooms.Poll(c.ctx, c.session, c.who.Reader(), held, bell.Ring)
	if err != nil {
		return nil, err
	}
	a.noteDevice(c, c.who)
	defer conn.CloseAfter(pollLinger)
	defer a.organiserConns.add(conn, c.who, c.session)()
	if !a.stillIn(c.who, c.session) {
		return nil, sentAway(room.ByeRestart)
	}
	defer a.metrics.connected(c.who.Role, "poll")()
	over := time.NewTimer(min(longestPoll, time.Duration(min(seconds, 60))*time.Second))
	defer over.Stop()
	return a.nextFrame(conn, bell, over.C)
}

func (a *App) nextFrame(conn *room.Conn, bell room.Bell, over <-chan time.Time) (json.RawMessage, error) {
	for {
		if code := conn.Code(); code != "" {
			return nil, sentAway(code)
		}
		// What is there already goes before an end of the wait that has come as well.
		if frame, ok := conn.Next(); ok {
			a.metrics.patch(frame.Len())
			return frame.Bytes(), nil
		}
		select {
		case <-bell:
		case <-over:
			return conn.Empty(), nil
		}
	}
}

// sentAway is what a bye means to somebody who polls.
func sentAway(code string) error {
	switch code {
	case room.ByeRemoved:
		return session.ErrRemoved
	case room.ByeClosed:
		return session.ErrNotFound
	}
	return session.ErrUnavailable
}

// number reads a whole number of the query; 0 where it is not given.
// cursor is what the caller says that they hold, and in which form they take what is new.
func (c *call) cursor() (session.Cursor, error) {
	since, err := c.number(sinceParam.Name)
	if err != nil {
		return session.Cursor{}, err
	}
	parts := c.query(partsParam.Name)
	if parts != "" && parts != "1" {
		return session.Cursor{}, session.ErrBadRequest.With("parts is not 1")
	}
	return session.Cursor{Seq: session.Seq(since), Parts: parts == "1"}, nil
}

func (c *call) number(name string) (uint64, error) {
	text := c.query(name)
	if text == "" {
		return 0, nil
	}
	n, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		return 0, session.ErrBadRequest.With(name + " is not a whole number")
	}
	return n, nil
}
