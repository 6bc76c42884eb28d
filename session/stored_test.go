package session_test

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"colazione/session"
)

// A field that is new in what is stored or hashed must be left out while it is empty: else logs that replay today would encode otherwise than they lie on disks, and a
// repeat of a command that was sent before an upgrade would be taken for another one. testdata/always.golden lists the fields
// that are always written. It grows only by those of a type that is new, inside a field that is itself left out while it is empty.
func TestNewStoredFieldsAreOmittedWhileEmpty(t *testing.T) {
	var always []string
	for name, typ := range session.StoredTypes() {
		always = appendAlways(always, name, typ, nil)
	}
	slices.Sort(always)
	always = slices.Compact(always)
	var lines [][]byte
	for _, line := range always {
		lines = append(lines, []byte(line))
	}
	frozen := map[string]bool{}
	for _, line := range golden(t, "always.golden", lines) {
		frozen[string(line)] = true
	}
	for _, field := range always {
		if !frozen[field] {
			t.Errorf("%s is stored or hashed and has no omitempty", field)
		}
	}
}

// appendAlways adds the fields of a type, and of those in it, that are written also when they are empty.
func appendAlways(list []string, prefix string, t reflect.Type, within []reflect.Type) []string {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map || t.Kind() == reflect.Array {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || slices.Contains(within, t) {
		return list
	}
	within = append(slices.Clone(within), t)
	for _, f := range reflect.VisibleFields(t) {
		name, options, tagged := strings.Cut(f.Tag.Get("json"), ",")
		if !f.IsExported() || f.Anonymous || name == "-" {
			continue
		}
		if name == "" {
			name = f.Name
		}
		if !tagged || !slices.Contains(strings.Split(options, ","), "omitempty") {
			list = append(list, prefix+" ."+name)
		}
		list = appendAlways(list, prefix+" ."+name, f.Type, within)
	}
	return list
}

// harmless are texts in events that stay when cards are taken back and people are erased: they are no words of a person in the room. A text that is new in an event is
// taken out by Redact, or stands here with its reason.
var harmless = map[string]string{
	"session_created.info":        "the organiser's: what the meeting is called and how it goes",
	"session_created.groups.name": "a table's",
	"session_created.cards.text":  "a template's",
	"session_amended":             "the organiser's",
	"agenda_set.agenda":           "the organiser's",
	"session_state.state":         "a state",
	"person_state.state":          "a state",
	"timer_set.state":             "a state",
	"path_put.path.title":         "what those who lead made of the cards",
	"path_put.path.note":          "what those who lead made of the cards",
	"note_set.note":               "what those who lead made of the cards",
	"card_flagged.reason":         "one of three",
	"card_flagged.by":             "an id",
	"card_flagged.text":           "the copy in a safety report, which has a time of its own",
	"flag_closed.reason":          "one of three",
	"like_set.criterion":          "a criterion of the agenda",
	"card_screened.verdict":       "take or leave",
	"card_screened.rules":         "names of rules",
}

// Each text of an event is filled in, and the record redacted as if its card and its person were gone.
func TestEveryTextOfAnEventIsRedactedOrHarmless(t *testing.T) {
	gone := session.ToRedact{Cards: map[session.CardID]bool{"gone": true}, People: map[session.PersonID]bool{"gone": true}}
	met := map[string]bool{}
	for _, name := range session.EventNames() {
		e := session.NewEvent(name)
		texts := map[string]string{}
		fill(e.Elem(), name, texts)
		record := session.Record{Seq: 1, At: time.UnixMilli(0).UTC(), By: "facilitator", Events: []session.Event{e.Elem().Interface().(session.Event)}}
		for path, word := range texts {
			if !strings.Contains(string(record.Encode()), word) {
				t.Fatalf("%s: %q is not written", path, word)
			}
		}
		redacted, err := session.Redact(record.Encode(), gone)
		if err != nil {
			t.Fatal(err)
		}
		for path, word := range texts {
			stays := strings.Contains(string(redacted), word)
			allowed := ""
			for listed := range harmless {
				if path == listed || strings.HasPrefix(path, listed+".") {
					allowed = listed
				}
			}
			met[allowed] = true
			switch {
			case stays && allowed == "":
				t.Errorf("%s: the words stay in the log when the card or the person is gone, and it is not listed as harmless", path)
			case !stays && allowed != "":
				t.Errorf("%s is listed as harmless, and redacted", path)
			}
		}
	}
	for listed := range maps.Keys(harmless) {
		if !met[listed] {
			t.Errorf("%s is listed as harmless, and in no event", listed)
		}
	}
}

// fill puts a word of its own into every plain text below v and notes it under its path; ids of cards and people become "gone".
func fill(v reflect.Value, path string, texts map[string]string) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), path, texts)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), path, texts)
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return
		}
		for i := range v.NumField() {
			f := v.Type().Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			switch {
			case f.Anonymous:
				fill(v.Field(i), path, texts)
			case f.IsExported():
				fill(v.Field(i), path+"."+name, texts)
			}
		}
	case reflect.String:
		switch v.Type() {
		case reflect.TypeFor[string]():
			word := fmt.Sprintf("parola%dfine", len(texts)+1)
			v.SetString(word)
			texts[path] = word
		case reflect.TypeFor[session.CardID](), reflect.TypeFor[session.PersonID]():
			v.SetString("gone")
		}
	}
}
