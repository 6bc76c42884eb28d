package session

import (
	"encoding/json"
	"errors"
	"reflect"

	"github.com/google/uuid"
)

// DecodeCommand reads a command: {"id": UUID, "do": NAME, …}. It refuses what is not one JSON object, names a field twice or nests deeper
// than commands do, or has a field that the command has not, with ErrBadRequest, and a name that no command has with ErrUnknownCommand. The id is given also where the rest is refused,
// if it can be read.
func DecodeCommand(data []byte) (CommandID, Command, error) {
	fields, err := members(data, nil)
	if err != nil {
		return "", nil, err
	}
	if fields == nil {
		return "", nil, ErrBadRequest.With("not a JSON object")
	}
	var id, do string
	if json.Unmarshal(fields.get("id"), &id) != nil || uuid.Validate(id) != nil || len(id) != 36 {
		return "", nil, ErrBadRequest.With("id is not a UUID")
	}
	if json.Unmarshal(fields.get("do"), &do) != nil {
		return CommandID(id), nil, ErrBadRequest.With("do is not a string")
	}
	c, known := commands[do]
	if !known {
		return CommandID(id), nil, ErrUnknownCommand
	}
	if err := fields.strays(reflect.TypeOf(c.sample)); err != nil {
		return CommandID(id), nil, err
	}
	for _, name := range c.need {
		if value := fields.get(name); value == nil || string(value) == "null" && !c.nullable {
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
