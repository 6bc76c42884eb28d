package session

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"

	"github.com/google/uuid"
)

// DecodeCommand reads a command: {"id": UUID, "do": NAME, …}. It refuses what is not one JSON object, names a field twice or nests deeper
// than commands do, with ErrBadRequest, and a name that no command has with ErrUnknownCommand. The id is given also where the rest is refused,
// if it can be read.
func DecodeCommand(data []byte) (CommandID, Command, error) {
	if err := CheckJSON(data); err != nil {
		return "", nil, err
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(data, &fields); err != nil {
		return "", nil, ErrBadRequest.With("not a JSON object")
	}
	var id, do string
	if json.Unmarshal(fields["id"], &id) != nil || uuid.Validate(id) != nil || len(id) != 36 {
		return "", nil, ErrBadRequest.With("id is not a UUID")
	}
	if json.Unmarshal(fields["do"], &do) != nil {
		return CommandID(id), nil, ErrBadRequest.With("do is not a string")
	}
	c, known := commands[do]
	if !known {
		return CommandID(id), nil, ErrUnknownCommand
	}
	for _, name := range c.need {
		if fields[name] == nil || string(fields[name]) == "null" && !c.nullable {
			return CommandID(id), nil, ErrBadRequest.With(name + " is missing")
		}
	}
	command, err := c.decode(data)
	if err != nil {
		return CommandID(id), nil, ErrBadRequest.With(fieldOf(err))
	}
	return CommandID(id), command, nil
}

// fieldOf says which field of a command was of the wrong type.
func fieldOf(err error) string {
	var t *json.UnmarshalTypeError
	if errors.As(err, &t) && t.Field != "" {
		return t.Field + " is of the wrong type"
	}
	return "a field is of the wrong type"
}

// Objects in a command nest twice at the most; the rest is headroom.
const deepest = 6

// CheckJSON refuses, with ErrBadRequest, what the decoder would let pass: a second value behind the first, a name twice in one object, great depth.
func CheckJSON(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	if err := checkValue(d, 0); err != nil {
		return err
	}
	if d.More() {
		return ErrBadRequest.With("more than one JSON value")
	}
	return nil
}

func checkValue(d *json.Decoder, depth int) error {
	if depth > deepest {
		return ErrBadRequest.With("nested too deep")
	}
	t, err := d.Token()
	if err != nil {
		return ErrBadRequest.With("not JSON")
	}
	open, compound := t.(json.Delim)
	if !compound {
		return nil
	}
	names := map[string]bool{}
	for d.More() {
		if open == '{' {
			if err := checkName(d, names); err != nil {
				return err
			}
		}
		if err := checkValue(d, depth+1); err != nil {
			return err
		}
	}
	if _, err := d.Token(); err != nil {
		return ErrBadRequest.With("not JSON")
	}
	return nil
}

// checkName reads a name within an object. The decoder matches names without regard to case, so two that differ by that alone are the same.
func checkName(d *json.Decoder, before map[string]bool) error {
	t, err := d.Token()
	if err != nil {
		return ErrBadRequest.With("not JSON")
	}
	name := strings.ToLower(strings.ToUpper(t.(string))) // some letters have an upper case only in common
	if before[name] {
		return ErrBadRequest.With("a name stands twice")
	}
	before[name] = true
	return nil
}
