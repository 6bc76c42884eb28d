package session

import (
	"encoding"
	"reflect"
	"strconv"
	"strings"
	"sync"
)

// shape holds which members the objects of a type may have. nil is a type without any: whatever else stands in its place the decoder refuses by itself.
type shape struct {
	fields map[string]*shape // of an object, by folded names
	each   *shape            // of a list, or of a map
	keyed  bool              // a map: any name will do
}

var shapes sync.Map // reflect.Type to *shape

var textual = reflect.TypeFor[encoding.TextUnmarshaler]()

// shapeOf returns the shape of a type, made once. It goes by the fields, also where a type decodes itself: those do so for the sake of defaults.
func shapeOf(t reflect.Type) *shape {
	if known, there := shapes.Load(t); there {
		return known.(*shape)
	}
	made := newShape(t)
	shapes.Store(t, made)
	return made
}

func newShape(t reflect.Type) *shape {
	if reflect.PointerTo(t).Implements(textual) {
		return nil // a time, an id: one string
	}
	switch t.Kind() {
	case reflect.Pointer:
		return shapeOf(t.Elem())
	case reflect.Slice, reflect.Array:
		if each := shapeOf(t.Elem()); each != nil {
			return &shape{each: each}
		}
	case reflect.Map:
		if each := shapeOf(t.Elem()); each != nil {
			return &shape{each: each, keyed: true}
		}
	case reflect.Struct:
		made := &shape{fields: map[string]*shape{}}
		made.take(t)
		return made
	}
	return nil
}

// take adds the fields of a struct, and of those that are embedded in it, under the names that the decoder goes by.
func (s *shape) take(t reflect.Type) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "" && f.Type.Kind() == reflect.Struct:
			s.take(f.Type)
		case !f.IsExported() || name == "-":
		case name == "":
			s.fields[fold(f.Name)] = shapeOf(f.Type)
		default:
			s.fields[fold(name)] = shapeOf(f.Type)
		}
	}
}

// member returns what stands under a folded name, and reports whether there is such a name.
func (s *shape) member(folded string) (*shape, bool) {
	if s == nil || s.fields == nil {
		if s != nil && s.keyed {
			return s.each, true
		}
		return nil, true
	}
	inner, known := s.fields[folded]
	return inner, known
}

// item returns what the items of a list are.
func (s *shape) item() *shape {
	if s == nil || s.keyed {
		return nil
	}
	return s.each
}

// stray is a member that nothing is known of, by its path: the refusal before it is worded.
type stray struct{ path string }

func (s *stray) Error() string { return s.path + " is not known" }

// under puts the name of what it stands in before the path of a stray member.
func under(name string, err error) error {
	s, is := err.(*stray) //nolint:errorlint // never wrapped: it is worded where the walk began
	if !is {
		return err
	}
	if strings.HasPrefix(s.path, "[") {
		return &stray{name + s.path}
	}
	return &stray{name + "." + s.path}
}

func underIndex(i int, err error) error { return under("["+strconv.Itoa(i)+"]", err) }

// worded makes a refusal of a stray member.
func worded(err error) error {
	if s, is := err.(*stray); is { //nolint:errorlint // as above
		return ErrBadRequest.With(s.Error())
	}
	return err
}

// CheckMembers refuses what CheckJSON refuses, and a member, at any depth, that v has no field for; it names that by its path.
func CheckMembers(data []byte, v any) error {
	_, err := members(data, shapeOf(reflect.TypeOf(v)))
	return err
}

// strays refuses a member of a command, whose text is known to be sound, that the command has no field for.
func (o object) strays(of reflect.Type) error {
	top := shapeOf(of)
	for _, m := range o {
		inner, known := top.member(fold(m.name))
		if !known && m.name != "id" && m.name != "do" {
			return worded(&stray{m.name})
		}
		if inner == nil {
			continue
		}
		w := walk{text: m.value}
		if err := w.value(1, inner); err != nil {
			return worded(under(m.name, err))
		}
	}
	return nil
}
