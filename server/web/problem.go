package web

import (
	"errors"
	"io"
	"net"
	"net/http"
	"time"

	"github.com/gofiber/fiber/v2"

	"colazione/session"
)

// Problem is how a call is refused (RFC 9457).
type Problem struct {
	Type     string `json:"type"`  // urn:colazione:problem:CODE
	Title    string `json:"title"` // for a person, in the caller's language
	Status   int    `json:"status"`
	Code     string `json:"code"` // for a program
	Detail   string `json:"detail,omitempty"`
	Instance string `json:"instance"` // urn:uuid:ID, the id under which the server's log tells more

	Cards []session.CardID `json:"cards,omitempty"` // those that it is about, of flagged_cards
}

// statuses is the one table from kinds of refusals to HTTP statuses.
var statuses = map[session.ErrorKind]int{
	session.Invalid:       http.StatusBadRequest,
	session.Unidentified:  http.StatusUnauthorized,
	session.Forbidden:     http.StatusForbidden,
	session.Missing:       http.StatusNotFound,
	session.Conflict:      http.StatusConflict,
	session.Unprocessable: http.StatusUnprocessableEntity,
	session.TooLarge:      http.StatusRequestEntityTooLarge,
	session.TooMany:       http.StatusTooManyRequests,
	session.Unavailable:   http.StatusServiceUnavailable,
	session.Full:          http.StatusInsufficientStorage,
}

// refusals are all that a call can be refused with, in the order of the documents.
var refusals = []*session.Error{
	session.ErrBadRequest, session.ErrUnknownCommand,
	session.ErrNotSignedIn, session.ErrWrongKey,
	session.ErrNotAllowed, session.ErrOwnCard, session.ErrNotInScope, session.ErrRoomLocked, session.ErrWaiting, session.ErrRemoved, session.ErrLikesHidden, session.ErrWrongOrigin, session.ErrTableFixed,
	session.ErrNotFound, session.ErrUnknownCode, session.ErrUnknownCard, session.ErrUnknownStep, session.ErrUnknownGroup, session.ErrUnknownPerson, session.ErrUnknownPath,
	session.ErrStepClosed, session.ErrOutOfLikes, session.ErrOutOfCards, session.ErrRoomFull, session.ErrNotPublished, session.ErrAlreadyClosed, session.ErrNothingToUndo, session.ErrFlaggedCards, session.ErrConflict,
	session.ErrTooLarge,
	session.ErrTooLong, session.ErrEmptyText, session.ErrWrongKind, session.ErrReservedName,
	session.ErrTooMany,
	session.ErrUnavailable, session.ErrStorageFull,
}

// Seconds after which it makes sense to try again.
const (
	retryTooMany     = "1"
	retryUnavailable = "2"
)

// refusalOf returns the refusal that an error is. False: it is a fault of the program or the machine, which people are told nothing about.
func refusalOf(err error) (*session.Error, int, bool) {
	var refusal *session.Error
	if errors.As(err, &refusal) {
		return refusal, statuses[refusal.Kind], true
	}
	var routing *fiber.Error
	if !errors.As(err, &routing) {
		return session.ErrUnavailable, http.StatusInternalServerError, false
	}
	switch routing.Code {
	case http.StatusNotFound:
		return session.ErrNotFound, http.StatusNotFound, true
	case http.StatusMethodNotAllowed:
		return session.ErrBadRequest.With("the method is not one of those in Allow"), http.StatusMethodNotAllowed, true
	case http.StatusRequestHeaderFieldsTooLarge:
		return session.ErrTooLarge.With("the head of the request has more than 16 KiB, by its cookies or its address"), http.StatusRequestEntityTooLarge, true
	case http.StatusRequestEntityTooLarge:
		return session.ErrTooLarge, http.StatusRequestEntityTooLarge, true
	case http.StatusRequestTimeout:
		return session.ErrUnavailable, http.StatusServiceUnavailable, true
	case http.StatusUpgradeRequired:
		return session.ErrBadRequest.With("this address takes WebSockets"), http.StatusBadRequest, true
	}
	if routing.Code < 500 {
		return session.ErrBadRequest, http.StatusBadRequest, true
	}
	return session.ErrUnavailable, http.StatusInternalServerError, false
}

// What is spent on a body that nobody will read.
const (
	drainTime   = 500 * time.Millisecond
	mostDrained = 1 << 20 // bytes
)

// drain takes what a caller is still sending: closing the connection with that unread would make the system take back the answer which tells what was wrong.
func drain(c net.Conn) {
	_ = c.SetReadDeadline(time.Now().Add(drainTime))
	_, _ = io.Copy(io.Discard, io.LimitReader(c, mostDrained))
}

// refuse answers with a problem document, and logs what it withholds.
func (a *App) refuse(f *fiber.Ctx, err error) error {
	id := correlation(f)
	refusal, status, known := refusalOf(err)
	if !known {
		a.log.Error("call failed", "correlation", id, "error", err)
	}
	switch status {
	case http.StatusTooManyRequests:
		f.Set(fiber.HeaderRetryAfter, retryTooMany)
	case http.StatusServiceUnavailable:
		f.Set(fiber.HeaderRetryAfter, retryUnavailable)
	}
	if errors.Is(err, fiber.ErrRequestEntityTooLarge) || errors.Is(err, fiber.ErrRequestHeaderFieldsTooLarge) { // it was not read to its end
		drain(f.Context().Conn())
	}
	if status == http.StatusNotFound && isAstray(f) {
		return a.showEntrance(f)
	}
	f.Status(status)
	f.Set(fiber.HeaderCacheControl, "no-store")
	return f.JSON(Problem{
		Type: "urn:colazione:problem:" + refusal.Code, Title: title(refusal.Code, preferred(f.Get(fiber.HeaderAcceptLanguage))), Status: status,
		Code: refusal.Code, Detail: refusal.Detail, Instance: "urn:uuid:" + id, Cards: refusal.Cards,
	}, "application/problem+json")
}
