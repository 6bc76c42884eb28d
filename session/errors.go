package session

// ErrorKind says what sort of refusal an error is; the transports map it to their statuses.
type ErrorKind int

// The kinds of refusal, from the caller's fault to the machine's.
const (
	Invalid       ErrorKind = iota // the request makes no sense
	Unidentified                   // nobody is known to be calling
	Forbidden                      // known, and not allowed
	Missing                        // the thing does not exist, or not for this caller
	Conflict                       // right in itself, but not now
	Unprocessable                  // understood, and its content is refused
	TooLarge                       // more bytes than are read
	TooMany                        // too often
	Unavailable                    // the server can't at the moment
	Full                           // no room left on the disk
)

// Error is a refusal: a kind, a stable code for programs, and a sentence for the log. People read the code's sentence in their own
// language. Detail, where there is one, names what was wrong in the request and is safe to show.
type Error struct {
	Kind   ErrorKind
	Code   string
	Text   string
	Detail string
	Cards  []CardID // that it is about, where it names them
}

// Error returns the sentence, with the detail where there is one.
func (e *Error) Error() string {
	if e.Detail == "" {
		return e.Text
	}
	return e.Text + ": " + e.Detail
}

// Is makes an error with a detail equal to the one it was made from.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Code == e.Code
}

// With returns the same refusal with a detail.
func (e *Error) With(detail string) *Error {
	c := *e
	c.Detail = detail
	return &c
}

// Of returns the same refusal with the cards that it is about.
func (e *Error) Of(cards []CardID) *Error {
	c := *e
	c.Cards = cards
	return &c
}

// Passes reports whether the same request may be granted later without a change to it.
func (e *Error) Passes() bool {
	switch e.Kind {
	case TooMany, Unavailable, Full:
		return true
	}
	return false
}

// Every refusal of the program, by code.
var (
	ErrBadRequest     = &Error{Kind: Invalid, Code: "bad_request", Text: "the request is not of the right form"}
	ErrUnknownCommand = &Error{Kind: Invalid, Code: "unknown_command", Text: "there is no such command"}

	ErrNotSignedIn = &Error{Kind: Unidentified, Code: "not_signed_in", Text: "nobody is signed in"}
	ErrWrongKey    = &Error{Kind: Unidentified, Code: "wrong_key", Text: "the key is not the right one"}

	ErrNotAllowed  = &Error{Kind: Forbidden, Code: "not_allowed", Text: "this role may not do that"}
	ErrOwnCard     = &Error{Kind: Forbidden, Code: "own_card", Text: "people may not like their own cards in this step"}
	ErrNotInScope  = &Error{Kind: Forbidden, Code: "not_in_scope", Text: "likes in this step are for cards of other tables"}
	ErrRoomLocked  = &Error{Kind: Forbidden, Code: "room_locked", Text: "the room is locked"}
	ErrWaiting     = &Error{Kind: Forbidden, Code: "waiting_for_admission", Text: "the facilitator has not let this person in yet"}
	ErrRemoved     = &Error{Kind: Forbidden, Code: "removed", Text: "this person was removed from the session"}
	ErrTableFixed  = &Error{Kind: Forbidden, Code: "table_fixed", Text: "people no longer change their table by themselves"}
	ErrLikesHidden = &Error{Kind: Forbidden, Code: "likes_hidden", Text: "likes may not be seen yet"}
	ErrWrongOrigin = &Error{Kind: Forbidden, Code: "wrong_origin", Text: "the page is one of another address"}

	ErrNotFound      = &Error{Kind: Missing, Code: "not_found", Text: "there is nothing here"}
	ErrUnknownCode   = &Error{Kind: Missing, Code: "unknown_code", Text: "no open session has this code"}
	ErrUnknownCard   = &Error{Kind: Missing, Code: "unknown_card", Text: "there is no such card"}
	ErrUnknownStep   = &Error{Kind: Missing, Code: "unknown_step", Text: "there is no such step"}
	ErrUnknownGroup  = &Error{Kind: Missing, Code: "unknown_group", Text: "there is no such table"}
	ErrUnknownPerson = &Error{Kind: Missing, Code: "unknown_person", Text: "there is no such person"}
	ErrUnknownPath   = &Error{Kind: Missing, Code: "unknown_path", Text: "there is no such path"}

	ErrStepClosed    = &Error{Kind: Conflict, Code: "step_closed", Text: "this step takes nothing of the kind, or no longer"}
	ErrOutOfLikes    = &Error{Kind: Conflict, Code: "out_of_likes", Text: "no likes are left in this step"}
	ErrOutOfCards    = &Error{Kind: Conflict, Code: "out_of_cards", Text: "this person has written as many cards in this step as one may"}
	ErrRoomFull      = &Error{Kind: Conflict, Code: "room_full", Text: "the room is full"}
	ErrNotPublished  = &Error{Kind: Conflict, Code: "not_published", Text: "the synthesis is not published yet"}
	ErrAlreadyClosed = &Error{Kind: Conflict, Code: "already_closed", Text: "the session is closed"}
	ErrNothingToUndo = &Error{Kind: Conflict, Code: "nothing_to_undo", Text: "there is nothing to undo"}
	ErrFlaggedCards  = &Error{Kind: Conflict, Code: "flagged_cards", Text: "there are concerns about cards that are not settled"}
	ErrConflict      = &Error{Kind: Conflict, Code: "conflict", Text: "this contradicts what is already there"}

	ErrTooLarge  = &Error{Kind: TooLarge, Code: "too_large", Text: "the request is too large"}
	ErrTooLong   = &Error{Kind: Unprocessable, Code: "too_long", Text: "the text is too long"}
	ErrEmptyText = &Error{Kind: Unprocessable, Code: "empty_text", Text: "the text is empty"}
	ErrWrongKind = &Error{Kind: Unprocessable, Code: "wrong_kind", Text: "cards of this kind have no place here"}

	ErrReservedName = &Error{Kind: Unprocessable, Code: "reserved_name", Text: "the name reads like that of whoever leads the session"}

	ErrTooMany     = &Error{Kind: TooMany, Code: "too_many_requests", Text: "too many requests in a short time"}
	ErrUnavailable = &Error{Kind: Unavailable, Code: "unavailable", Text: "the server can't answer at the moment"}
	ErrStorageFull = &Error{Kind: Full, Code: "storage_full", Text: "no room is left on the server's disk"}
)
