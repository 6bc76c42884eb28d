package session

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// Objects in a command nest twice at the most; the rest is headroom.
const deepest = 6

// CheckJSON refuses, with ErrBadRequest, what is not one JSON value, and what the decoder would let pass: a name twice in one object, great depth.
func CheckJSON(data []byte) error {
	_, err := members(data, nil)
	return err
}

// object holds the members of one, in their order.
type object []member

type member struct {
	name  string
	value []byte // as it stands in the text
}

// get returns the value under a name, or nil.
func (o object) get(name string) []byte {
	for _, m := range o {
		if m.name == name {
			return m.value
		}
	}
	return nil
}

// members checks a text as CheckJSON does, and against a shape where there is one, and gives the members of the object that it is; nil where it is another value.
func members(data []byte, of *shape) (object, error) {
	if !json.Valid(data) {
		return nil, ErrBadRequest.With("not JSON")
	}
	w := walk{text: data}
	w.skip()
	if data[w.at] == '{' {
		w.top = object{}
	}
	err := w.value(0, of)
	return w.top, worded(err)
}

// walk goes through a text that is known to be JSON, where commas and colons say nothing more than spaces do.
type walk struct {
	text []byte
	at   int
	top  object
}

func (w *walk) skip() {
	for w.at < len(w.text) && strings.IndexByte(" \t\r\n,:", w.text[w.at]) >= 0 {
		w.at++
	}
}

func (w *walk) value(depth int, of *shape) error {
	if depth > deepest {
		return ErrBadRequest.With("nested too deep")
	}
	switch w.text[w.at] {
	case '{':
		return w.object(depth, of)
	case '[':
		return w.list(depth, of.item())
	case '"':
		w.quoted()
	default: // a number or a word
		for w.at < len(w.text) && strings.IndexByte(" \t\r\n,]}", w.text[w.at]) < 0 {
			w.at++
		}
	}
	return nil
}

func (w *walk) list(depth int, each *shape) error {
	w.at++
	i := 0
	for w.skip(); w.text[w.at] != ']'; w.skip() {
		if err := w.value(depth+1, each); err != nil {
			return underIndex(i, err)
		}
		i++
	}
	w.at++
	return nil
}

// object refuses one in which a name stands twice, or is none of its shape's. The decoder matches names without regard to case, so two that differ by that alone are the same.
func (w *walk) object(depth int, of *shape) error {
	before := map[string]bool{}
	w.at++
	for w.skip(); w.text[w.at] != '}'; w.skip() {
		name := unquoted(w.quoted())
		folded := fold(name)
		if before[folded] {
			return ErrBadRequest.With("a name stands twice")
		}
		before[folded] = true
		inner, known := of.member(folded)
		if !known {
			return &stray{name}
		}
		w.skip()
		from := w.at
		if err := w.value(depth+1, inner); err != nil {
			return under(name, err)
		}
		if depth == 0 {
			w.top = append(w.top, member{name, w.text[from:w.at]})
		}
	}
	w.at++
	return nil
}

// quoted passes over a string and gives it with its quotes.
func (w *walk) quoted() []byte {
	from := w.at
	for w.at++; w.text[w.at] != '"'; w.at++ {
		if w.text[w.at] == '\\' {
			w.at++
		}
	}
	w.at++
	return w.text[from:w.at]
}

func unquoted(quoted []byte) (name string) {
	if inner := quoted[1 : len(quoted)-1]; utf8.Valid(inner) && bytes.IndexByte(inner, '\\') < 0 {
		return string(inner)
	}
	_ = json.Unmarshal(quoted, &name) // a string of a text that is JSON
	return name
}

// fold makes names the same that differ by case alone.
func fold(name string) string {
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			return strings.ToLower(strings.ToUpper(name)) // some letters have an upper case only in common
		}
	}
	return strings.ToLower(name)
}
