package web

import (
	"encoding/json"
	"errors"
	"mime"
	"unicode/utf8"

	"colazione/session"
)

// Most bytes of a body: of a command, as on the socket, and of a new session with an agenda of its own.
const (
	smallBody = 16 << 10
	largeBody = 256 << 10
)

// decodeBody reads one JSON object into v, which has a field for each of its members. What is refused is a *session.Error that names the field.
func decodeBody(contentType string, data []byte, v any) error {
	// A page of another site can send a form or plain text, but not this type, without being asked first.
	if media, _, err := mime.ParseMediaType(contentType); err != nil || media != "application/json" {
		return session.ErrBadRequest.With("Content-Type is not application/json")
	}
	if err := checkText(data); err != nil {
		return err
	}
	if err := session.CheckMembers(data, v); err != nil {
		return err
	}
	return fieldError(json.Unmarshal(data, v))
}

// noBody refuses members where a call has no body: they would be swallowed.
func noBody(contentType string, data []byte) error {
	if len(data) == 0 {
		return nil
	}
	return decodeBody(contentType, data, &struct{}{})
}

// checkText refuses bytes that are not text: the decoder would put another character in their place.
func checkText(data []byte) error {
	if !utf8.Valid(data) {
		return session.ErrBadRequest.With("not UTF-8")
	}
	return nil
}

func fieldError(err error) error {
	var wrong *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &wrong) && wrong.Field != "":
		return session.ErrBadRequest.With(wrong.Field + " is of the wrong type")
	case errors.As(err, &wrong):
		return session.ErrBadRequest.With("not a JSON object")
	}
	return session.ErrBadRequest.With("not JSON")
}
