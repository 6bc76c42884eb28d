package rehearsal

import (
	"cmp"
	"sync/atomic"
	"time"
)

// The turns between which a facilitator may choose. The shortest is one beat every 80 ms with as many people as there may be.
const (
	UsualTurn    = 20 * time.Second
	ShortestTurn = 5 * time.Second
	LongestTurn  = time.Minute
)

// Pace is how long each simulated person of one session takes from one action to the next. It may be changed while they play.
type Pace struct {
	turn    atomic.Int64
	changed chan struct{}
}

// NewPace returns a pace with a turn to begin with; 0 means UsualTurn.
func NewPace(turn time.Duration) *Pace {
	p := &Pace{changed: make(chan struct{}, 1)}
	p.turn.Store(int64(cmp.Or(turn, UsualTurn)))
	return p
}

// Turn returns the current turn.
func (p *Pace) Turn() time.Duration { return time.Duration(p.turn.Load()) }

// Set changes the turn from the next beat on.
func (p *Pace) Set(turn time.Duration) {
	p.turn.Store(int64(turn))
	select {
	case p.changed <- struct{}{}:
	default:
	}
}

// beat returns the time between two actions of a crowd.
func (p *Pace) beat(people int) time.Duration {
	return max(time.Millisecond, p.Turn()/time.Duration(people))
}
