package outline

import (
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"colazione/session"
)

// The catalogue is not to be seen from outside, so this test alone stands inside.
func TestCatalogueIsCompleteInEveryLanguage(t *testing.T) {
	italian := sentences(reflect.ValueOf(*Phrases[session.Italian]), "")
	for _, lang := range session.Languages {
		w, there := Phrases[lang]
		if !there {
			t.Fatalf("no words in %s", lang)
		}
		own := sentences(reflect.ValueOf(*w), "")
		for at, text := range italian {
			if own[at] == "" {
				t.Errorf("%s: %s is missing", lang, at)
			}
			if got, want := places(own[at]), places(text); !slices.Equal(got, want) {
				t.Errorf("%s: %s fills in %v, in Italian %v", lang, at, got, want)
			}
		}
		if len(own) != len(italian) {
			t.Errorf("%s has %d texts, Italian %d", lang, len(own), len(italian))
		}
	}
}

// sentences lists every text in a value, by where it stands.
func sentences(v reflect.Value, at string) map[string]string {
	all := map[string]string{}
	add := func(part reflect.Value, name string) {
		for k, s := range sentences(part, at+"/"+name) {
			all[k] = s
		}
	}
	switch v.Kind() {
	case reflect.String:
		all[at] = v.String()
	case reflect.Struct:
		for i := range v.NumField() {
			add(v.Field(i), v.Type().Field(i).Name)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			add(v.MapIndex(k), "["+plainKey(k)+"]")
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			add(v.Index(i), strconv.Itoa(i))
		}
	}
	return all
}

func plainKey(k reflect.Value) string {
	if k.Kind() == reflect.Bool {
		return strconv.FormatBool(k.Bool())
	}
	return k.String()
}

var place = regexp.MustCompile(`\{[a-z]+\}`)

// places are the names that a text fills in; a plural for one may spell its number out.
func places(text string) []string {
	found := slices.DeleteFunc(place.FindAllString(text, -1), func(p string) bool { return p == "{n}" })
	slices.Sort(found)
	return found
}
