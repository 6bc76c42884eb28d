package store

import (
	"errors"
	"fmt"
)

// Why a file is refused by Open. The error that Open returns is one of these to
// errors.Is and a sentence for a person as text.
var (
	ErrLocked  = errors.New("the database is in use by another process")
	ErrDamaged = errors.New("the database is damaged")
	ErrEmptied = errors.New("the database was emptied")
	ErrForeign = errors.New("the file is not a database of this program")
	ErrNewer   = errors.New("the database was written by a later version")
)

// How calls on an open store fail.
var (
	ErrGap      = errors.New("the log is not where the caller expects it")
	ErrNotFound = errors.New("not found")
	ErrFull     = errors.New("the disk is full")
	ErrBroken   = errors.New("the database can no longer be written safely")
	ErrClosed   = errors.New("the database is closed")
	ErrInvalid  = errors.New("the store cannot keep this")
)

// fault is an error of one of the kinds above with a sentence for a person.
type fault struct {
	kind  error
	text  string
	cause error // what the system said, may be nil
}

func (f *fault) Error() string { return f.text }

func (f *fault) Unwrap() []error {
	if f.cause == nil {
		return []error{f.kind}
	}
	return []error{f.kind, f.cause}
}

func faultf(kind error, format string, args ...any) *fault {
	return &fault{kind: kind, text: fmt.Sprintf(format, args...)}
}

func because(kind, cause error, format string, args ...any) *fault {
	return &fault{kind: kind, text: fmt.Sprintf(format, args...) + ": " + cause.Error(), cause: cause}
}
