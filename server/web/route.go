package web

import (
	"net/http"
	"reflect"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"colazione/server/apidoc"
	"colazione/session"
)

// base is what the paths of all calls begin with.
const base = "/api/v1"

// route is one call: where it is, who may make it, what it takes and gives, and what does it.
type route struct {
	method  string
	path    string // below base, with {parts}
	name    string // unique among the calls
	about   string // one sentence
	who     []session.Role
	query   []apidoc.Param
	status  int // of success; 200 when 0
	limit   int // bytes of a body; smallBody when 0
	refuses []*session.Error
	guessed bool   // its body has a code or a key, which somebody may be guessing
	audited string // what stands in the audit log when somebody who leads has made it; "" leaves it out
	action
}

// action is what a call does, with the types of its body and its answer; nil where there is none.
type action struct {
	in, out reflect.Type
	media   string // of an answer that is not JSON; where it depends, "*/*"
	run     func(*App, *call) (any, error)
}

// does makes an action of a handler for calls without a body.
func does[Out any](f func(*App, *call) (Out, error)) action {
	return action{out: reflect.TypeFor[Out](), run: func(a *App, c *call) (any, error) {
		if err := noBody(c.f.Get(fiber.HeaderContentType), c.f.BodyRaw()); err != nil {
			return nil, err
		}
		return f(a, c)
	}}
}

// takes makes an action of a handler for calls with a body.
func takes[In, Out any](f func(*App, *call, In) (Out, error)) action {
	return action{in: reflect.TypeFor[In](), out: reflect.TypeFor[Out](), run: func(a *App, c *call) (any, error) {
		var in In
		if err := decodeBody(c.f.Get(fiber.HeaderContentType), c.f.BodyRaw(), &in); err != nil {
			return nil, err
		}
		return f(a, c, in)
	}}
}

// do runs the call; where somebody may be guessing, when it is its turn.
func (r *route) do(a *App, c *call) (any, error) {
	if r.guessed {
		leave, err := a.auth.Guesses.Acquire()
		if err != nil {
			return nil, err
		}
		defer leave()
		c.began = time.Now()
	}
	return r.run(a, c)
}

// as has the documents show another type as the answer: that of bytes which are encoded already.
func (a action) as(sample any) action {
	a.out = reflect.TypeOf(sample)
	return a
}

// of has the documents show an answer that is not JSON.
func (a action) of(media string) action {
	a.out, a.media = nil, media
	return a
}

// inSession reports whether the call is about one session.
func (r *route) inSession() bool { return strings.HasPrefix(r.path, "/sessions/{id}") }

// inSeries reports whether the call is about one series.
func (r *route) inSeries() bool { return strings.HasPrefix(r.path, "/series/{id}") }

// pattern is the path as the router wants it.
func (r *route) pattern() string {
	return base + strings.NewReplacer("{", ":", "}", "").Replace(r.path)
}

func (r *route) success() int {
	if r.status == 0 {
		return http.StatusOK
	}
	return r.status
}

func (r *route) mostBytes() int {
	if r.limit == 0 {
		return smallBody
	}
	return r.limit
}

// codes lists what the call may be refused with.
func (r *route) codes() []*session.Error {
	all := []*session.Error{session.ErrBadRequest, session.ErrTooLarge} // the head of any request may be too long
	if r.who != nil {
		all = append(all, session.ErrNotSignedIn, session.ErrTooMany)
	}
	if r.who != nil {
		all = append(all, session.ErrNotAllowed)
	}
	if r.method != fiber.MethodGet {
		all = append(all, session.ErrWrongOrigin)
	}
	if strings.Contains(r.path, "{id}") {
		all = append(all, session.ErrNotFound)
	}
	if r.method != fiber.MethodGet {
		all = append(all, session.ErrStorageFull)
	}
	all = append(all, session.ErrUnavailable)
	return append(all, r.refuses...)
}
