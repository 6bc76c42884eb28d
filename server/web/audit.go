package web

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/gofiber/fiber/v2"

	"colazione/server/auth"
	"colazione/server/records"
	"colazione/server/room"
	"colazione/session"
)

// The audit log is who led what, and when. What was done in a session stands in that session's own log, out of which it is read, and goes with it. What was done around
// it, and to the house, is kept here: only ever added to, and taken off after auditYears. Neither has the words of a card, the name of a person who takes part, or an
// address.

// auditYears is how long lines of the house are kept: an auditor asks about the year before.
const auditYears = 2

// auditLine is one of them. It is stored: a new field is omitempty.
type auditLine struct {
	At        time.Time        `json:"at"`
	Action    string           `json:"did"`     // one of lists' actions
	Session   session.ID       `json:"session"` // it is about, or ""; a title is kept nowhere, so that it goes with the session
	By        session.Role     `json:"by"`      // "" is the program
	Organiser auth.OrganiserID `json:"organiser,omitempty"`
	Of        string           `json:"of,omitempty"`     // which organiser it was done to, or the form of a document
	Series    session.SeriesID `json:"series,omitempty"` // it is about
	Count     int              `json:"count,omitempty"`
}

// by begins a line about the call's session.
func (c *call) by(action string) auditLine {
	return auditLine{Action: action, Session: c.session, By: c.who.Role, Organiser: c.who.Organiser}
}

// note begins the line that the call is to leave: one of who leads, where the route says so. The handler may add what of it is to be known.
func (c *call) note(r *route) {
	if r.audited == "" || !c.who.Leads() {
		return
	}
	c.noted = c.by(r.audited)
	if r.inSeries() {
		c.noted.Series = c.series()
	}
}

// apply makes the changes for which a call was made, and keeps its line with them: neither is there without the other.
func (a *App) apply(c *call, changes ...room.Change) error {
	if c.noted.Action == "" {
		return a.records.Apply(changes...)
	}
	line := c.noted
	c.noted = auditLine{}
	return a.audit(line, changes...)
}

// applying is apply as auth takes it.
func (a *App) applying(c *call) auth.Apply {
	return func(changes ...room.Change) error { return a.apply(c, changes...) }
}

// audited keeps the line of a call that was made, unless it was kept already. Where the disk is full people read on all the same.
func (a *App) audited(c *call, r *route) error {
	if c.noted.Action == "" {
		return nil
	}
	err := a.audit(c.noted)
	if err != nil && r.method == fiber.MethodGet {
		a.log.Error("not in the audit log", "did", c.noted.Action, "error", err)
		return nil
	}
	return err
}

// audit adds a line, as of now, with the changes that it tells of.
func (a *App) audit(line auditLine, changes ...room.Change) error {
	line.At = a.now().UTC().Truncate(time.Millisecond)
	a.log.Info("audit", "did", line.Action, "session", line.Session, "by", line.By)
	key := fmt.Sprintf("%s/%012d%s", line.At.Format(auditTime), a.audits.Add(1), rand.Text()) // in the order of writing also within a millisecond
	return a.records.Apply(append([]room.Change{records.Put(records.AuditLog, key, line)}, changes...)...)
}

// auditTime has a fixed length, so that keys sort by time.
const auditTime = "2006-01-02T15:04:05.000Z"

// eachAudit runs over the lines, oldest first.
func (a *App) eachAudit(f func(key string, line auditLine)) error {
	return a.records.List(records.AuditLog, "", func(key string, value []byte) error {
		var line auditLine
		if err := json.Unmarshal(value, &line); err != nil {
			return fmt.Errorf("%s %s: %w", records.AuditLog, key, err)
		}
		f(key, line)
		return nil
	})
}

// endAudit takes off the lines whose time is over.
func (a *App) endAudit(_ context.Context, now time.Time) error {
	before := now.UTC().AddDate(-auditYears, 0, 0).Format(auditTime)
	var gone []room.Change
	err := a.records.List(records.AuditLog, "", func(key string, _ []byte) error {
		if key < before {
			gone = append(gone, room.Change{Space: records.AuditLog, Key: key})
		}
		return nil
	})
	if err != nil || len(gone) == 0 {
		return err
	}
	return a.records.Apply(gone...)
}

// failedSignIns counts the keys that were wrong. The first in a while is written at once and those that follow together, so that whoever guesses does not fill the disk.
type failedSignIns struct {
	mu      sync.Mutex
	waiting int
	later   *time.Timer // until what waits is written; nil where none failed for a while
}

const gatherFailed = 10 * time.Minute

// signInFailed notes that a wrong key was tried.
func (a *App) signInFailed() {
	a.failedSignIns.mu.Lock()
	defer a.failedSignIns.mu.Unlock()
	a.failedSignIns.waiting++
	if a.failedSignIns.later == nil {
		a.writeFailed()
		a.failedSignIns.later = time.AfterFunc(gatherFailed, a.writeGathered)
	}
}

func (a *App) writeGathered() {
	a.failedSignIns.mu.Lock()
	defer a.failedSignIns.mu.Unlock()
	a.failedSignIns.later = nil
	a.writeFailed()
}

// writeLastFailed writes what still waits when the server ends.
func (a *App) writeLastFailed() {
	a.failedSignIns.mu.Lock()
	defer a.failedSignIns.mu.Unlock()
	if a.failedSignIns.later != nil {
		a.failedSignIns.later.Stop()
	}
	a.writeFailed()
}

// writeFailed adds a line for those that wait. What can't be written waits on. The lock is held.
func (a *App) writeFailed() {
	if a.failedSignIns.waiting == 0 {
		return
	}
	if err := a.audit(auditLine{Action: "sign_in_failed", Count: a.failedSignIns.waiting}); err != nil {
		a.log.Error("not in the audit log", "did", "sign_in_failed", "error", err)
		return
	}
	a.failedSignIns.waiting = 0
}

// entriesOf reads what was done in a session out of its log, oldest first.
func (a *App) entriesOf(id session.ID) ([]session.AuditEntry, error) {
	var all []session.AuditEntry
	read := session.NewAuditReader()
	err := a.rooms.History(id, func(r session.Record) {
		if d, led := read.Take(r); led {
			all = append(all, d)
		}
	})
	return slices.Clip(all), err
}
